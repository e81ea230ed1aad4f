// Set letters in a font, out of sight and of the page's own elements: what a stylesheet of ours puts before and after
// the root. Without letters the stylesheet goes.
(font, before, after) => {
  const probe = (globalThis.portalcheckProbe = globalThis.portalcheckProbe || new CSSStyleSheet());
  const others = [...document.adoptedStyleSheets].filter((sheet) => sheet !== probe);
  if (!font) {
    document.adoptedStyleSheets = others;
    delete globalThis.portalcheckProbe;
    return;
  }
  const [family, weight, style, stretch] = font;
  const set = (name, letters) => `html::${name} { all: initial !important; display: block !important; position: fixed !important;
    visibility: hidden !important; top: 0 !important; left: 0 !important; white-space: nowrap !important; pointer-events: none !important;
    font-family: ${family} !important; font-weight: ${weight} !important; font-style: ${style} !important;
    font-stretch: ${stretch} !important; content: "${letters}" !important }`;
  probe.replaceSync(set("before", before) + set("after", after));
  document.adoptedStyleSheets = [...others, probe];
  document.documentElement.getBoundingClientRect();
}
