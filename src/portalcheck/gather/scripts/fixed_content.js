// What stays in place over the window while the page scrolls; see model/resize.py, FixedContent. `before` keeps how
// much of the window each such layer takes now; the next call looks half-way down the page.
(before) => {
  const texts = (TEXTS)(), selector = SELECTOR, layers = (LAYERS)(texts, selector);
  if (before) {
    globalThis.portalcheckLayers = layers.shares();
    return null;
  }
  const shares = globalThis.portalcheckLayers || new Map();
  globalThis.portalcheckLayers = undefined;
  return layers.look(shares);
}
