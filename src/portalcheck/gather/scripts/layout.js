// The boxes of all elements of this document and its open shadow roots, in columns; see model/artifact.py, LayoutFrame.
() => {
  const VISIBLE = 1, TARGET = 2, INLINE = 4, UNSTYLED = 8, SHADOW = 16, FIXED = 32, UNIQUE = 64, SCROLLS = 128, COVERED = 256, UNSURE = 512, REACHED = 1024;
  const CONTROLS = "a[href], area[href], button, input:not([type=hidden]), select, textarea, details > summary:first-of-type, label, [contenteditable=''], [contenteditable=true]";
  const ROLES = new Set(["button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "slider", "spinbutton", "combobox", "textbox", "searchbox", "treeitem"]);
  const MAPS = ".leaflet-container, .ol-viewport, .mapboxgl-map, .maplibregl-map, .gm-style, .esri-view, [role=application]";
  const AMPLE = 48;  // a target of this size passes whatever is asked, so its parts need no measuring
  const tag = [], ident = [], parent = [], child = [], x = [], y = [], w = [], h = [], flags = [], group = [];
  const snippets = {}, rects = {}, hrefs = {};
  const index = new Map(), elements = [], panes = [], clips = [], idCounts = new Map(), textBlocks = new Map();
  const root = document.documentElement, page = document.scrollingElement || root;
  const quirks = document.compatMode === "BackCompat";  // where selectors look at ids without regard to case
  const view = quirks && document.body ? document.body : root;
  const across = scrollX, down = scrollY, pageWidth = Math.max(page.scrollWidth, innerWidth), pageHeight = Math.max(page.scrollHeight, innerHeight);
  const round = (value) => Math.round(value * 100) / 100;

  const name = (id) => (quirks ? id.toLowerCase() : id);
  const countIds = (scope) => {
    const counts = new Map();
    for (const element of scope.querySelectorAll("[id]")) counts.set(name(element.id), (counts.get(name(element.id)) || 0) + 1);
    idCounts.set(scope, counts);
  };
  const above = (element) => element.parentElement || (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null);
  const within = (inner, outer) => {
    for (let node = inner; node; node = above(node)) if (node === outer) return true;
    return false;
  };
  const cut = (box, clip) => {
    if (!clip) return box;
    const left = Math.max(box.left, clip.left), top = Math.max(box.top, clip.top);
    const right = Math.min(box.right, clip.right), bottom = Math.min(box.bottom, clip.bottom);
    return right > left && bottom > top ? { left, top, right, bottom } : null;
  };
  const placed = (box) => ({ left: box.left + across, top: box.top + down, right: box.right + across, bottom: box.bottom + down });

  // The label of a box to tick, or of a control that the author hid to draw another, is what people press; that of a
  // text field only moves the focus.
  const isPressed = (control) => {
    if (!control || control.disabled) return false;
    const box = control.getBoundingClientRect();
    return /^(checkbox|radio|file)$/.test(control.type) || box.width <= 1 || box.height <= 1 || !control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const isTarget = (element) => {
    const role = (element.getAttribute("role") || "").trim().split(/\s+/)[0];
    if (!element.matches(CONTROLS) && !(ROLES.has(role) && element.hasAttribute("tabindex"))) return false;
    if (element.localName === "label") return isPressed(element.control);
    return !element.matches(":disabled") && element.getAttribute("aria-disabled") !== "true";
  };
  // Where place or size may have to be so, or another target may do the same: pins on a map, parts of a drawing, what
  // is hidden from assistive technology; and the thumb of a slider that the author drew.
  const isDrawn = (element) =>
    element.localName === "svg" || element.localName === "map" || element.getAttribute("aria-hidden") === "true" ||
    ((element.hasAttribute("class") || element.hasAttribute("role")) && element.matches(MAPS));
  const isSlider = (element, style) =>
    element.getAttribute("role") === "slider" || (element.localName === "input" && element.type === "range" && style.appearance === "none");

  // A block holds text when some of it belongs to no target: that text's line height then constrains the targets in it.
  const holdsText = (block) => {
    let holds = textBlocks.get(block);
    if (holds !== undefined) return holds;
    holds = false;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      if (node.matches("a[href], button, input, select, textarea, label, script, style, [role=button], [role=link]")) return NodeFilter.FILTER_REJECT;
      const style = getComputedStyle(node);
      const inLine = /^(inline|contents)/.test(style.display) && !/absolute|fixed/.test(style.position) && style.float === "none";
      return inLine ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_REJECT;
    });
    while (!holds && walker.nextNode()) holds = /[\p{L}\p{N}\p{P}|<>]/u.test(walker.currentNode.data);
    textBlocks.set(block, holds);
    return holds;
  };
  const inText = (element, style) => {
    if (style.float !== "none" || /absolute|fixed/.test(style.position)) return false;
    let node = element, display = style.display;
    for (;;) {
      const outer = node.parentElement;
      if (!outer) return false;
      const outside = getComputedStyle(outer).display;
      const inLine = /^(inline|contents)/.test(display);
      if (!inLine && !/^inline-/.test(outside)) return false;
      if (inLine && !/^(inline|contents)/.test(outside)) return !/flex|grid/.test(outside) && holdsText(outer);
      node = outer;
      display = outside;
    }
  };
  // The browser's own look: an author who sizes a control changes at least one of these.
  const untouched = (element, style, box) => {
    if (!element.matches("input, button, select, textarea") || style.appearance === "none" || !element.computedStyleMap) return false;
    if (element.matches("[type=checkbox], [type=radio]")) return Math.abs(box.width - 13) < 1 && Math.abs(box.height - 13) < 1;
    const own = element.computedStyleMap(), is = (name, ...words) => words.includes(String(own.get(name)));
    if (!is("height", "auto") || !is("min-height", "auto", "0px") || !is("max-height", "none")) return false;
    if (element.matches("[type=range], [type=color], [type=file], [type=image]")) return !element.matches("[type=image]");
    const border = element.localName === "select" ? /solid/ : element.localName === "textarea" ? /solid/ : /inset|outset/;
    return border.test(style.borderTopStyle) && parseFloat(style.borderTopWidth) <= 2 && parseFloat(style.paddingTop) <= 2 &&
      /^13(\.3\d*)?px$/.test(style.fontSize) && style.lineHeight === "normal";
  };

  // The box of a pseudo-element that takes the pointer for its element: a stretched link, a drawn checkbox, a wider hit area.
  const containing = (element) => {
    for (let node = element; node; node = above(node)) {
      const style = getComputedStyle(node);
      if (style.position !== "static" || style.transform !== "none" || style.filter !== "none") return node;
    }
    return null;
  };
  const pseudo = (element, name, box) => {
    const style = getComputedStyle(element, name);
    if (style.content === "none" || style.content === "normal" || style.display === "none" || style.pointerEvents === "none" || style.visibility !== "visible") return null;
    let width = parseFloat(style.width), height = parseFloat(style.height);
    if (!(width >= 0 && height >= 0)) return null;
    if (style.boxSizing !== "border-box") {
      width += parseFloat(style.paddingLeft) + parseFloat(style.paddingRight) + parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth);
      height += parseFloat(style.paddingTop) + parseFloat(style.paddingBottom) + parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth);
    }
    let left, top;
    if (style.position === "absolute" || style.position === "fixed") {
      const block = style.position === "fixed" ? null : containing(element);
      const around = block ? block.getBoundingClientRect() : { left: style.position === "fixed" ? 0 : -across, top: style.position === "fixed" ? 0 : -down };
      left = around.left + (block ? block.clientLeft : 0) + parseFloat(style.left) + parseFloat(style.marginLeft);
      top = around.top + (block ? block.clientTop : 0) + parseFloat(style.top) + parseFloat(style.marginTop);
      if (style.transform !== "none") {
        const matrix = new DOMMatrix(style.transform);
        left += matrix.e;
        top += matrix.f;
      }
    } else {
      left = box.left;  // in the line: about where its element is
      top = (box.top + box.bottom - height) / 2;
    }
    return Number.isFinite(left + top) && width > 1 && height > 1 ? placed({ left, top, right: left + width, bottom: top + height }) : null;
  };
  // All that takes the pointer for a target: each line of a wrapped link, what overflows it, what its pseudo-elements cover.
  const region = (element, style, box, clip) => {
    const found = [];
    const add = (one) => { const kept = one && cut(one, clip); if (kept && kept.right - kept.left > 1 && kept.bottom - kept.top > 1) found.push(kept); };
    const lines = style.display === "inline" ? element.getClientRects() : [box];
    for (const line of lines) add(placed(line));
    if (box.width >= AMPLE && box.height >= AMPLE) return found;
    const parts = [element, ...element.querySelectorAll("*")].slice(0, 60);
    if (element.shadowRoot) parts.push(...[...element.shadowRoot.querySelectorAll("*")].slice(0, 60));
    for (const part of parts) {
      const partBox = part.getBoundingClientRect();
      if (part !== element) {
        if (part.localName === "option" || partBox.width <= 1 || partBox.height <= 1 || !part.checkVisibility({ visibilityProperty: true })) continue;
        const inside = partBox.left >= box.left - 0.5 && partBox.right <= box.right + 0.5 && partBox.top >= box.top - 0.5 && partBox.bottom <= box.bottom + 0.5;
        const target = part.matches(CONTROLS) && element.localName === "label";
        if (target) continue;
        if (!inside && getComputedStyle(part).pointerEvents !== "none") add(placed(partBox));
      }
      add(pseudo(part, "::before", partBox));
      add(pseudo(part, "::after", partBox));
    }
    return found;
  };

  const visit = (element, over, inShadow, clip, hidden, pane, drawn, inert) => {
    const at = tag.length;
    const box = element.getBoundingClientRect();
    const spot = placed(box);
    const style = getComputedStyle(element);
    const counts = idCounts.get(element.getRootNode());
    let bits = inShadow ? SHADOW : 0;
    if (style.position === "fixed" || style.position === "sticky") { bits |= FIXED; pane = at; }
    if (style.position === "fixed") clip = null;
    const inClip = !clip || cut(spot, clip) !== null;
    const onPage = spot.right > 0 && spot.bottom > 0 && spot.left < pageWidth && spot.top < pageHeight;
    const away = hidden || box.width <= 1 || box.height <= 1 || !inClip || !onPage ||
      /inset\((50|100)%|circle\(0/.test(style.clipPath) || /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(style.clip);
    const shown = !away && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (shown) bits |= VISIBLE;
    if (counts && element.id && counts.get(name(element.id)) === 1) bits |= UNIQUE;
    drawn = drawn || isDrawn(element);
    inert = inert || element.hasAttribute("inert");
    if (shown && !inert && style.pointerEvents !== "none" && isTarget(element)) {
      bits |= TARGET;
      if (inText(element, style)) bits |= INLINE;
      if (untouched(element, style, box)) bits |= UNSTYLED;
      if (drawn || isSlider(element, style)) bits |= UNSURE;
      snippets[at] = element.cloneNode(false).outerHTML.slice(0, 300);
      const parts = region(element, style, box, clip);
      if (parts.length !== 1 || parts[0].left !== spot.left || parts[0].top !== spot.top || parts[0].right !== spot.right || parts[0].bottom !== spot.bottom)
        rects[at] = parts.map((part) => [round(part.left), round(part.top), round(part.right - part.left), round(part.bottom - part.top)]);
    }
    let nth = 1;
    for (let other = element.previousElementSibling; other; other = other.previousElementSibling)
      if (other.localName === element.localName) { nth = child[index.get(other)] + 1; break; }
    tag.push(element.localName); ident.push(element.id || ""); parent.push(over); child.push(nth);
    x.push(round(spot.left)); y.push(round(spot.top)); w.push(round(box.width)); h.push(round(box.height));
    group.push(-1); panes.push(pane); clips.push(clip);
    index.set(element, at); elements.push(element);
    let innerClip = clip, innerPane = pane;
    if ((style.overflowX !== "visible" || style.overflowY !== "visible") && element !== root && element !== document.body) {
      const scrolls = (/auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (/auto|scroll/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
      if (scrolls) { bits |= SCROLLS; innerPane = at; }
      else innerClip = cut(spot, clip) || { left: 0, top: 0, right: 0, bottom: 0 };
    }
    flags.push(bits);
    const stay = hidden || style.display === "none";
    if (element.shadowRoot) {
      countIds(element.shadowRoot);
      for (const next of element.shadowRoot.children) visit(next, at, true, innerClip, stay, innerPane, drawn, inert);
    }
    for (const next of element.children) visit(next, at, false, innerClip, stay, innerPane, drawn, inert);
  };
  countIds(document);
  if (root) visit(root, -1, false, null, false, -1, false, false);

  // A label and its control are one target, and so is what a link or a button holds.
  for (let at = 0; at < tag.length; at++) {
    if (!(flags[at] & TARGET)) continue;
    if (tag[at] === "label") {
      const control = index.get(elements[at].control);
      if (control === undefined) continue;
      group[at] = control;
      const box = elements[control].getBoundingClientRect();
      const there = elements[control].checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1 && cut(placed(box), clips[control]);
      // Transparent, yet it takes the pointer: the usual way to draw a control of one's own.
      if (there && !(flags[control] & TARGET)) (rects[at] = rects[at] || [[x[at], y[at], w[at], h[at]]]).push([x[control], y[control], w[control], h[control]]);
      continue;
    }
    for (let up = parent[at]; up >= 0; up = parent[up])
      if (flags[up] & TARGET && (tag[up] === "a" || tag[up] === "button")) { group[at] = up; break; }
  }

  // What lies under something else of the same layer takes no pointer. Only what is in the window can be asked for.
  const points = (at) => {
    const [left, top, width, height] = (rects[at] && rects[at][0]) || [x[at], y[at], w[at], h[at]];
    return [[0.5, 0.5], [0.2, 0.5], [0.8, 0.5]].map(([a, b]) => [left - across + a * width, top - down + b * height]);
  };
  const same = new Map();
  for (let at = 0; at < tag.length; at++) {
    if (!(flags[at] & TARGET)) continue;
    const element = elements[at];
    if (typeof element.href === "string" && /^(https?|mailto|tel):/.test(element.href) && element.getAttribute("href") !== "#") {
      if (!same.has(element.href)) same.set(element.href, []);
      same.get(element.href).push(at);
    }
    const seen = points(at).filter(([left, top]) => left >= 0 && top >= 0 && left < innerWidth && top < innerHeight);
    const covered = seen.length > 0 && seen.every(([left, top]) => {
      const hit = element.getRootNode().elementFromPoint(left, top);
      if (!hit || within(hit, element) || within(element, hit)) return false;
      const label = hit.closest("label");
      if (label && label.control === element) return false;
      if (element.control && within(hit, element.control)) return false;
      return panes[index.get(hit)] === panes[at];
    });
    flags[at] |= covered ? COVERED : seen.length ? REACHED : 0;
  }
  for (const [href, places] of same) if (places.length > 1) for (const at of places) hrefs[at] = href.slice(0, 500);
  return {
    width: view ? view.clientWidth : innerWidth, height: innerHeight, scroll_width: page ? page.scrollWidth : 0, scroll_height: page ? page.scrollHeight : 0,
    tag, ident, parent, child, x, y, w, h, flags, group, rects, hrefs, snippets,
  };
}
