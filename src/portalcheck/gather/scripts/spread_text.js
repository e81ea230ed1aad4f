// Set text as WCAG 2.1, 1.4.12 has it, by stylesheets of ours in this document and its open shadow roots; `wanted`
// false takes them away. Nothing may glide into place meanwhile, nor back afterwards.
(wanted, line, paragraph, letter, word) => {
  const homes = (root) => [root, ...[...root.querySelectorAll("*")].filter((element) => element.shadowRoot).flatMap((element) => homes(element.shadowRoot))];
  const still = (globalThis.portalcheckStill = globalThis.portalcheckStill || new CSSStyleSheet());
  const spread = (globalThis.portalcheckSpread = globalThis.portalcheckSpread || new CSSStyleSheet());
  const settle = () => document.documentElement && document.documentElement.getBoundingClientRect();
  if (wanted) {
    still.replaceSync("*, ::before, ::after { transition: none !important }");
    spread.replaceSync(
      `* { line-height: ${line} !important; letter-spacing: ${letter}em !important; word-spacing: ${word}em !important } ` +
        `p { margin-block-end: ${paragraph}em !important }`,
    );
    for (const home of homes(document)) home.adoptedStyleSheets = [...home.adoptedStyleSheets, still];
    settle();
    for (const home of homes(document)) home.adoptedStyleSheets = [...home.adoptedStyleSheets, spread];
  } else {
    for (const gone of [spread, still]) {
      for (const home of homes(document)) home.adoptedStyleSheets = [...home.adoptedStyleSheets].filter((sheet) => sheet !== gone);
      settle();
    }
  }
}
