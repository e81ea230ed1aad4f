// What can be seen of an element in the window, and what lies over it. Gives an object of functions; `covers` gives the
// fields of model/keyboard.py, Stop.
(selector) => {
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
  return { round, up, within, drawn, shown, hit, covers };
}
