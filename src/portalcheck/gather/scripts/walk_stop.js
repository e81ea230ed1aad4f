// What has the focus in this document now; see model/keyboard.py, Stop. `settle` waits until it stands still; without
// it, `place` and `moving` tell whether it does. `view` is of walk_begin.js.
// "away": the browser itself has the focus; "none": nothing in this document has it.
(settle) => {
  const selector = SELECTOR;
  const walk = globalThis.portalcheckWalk;
  const { round, up, drawn, shown, covers } = (COVER)(selector);
  const tell = () => {
    const view = walk.view();
    const now = { scrolls: walk.scrolls, moved: walk.moves.splice(0), view, place: walk.place(), moving: walk.finish() > 0 };
    const element = walk.active();
    if (!element) return { state: document.hasFocus() ? "none" : "away", ...now };
    const index = walk.index(element);
    const look = drawn(element), box = look.getBoundingClientRect(), style = getComputedStyle(look);
    const part = shown(look, box);
    const visible = part !== null && look.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && parseFloat(style.opacity) > 0.05;
    const seen = part && { left: Math.max(part.left, view[0]), top: Math.max(part.top, view[1]), right: Math.min(part.right, view[0] + view[2]), bottom: Math.min(part.bottom, view[1] + view[3]) };
    const inside = seen && seen.right - seen.left > 0.5 && seen.bottom - seen.top > 0.5;
    const area = part ? (part.right - part.left) * (part.bottom - part.top) : 0;
    let dialog = false;
    for (let node = element; node && !dialog; node = up(node)) dialog = node.matches("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], [popover]") || /\b(modal|dialog|popup|lightbox|cookie|consent|overlay)\b/i.test(String(node.getAttribute("class") || "").replace(/[-_]/g, " ")) && node !== element;
    const kind = element.localName;
    const typed = kind === "textarea" || element.isContentEditable || (kind === "input" && !/^(button|submit|reset|image|checkbox|radio|range|color|file)$/.test(element.type));
    if (typed && !walk.values.has(element)) walk.values.set(element, "value" in element ? element.value : null);
    return {
      state: "stop", index, ...now, isFrame: /^(iframe|frame|object|embed|fencedframe)$/.test(kind),
      parts: (kind === "input" && /^(date|time|datetime-local|month|week)$/.test(element.type)) || /^(video|audio)$/.test(kind),
      closed: kind.includes("-") && !element.shadowRoot && element.tabIndex < 0,
      box: [round(box.left), round(box.top), round(box.width), round(box.height)],
      stop: {
        css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), tag: kind, tabindex: element.tabIndex, visible, dialog,
        editable: typed && !element.readOnly, in_view: inside && area ? round(Math.min(1, (seen.right - seen.left) * (seen.bottom - seen.top) / area)) : 0,
        ...(inside && visible ? covers(look, seen) : {}),
      },
    };
  };
  if (!settle) return tell();
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const rest = async () => {
    await frame();
    walk.finish();
    for (let tries = 0, last = walk.place(); tries < 40; tries += 1) {
      await frame();
      const now = walk.place();
      if (now === last) break;
      last = now;
    }
  };
  return rest().then(tell);
}
