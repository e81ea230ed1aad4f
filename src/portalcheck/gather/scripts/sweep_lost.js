// Whether an element of the sweep is what lies on top in a part of the page, in a colour that is not transparent.
(id, left, top, right, bottom) => {
  const element = globalThis.portalcheckSweep.elements[id];
  scrollTo({ top: Math.max(0, top - innerHeight / 2), behavior: "instant" });
  const found = document.elementFromPoint((left + right) / 2 - scrollX, (top + bottom) / 2 - scrollY);
  scrollTo({ top: 0, behavior: "instant" });
  const solid = (colour) => !/^(transparent|rgba\(.*,\s*0\))$/.test(colour);
  return Boolean(found) && (found === element || element.contains(found)) && solid(getComputedStyle(found).color);
}
