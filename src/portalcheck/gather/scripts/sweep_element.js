// How an element of the sweep is called, or what its styles and those around it say of the layout.
(id, wants) => {
  const selector = SELECTOR;
  const element = globalThis.portalcheckSweep.elements[id];
  if (!element) return null;
  if (wants === "name") return [selector(element), element.cloneNode(false).outerHTML.slice(0, 300)];
  const said = [];
  for (let node = element; node && node !== document.documentElement; node = node.parentElement || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null)) {
    const own = getComputedStyle(node);
    // A length in px may follow the window; only what kind of width it is, or which share, is the author's.
    const given = node.computedStyleMap(), width = String(given.get("width")), basis = String(given.get("flex-basis"));
    const share = (value) => (/%$/.test(value) ? value : /px|calc/.test(value) ? "length" : value);
    const tracks = own.display.includes("grid") ? own.gridTemplateColumns.split(" ").length : 0;
    said.push([own.display, own.visibility, own.opacity === "0", own.float, own.clear, own.position, own.flexDirection, own.flexWrap, own.order, tracks, own.gridArea, share(width), share(basis)].join(" "));
  }
  return said;
}
