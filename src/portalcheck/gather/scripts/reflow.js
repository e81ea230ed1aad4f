// What reaches past an edge of the viewport, and why: the elements that do so of their own accord, not those
// that only stand in what these have stretched. See model/reflow.py. `atStart` asks for what reaches past the edge at which
// lines begin, where no scrolling leads.
(atStart) => {
  const selector = SELECTOR;
  const MOST = 50;
  const CONTROL = "input:not([type=hidden]), button, select, textarea";
  const TABLES = "table, [role=table], [role=grid], [role=treegrid]";
  const MAPS = "[role=application], .leaflet-container, .ol-viewport, .mapboxgl-map, .maplibregl-map, .gm-style, .esri-view";
  const DRAWN = { img: "image", svg: "image", video: "video", canvas: "canvas", iframe: "frame", object: "frame", embed: "frame" };
  const root = document.documentElement, body = document.body, page = document.scrollingElement || root;
  const styles = new Map();
  const style = (element) => {
    let known = styles.get(element);
    if (!known) styles.set(element, known = getComputedStyle(element));
    return known;
  };
  const round = (value) => Math.round(value * 100) / 100;
  const children = (element) => (element.shadowRoot ? [...element.shadowRoot.children, ...element.children] : [...element.children]);
  const up = (element) => element.parentElement || (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null);
  const closest = (element, css) => {
    for (let node = element; node; node = up(node)) if (node.matches(css)) return node;
    return null;
  };
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  // Where the document itself does not scroll down and one element as large as the window does, that one is the page.
  const stand = () => {
    if (!body || page.scrollHeight > innerHeight + 1) return null;
    for (const element of body.querySelectorAll("*")) {
      if (element.scrollHeight <= element.clientHeight + 1 || element.clientWidth * element.clientHeight < 0.5 * innerWidth * innerHeight) continue;
      if (/auto|scroll/.test(style(element).overflowY) && seen(element)) return element;
    }
    return null;
  };
  const shell = stand();
  const start = shell || body || root;
  const view = document.compatMode === "BackCompat" && body ? body : root;
  // All is measured from the side where lines begin, so that right to left is as left to right; and from the other side for
  // what reaches past the edge at which they begin.
  const rtl = (style(start).direction === "rtl") !== atStart, width = view.clientWidth;
  const across = shell ? shell.scrollLeft : scrollX;
  const span = (rect) => {
    const left = rect.left + across, right = rect.right + across;
    return rtl ? { left: width - right, right: width - left } : { left, right };
  };
  const shellLeft = shell ? shell.getBoundingClientRect().left + shell.clientLeft : 0;
  const shellStart = shell && rtl ? width - shellLeft - shell.clientWidth : shellLeft;
  const edge = shell ? shellStart + shell.clientWidth : width;
  // The viewport takes its overflow from the root, else from the body; where both are set, the body keeps its own.
  const rootX = style(root).overflowX, bodyX = body ? style(body).overflowX : "visible";
  const bodyHolds = !shell && rootX !== "visible" && bodyX !== "visible";
  const clips = (overflow) => /hidden|clip/.test(overflow);
  const scrollable = shell ? !clips(style(shell).overflowX) : !clips(rootX === "visible" ? bodyX : rootX) && !(bodyHolds && clips(bodyX));
  const widest = shell ? shell.scrollWidth + shellStart : Math.max(page.scrollWidth, bodyHolds ? body.scrollWidth : 0);
  const pageHeight = shell ? shell.scrollHeight : page.scrollHeight;
  const past = (right) => right > edge + 1;

  // A table of data says so by a header, a caption or a role; other tables only lay the page out.
  const isData = (table) => {
    const role = table.getAttribute("role") || "";
    if (/^(none|presentation)$/.test(role)) return false;
    return role !== "" || table.localName !== "table" || table.querySelector("th, caption, thead, [scope]") !== null;
  };
  const kind = (element) => {
    for (let table = closest(element, TABLES); table; table = up(table) && closest(up(table), TABLES)) if (isData(table)) return "table";
    if (closest(element, "pre, xmp, code, math, [role=math]")) return "code";
    if (closest(element, MAPS)) return "map";
    return closest(element, "svg") ? "image" : DRAWN[element.localName] || "";
  };
  const isClippedAway = (own) => /inset\((50|100)%|circle\(0/.test(own.clipPath) || /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(own.clip);

  const range = document.createRange();
  const lines = (element, limit) => {
    const reaching = [];
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !/\S/.test(node.data)) continue;
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const { left, right } = span(line), end = Math.min(right, limit);
        if (line.width > 0 && past(end)) reaching.push({ left, right: end });
      }
    }
    return reaching;
  };
  // All that reaches past the edge, by element; the text of what stands in a line belongs to the block around it.
  // `limit` is how far right an ancestor lets anything be seen; `held` says that scrolling the page does not lead
  // there; `placed`, that it was taken out of the flow or moved.
  const found = new Map();
  const note = (element, said) => {
    const known = found.get(element) || { left: Infinity, right: 0, box: false, thing: false, crosses: false, text: [], kind: null };
    found.set(element, {
      ...known, placed: said.placed, held: said.held,
      left: Math.min(known.left, said.left), right: Math.max(known.right, said.right),
      box: known.box || said.box, thing: known.thing || said.thing, crosses: known.crosses || said.crosses,
      text: [...known.text, ...said.text],
      kind: known.kind === null ? said.kind : said.kind === null || said.kind === known.kind ? known.kind : "",
    });
  };
  const walk = (element, limit, held, placed, block, cut) => {
    const own = style(element);
    if (own.display === "none" || isClippedAway(own) || /^(script|style|template|noscript|option)$/.test(element.localName)) return;
    const isRoot = element === root || element === body || element === shell;
    const box = element.getBoundingClientRect();
    const { left, right: end } = span(box), right = Math.min(end, limit);
    const isDrawn = element.localName in DRAWN || element.matches(CONTROL);
    const inLine = !isRoot && !isDrawn && /^(inline|contents)$/.test(own.display);
    if (!inLine) block = element;
    if (!isRoot) {
      placed = placed || /absolute|fixed/.test(own.position) || own.transform !== "none" || own.translate !== "none" || own.animationName !== "none";
      held = held || own.position === "fixed";
    }
    // A clip around all but the whole page cuts it off like the root's; any other clips what is its own affair.
    const holds = !isRoot && !inLine && (own.overflowX !== "visible" || /paint|strict|content/.test(own.contain));
    const around = holds && clips(own.overflowX) && box.height >= 0.8 * pageHeight && box.height > 0.5 * innerHeight;
    const text = parseFloat(own.fontSize) > 0 ? lines(element, holds && !around ? Math.min(limit, right) : limit) : [];
    const reaches = !isRoot && !inLine && past(right) && left < limit && (box.width > 1 || box.height > 1);
    // Before the beginning stands what was put there: drawers, text for screen readers, words in the place of a picture.
    // What is missed there is cut through, or stands in what is.
    const over = (at) => at.left < edge - 1 && at.right > edge + 2;
    cut = cut || (reaches && over({ left, right }));
    const isMissed = !atStart || (!closest(element, "[aria-hidden=true]") && !(isDrawn && placed) && (text.some(over) || (cut && !placed)));
    if (isMissed && (reaches || text.length) && own.visibility === "visible" && seen(element)) {
      const thing = reaches && isDrawn;
      note(block, {
        left: Math.min(reaches ? left : Infinity, ...text.map((line) => line.left)), right: Math.max(reaches ? right : 0, ...text.map((line) => line.right)),
        box: reaches, text, thing, placed, held, kind: text.length || thing ? kind(element) : null,
        crosses: text.some(over) || (thing && over({ left, right })),
      });
    }
    if (around) held = true;
    else if (holds) limit = right;
    if (!past(limit) || element.localName === "svg") return;
    const inner = element.localName === "details" && !element.open ? [...element.children].filter((next) => next.localName === "summary") : children(element);
    for (const next of inner) walk(next, limit, held, placed, block, cut);
  };
  walk(start, Infinity, false, false, start, false);

  const length = (given, name) => { const value = given.get(name); return value && value.unit === "px" ? value.value : 0; };
  // Wide of its own accord: by a length that its author gave, a line that may not or cannot break, a picture.
  const isWide = (element, entry) => {
    const own = style(element), over = up(element);
    const room = edge - Math.max(over ? span(over.getBoundingClientRect()).left : 0, 0);
    if (entry.box && own.display !== "inline") {
      const given = element.computedStyleMap();
      if (Math.max(length(given, "width"), length(given, "min-width"), length(given, "flex-basis")) > room) return true;
      if (entry.thing && entry.right - entry.left > room) return true;
      const tracks = String(given.get("grid-template-columns") || "").match(/[\d.]+px/g) || [];
      if (tracks.reduce((sum, track) => sum + parseFloat(track), 0) > room) return true;
    }
    const block = span(element.getBoundingClientRect());
    const bursts = own.display !== "inline" && entry.text.some((line) => line.right > block.right + 1);
    const unbroken = /nowrap|pre$/.test(`${own.whiteSpace} ${own.textWrapMode || ""}`) && entry.text.some((line) => line.right - line.left > room);
    return bursts || unbroken;
  };
  const onTheWay = new Set();
  for (const element of found.keys()) for (let node = up(element); node && !onTheWay.has(node); node = up(node)) onTheWay.add(node);
  const inside = (element) => children(element).filter((next) => found.has(next) || onTheWay.has(next));
  // The outermost of a branch that are wide by themselves; a table only where nothing in it is.
  const causes = (element) => {
    const entry = found.get(element);
    if (entry && element.localName !== "table" && isWide(element, entry)) return [element];
    const deeper = inside(element).flatMap(causes);
    return deeper.length || !(entry && element.localName === "table") ? deeper : [element];
  };
  // Down to what stretches those above it: as long as one child alone reaches as far.
  const follow = (element) => {
    for (let node = element; ;) {
      const next = inside(node);
      if (next.length !== 1 || !found.has(next[0]) || found.get(next[0]).right < found.get(node).right - 1) return node;
      node = next[0];
    }
  };
  const outermost = (element) => (found.has(element) ? [element] : inside(element).flatMap(outermost));
  const beside = new Map();
  for (const top of outermost(start)) {
    if (!beside.has(up(top))) beside.set(up(top), []);
    beside.get(up(top)).push(top);
  }
  const isIn = (element, outer) => {
    for (let node = element; node; node = up(node)) if (outer.has(node)) return true;
    return false;
  };
  const entries = (wanted) => [...found].filter(([element]) => wanted(element)).map(([, entry]) => entry);
  const chosen = [];
  const whole = shell || atStart ? undefined : [root, body].find((element) => element && ["width", "min-width"].some((name) => past(length(element.computedStyleMap(), name))));
  if (whole && found.size) chosen.push({ cause: whole, victims: () => [] });
  for (const [over, tops] of whole ? [] : beside) {
    // In a row or a grid one child makes room at the others' cost: those that are wide themselves speak for all.
    const shared = over && /flex|grid/.test(style(over).display);
    for (const group of shared ? [tops] : tops.map((top) => [top])) {
      const own = group.flatMap(causes);
      const picked = own.length ? own : group.length > 1 ? [over] : group.map(follow);
      const all = new Set(group), causing = new Set(picked);
      // What reaches past the edge only because a cause beside it, or inside it, does.
      const victims = () => entries((element) => isIn(element, all) && !isIn(element, causing));
      for (const cause of picked) chosen.push({ cause, victims });
    }
  }

  const tell = (element, victims) => {
    const self = new Set([element]), branch = entries((one) => isIn(one, self));
    const content = [...branch, ...victims].filter((entry) => entry.text.length || entry.thing);
    const told = content.length ? content : branch;
    const kinds = [...new Set(content.map((entry) => entry.kind || ""))];
    return {
      css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300),
      left: round(Math.min(...told.map((entry) => entry.left))), right: round(Math.max(...branch.map((entry) => entry.right))),
      kind: kinds.includes("") ? "" : kinds.find((one) => one !== "table") || kinds[0] || "",
      content: content.length > 0, crosses: content.some((entry) => entry.crosses),
      placed: told.every((entry) => entry.placed), reachable: !atStart && scrollable && told.some((entry) => !entry.held), like: 0,
      at_start: atStart,
    };
  };
  const protruders = [], alike = new Map();
  for (const { cause: element, victims } of chosen) {
    const over = up(element), name = `${element.localName} ${element.getAttribute("class") || ""}`;
    if (!alike.has(over)) alike.set(over, new Map());
    const same = alike.get(over).get(name);
    if (same) same.like += 1;
    else if (protruders.length < MOST) {
      const told = tell(element, victims());
      alike.get(over).set(name, told);
      protruders.push(told);
    }
  }
  return {
    edge: round(edge), scroll_width: round(widest), scrollable, vertical: /^(vertical|sideways)/.test(style(body || root).writingMode),
    scroller: shell ? selector(shell) : "", protruders,
  };
}
