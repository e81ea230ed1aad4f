// Scroll everything to where it was when it was kept.
() => {
  for (const [element, left, top] of globalThis.portalcheckScroll || [])
    if (element.scrollLeft !== left || element.scrollTop !== top) element.scrollTo({ left, top, behavior: "instant" });
}
