// Brings the first text that is still to be measured into the middle of the window and gives, for each of these that can
// be seen whole there, its index and the boxes of its letters; the first comes first. See gather/contrast.py.
(indexes) => {
  const MOST = 300;
  const kept = globalThis.portalcheckContrast;
  const range = document.createRange();
  const letters = (nodes) => {
    const boxes = [];
    for (const node of nodes) {
      const text = node.data;
      for (let at = 0; at < text.length && boxes.length < MOST; at += 1) {
        if (!/[\p{L}\p{N}]/u.test(text[at])) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.width >= 1 && box.height >= 1) boxes.push([box.left, box.top, box.width, box.height].map((one) => Math.round(one * 10) / 10));
      }
    }
    return boxes;
  };
  const first = kept[indexes[0]];
  if (!first || !first.element.isConnected) return [];
  const whole = ([x, y, w, h]) => x >= 0 && y >= 0 && x + w <= innerWidth && y + h <= innerHeight;
  // A tall element may have its text at its beginning or its end.
  for (const block of ["center", "start", "end"]) {
    first.element.scrollIntoView({ block, inline: "center", behavior: "instant" });
    if (letters(first.nodes).some(whole)) break;
  }
  const seen = [];
  for (const index of indexes) {
    const one = kept[index];
    if (!one || !one.element.isConnected) continue;
    const place = one.element.getBoundingClientRect();
    if (index !== indexes[0] && (place.bottom < 0 || place.top > innerHeight)) continue;
    const boxes = letters(one.nodes);
    const inside = boxes.filter(whole);
    if (inside.length && (index === indexes[0] || inside.length === boxes.length)) seen.push([index, inside]);
  }
  return seen;
}
