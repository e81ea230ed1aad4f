// How the page stands in one layout, kept under a name; given two names, what differs between them.
// See model/resize.py, Turned and Withheld.
(name, other) => {
  const texts = (TEXTS)(), selector = SELECTOR;
  const kept = (globalThis.portalcheckOrientation = globalThis.portalcheckOrientation || {});
  const letters = (text) => (text.data.match(/[\p{L}\p{N}]/gu) || []).length;

  // By how many degrees an element itself is turned around the axis that points out of the screen.
  const turned = (element) => {
    const own = texts.style(element);
    let degrees = 0;
    if (own.transform !== "none") {
      const matrix = new DOMMatrix(own.transform);
      degrees += (Math.atan2(matrix.m12, matrix.m11) * 180) / Math.PI;
    }
    if (own.rotate !== "none") {
      const said = own.rotate.trim().split(/\s+/), angle = parseFloat(said[said.length - 1]);
      const axis = said.length === 4 ? said.slice(0, 3).map(Number) : said.length === 2 ? ["x", "y", "z"].map((one) => Number(one === said[0])) : [0, 0, 1];
      if (!axis[0] && !axis[1] && axis[2]) degrees += axis[2] < 0 ? -angle : angle;
    }
    return degrees;
  };
  const measure = () => {
    const own = new Map(), whole = new Map(), seen = new Map(), covers = new Map();
    const turn = (element) => {
      if (!whole.has(element)) {
        own.set(element, turned(element));
        const above = texts.up(element);
        whole.set(element, own.get(element) + (above ? turn(above) : 0));
      }
      return whole.get(element);
    };
    for (const text of texts.every()) {
      const { state } = texts.look(text);
      if (state === "hidden") continue;
      turn(text.parentElement);  // also where the turn has moved it off the page
      if (state === "gone") continue;
      seen.set(text, letters(text));
      for (let node = text.parentElement; node; node = texts.up(node)) {
        const box = node.getBoundingClientRect();
        if (!/fixed|absolute/.test(texts.style(node).position) || box.left > 1 || box.top > 1 || box.right < innerWidth * 0.98 || box.bottom < innerHeight * 0.98) continue;
        covers.set(text, node);
        break;
      }
    }
    return { own, whole, seen, covers, width: innerWidth, height: innerHeight };
  };
  if (!other) {
    kept[name] = measure();
    return null;
  }
  const here = kept[name], there = kept[other];
  const sum = (found) => [...found].reduce((all, [, count]) => all + count, 0);
  const quarter = (one, two) => Math.abs(Math.abs((((one - two) % 180) + 180) % 180) - 90) < 1;
  const roots = new Map(), moved = new Set();
  for (const [text, count] of here.seen) {
    const element = text.parentElement;
    if (!there.whole.has(element) || !quarter(here.whole.get(element), there.whole.get(element))) continue;
    let cause = null;
    for (let node = element; node; node = texts.up(node)) if (quarter(here.own.get(node), there.own.get(node))) cause = node;
    if (cause) moved.add(text);
    if (cause) roots.set(cause, (roots.get(cause) || 0) + count);
  }
  const all = sum(here.seen) || 1;
  const tell = (element) => ({ css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300) });
  const turns = [...roots].slice(0, 20).map(([element, count]) => ({
    ...tell(element), here: texts.round(here.own.get(element)), there: texts.round(there.own.get(element)), share: texts.round(count / all),
  }));
  // What is seen here and not there, and what is seen there only, in front of everything.
  const lost = [...here.seen].filter(([text]) => !there.seen.has(text) && !moved.has(text));
  const added = [...there.seen].filter(([text]) => !here.seen.has(text));
  const usual = new Set(here.covers.values());
  const cover = added.map(([text]) => there.covers.get(text)).find((element) => element && !usual.has(element)) || null;
  const said = added.filter(([text]) => !cover || there.covers.get(text) === cover).map(([text]) => text.data).join(" ");
  return {
    turns, lost: texts.round(sum(lost) / all), lost_text: texts.quote(lost.map(([text]) => text.data).join(" ")), added_text: texts.quote(said),
    cover: cover ? selector(cover) : "", snippet: cover ? tell(cover).snippet : "", letters: sum(here.seen),
  };
}
