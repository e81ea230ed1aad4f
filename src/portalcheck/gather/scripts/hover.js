// What may show something when the pointer comes over it, or it receives the focus, and what shows then: kept in our
// isolated world.
(most) => {
  const { selector, parentOf, snapshot, fresh, byIds, nameOf, textOf, called, boxOf, snippet } = SHOWN;
  const kept = (globalThis.portalcheckHover = { owners: [], before: null, found: [] });
  const roots = [document];
  for (const root of roots) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
  const all = (what) => roots.flatMap((root) => { try { return [...root.querySelectorAll(what)]; } catch { return []; } });

  // Selectors of style rules by which something else shows while the pointer is over an element, or it has the focus.
  const SHOWS = ["display", "visibility", "opacity", "clip", "clip-path", "max-height", "height", "transform", "left", "top", "scale", "pointer-events"];
  const overs = new Set();
  const split = (text) => {
    const parts = []; let depth = 0, part = "";
    for (const sign of text) {
      if (sign === "(" || sign === "[") depth++;
      if (sign === ")" || sign === "]") depth--;
      if (sign === "," && !depth) { parts.push(part); part = ""; } else part += sign;
    }
    return [...parts, part];
  };
  const read = (rules, around) => {
    for (const rule of rules) {
      const own = rule.selectorText ? (around && rule.selectorText.includes("&") ? rule.selectorText.replaceAll("&", around) : rule.selectorText) : around;
      if (rule.style && /:(hover|focus)/.test(own || "") && SHOWS.some((name) => rule.style.getPropertyValue(name))) {
        for (const one of split(own)) {
          const over = /^(.*?:(?:hover|focus)[^\s>+~]*)\s*[\s>+~]\s*\S/s.exec(one);
          if (over) overs.add(over[1].replace(/:(hover|focus(-within|-visible)?)/g, "").trim() || "*");
        }
      }
      if (rule.cssRules && (!rule.media || matchMedia(rule.media.mediaText).matches)) read(rule.cssRules, own);
    }
  };
  for (const root of roots) for (const sheet of [...root.styleSheets, ...(root.adoptedStyleSheets || [])]) {
    try { if (!sheet.disabled && (!sheet.media.mediaText || matchMedia(sheet.media.mediaText).matches)) read(sheet.cssRules, ""); } catch { /* of another origin */ }
  }
  const seen = snapshot(), found = new Map();
  const add = (element, why) => {
    if (!element || found.has(element) || !seen.has(element)) return;
    const box = element.getBoundingClientRect();
    if (box.width * box.height < innerWidth * innerHeight / 2) found.set(element, why);
  };
  for (const owner of all("[aria-describedby]")) if (byIds(owner, "aria-describedby").some((one) => !seen.has(one))) add(owner, "described");
  for (const owner of all("[data-tooltip], [data-tippy-content], [data-bs-toggle=tooltip], [data-toggle=tooltip], [data-bs-toggle=popover]")) add(owner, "tooltip");
  for (const tip of all("[role=tooltip]")) if (!seen.has(tip)) add(tip.previousElementSibling || tip.parentElement, "tooltip");
  for (const over of overs) {
    // Of many alike, as the rows of a table, the first few stand for all.
    for (const owner of all(over).filter((one) => seen.has(one)).slice(0, 8)) add(owner, "style");
  }
  const alike = new Map();
  for (const owner of globalThis.portalcheckListening || []) {
    if (owner.nodeType !== Node.ELEMENT_NODE) continue;
    const name = `${owner.localName} ${owner.getAttribute("class") || ""}`, count = alike.get(name) || 0;
    alike.set(name, count + 1);
    if (count < 8) add(owner, "script");
  }
  for (const owner of all("[aria-haspopup]:not([aria-haspopup=dialog])")) add(owner, "popup");
  kept.owners = [...found.keys()].slice(0, most);

  kept.begin = (index) => {
    const owner = kept.owners[index];
    kept.taken = null;
    if (!owner.isConnected) return null;
    owner.scrollIntoView({ block: "center", behavior: "instant" });
    kept.before = snapshot();
    if (!kept.before.has(owner)) return null;
    const box = owner.getClientRects()[0];
    const x = box.x + Math.min(box.width / 2, 200), y = box.y + Math.min(box.height / 2, 20);
    const top = (kept.top = owner.getRootNode().elementFromPoint(x, y));
    return top && (owner === top || owner.contains(top) || top.contains(owner)) ? [x, y] : null;
  };
  const shows = () => { const now = snapshot(); return kept.found.filter((one) => now.has(one)); };
  const inside = (element, box) => { for (let up = element; up; up = parentOf(up)) if (up === box) return true; return false; };
  const textAt = (element, x, y) => {
    const range = document.createRange();
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !/\S/.test(node.data)) continue;
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) if (line.left <= x && x <= line.right && line.top <= y && y <= line.bottom) return true;
    }
    return /^(img|video|canvas|input|select|textarea|button)$/.test(element.localName);
  };
  // The element that is covered at most of the points of a grid, and how many points cover something.
  const covering = (box, owner) => {
    const area = box.getBoundingClientRect(), under = new Map();
    for (let row = 1; row < 12; row++) for (let column = 1; column < 12; column++) {
      const x = area.x + (area.width * column) / 12, y = area.y + (area.height * row) / 12;
      const stack = document.elementsFromPoint(x, y), at = stack.findIndex((one) => inside(one, box));
      if (at < 0) continue;
      const below = stack.slice(at + 1).find((one) => !inside(one, box) && !one.contains(box) && !inside(one, owner) && kept.before.has(one) && textAt(one, x, y));
      if (below) under.set(below, (under.get(below) || 0) + 1);
    }
    const [first] = [...under].sort((a, b) => b[1] - a[1]);
    return { points: [...under.values()].reduce((sum, one) => sum + one, 0), covered: first ? selector(first[0]) : "", covered_text: first ? textOf(first[0], 80) : "" };
  };
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=menuitem]";
  // What can be operated in what showed, but for links that can be seen elsewhere as well.
  const controlsOf = (box) => {
    const links = new Set([...kept.before.keys()].map((one) => one.localName === "a" && one.href).filter(Boolean));
    return [box, ...box.querySelectorAll("*")].filter((one) => one.matches(CONTROLS) && one.checkVisibility({ visibilityProperty: true }) && !links.has(one.href)).length;
  };
  // What a press on the owner would do: follow a link to elsewhere. What is above it may listen.
  kept.tap = (index) => {
    const owner = kept.owners[index], here = location.href.split("#")[0];
    const link = (kept.top && kept.top.closest("a[href]")) || [owner, ...owner.children].find((one) => one.matches("a[href]"));
    kept.above = [];
    for (let up = link || owner; up; up = parentOf(up)) kept.above.push(up);
    kept.above.push(document);
    const button = [owner, ...owner.querySelectorAll("button, summary, [role=button], [aria-expanded]:not(a[href])")].some((one) => kept.before.has(one) && one.matches("button, summary, [role=button], [aria-expanded]:not(a[href])"));
    return { button, leads: !!link && /^https?:$/.test(link.protocol) && link.href.split("#")[0] !== here && link.getAttribute("role") !== "button", above: kept.above.length };
  };
  kept.focus = (index) => {
    const owner = kept.owners[index];
    if (!owner.isConnected) return false;
    owner.scrollIntoView({ block: "center", behavior: "instant" });
    kept.before = snapshot();
    kept.taken = [owner, ...owner.querySelectorAll("*")].find((one) => kept.before.has(one) && one.tabIndex >= 0);
    if (!kept.taken || kept.taken === document.activeElement) return false;
    kept.active = document.activeElement;
    kept.taken.focus({ preventScroll: true });
    return true;
  };
  kept.unfocus = () => {
    if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
    if (kept.active && kept.active !== document.body) kept.active.focus({ preventScroll: true });
  };
  kept.look = (index) => {
    const owner = kept.owners[index];
    // The owner may stand inside of what is laid out anew; what it holds counts here, as a menu in its entry does.
    const now = snapshot();
    const news = [...now.keys()].filter((one) => !kept.before.has(one));
    const outer = news.filter((one) => !news.includes(parentOf(one)) && one !== owner && one !== kept.taken && /\S/.test(textOf(one) + nameOf(one)));
    kept.found = outer.slice(0, 3);
    return kept.found.map((one) => ({ css: selector(one), snippet: snippet(one), text: textOf(one), role: one.getAttribute("role") || "", box: boxOf(one), through: getComputedStyle(one).pointerEvents === "none", controls: controlsOf(one), ...covering(one, owner) }));
  };
  kept.still = () => shows().length > 0;
  // A place on what showed that is in the window, the nearest to the pointer.
  kept.onto = (x, y) => {
    const area = kept.found[0].getBoundingClientRect();
    const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
    const to = [clamp(x, area.left + 2, area.right - 2), clamp(y, area.top + 2, area.bottom - 2)];
    return to[0] > 0 && to[1] > 0 && to[0] < innerWidth && to[1] < innerHeight ? to : null;
  };
  return {
    candidates: found.size,
    owners: kept.owners.map((owner) => ({
      css: selector(owner), snippet: snippet(owner), name: called(owner), why: found.get(owner),
      toggle: owner.matches("[aria-expanded], [aria-haspopup], [aria-controls]") || !!owner.querySelector("[aria-expanded], [aria-controls], button"),
    })),
  };
}
