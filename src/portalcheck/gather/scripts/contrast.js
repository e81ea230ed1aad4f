// What text there is, in what colour, and on what: told from the styles where these are enough (`ratio`), else it is
// kept in our isolated world to be measured by pixels. See model/contrast.py. `clear` texts are only counted.
(clear, most) => {
  const selector = SELECTOR;
  const LETTERS = /[\p{L}\p{N}]/u;
  // Words, numbers, or signs that are words; not a letter here and there among other signs.
  const WORDS = /\p{L}\p{M}*\p{L}|\p{N}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
  const LEFT_OUT = /^(script|style|noscript|template|title|option|optgroup|svg|math|iframe|object|video|audio|canvas)$/;
  const DRAWN = /^(img|video|canvas|svg|iframe|object|embed)$/;
  const styles = new Map();
  const style = (element) => {
    let known = styles.get(element);
    if (!known) styles.set(element, known = getComputedStyle(element));
    return known;
  };
  const up = (node) => node.assignedSlot || node.parentElement || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
  const box = (element) => element.getBoundingClientRect();
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const meets = (a, b, by = 0) => a.left < b.right - by && b.left < a.right - by && a.top < b.bottom - by && b.top < a.bottom - by;
  const within = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;

  // Any colour of CSS as red, green, blue and opacity, each from 0 to 1.
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const colours = new Map();
  const colour = (text) => {
    let known = colours.get(text);
    if (known) return known;
    const parts = /^rgba?\(([^)]+)\)$/.exec(text);
    if (parts) {
      const [r, g, b, a = 1] = parts[1].split(/[ ,/]+/).map(Number);
      known = [r / 255, g / 255, b / 255, a];
    } else {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = text;
      context.fillRect(0, 0, 1, 1);
      known = [...context.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
    }
    colours.set(text, known);
    return known;
  };
  const over = (top, under) => {
    const alpha = top[3] + under[3] * (1 - top[3]);
    if (!alpha) return [0, 0, 0, 0];
    return [...[0, 1, 2].map((at) => (top[at] * top[3] + under[at] * under[3] * (1 - top[3])) / alpha), alpha];
  };
  const light = (parts) => {
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const hex = (parts) => "#" + [0, 1, 2].map((at) => Math.round(parts[at] * 255).toString(16).padStart(2, "0")).join("");

  const all = [];
  const collect = (root) => {
    for (const element of root.querySelectorAll("*")) {
      all.push(element);
      if (element.shadowRoot) collect(element.shadowRoot);
    }
  };
  collect(document);

  // How far from its edge a box is painted by shadows inside it.
  const inset = (own) => Math.max(0, ...own.boxShadow.split(/,(?![^(]*\))/).filter((one) => /\binset\b/.test(one)).map((one) => {
    const [x, y, blur, spread] = one.match(/-?[\d.]+px/g).map(parseFloat);
    return Math.max(Math.abs(x), Math.abs(y)) + blur + spread;
  }));
  // What paints a box: a colour, a picture, what its border or its filter draws in it; or what the style alone places
  // before or after it.
  const fills = (own) => own.borderImageSource !== "none" && /fill/.test(own.borderImageSlice);
  const veils = (own) => !!own.backdropFilter && own.backdropFilter !== "none";
  const paints = (own) => colour(own.backgroundColor)[3] > 0 || own.backgroundImage !== "none" || fills(own) || veils(own) || inset(own) > 2;
  const EVERYWHERE = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const fillsWindow = (own, width, height) => own.position === "fixed" && width >= 0.9 * innerWidth && height >= 0.9 * innerHeight;
  const placeOf = (element, pseudo) => {
    const [x, y, width, height] = ["left", "top", "width", "height"].map((side) => parseFloat(pseudo[side]));
    if (fillsWindow(pseudo, width, height)) return EVERYWHERE;
    if (!/absolute|fixed/.test(pseudo.position)) {
      // In the flow it lies beside the words, but for what moves it or puts it into their cell.
      const moved = pseudo.position !== "static" || pseudo.transform !== "none" || pseudo.translate !== "none" || /grid/.test(style(element).display);
      const pulled = ["Left", "Top", "Right", "Bottom"].some((side) => parseFloat(pseudo[`margin${side}`]) < 0);
      return (moved || pulled) && !(width <= 2 || height <= 2) ? box(element) : null;
    }
    let holder = element;
    while (holder && style(holder).position === "static" && style(holder).transform === "none") holder = up(holder);
    const frame = holder ? box(holder) : { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const left = frame.left + (holder ? holder.clientLeft : 0) + x, top = frame.top + (holder ? holder.clientTop : 0) + y;
    const exact = [left, top, width, height].every(Number.isFinite) && pseudo.transform === "none" && pseudo.position === "absolute";
    if (!exact) return frame;
    return width <= 2 || height <= 2 ? null : { left, top, right: left + width, bottom: top + height };
  };
  const painted = [], pseudos = [];
  for (const element of all) {
    if (!seen(element)) continue;
    const own = style(element);
    if (!/^(html|body)$/.test(element.localName) && (DRAWN.test(element.localName) || paints(own))) {
      const place = box(element);
      if (place.width > 2 && place.height > 2) painted.push({ element, place: fillsWindow(own, place.width, place.height) ? EVERYWHERE : place });
    }
    for (const name of ["::before", "::after"]) {
      const pseudo = getComputedStyle(element, name);
      if (pseudo.content === "none" || pseudo.content === "normal" || pseudo.display === "none" || pseudo.opacity === "0") continue;
      const place = paints(pseudo) || /url|gradient/.test(pseudo.content) ? placeOf(element, pseudo) : null;
      if (place) pseudos.push(place);
    }
  }

  const isDisabled = (element) => element.matches(":disabled, [aria-disabled=true]");
  const inactive = new Set();
  for (const element of all) {
    if (!isDisabled(element)) continue;
    inactive.add(element);
    for (const label of element.labels || []) inactive.add(label);
    const ids = (element.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
    for (const id of ids) { const label = element.getRootNode().getElementById(id); if (label) inactive.add(label); }
  }
  for (const label of document.querySelectorAll("label")) if (label.control && isDisabled(label.control)) inactive.add(label);

  // Whether what is painted along the edge of a box comes under a text; of a field, its room for the text counts.
  const reaches = (depth, node, own, rects) => {
    if (!depth) return false;
    const field = /^(input|textarea|select)$/.test(node.localName), edge = box(node);
    const inner = (by) => ({ left: edge.left + by("Left"), right: edge.right - by("Right"), top: edge.top + by("Top"), bottom: edge.bottom - by("Bottom") });
    const border = (side) => parseFloat(own[`border${side}Width`]);
    const texts = field ? [inner((side) => border(side) + parseFloat(own[`padding${side}`]))] : rects;
    const free = inner((side) => border(side) + depth);
    return !texts.every((text) => within(text, free));
  };
  // Why the styles alone do not tell what lies behind a text, and the two colours as far as they do.
  const stack = (element, given, rects) => {
    let front = given, back = [0, 0, 0, 0], alpha = given[3], why = "", unsure = "", grouped = false;
    for (let node = element; node; node = up(node)) {
      const own = style(node);
      const inside = node === element || /^(html|body)$/.test(node.localName) || rects.every((rect) => within(rect, box(node)));
      if (back[3] < 1) {
        if (own.backgroundImage !== "none") {
          why ||= "image";
          if (/text/.test(own.backgroundClip)) unsure ||= "clip";
        }
        if (fills(own) || reaches(inset(own), node, own, rects)) why ||= "image";
        const ground = colour(own.backgroundColor);
        if (ground[3] > 0) {
          if (!inside && /inline|contents/.test(own.display) === false) why ||= "outside";
          grouped = true;
        }
        front = over(front, ground);
        back = over(back, ground);
      }
      const opacity = parseFloat(own.opacity);
      if (opacity < 1) {
        if (grouped) unsure ||= "opacity";
        front = [...front.slice(0, 3), front[3] * opacity];
        back = [...back.slice(0, 3), back[3] * opacity];
        alpha *= opacity;
      }
      if (own.filter !== "none" || own.mixBlendMode !== "normal") unsure ||= "filter";
      if (veils(own)) why ||= "filter";
      if (own.maskImage && own.maskImage !== "none") unsure ||= "mask";
    }
    const canvas = /dark/.test(style(document.documentElement).colorScheme) && matchMedia("(prefers-color-scheme: dark)").matches;
    if (canvas && back[3] < 1) why ||= "canvas";
    const white = [1, 1, 1, 1];
    return { front: over(front, white), back: over(back, white), alpha, why, unsure };
  };
  const isIn = (element, outer) => { for (let node = element; node; node = up(node)) if (node === outer) return true; return false; };
  const isPlaced = (element) => /absolute|fixed/.test(style(element).position);
  const crowd = (element, rects) => {
    for (const rect of rects) {
      const shrunk = { left: rect.left + 1, right: rect.right - 1, top: rect.top + rect.height / 4, bottom: rect.bottom - rect.height / 4 };
      if (painted.some((one) => meets(shrunk, one.place) && !isIn(element, one.element) && (isPlaced(one.element) || !isIn(one.element, element)))) return "overlap";
      if (pseudos.some((one) => meets(shrunk, one))) return "pseudo";
    }
    return "";
  };

  const range = document.createRange();
  const lines = (nodes) => nodes.flatMap((node) => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
  });
  const clipped = (element, rects) => {
    let left = rects;
    for (let node = element; node && left.length; node = up(node)) {
      const own = style(node);
      if (/inset\((50|100)%|circle\(0/.test(own.clipPath) || /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(own.clip)) return [];
      if (/^(html|body)$/.test(node.localName) || own.overflow === "visible" || /inline$|contents/.test(own.display)) continue;
      const place = box(node);
      if (place.width <= 1 || place.height <= 1) return [];
      if (/hidden|clip/.test(own.overflow)) left = left.filter((rect) => meets(rect, place, 1));
    }
    return left.filter((rect) => rect.right + scrollX > 0 && rect.bottom + scrollY > 0);
  };

  const kept = globalThis.portalcheckContrast = [];
  const texts = [];
  let passing = 0, more = 0;
  const judge = (element, words, rects, paint, kind, nodes, own) => {
    const signs = words.replace(/\s/g, ""), letters = signs.match(/[\p{L}\p{N}]/gu).length;
    if (!WORDS.test(words) && letters * 4 < signs.length) return;
    const size = parseFloat(own.fontSize), shown = clipped(element, rects);
    if (!shown.length || !(size > 0) || !seen(element)) return;
    let exempt = "";
    for (let node = element, steps = 0; node && !exempt; node = up(node), steps += 1) {
      if (inactive.has(node) || node.inert) exempt = "disabled";
      else if (steps < 4 && /(^|[\s_-])(is-)?(disabled|inactive)($|[\s_-])/.test(node.getAttribute("class") || "")) exempt = "inactive";
      else if (/^(html|body)$/.test(node.localName)) break;
    }
    if (exempt === "disabled") return;
    if (!exempt && element.closest("[aria-hidden=true]")) exempt = "hidden";
    if (!exempt && [element, up(element), up(up(element) || element)].some((node) => node && /logo|brand/i.test(`${node.id} ${node.getAttribute("class")}`))) exempt = "logo";
    if (!exempt && /icon|symbol|awesome|glyph/i.test(own.fontFamily.split(",")[0])) exempt = "icon";
    if (!exempt && !WORDS.test(words)) exempt = "letter";
    const told = stack(element, paint, shown);
    if (parseFloat(own.webkitTextStrokeWidth) > 0) told.unsure ||= "stroke";
    if (!told.why && own.textShadow !== "none") told.why = "shadow";
    if (!told.why) told.why = crowd(element, shown);
    const simple = !told.why && !told.unsure;
    const known = ratio(told.front, told.back);
    if (simple && known >= clear) { passing += 1; return; }
    if (texts.length >= most) { more += 1; return; }
    if (!simple && nodes) kept[texts.length] = { element, nodes };
    texts.push({
      css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), text: words.replace(/\s+/g, " ").slice(0, 80), kind,
      size, bold: Number(own.fontWeight) >= 700, colour: hex(simple ? told.front : paint), alpha: told.alpha, exempt, why: told.unsure || told.why, effect: told.unsure,
      measured: simple ? "styles" : "none", background: simple ? hex(told.back) : "",
      lowest: simple ? known : null, worst: simple ? known : null, usual: simple ? known : null,
    });
  };
  for (const element of all) {
    if (LEFT_OUT.test(element.localName) || element.closest("svg, math")) continue;
    if (/^(input|textarea|select)$/.test(element.localName)) {
      if (/^(hidden|checkbox|radio|range|color|image|file)$/.test(element.type)) continue;
      const empty = element.localName !== "select" && !element.value;
      const words = element.localName === "select" ? element.selectedOptions[0]?.text || "" : empty ? element.placeholder || "" : element.type === "password" ? "" : element.value;
      if (!LETTERS.test(words)) continue;
      const own = empty ? getComputedStyle(element, "::placeholder") : style(element);
      const paint = [...colour(own.webkitTextFillColor || own.color)];
      if (empty) paint[3] *= parseFloat(own.opacity);
      judge(element, words, [box(element)], paint, empty ? "placeholder" : "value", null, own);
      continue;
    }
    const nodes = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && LETTERS.test(node.data));
    const own = nodes.length ? style(element) : null;
    if (nodes.length && own.display !== "none") judge(element, nodes.map((node) => node.data).join(" ").trim(), lines(nodes), colour(own.webkitTextFillColor || own.color), "text", nodes, own);
  }
  // The text of a shadow root itself has no element around it but the host.
  for (const host of all) {
    const nodes = host.shadowRoot ? [...host.shadowRoot.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && LETTERS.test(node.data)) : [];
    if (nodes.length) judge(host, nodes.map((node) => node.data).join(" ").trim(), lines(nodes), colour(style(host).webkitTextFillColor), "text", nodes, style(host));
  }
  return { passing, more, texts };
}
