// Pictures and drawings that may move without any script that could be heard. `listed`: those whose kind says so, brought
// into view one by one. `window`: the others that are in the window, with their boxes; two looks at it tell.
(most) => {
  const selector = SELECTOR;
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= 8 && box.height >= 8 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const isGif = (element) => element.localName === "img" && /\.gif([?#]|$)|^data:image\/gif/i.test(element.currentSrc);
  const isStill = (element) => element.localName === "img" && /\.jpe?g([?#]|$)|^data:image\/jpe?g/i.test(element.currentSrc);
  const isDrawn = (element) => element.localName === "canvas" || (element.localName === "svg" && element.querySelector("animate, animateTransform, animateMotion, set"));
  const all = [...document.querySelectorAll("img, canvas, svg")].filter((element) => !element.parentElement?.closest("svg") && shown(element));
  const told = (element) => ({ css: selector(element), kind: isGif(element) ? "picture" : "drawing" });
  const places = all.filter((element) => !isGif(element) && !isDrawn(element) && !isStill(element)).flatMap((element) => {
    const box = element.getBoundingClientRect();
    const left = Math.max(0, box.left), top = Math.max(0, box.top);
    const width = Math.min(innerWidth, box.right) - left, height = Math.min(innerHeight, box.bottom) - top;
    if (width <= 8 || height <= 8) return [];
    // What lies over it may be what moves.
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there && element.contains(there) ? [{ ...told(element), box: [left, top, width, height] }] : [];
  });
  return { size: [innerWidth, innerHeight], listed: all.filter((element) => isGif(element) || isDrawn(element)).slice(0, most).map(told), window: places };
}
