// What has the focus in this document now; see model/keyboard.py, Stop. `settle` waits until it stands still; without
// it, `place` and `moving` tell whether it does. `view` is of walk_begin.js.
// "away": the browser itself has the focus; "none": nothing in this document has it.
(settle) => {
  const selector = SELECTOR;
  const walk = globalThis.portalcheckWalk;
  const round = (value) => Math.round(value * 100) / 100;
  const up = (node) => node.parentElement || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
  const within = (inner, outer) => { for (let node = inner; node; node = up(node)) if (node === outer) return true; return false; };
  const drawn = (element) => {
    if (element.localName !== "area") return element;
    const map = element.closest("map");
    return map && document.querySelector(`img[usemap="#${CSS.escape(map.name)}"]`) || element;
  };
  const clipped = (style) => /inset\((50|100)%|circle\(0/.test(style.clipPath) || /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(style.clip);
  // The part of a box that no ancestor cuts off.
  const shown = (element, box) => {
    let { left, top, right, bottom } = box, fixed = false;
    for (let node = element; node; node = up(node)) {
      const style = getComputedStyle(node);
      if (clipped(style)) return null;
      if (node !== element && node !== document.body && node !== document.documentElement && !fixed && /hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY)) {
        const edge = node.getBoundingClientRect();
        left = Math.max(left, edge.left); top = Math.max(top, edge.top); right = Math.min(right, edge.right); bottom = Math.min(bottom, edge.bottom);
      }
      if (style.position === "fixed") fixed = true;
    }
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  };
  const hit = (x, y) => {
    let element = document.elementFromPoint(x, y);
    while (element && element.shadowRoot) {
      const deeper = element.shadowRoot.elementFromPoint(x, y);
      if (!deeper || deeper === element) break;
      element = deeper;
    }
    return element;
  };
  const solid = (style) => {
    if (style.backgroundImage !== "none" && !/gradient/.test(style.backgroundImage)) return false;
    const alpha = style.backgroundColor.match(/^rgba\(.*,\s*([\d.]+)\)$/);
    return (style.backgroundColor.startsWith("rgb(") || (alpha && parseFloat(alpha[1]) === 1)) && parseFloat(style.opacity) === 1;
  };
  const covers = (element, part) => {
    const counts = new Map(), N = 5;
    let all = 0;
    for (let i = 0; i < N; i += 1) for (let j = 0; j < N; j += 1) {
      const x = part.left + (part.right - part.left) * (i + 0.5) / N, y = part.top + (part.bottom - part.top) * (j + 0.5) / N;
      const top = hit(x, y);
      all += 1;
      if (!top || within(top, element) || within(element, top)) continue;
      if (element.labels && [...element.labels].some((label) => within(top, label))) continue;
      let layer = null;
      for (let node = top; node && !within(element, node); node = up(node)) if (/fixed|sticky/.test(getComputedStyle(node).position)) layer = node;
      const by = layer || top;
      let opaque = false;
      for (let node = top; node && !within(element, node); node = up(node)) {
        const style = getComputedStyle(node);
        if (parseFloat(style.opacity) < 1) { opaque = false; break; }
        if (solid(style)) opaque = true;
        if (node === by) break;
      }
      const known = counts.get(by) || { count: 0, opaque: 0, layer };
      known.count += 1;
      if (opaque) known.opaque += 1;
      counts.set(by, known);
    }
    const covered = [...counts.values()].reduce((sum, one) => sum + one.count, 0);
    const [by, most] = [...counts].sort((a, b) => b[1].count - a[1].count)[0] || [null, null];
    const rect = by && by.getBoundingClientRect();
    return {
      covered: round(covered / all), cover: by ? selector(by) : "", cover_position: most && most.layer ? getComputedStyle(most.layer).position : "",
      cover_opaque: !!most && most.opaque === most.count && most.count === covered,
      cover_share: rect ? round(Math.min(1, Math.max(0, Math.min(rect.right, innerWidth) - Math.max(rect.left, 0)) * Math.max(0, Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0)) / (innerWidth * innerHeight))) : 0,
    };
  };
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
