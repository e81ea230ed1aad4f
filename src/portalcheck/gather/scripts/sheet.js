// Puts on, changes or (null) takes off a style sheet of ours in this document and its open shadow roots. It leaves no
// trace in the DOM.
(css) => {
  const roots = [document];
  for (const root of roots) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
  const sheet = globalThis.portalcheckSheet ||= new CSSStyleSheet();
  if (css !== null) sheet.replaceSync(css);
  for (const root of roots) {
    const others = [...root.adoptedStyleSheets].filter((one) => one !== sheet);
    root.adoptedStyleSheets = css === null ? others : [...others, sheet];
  }
}
