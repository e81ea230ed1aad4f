// How what has the focus is seen; see model/keyboard.py, Stop. Where a control itself is transparent, its label shows in
// its place; where it names another element that it stands on, that one does.
(active) => {
  const selector = SELECTOR;
  const { round, drawn, shown, covers } = (COVER)(selector);
  const named = active.getRootNode().getElementById?.(active.getAttribute("aria-activedescendant") || "");
  const { offsetLeft, offsetTop, width, height } = visualViewport;
  const tell = (element) => {
    const look = drawn(element), part = shown(look, look.getBoundingClientRect());
    const visible = part !== null && look.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && parseFloat(getComputedStyle(look).opacity) > 0.05;
    const seen = part && { left: Math.max(part.left, offsetLeft), top: Math.max(part.top, offsetTop), right: Math.min(part.right, offsetLeft + width), bottom: Math.min(part.bottom, offsetTop + height) };
    const inside = seen && seen.right - seen.left > 0.5 && seen.bottom - seen.top > 0.5;
    const area = part ? (part.right - part.left) * (part.bottom - part.top) : 0;
    return {
      css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), tag: element.localName, tabindex: active.tabIndex, visible,
      in_view: inside && area ? round(Math.min(1, (seen.right - seen.left) * (seen.bottom - seen.top) / area)) : 0,
      ...(inside && visible ? covers(look, seen) : {}),
    };
  };
  const told = [named, active, ...active.labels || []].filter(Boolean).map(tell);
  return told.find((one) => one.visible) || told[0];
}
