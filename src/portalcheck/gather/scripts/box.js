// The box of an element relative to the viewport of its frame; `inner`: of the content of an iframe.
(css, inner) => {
  let root = document, element = null;
  for (const part of css.split(" >>> ")) {
    try { element = root && root.querySelector(part); } catch { return null; }
    root = element && element.shadowRoot;
  }
  if (!element) return null;
  const box = element.getBoundingClientRect();
  if (!inner) return box.width && box.height ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
  const style = getComputedStyle(element);
  return {
    x: box.x + element.clientLeft + parseFloat(style.paddingLeft),
    y: box.y + element.clientTop + parseFloat(style.paddingTop),
    width: box.width,
    height: box.height,
  };
}
