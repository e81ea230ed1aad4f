// Which texts are cut off by what is around them, and whether they were before; see model/resize.py, CutText.
// `before` keeps how each text is seen now, and says nothing; the next call tells what has changed since.
(before, wantsOverlaps) => {
  const texts = (TEXTS)(), selector = SELECTOR;
  const MOST = 50;
  const kept = before ? new Map() : globalThis.portalcheckTexts || new Map();
  const looked = new Map(texts.every().map((text) => [text, texts.look(text)]));
  if (before) {
    for (const [text, { state, lines }] of looked) kept.set(text, { state, lines });
    globalThis.portalcheckTexts = kept;
    return null;
  }
  globalThis.portalcheckTexts = undefined;
  const MOVES = /carousel|slider|slide\b|swiper|slick|splide|glide|marquee|ticker/i;
  const words = (text) => texts.quote(text).toLowerCase();
  const whole = new Set();
  for (const [text, { state }] of looked) if (state === "whole") whole.add(words(text.data));
  const ancestors = (element, end) => {
    const found = [];
    for (let node = element; node; node = texts.up(node)) {
      found.push(node);
      if (node === end) break;
    }
    return found;
  };
  const isSilent = (element) => ancestors(element).some((node) => node.getAttribute("aria-hidden") === "true");
  const clamps = (clip, inside) => inside.some((node) => {
    const own = texts.style(node);
    return (own.webkitLineClamp && own.webkitLineClamp !== "none") || (own.textOverflow !== "clip" && own.overflowX !== "visible");
  });
  // What may lead to the rest of a text: a person has to see whether it does.
  const reach = (text, clip, ellipsis) => {
    const inside = ancestors(text.parentElement, clip), all = words(text.data), box = texts.padding(clip);
    if (box.bottom - box.top >= 0.9 * innerHeight && box.right - box.left >= 0.5 * innerWidth) return "window";
    if ([...inside, texts.up(clip)].some((node) => node && [node.getAttribute("title"), node.getAttribute("aria-label")].some((said) => said && words(said).includes(all)))) return "title";
    if (whole.has(all)) return "twin";
    if (ellipsis && text.parentElement.closest("a[href]")) return "link";
    if (inside.some((node) => node.getAnimations().length > 0 || /marquee/.test(node.localName))) return "moving";
    if (ancestors(clip).slice(0, 6).some((node) => MOVES.test(`${node.getAttribute("class") || ""} ${node.getAttribute("aria-roledescription") || ""}`))) return "carousel";
    const control = clip.id && clip.getRootNode().querySelector(`[aria-controls~="${CSS.escape(clip.id)}"]`);
    // What shows more stands in the box or right after it, and sends no form.
    const PRESSED = "button, summary, [role=button], [aria-expanded]";
    const pressed = (inside) => inside && [inside, ...inside.querySelectorAll("*")].some((one) => one.matches(PRESSED) && !(one.form && one.type === "submit"));
    if (control || pressed(clip.nextElementSibling) || pressed(clip) || clip.querySelector("[class*=toggle i], [class*=burger i]")) return "button";
    if (inside.slice(0, -1).some((node) => { const own = texts.style(node); return /absolute|fixed/.test(own.position) || own.transform !== "none" || own.translate !== "none"; })) return "placed";
    return "";
  };

  // A text is gone where its whole block is; else it is the rest of one that is cut.
  const block = (text) => ancestors(text.parentElement).find((node) => !/^(inline|contents)$/.test(texts.style(node).display));
  const shown = new Set();
  for (const [text, { state }] of looked) if (state === "whole" || state === "cut") shown.add(block(text));

  // What runs through a marquee is cut at any moment, and shown whole in time; how much of it is cut now is chance.
  const runsThrough = ({ by }) => by.localName === "marquee" && by.behavior !== "slide" && by.scrollAmount > 0;
  const groups = new Map();
  for (const [text, { state, losses: every }] of looked) {
    const losses = every.filter((loss) => !runsThrough(loss));
    const was = kept.get(text) ? kept.get(text).state : "new";
    const lost = state === "gone" && (was === "whole" || was === "cut");
    if ((state !== "cut" && !lost) || !losses.length) continue;
    // Of several that cut it, the one that cuts through letters speaks; else the one that cuts most.
    const loss = losses.reduce((one, other) => (one.all !== other.all ? (one.all ? other : one) : one.past >= other.past ? one : other));
    const gone = lost && !shown.has(block(text));
    const key = `${loss.axis}${gone}`, at = groups.get(loss.by) || new Map();
    groups.set(loss.by, at);
    const known = at.get(key);
    const past = Math.max(...losses.filter((one) => one.by === loss.by && one.axis === loss.axis).map((one) => one.past));
    const one = { text, past, was: was === "whole" ? "whole" : was === "cut" ? "cut" : "unseen", gone };
    if (known) {
      known.texts += 1;
      if ((one.was === "whole" && known.one.was !== "whole") || (one.was === known.one.was && past > known.one.past)) known.one = one;
    } else at.set(key, { axis: loss.axis, texts: 1, one });
  }
  const cuts = [];
  for (const [clip, found] of groups) {
    const box = texts.padding(clip), own = texts.style(clip);
    const width = box.right - box.left, height = box.bottom - box.top;
    if (Math.min(width, height) < 4) continue;  // folded up, or for screen readers
    for (const axis of ["x", "y"]) {
      const through = found.get(`${axis}false`), gone = found.get(`${axis}true`);
      if (!through || !gone || through.one.was !== "whole") continue;
      through.texts += gone.texts;  // what is cut through speaks for what is out of sight behind the same edge
      found.delete(`${axis}true`);
    }
    for (const { axis, texts: count, one } of found.values()) {
      if (cuts.length >= MOST) break;
      const inside = ancestors(one.text.parentElement, clip), ellipsis = clamps(clip, inside);
      const line = parseFloat(own.lineHeight) || parseFloat(own.fontSize) * 1.2;
      cuts.push({
        css: selector(clip), snippet: clip.cloneNode(false).outerHTML.slice(0, 300), text: texts.quote(one.text.data), texts: count, axis,
        past: texts.round(one.past), was: one.was, gone: one.gone, ellipsis,
        one_line: /nowrap/.test(`${own.whiteSpace} ${own.textWrapMode || ""}`) && own.textOverflow !== "clip",
        low: line >= (own.overflowY === "clip" ? height - parseFloat(own.paddingTop) - parseFloat(own.paddingBottom) : clip.getBoundingClientRect().height) - 0.5,
        silent: isSilent(one.text.parentElement), reach: reach(one.text, clip, ellipsis),
      });
    }
  }

  const overlaps = [];
  if (wantsOverlaps) {
    // What stays where it is, or scrolls by itself, may lie over the rest for a moment.
    const scrolls = (own) => /auto|scroll/.test(`${own.overflowX} ${own.overflowY}`);
    const pane = (element) => ancestors(element).find((node) => /fixed|sticky/.test(texts.style(node).position) || scrolls(texts.style(node))) || null;
    const over = (one, other) => {
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left), high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return wide > 4 && high > 0.3 * Math.min(one.bottom - one.top, other.bottom - other.top) ? Math.min(wide, high) : 0;
    };
    const placed = [];
    // Where they stand, not where a scroller may bring them.
    for (const [text, { state, lines }] of looked) if (state === "whole") for (const line of lines) placed.push({ text, line });
    placed.sort((one, other) => one.line.top - other.line.top);
    for (let at = 0; at < placed.length && overlaps.length < 20; at++)
      for (let next = at + 1; next < placed.length && placed[next].line.top < placed[at].line.bottom; next++) {
        const one = placed[at], other = placed[next], px = one.text === other.text ? 0 : over(one.line, other.line);
        if (!px || pane(one.text.parentElement) !== pane(other.text.parentElement)) continue;
        const past = [kept.get(one.text), kept.get(other.text)];
        if (past.some((was) => !was || was.state !== "whole")) continue;
        if (past[0].lines.some((line) => past[1].lines.some((line2) => over(line, line2)))) continue;
        if (overlaps.some((known) => known.of === one.text && known.with === other.text)) continue;
        overlaps.push({ of: one.text, with: other.text, px });
        if (overlaps.length >= 20) break;
      }
  }
  const told = overlaps.map((one) => ({
    css: selector(one.with.parentElement), snippet: one.with.parentElement.cloneNode(false).outerHTML.slice(0, 300),
    text: texts.quote(one.with.data), over: texts.quote(one.of.data), px: texts.round(one.px),
  }));
  const count = [...looked.values()].filter(({ state }) => state !== "hidden" && state !== "gone").length;
  return { texts: count, cuts, overlaps: told };
}
