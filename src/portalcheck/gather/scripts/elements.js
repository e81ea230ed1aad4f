// What has a meaning of its own on the page, and its runs of text; see model/elements.py. Role and name are the engine's.
// What can be worked out from the rest stays here: a selector goes on from that of what is around, a snippet is made of
// the attributes, and passages name the language that they share with others by its number.
() => {
  const KEPT = new Set((
    "html a area button input select textarea output progress meter label fieldset legend form datalist details summary dialog menu " +
    "h1 h2 h3 h4 h5 h6 hgroup main nav header footer aside section article search ul ol li dl dt dd table caption thead tbody tfoot tr td th " +
    "img svg picture object embed canvas map figure figcaption math iframe frame video audio track marquee blink"
  ).split(" "));
  const SKIPPED = new Set("head script style template noscript datalist option optgroup textarea".split(" "));
  const MARKS = /^(role|lang|xml:lang|tabindex|title|contenteditable|accesskey|draggable|popover|popovertarget|aria-.+|on.+)$/;
  const NAMED_BY_CONTENT = /^(link|button|heading|cell|gridcell|columnheader|rowheader|tab|menuitem|option|treeitem)$/;
  const UNNAMED = /^(|none|list|listitem|row|rowgroup|paragraph|term|definition|generic|article|banner|complementary|contentinfo|main|navigation|region|search|document|form|tabpanel|tablist|menu|menubar|caption|code|time|strong|emphasis|blockquote|status|alert|log)$/;
  const ICONS = /ico[mn]|symbol|glyph|awesome/i;  // a word set in such a font is drawn as a picture
  const LABELLED = /^(input|select|textarea|button|meter|progress|output)$/;  // a form may hold a field named `labels`
  const CONTROL = /^(button|input|select|textarea|fieldset)$/;
  const FOCUSABLE = /^(button|input|select|textarea)$/;
  const MOST = 15000;
  const BLOCKS = "p, div, ul, ol, dl, table, h1, h2, h3, h4, h5, h6, section, article, nav, form, button";
  const round = (value) => Math.round(value * 100) / 100;
  const collapse = (text, most) => text.slice(0, most * 4).replace(/[\s\u200b]+/g, " ").trim().slice(0, most);

  const root = document.documentElement, page = document.scrollingElement || root;
  const across = scrollX, down = scrollY;
  const wide = Math.max(page ? page.scrollWidth : 0, innerWidth), high = Math.max(page ? page.scrollHeight : 0, innerHeight);
  const rtl = root ? getComputedStyle(root).direction === "rtl" : false;
  const leftmost = rtl ? innerWidth - wide : 0, rightmost = rtl ? innerWidth : wide;

  // As in selector.js, with all that siblings share looked at once.
  const selectors = new Map(), idCounts = new Map(), places = new Map();
  const isUnique = (scope, id) => {
    let counts = idCounts.get(scope);
    if (!counts) {
      idCounts.set(scope, counts = new Map());
      const seen = (name) => (document.compatMode === "BackCompat" ? name.toLowerCase() : name);
      counts.of = (name) => counts.get(seen(name));
      for (const element of scope.querySelectorAll("[id]")) {
        const name = seen(element.getAttribute("id"));
        counts.set(name, (counts.get(name) || 0) + 1);
      }
    }
    return counts.of(id) === 1;
  };
  const step = (element) => {
    const over = element.parentNode, name = CSS.escape(element.localName);
    if (!over) return name;
    if (!places.has(over)) {
      const counts = new Map(), nth = new Map();
      for (const child of over.children) {
        counts.set(child.localName, (counts.get(child.localName) || 0) + 1);
        nth.set(child, counts.get(child.localName));
      }
      places.set(over, { counts, nth });
    }
    const { counts, nth } = places.get(over);
    return counts.get(element.localName) > 1 ? `${name}:nth-of-type(${nth.get(element)})` : name;
  };
  const selector = (element) => {
    let known = selectors.get(element);
    if (known === undefined) {
      const id = element.getAttribute("id"), over = element.parentNode, scope = element.getRootNode();
      const outside = scope instanceof ShadowRoot ? `${selector(scope.host)} >>> ` : "";
      if (id && isUnique(scope, id)) known = `${outside}#${CSS.escape(id)}`;
      else if (over && over.nodeType === Node.ELEMENT_NODE) known = `${selector(over)} > ${step(element)}`;
      else known = outside ? `${outside}:host > ${step(element)}` : step(element);
      selectors.set(element, known);
    }
    return known;
  };

  const cut = (box, clip) => {
    const left = Math.max(box.left, clip.left), top = Math.max(box.top, clip.top);
    const right = Math.min(box.right, clip.right), bottom = Math.min(box.bottom, clip.bottom);
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  };
  const placed = (box) => ({ left: box.left + across, top: box.top + down, right: box.right + across, bottom: box.bottom + down });
  const whole = { left: leftmost, top: 0, right: rightmost, bottom: high };
  const NOTHING = { left: 0, top: 0, right: 0, bottom: 0 };
  const range = document.createRange();
  const isSeen = (node, clip) => {
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) if (cut(placed(line), clip)) return true;
    return false;
  };

  const count = document.getElementsByTagName("*").length;
  if (count > MOST) throw new Error(`it has ${count} elements; more than ${MOST} take longer than a page may`);
  if (axe._tree) axe.teardown();
  if (!root) return { language: null, elements: [], passages: [], tongues: [] };
  axe.setup(root);
  const { aria, text: words } = axe.commons;
  const virtual = (element) => axe.utils.getNodeFromTree(element);
  const told = [], kept = [], texts = new Map(), runs = new Map();

  const note = (block, lang, declared, text) => {
    let byLanguage = runs.get(block);
    if (!byLanguage) runs.set(block, byLanguage = new Map());
    const run = byLanguage.get(declared);
    if (run) run.text += text;
    else byLanguage.set(declared, { lang, text });
  };
  // What an author writes in a style sheet is part of the name in a browser, though not in the engine.
  const painted = (element, depth) => {
    let found = "";
    const part = (which) => {
      const content = getComputedStyle(element, which).content;
      const said = content.includes('" / "') ? content.slice(content.indexOf('" / "') + 4) : content;
      return /^"/.test(said) ? (said.match(/"(?:[^"\\]|\\.)*"/g) || []).map((one) => one.slice(1, -1)).join("") : "";
    };
    found += part("::before");
    if (depth < 6) for (const child of element.children) if (getComputedStyle(child).display !== "none" && child.getAttribute("aria-hidden") !== "true") found += painted(child, depth + 1);
    return found + part("::after");
  };
  const named = (element, vnode, role) => {
    if (UNNAMED.test(role) && element.localName !== "summary" && !element.hasAttribute("aria-label") && !element.hasAttribute("aria-labelledby") && !element.title) return "";
    if (/^(table|grid|treegrid)$/.test(role)) {
      // The engine would take all that stands in it.
      return words.accessibleTextVirtual(vnode) && (aria.arialabelledbyText(vnode) || aria.arialabelText(vnode) || words.nativeTextAlternative(vnode) || words.titleText(vnode));
    }
    // The common case, without asking the engine: nothing but text, and nothing that names it otherwise.
    if (!element.childElementCount && NAMED_BY_CONTENT.test(role) && !element.shadowRoot && !element.hasAttribute("aria-label") && !element.hasAttribute("aria-labelledby") && !(element.localName === "button" && element.labels.length) && !/^(input|area|option)$/.test(element.localName) && /\S/.test(element.textContent))
      return element.textContent;
    const name = words.accessibleTextVirtual(vnode);
    return name || (aria.namedFromContents(vnode) ? painted(element, 0) : "");
  };

  // `seen`: nothing above clips it away, makes it transparent or keeps it from being laid out.
  const isSummary = (element) => element.parentElement?.localName === "details" && element.parentElement.querySelector(":scope > summary") === element;
  const isFocusable = (element) => {
    const tag = element.localName;
    if (FOCUSABLE.test(tag)) return !element.matches(":disabled");
    if (/^-?\d+/.test((element.getAttribute("tabindex") || "").trim())) return true;
    if (/^(a|area)$/.test(tag)) return element.hasAttribute("href") || element.hasAttributeNS("http://www.w3.org/1999/xlink", "href");
    if (tag === "summary") return isSummary(element);
    if (/^(audio|video)$/.test(tag)) return element.hasAttribute("controls");
    return /^(true|plaintext-only|)$/.test(element.getAttribute("contenteditable") ?? "false");
  };
  const walk = (element, over, state) => {
    const tag = element.localName;
    if (SKIPPED.has(tag) && tag !== "textarea") return { text: "", seen: false };
    const names = element.getAttributeNames();
    let { lang, declared, block, clip, gone, exposed, inert, laid } = state;
    let rendered = laid;
    const own = names.includes("lang") ? element.getAttribute("lang") : names.includes("xml:lang") ? element.getAttribute("xml:lang") : null;
    if (own !== null) { lang = own; declared = element; }
    inert = inert || names.includes("inert");
    exposed = exposed && !inert && !(names.includes("aria-hidden") && element.getAttribute("aria-hidden") === "true");
    let style = null, box = null, shown = false, inLine = true, inner = clip;
    if (rendered) {
      style = getComputedStyle(element);
      rendered = style.display === "contents" || element.checkVisibility();
    }
    if (!rendered) { gone = true; style = null; }
    else {
      const display = style.display;
      inLine = display === "inline" || display === "contents";
      if (!inLine) block = element;
      if (display !== "contents") {
        box = element.getBoundingClientRect();
        if (style.position === "fixed") clip = inner = whole;
        gone = gone || style.opacity === "0" || /inset\((50|100)%|circle\(0/.test(style.clipPath) || /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(style.clip);
        const part = gone ? null : cut(placed(box), clip);
        shown = part !== null && style.visibility === "visible";
        if (!gone && style.overflowX !== "visible" && !inLine && element !== root && element !== document.body) {
          const scrolls = (/auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (/auto|scroll/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
          // What a scroller holds can be scrolled to; where the scroller is cut off, all that it holds is.
          inner = scrolls && part ? whole : part || NOTHING;
        }
      }
    }
    let index = over;
    if (KEPT.has(tag) && !(tag === "input" && element.type === "hidden") || names.some((name) => MARKS.test(name))) {
      index = told.length;
      told.push(null);
      kept.push(element);
    }
    const legible = () => !gone && style.visibility === "visible" && parseFloat(style.fontSize) > 0 && parseFloat(style.textIndent) > -900 && !(ICONS.test(style.fontFamily) && /^\s*[a-z0-9_]+\s*$/.test(element.textContent)) && !/^rgba\(.*, 0\)$/.test(style.color);
    const here = { lang, declared, block, clip: inner, gone, exposed, inert, laid: rendered };
    let text = "", any = false;
    if (tag !== "select" && tag !== "textarea" && tag !== "iframe") {
      const children = element.shadowRoot ? element.shadowRoot.childNodes : tag === "slot" && element.assignedNodes().length ? element.assignedNodes() : element.childNodes;
      for (const child of children) {
        if (child.nodeType === Node.ELEMENT_NODE) {
          const found = walk(child, index, here);
          text += found.text;
          any = any || found.seen;
        } else if (child.nodeType === Node.TEXT_NODE && !gone) {
          if (!/\S/.test(child.data)) { text += " "; if (runs.has(block)) note(block, lang, declared, " "); }
          else if (legible() && ((shown && inner === whole) || isSeen(child, inner))) {
            text += child.data;
            any = true;
            note(block, lang, declared, child.data);
          }
        }
      }
    }
    if (tag === "input" && shown && /^(submit|reset|button)$/.test(element.type)) text = element.value;
    const inRow = style !== null && /^(inline|inline-block|inline-flex|inline-grid|contents)$/.test(style.display);
    // What cannot be seen but takes room parts the words around it.
    if (tag === "br" || (style !== null && (!inRow || (!shown && !any && box && box.width > 0)))) text = ` ${text} `;
    texts.set(element, text);
    const seen = shown || any;
    if (index !== over) {
      const perceivable = style !== null && style.visibility === "visible";
      told[index] = { over, names, lang, box, seen, exposed: exposed && perceivable, focusable: perceivable && box !== null && !inert && isFocusable(element) };
    }
    return { text, seen };
  };
  walk(root, -1, { lang: null, declared: null, block: root, clip: whole, gone: false, exposed: true, inert: false, laid: true });

  const textOf = (element, most) => collapse(texts.get(element) || "", most);
  const up = (element) => element.assignedSlot || element.parentElement || (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null);
  const headersOf = (cell) => {
    const table = cell.closest("table"), row = cell.parentElement;
    if (!table || !row || !row.cells) return [];
    const ids = (cell.getAttribute("headers") || "").split(/\s+/).filter(Boolean);
    if (ids.length) return ids.map((id) => cell.getRootNode().getElementById(id)).filter(Boolean);
    const beside = [...row.cells].filter((one) => one !== cell && one.localName === "th");
    const above = [];
    for (const other of table.rows) {
      if (other === row) break;
      const one = other.cells[cell.cellIndex];
      if (one && one.localName === "th") above.push(one);
    }
    return [...above, ...beside];
  };
  const referred = (element, attribute) => (element.getAttribute(attribute) || "").split(/\s+/).filter(Boolean).map((id) => element.getRootNode().getElementById(id)).filter(Boolean);
  // What tells more about a link: the list items, the paragraph and the cell that it stands in, else the block.
  const contextOf = (element) => {
    const parts = new Set();
    for (let node = up(element), first = true; node && node !== document.body; node = up(node)) {
      const role = node.getAttribute("role") || "", tag = node.localName;
      if (/^(p|li|dd|dt|td|th|blockquote|figcaption|caption)$/.test(tag) || /^(listitem|paragraph|cell|gridcell|columnheader|rowheader)$/.test(role)) {
        parts.add(textOf(node, 500));
        if (/^t[dh]$/.test(tag)) for (const header of headersOf(node)) parts.add(textOf(header, 200));
        first = false;
      } else if (first && !/^(inline|contents)$/.test(getComputedStyle(node).display)) {
        if (!node.querySelector(BLOCKS)) parts.add(textOf(node, 500));
        first = false;
      }
    }
    for (const one of referred(element, "aria-describedby")) parts.add(collapse(one.textContent, 300));
    parts.delete("");
    return [...parts].join(" | ").slice(0, 1000);
  };
  const describe = (element, name) => {
    const described = referred(element, "aria-describedby").map((one) => one.textContent).join(" ");
    const text = collapse(described || element.getAttribute("aria-description") || "", 300);
    const title = collapse(element.getAttribute("title") || "", 300);
    return text || (title !== name ? title : "");
  };

  // An area is where its picture is.
  const pictured = (area) => {
    const map = area.closest("map"), name = map && map.getAttribute("name");
    const at = name ? kept.findIndex((one) => one.localName === "img" && one.getAttribute("usemap") === `#${name}`) : -1;
    return at < 0 ? {} : { seen: told[at].seen, exposed: told[at].exposed, box: told[at].box, focusable: told[at].exposed && area.hasAttribute("href") };
  };
  const elements = kept.map((element, at) => {
    const { over, names, lang, box, seen, exposed, focusable } = { ...told[at], ...(element.localName === "area" ? pictured(element) : null) };
    const vnode = virtual(element);
    const one = { tag: element.localName, css: selector(element) };
    if (over >= 0) {
      one.parent = over;
      const outer = selector(kept[over]);
      if (one.css.startsWith(`${outer} > `)) one.css = one.css.slice(outer.length);
    }
    if (names.length) one.attributes = Object.fromEntries(names.map((name) => [name, (element.getAttribute(name) || "").slice(0, 300)]));
    const orphan = element.localName === "summary" && !element.hasAttribute("role") && !isSummary(element);
    const role = (vnode && !orphan && aria.getRole(vnode, { fallback: true, dpub: true })) || "";
    if (role) one.role = role === "presentation" ? "none" : role;
    if (!exposed) one.exposed = false;
    const name = exposed && vnode ? collapse(named(element, vnode, one.role || ""), 300) : "";
    if (name) one.name = name;
    const description = describe(element, name);
    if (description) one.description = description;
    const text = textOf(element, 300);
    if (text) one.text = text;
    if (LABELLED.test(element.localName) && element.labels && element.labels.length) {
      const labels = [...element.labels].map((label) => textOf(label, 300)).filter(Boolean);
      if (labels.length) one.labels = labels;
    }
    if (role === "link") {
      const context = contextOf(element);
      if (context) one.context = context;
    }
    if (lang !== null) one.language = lang;
    if (box) one.box = [round(box.left + across), round(box.top + down), round(box.width), round(box.height)];
    if (!seen) one.visible = false;
    if (focusable) {
      one.focusable = true;
      if (!(parseInt(element.getAttribute("tabindex"), 10) < 0)) one.tabbable = true;
    }
    if (CONTROL.test(element.localName) && element.matches(":disabled")) one.disabled = true;
    if (element.localName === "input" && /^(checkbox|radio)$/.test(element.type)) one.checked = element.checked;
    else if (/^(checkbox|switch|menuitemcheckbox)$/.test(role)) one.checked = element.getAttribute("aria-checked") === "true";
    return one;
  });
  axe.teardown();
  const stands = new Map(kept.map((element, at) => [element, at]));
  const passages = [], tongues = [], numbers = new Map();
  for (const [block, byLanguage] of runs) {
    let over = block;
    while (over !== root && !stands.has(over)) over = up(over);
    const from = stands.has(over) && selector(block).startsWith(selector(over)) ? stands.get(over) : -1;
    const css = selector(block).slice(from < 0 ? 0 : selector(over).length);
    for (const [declared, run] of byLanguage) {
      const text = collapse(run.text, 2000);
      if (!text) continue;
      if (!numbers.has(declared)) numbers.set(declared, tongues.push([run.lang, declared ? selector(declared) : ""]) - 1);
      passages.push([text, from, css, numbers.get(declared)]);
    }
  }
  return { url: location.href, title: document.title, language: root.getAttribute("lang"), elements, passages, tongues };
}
