// Where everything stands at one width, in columns; see measure/responsive/snapshot.py. Waits until the page is laid out
// as wide as asked. `afresh` reads the styles again; else those of the width before still hold, unless a script has
// changed the page since.
async (wide, afresh) => {
  const PAINTS = 1, CLIPS_X = 2, CLIPS_Y = 4, SCROLLS_X = 8, SCROLLS_Y = 16, FIXED = 32, STICKY = 64, PLACED = 128, MOVED = 256, FLOAT = 512, INLINE = 1024,
    INLINE_BLOCK = 2048, GRID = 4096, FLEX = 8192, WRAPS = 16384, TABLE = 32768, THING = 65536, SILENT = 131072, TARGET = 262144, FLOWS = 524288, FIELD = 1048576;
  const LETTERS = 0.35;  // of an em, up and down from the middle of a line: what letters take of it
  const TALL = 0.5;  // a mark that is cut by less, in CSS px, is not missed
  const MOST_WAITS = 20;
  // Where there is no script, nobody answers to the new width, and to ask for the boxes lays the page out.
  const answers = document.scripts.length > 0;
  for (let waits = 0; waits < MOST_WAITS && (innerWidth !== wide || (answers && !waits)); waits++) await new Promise(requestAnimationFrame);
  // Observers of sizes answer within the frame, before the next task.
  if (answers) await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(null); });

  const state = globalThis.portalcheckSweep ||= { ids: new Map(), elements: [], flags: [], blocks: [], clips: [], styles: [] };
  if (!state.observer) {
    state.observer = new MutationObserver(() => { state.stirred = true; });
    state.observer.observe(document, { subtree: true, childList: true, attributes: true });
  }
  afresh ||= state.stirred || state.observer.takeRecords().length > 0;
  state.stirred = false;
  const { ids, elements, flags, blocks, clips, styles } = state;
  const root = document.documentElement, body = document.body, page = document.scrollingElement || root;
  const across = scrollX, down = scrollY;
  const tenths = (value) => Math.round(value * 10);
  const REPLACED = "img, svg, video, canvas, iframe, object, embed, input:not([type=hidden]), select, textarea, button, progress, meter, hr";
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const MENUS = "nav, header, [role=navigation], [role=menubar], [role=tablist], [role=toolbar]";
  const SKIPPED = /^(script|style|template|noscript|head|title|meta|link|option|optgroup|datalist|source|track|param|br|wbr|area|map)$/;
  const solid = (colour) => !/^(transparent|rgba\(.*,\s*0\))$/.test(colour);
  const holdsFixed = (own) => own.transform !== "none" || own.translate !== "none" || own.filter !== "none" || own.perspective !== "none" || /paint|layout|strict|content/.test(own.contain);

  const read = (element, over, own) => {
    let bits = 0;
    if (/^(inline|contents|ruby)/.test(own.display) && !/^inline-/.test(own.display)) bits |= element.matches(REPLACED) ? INLINE_BLOCK : INLINE;
    else if (/^inline-/.test(own.display)) bits |= INLINE_BLOCK;
    if (/grid$/.test(own.display)) bits |= GRID;
    else if (/flex$/.test(own.display)) bits |= own.flexWrap === "nowrap" ? FLEX : FLEX | WRAPS;
    else if (/^table-|^inline-table|^table$/.test(own.display)) bits |= TABLE;
    if (own.float !== "none") bits |= FLOAT;
    // A trail of links, in an ordered list, wraps as words do in a menu as well.
    else if (bits & INLINE_BLOCK && String(element.computedStyleMap().get("width")) === "auto" && (!element.closest(MENUS) || element.closest("ol"))) bits |= FLOWS;
    if (own.position === "fixed") bits |= FIXED | PLACED;
    else if (own.position === "sticky") bits |= STICKY;
    else if (own.position === "absolute") bits |= PLACED;
    if (own.transform !== "none" || own.translate !== "none" || (own.position === "relative" && (own.left !== "auto" || own.top !== "auto" || own.right !== "auto" || own.bottom !== "auto"))) bits |= MOVED;
    if (element.matches(REPLACED)) bits |= THING;
    if (element.matches(CONTROLS)) bits |= TARGET;
    if (element.matches("input:not([type=hidden], [type=submit], [type=button], [type=checkbox], [type=radio]), select, textarea")) bits |= FIELD;
    const drawn = ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(own[`border${side}Width`]) > 0 && own[`border${side}Style`] !== "none" && solid(own[`border${side}Color`]));
    if (bits & THING || drawn || solid(own.backgroundColor) || own.backgroundImage !== "none" || own.boxShadow !== "none") bits |= PAINTS;
    if ((over >= 0 && flags[over] & SILENT) || element.getAttribute("aria-hidden") === "true") bits |= SILENT;
    if (element !== root && element !== body && !(bits & INLINE)) {
      if (/hidden|clip/.test(own.overflowX)) bits |= CLIPS_X;
      if (/hidden|clip/.test(own.overflowY)) bits |= CLIPS_Y;
      if (/auto|scroll/.test(own.overflowX)) bits |= SCROLLS_X;
      if (/auto|scroll/.test(own.overflowY)) bits |= SCROLLS_Y;
    }
    return bits;
  };

  // The nearest box that cuts or scrolls an element, by the blocks that contain it; -1 for the window alone.
  const added = [];
  const at = { id: [], x: [], y: [], r: [], b: [] }, line = { id: [], x: [], y: [], r: [], b: [] }, lost = [];
  const shown = [];
  const visit = (element, over, inFlow, absolute, block) => {
    if (SKIPPED.test(element.localName)) return;
    let id = ids.get(element);
    const isNew = id === undefined;
    if (isNew) {
      id = elements.length;
      ids.set(element, id);
      elements.push(element);
      added.push(over);
    }
    const box = element.getBoundingClientRect();
    if (isNew || afresh) {
      const own = getComputedStyle(element);
      const texts = [];
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.data)) texts.push(node);
      flags[id] = read(element, over, own);
      clips[id] = own.position === "fixed" ? -1 : own.position === "absolute" ? absolute : inFlow;
      styles[id] = { texts, none: own.display === "none", visible: own.display === "contents" || element.checkVisibility({ opacityProperty: true, visibilityProperty: true }), holds: own.position !== "static" || holdsFixed(own), away: /inset\((50|100)%|circle\(0/.test(own.clipPath) || (own.position !== "static" && /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(own.clip)), size: parseFloat(own.fontSize) || 0, vertical: /^(vertical|sideways)/.test(own.writingMode) };
      blocks[id] = flags[id] & INLINE && block >= 0 ? block : id;
    }
    const bits = flags[id], style = styles[id];
    if (style.away || style.none) return;
    const seen = box.width > 1 && box.height > 1 && style.visible;
    if (seen) {
      at.id.push(id); at.x.push(tenths(box.left + across)); at.y.push(tenths(box.top + down)); at.r.push(tenths(box.right + across)); at.b.push(tenths(box.bottom + down));
    }
    if (style.visible) for (const node of style.texts) shown.push([node, id]);
    if (element.localName === "svg" || element.localName === "math") return;
    const cuts = bits & (CLIPS_X | CLIPS_Y | SCROLLS_X | SCROLLS_Y);
    const nextFlow = cuts ? id : clips[id], nextAbsolute = style.holds ? nextFlow : absolute;
    const next = blocks[id];
    if (element.shadowRoot) for (const child of element.shadowRoot.children) visit(child, id, nextFlow, nextAbsolute, next);
    if (element.localName === "details" && !element.open) {
      for (const child of element.children) if (child.localName === "summary") visit(child, id, nextFlow, nextAbsolute, next);
    } else for (const child of element.children) visit(child, id, nextFlow, nextAbsolute, next);
  };
  if (body) visit(body, -1, -1, -1, -1);

  // The lines of text, each as high as its letters; they belong to the block around what they stand in.
  const range = document.createRange();
  const SHOWN_AS = {
    uppercase: (text) => text.toLocaleUpperCase(), lowercase: (text) => text.toLocaleLowerCase(),
    capitalize: (text) => text.replace(/(?<![\p{L}\p{M}\p{N}])\p{L}/gu, (letter) => letter.toLocaleUpperCase()),
  };
  const pen = () => (state.pen ||= new OffscreenCanvas(1, 1).getContext("2d"));
  // How far the ink of a text goes up and down from where its line begins; `rise` and `fall` are those of the font.
  const inkOf = (node, element) => {
    const own = getComputedStyle(element), context = pen();
    context.font = `${own.fontStyle} ${own.fontWeight} ${own.fontSize} ${own.fontFamily}`;
    const text = (SHOWN_AS[own.textTransform] || String)(node.data);
    const known = context.measureText(text);
    return { rise: known.fontBoundingBoxAscent, fall: known.fontBoundingBoxDescent, letters: [...new Set(text.match(/\S/gu) || [])].map((letter) => ({ letter, is: context.measureText(letter) })) };
  };
  for (const [node, id] of shown) {
    const { size, vertical } = styles[id], block = blocks[id], clip = flags[block] & (CLIPS_X | CLIPS_Y) ? block : clips[block];
    range.selectNodeContents(node);
    const all = range.getClientRects();
    const cut = clip >= 0 && flags[clip] & CLIPS_Y && !vertical ? elements[clip].getBoundingClientRect() : null;
    let marks = null;
    for (const one of all) {
      if (one.width < 1 || one.height < 1) continue;
      const half = vertical ? one.height / 2 : Math.min(one.height / 2, size * LETTERS), middle = (one.top + one.bottom) / 2;
      line.id.push(block); line.x.push(tenths(one.left + across)); line.y.push(tenths(middle - half + down)); line.r.push(tenths(one.right + across)); line.b.push(tenths(middle + half + down));
      if (!cut || middle < cut.top || middle > cut.bottom || (one.top >= cut.top && one.bottom <= cut.bottom)) continue;
      const ink = inkOf(node, elements[id]), edge = elements[clip], above = cut.top + edge.clientTop, below = above + edge.clientHeight;
      const base = middle + (ink.rise - ink.fall) / 2;
      // A long text has other letters in other lines: those of this line alone count, where it is one of several.
      let letters = ink.letters;
      if (all.length > 1) {
        const within = new Set();
        for (let from = 0; from < node.data.length && within.size < 200; from++) {
          range.setStart(node, from); range.setEnd(node, from + 1);
          const spot = range.getBoundingClientRect();
          if (spot.width > 0 && Math.abs((spot.top + spot.bottom) / 2 - middle) < 1) within.add(node.data[from].toLocaleLowerCase());
        }
        range.selectNodeContents(node);
        letters = letters.filter(({ letter }) => within.has(letter.toLocaleLowerCase()));
      }
      const over = letters.map(({ letter, is }) => ({ letter, top: above - (base - is.actualBoundingBoxAscent), foot: base + is.actualBoundingBoxDescent - below }));
      const top = Math.max(0, ...over.map((each) => each.top)), foot = Math.max(0, ...over.map((each) => each.foot));
      if (top < TALL && foot < TALL) continue;
      const missed = over.filter((each) => each.top >= TALL || each.foot >= TALL).sort((a, b) => Math.max(b.top, b.foot) - Math.max(a.top, a.foot)).map((each) => each.letter);
      marks ||= { block, clip, top: 0, foot: 0, letters: [], text: node.data.replace(/\s+/g, " ").trim().slice(0, 120) };
      marks.top = Math.max(marks.top, top); marks.foot = Math.max(marks.foot, foot);
      marks.letters = [...new Set([...marks.letters, ...missed])].slice(0, 12);
    }
    if (marks) lost.push([marks.block, marks.clip, tenths(marks.top), tenths(marks.foot), marks.letters.join(""), marks.text]);
  }
  const own = getComputedStyle(body || root), bodyX = body ? own.overflowX : "visible", rootX = getComputedStyle(root).overflowX;
  const leftwards = /^(vertical|sideways)/.test(own.writingMode) ? /-rl$/.test(own.writingMode) : own.direction === "rtl";
  return {
    leftwards, edge: root.clientWidth, high: innerHeight, scrolls: !/hidden|clip/.test(rootX === "visible" ? bodyX : rootX) && !(rootX !== "visible" && /hidden|clip/.test(bodyX)), wide: page.scrollWidth, added, at, line, lost,
    flags: afresh || added.length ? flags : null, clips: afresh || added.length ? clips : null,
  };
}
