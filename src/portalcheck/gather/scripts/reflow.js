// What reaches past the right edge of the viewport: the outermost element of each branch, or the deepest one that
// alone is as wide as that branch, since that is the cause and its ancestors are only stretched by it.
() => {
  const selector = SELECTOR;
  const page = document.scrollingElement || document.documentElement;
  const edge = document.documentElement.clientWidth;
  const past = (right) => right > edge + 1;
  const rootStyle = getComputedStyle(document.documentElement), bodyStyle = document.body ? getComputedStyle(document.body) : rootStyle;
  const overflow = rootStyle.overflowX === "visible" ? bodyStyle.overflowX : rootStyle.overflowX;
  const reach = (element) => {
    const box = element.getBoundingClientRect();
    let right = box.right + scrollX;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) right = Math.max(right, line.right + scrollX);
    }
    return { left: box.left + scrollX, right, box };
  };
  const kind = (element) => {
    if (element.closest("table")) return "table";
    if (element.closest("pre, code, [role=math], math")) return "code";
    if (element.closest("[role=grid], [role=treegrid]")) return "table";
    if (element.closest("[role=application], .leaflet-container, .ol-viewport, .mapboxgl-map, .maplibregl-map")) return "map";
    return { img: "image", svg: "image", picture: "image", video: "video", canvas: "canvas", iframe: "frame", object: "frame", embed: "frame" }[element.localName] || "";
  };
  const shown = (element, box, style) => (box.width > 1 || box.height > 1) && style.visibility === "visible" && style.display !== "none" && (!element.checkVisibility || element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
  const protruders = [];
  // `cut`: an ancestor keeps what is inside it from widening the page, by scrolling or by clipping.
  const visit = (element, cut) => {
    if (protruders.length >= 50 || cut) return;
    const style = getComputedStyle(element);
    if (style.display === "none") return;
    const { left, right, box } = reach(element);
    const children = [...(element.shadowRoot ? element.shadowRoot.children : []), ...element.children];
    if (style.position !== "fixed" && past(right) && left < page.scrollWidth && shown(element, box, style)) {
      let cause = element, causeReach = { left, right };
      for (;;) {
        const inner = [...(cause.shadowRoot ? cause.shadowRoot.children : []), ...cause.children];
        const wide = inner.map((next) => [next, reach(next)]).filter(([next, at]) => past(at.right) && getComputedStyle(next).position !== "fixed" && shown(next, at.box, getComputedStyle(next)));
        if (wide.length !== 1 || wide[0][1].right < causeReach.right - 1 || /auto|scroll|hidden|clip/.test(getComputedStyle(cause).overflowX)) break;
        [cause, causeReach] = wide[0];
      }
      protruders.push({
        css: selector(cause), snippet: cause.cloneNode(false).outerHTML.slice(0, 300), kind: kind(cause) || kind(element),
        left: Math.round(causeReach.left * 100) / 100, right: Math.round(causeReach.right * 100) / 100,
      });
      return;
    }
    const isRoot = element === document.documentElement || element === document.body;
    const holds = !isRoot && /auto|scroll|hidden|clip/.test(style.overflowX);
    for (const next of children) visit(next, holds);
  };
  if (document.body && page.scrollWidth > edge + 1) visit(document.body, false);
  return { width: edge, scroll_width: page.scrollWidth, scrollable: !/hidden|clip/.test(overflow), protruders };
}
