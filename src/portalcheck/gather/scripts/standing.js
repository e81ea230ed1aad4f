// What stays in place over the page at a place of it, by name; see model/standing.py.
(what) => {
  const texts = (TEXTS)(), selector = SELECTOR, layers = (LAYERS)(texts, selector);
  const kept = (globalThis.portalcheckStanding ||= { buried: [] });
  const snippet = (element) => element.cloneNode(false).outerHTML.slice(0, 300);
  const page = document.scrollingElement || document.documentElement;
  const FIELDS = /^(input|select|textarea)$/;

  // In the flow of the page: what was placed elsewhere, or waits behind a bar to slide out, may be covered.
  const flows = new Map();
  const inFlow = (element) => {
    if (!element || element === document.body) return true;
    if (!flows.has(element)) {
      const own = texts.style(element);
      const here = /^(static|relative|sticky)$/.test(own.position) && own.transform === "none" && own.translate === "none" && !/auto|scroll/.test(own.overflowY);
      flows.set(element, here && inFlow(texts.up(element)));
    }
    return flows.get(element);
  };
  const boxOf = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  const lines = () => {
    const found = [];
    for (const text of texts.every()) {
      const look = texts.look(text);
      if (/^(whole|cut)$/.test(look.state)) for (const line of look.seen) found.push({ element: text.parentElement, text: text.data, ...line });
    }
    for (const field of layers.elements(document)) {
      if (!FIELDS.test(field.localName) || field.type === "hidden" || !field.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const box = boxOf(field);
      if (box.right - box.left > 2 && box.bottom - box.top > 2) found.push({ element: field, text: field.getAttribute("aria-label") || field.name || field.localName, ...box });
    }
    return found;
  };
  // The layer over the whole of a line, and over all between it and the edge of the window.
  const burying = (line, edge) => {
    const middle = (line.top + line.bottom) / 2;
    if (middle <= 0 || middle >= innerHeight) return null;
    let layer = null;
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const left = Math.min(Math.max(line.left + (line.right - line.left) * part, 1), innerWidth - 1);
      layer = layers.over(left, middle);
      if (!layer || layer.contains(line.element)) return null;
      for (let top = middle; top > 0 && top < innerHeight; top += edge === "top" ? -layers.STEP : layers.STEP) if (!layers.over(left, top)) return null;
    }
    return layer;
  };
  const bury = (edge) => {
    for (const line of lines()) {
      if (!inFlow(line.element) || layers.layerOf(line.element)) continue;
      const layer = burying(line, edge);
      if (layer) kept.buried.push({ element: line.element, text: line.text, edge, layer });
    }
  };
  // The first line of an element, measured anew after scrolling.
  const buryingFirst = (target) => {
    if (FIELDS.test(target.localName)) return burying({ element: target, ...boxOf(target) }, "top");
    const now = (TEXTS)();
    for (const text of now.every(target)) {
      const [line] = now.look(text).seen;
      if (line) return burying({ element: text.parentElement, ...line }, "top");
    }
    return null;
  };
  const told = () => {
    const found = [];
    for (const one of kept.buried) {
      const same = found.find((other) => other.layer === one.layer && other.edge === one.edge);
      if (same) same.like += 1;
      else found.push({ ...one, like: 0 });
    }
    return found.map((one) => ({ css: selector(one.element), snippet: snippet(one.element), text: texts.quote(one.text), edge: one.edge, layer: selector(one.layer), like: one.like }));
  };

  if (what === "top" || what === "bottom") return bury(what);
  if (what === "again") {  // scrolled on a little, a bar may have become smaller and let them out
    const still = new Set(lines().filter((line) => burying(line, "top")).map((line) => line.element));
    const gone = (one) => one.element.getBoundingClientRect().bottom <= 0;
    kept.buried = kept.buried.filter((one) => one.edge !== "top" || still.has(one.element) || gone(one));
    return null;
  }
  if (what === "jumps") {
    const found = [];
    for (const link of document.querySelectorAll("a[href*='#']")) {
      if (found.length >= 12 || link.href.split("#")[0] !== location.href.split("#")[0] || !link.checkVisibility()) continue;
      let id = link.hash.slice(1);
      try { id = decodeURIComponent(id); } catch {}
      const target = id && document.getElementById(id);
      if (!target || found.some((one) => one.target === target) || !inFlow(target)) continue;
      target.scrollIntoView({ behavior: "instant" });
      const layer = buryingFirst(target);
      found.push({ target, link, layer });
    }
    return found.filter((one) => one.layer).map((one) => ({ css: selector(one.target), snippet: snippet(one.target), link: texts.quote(one.link.textContent), layer: selector(one.layer) }));
  }
  if (what === "told") {
    const answer = told();
    delete globalThis.portalcheckStanding;
    return answer;
  }

  // Half-way down the page.
  const edge = document.documentElement.clientWidth, cut = [];
  const right = (element) => element.getBoundingClientRect().right + scrollX;
  let wide = null;
  if (page.scrollWidth > edge + 1) {
    for (const element of layers.elements(document.body || document.documentElement)) {
      const clipped = texts.chain(texts.up(element)).some((link) => link.cutsX || link.scrollsX);
      if (!clipped && texts.style(element).position !== "fixed" && element.checkVisibility() && right(element) > edge + 1) { wide = element; break; }
    }
  }
  const overflow = [document.documentElement, document.body].map((one) => one && texts.style(one).overflowX);
  const scrollable = !overflow.some((one) => /hidden|clip/.test(one || ""));
  for (const element of layers.elements(document)) {
    if (texts.style(element).position !== "fixed" || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const own = texts.every(element).map((text) => ({ text, ...texts.look(text) })).filter((one) => /^(whole|cut)$/.test(one.state));
    const scrolls = own.some((one) => texts.chain(one.text.parentElement).some((link) => link.scrollsY));
    const beside = (line) => line.right <= 0 || line.left >= innerWidth;
    const out = own.find((one) => one.seen.every((line) => !beside(line) && (line.bottom <= 0 || line.top >= innerHeight)));
    const inside = own.some((one) => one.seen.some((line) => !beside(line) && line.top >= 0 && line.bottom <= innerHeight));
    if (out && inside && !scrolls) cut.push({ css: selector(element), snippet: snippet(element), text: texts.quote(out.text.data) });
  }
  return {
    width: Math.round(innerWidth), height: Math.round(innerHeight), edge, scroll_width: scrollable ? page.scrollWidth : edge, wide: wide ? selector(wide) : "", snippet: wide ? snippet(wide) : "",
    cut: cut.slice(0, 5), ...layers.look(),
  };
}
