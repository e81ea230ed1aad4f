// How text can be seen: its lines, and what around it cuts them off or scrolls. Gives an object of functions.
() => {
  const styles = new Map(), boxes = new Map(), chains = new Map();
  const style = (element) => {
    let known = styles.get(element);
    if (!known) styles.set(element, known = getComputedStyle(element));
    return known;
  };
  const up = (element) => element.assignedSlot || element.parentElement || (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null);
  const isSpoken = /[\p{L}\p{N}]/u;
  const HTML = "http://www.w3.org/1999/xhtml";
  const clips = (overflow) => overflow === "hidden" || overflow === "clip";
  const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";

  // What keeps an absolutely placed descendant inside itself, and a fixed one.
  const holdsFixed = (own) =>
    own.transform !== "none" || own.translate !== "none" || own.rotate !== "none" || own.scale !== "none" || own.filter !== "none" ||
    own.perspective !== "none" || /paint|layout|strict|content/.test(own.contain) || /transform|filter|perspective/.test(own.willChange);
  const holdsAbsolute = (own) => own.position !== "static" || holdsFixed(own);
  const padding = (element) => {
    let known = boxes.get(element);
    if (known) return known;
    const box = element.getBoundingClientRect();
    const across = element.offsetWidth ? box.width / element.offsetWidth : 1, down = element.offsetHeight ? box.height / element.offsetHeight : 1;
    const left = box.left + element.clientLeft * across, top = box.top + element.clientTop * down;
    known = { left, top, right: left + element.clientWidth * across, bottom: top + element.clientHeight * down };
    boxes.set(element, known);
    return known;
  };
  // The boxes around an element that cut or scroll what is in it, from the innermost out. What cuts the whole window
  // off (html, body) is not among them.
  const chain = (element) => {
    if (chains.has(element)) return chains.get(element);
    const found = [];
    let absolute = false, fixed = false;
    for (let node = element; node && node !== document.documentElement && node !== document.body; node = up(node)) {
      const own = style(node);
      if (fixed ? !holdsFixed(own) : absolute && !holdsAbsolute(own)) continue;
      fixed = absolute = false;
      const isBox = !/^(inline|contents|table-row|table-row-group|table-header-group|table-footer-group)$/.test(own.display);
      const x = own.overflowX, y = own.overflowY;
      if (isBox && (clips(x) || clips(y) || scrolls(x) || scrolls(y)))
        found.push({ node, cutsX: clips(x), cutsY: clips(y), scrollsX: scrolls(x), scrollsY: scrolls(y) });
      fixed = own.position === "fixed";
      absolute = own.position === "absolute";
    }
    chains.set(element, found);
    return found;
  };
  const clippedAway = new Map();
  const isClippedAway = (element) => {
    if (!element) return false;
    if (!clippedAway.has(element)) {
      const own = style(element);
      const away = /inset\((50|100)%|circle\(0/.test(own.clipPath) || (own.position !== "static" && /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(own.clip));
      clippedAway.set(element, away || isClippedAway(up(element)));
    }
    return clippedAway.get(element);
  };

  // The lines of a text, each as high as its letters and not as its font: what is cut of the rest is no loss.
  const LETTERS = 0.35;
  const range = document.createRange();
  const lines = (text) => {
    const own = style(text.parentElement), size = parseFloat(own.fontSize);
    if (!(size > 0)) return [];
    const down = /^(vertical|sideways)/.test(own.writingMode);
    range.selectNodeContents(text);
    const found = [];
    for (const line of range.getClientRects()) {
      if (line.width <= 0 || line.height <= 0) continue;
      const half = Math.min((down ? line.width : line.height) / 2, size * LETTERS);
      const middle = down ? (line.left + line.right) / 2 : (line.top + line.bottom) / 2;
      found.push(down
        ? { left: middle - half, right: middle + half, top: line.top, bottom: line.bottom }
        : { left: line.left, right: line.right, top: middle - half, bottom: middle + half });
    }
    return found;
  };
  // What is left of a line after all that cuts it, and who cut how much: `losses` of more than a sliver.
  const cut = (line, around, size) => {
    const seen = { ...line }, losses = [];
    // `past` is how far the line reaches beyond the edge that cuts it.
    const lose = (link, axis, past, length) => {
      if (past > Math.max(2, size * (axis === "x" ? 0.3 : 0.2))) losses.push({ by: link.node, axis, past, all: past >= length });
    };
    for (const link of around) {
      const box = padding(link.node);
      if (link.cutsX) {
        lose(link, "x", Math.max(box.left - seen.left, seen.right - box.right), seen.right - seen.left);
        seen.left = Math.max(seen.left, box.left);
        seen.right = Math.min(seen.right, box.right);
      } else if (link.scrollsX && (seen.left < box.left || seen.right > box.right)) {
        // It can be brought into the scroller: for what stands around that, it is there.
        const width = Math.min(seen.right - seen.left, box.right - box.left);
        seen.left = Math.min(Math.max(seen.left, box.left), box.right - width);
        seen.right = seen.left + width;
      }
      if (link.cutsY) {
        lose(link, "y", Math.max(box.top - seen.top, seen.bottom - box.bottom), seen.bottom - seen.top);
        seen.top = Math.max(seen.top, box.top);
        seen.bottom = Math.min(seen.bottom, box.bottom);
      } else if (link.scrollsY && (seen.top < box.top || seen.bottom > box.bottom)) {
        const height = Math.min(seen.bottom - seen.top, box.bottom - box.top);
        seen.top = Math.min(Math.max(seen.top, box.top), box.bottom - height);
        seen.bottom = seen.top + height;
      }
      if (seen.right - seen.left < 2 || seen.bottom - seen.top < 2) break;
    }
    // Above and before the beginning of the page no scrolling leads.
    const onPage = seen.right + scrollX > 1 && seen.bottom + scrollY > 1;
    return { seen: onPage && seen.right - seen.left >= 2 && seen.bottom - seen.top >= 2 ? seen : null, losses };
  };
  // `whole`, `cut`, `gone` (rendered, and all of it cut off or off the page) or `hidden`.
  const look = (text) => {
    const element = text.parentElement, nothing = { state: "hidden", lines: [], seen: [], losses: [] };
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || isClippedAway(element)) return nothing;
    const all = lines(text);
    if (!all.length) return nothing;
    const size = parseFloat(style(element).fontSize), around = chain(element);
    const told = all.map((line) => cut(line, around, size));
    const seen = told.filter((one) => one.seen).map((one) => one.seen), losses = told.flatMap((one) => one.losses);
    return { state: !seen.length ? "gone" : losses.length ? "cut" : "whole", lines: all, seen, losses };
  };
  // Every text of the document and its open shadow roots that says something, in order.
  const every = (root = document) => {
    const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.shadowRoot) found.push(...every(node.shadowRoot));
      } else if (node.parentElement && node.parentElement.namespaceURI === HTML && isSpoken.test(node.data) &&
        !/^(script|style|template|noscript|option|textarea|title)$/.test(node.parentElement.localName)) found.push(node);
    }
    return found;
  };
  const quote = (text) => text.replace(/\s+/g, " ").trim().slice(0, 120);
  const round = (value) => Math.round(value * 100) / 100;
  return { style, up, chain, padding, look, lines, every, quote, round, isSpoken, HTML };
}
