// The boxes of all elements of this document and its open shadow roots, in columns; see model/artifact.py, LayoutFrame.
() => {
  const VISIBLE = 1, TARGET = 2, INLINE = 4, UNSTYLED = 8, SHADOW = 16, FIXED = 32, UNIQUE = 64;
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, label, [contenteditable=''], [contenteditable=true]";
  const ROLES = new Set(["button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "slider", "spinbutton", "combobox", "textbox", "searchbox", "treeitem"]);
  const tag = [], ident = [], parent = [], child = [], x = [], y = [], w = [], h = [], flags = [], group = [], snippets = {};
  const index = new Map(), elements = [], labels = [];
  const round = (value) => Math.round(value * 100) / 100;
  const idCounts = new Map();
  const countIds = (root) => {
    const counts = new Map();
    for (const element of root.querySelectorAll("[id]")) counts.set(element.id, (counts.get(element.id) || 0) + 1);
    idCounts.set(root, counts);
  };
  const page = document.scrollingElement || document.documentElement;
  const ownText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.data));
  const isTarget = (element) => {
    const role = (element.getAttribute("role") || "").trim().split(/\s+/)[0];
    const operable = element.matches(CONTROLS) || (ROLES.has(role) && element.hasAttribute("tabindex"));
    return operable && !element.matches(":disabled") && element.getAttribute("aria-disabled") !== "true" && !(element.localName === "label" && !element.control);
  };
  // Text of the line that is not itself part of a target: then the line's height sets the target's size.
  const inText = (element, style) => {
    if (!style.display.startsWith("inline")) return false;
    let block = element.parentElement;
    while (block && getComputedStyle(block).display === "inline") block = block.parentElement;
    if (!block) return false;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return node.matches("a[href], button, input, select, textarea, label, script, style, [role=button], [role=link]") || !getComputedStyle(node).display.startsWith("inline")
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    while (walker.nextNode()) if (/[\p{L}\p{N}]/u.test(walker.currentNode.data)) return true;
    return false;
  };
  // The browser's own look; an author who sizes or restyles a control changes at least one of these.
  const untouched = (element, style, box) => {
    if (!element.matches("input, button, select, textarea") || style.appearance === "none") return false;
    if (element.matches("[type=checkbox], [type=radio]")) return Math.abs(box.width - 13) < 1 && Math.abs(box.height - 13) < 1;
    return /inset|outset/.test(style.borderTopStyle) && style.borderTopWidth === "2px" && parseFloat(style.fontSize) > 13 && parseFloat(style.fontSize) < 13.5 && parseFloat(style.paddingTop) <= 1;
  };
  const visit = (element, above, inShadow, clip, hidden) => {
    const at = tag.length;
    const box = element.getBoundingClientRect();
    const left = box.left + scrollX, top = box.top + scrollY;
    const counts = idCounts.get(element.getRootNode());
    let bits = inShadow ? SHADOW : 0;
    const style = getComputedStyle(element);
    if (style.position === "fixed" || style.position === "sticky") bits |= FIXED;
    if (style.position === "fixed") clip = null;
    const inClip = !clip || (left < clip.right && left + box.width > clip.left && top < clip.bottom && top + box.height > clip.top);
    const onPage = left + box.width > 0 && top + box.height > 0 && left < Math.max(page.scrollWidth, innerWidth) && (top < Math.max(page.scrollHeight, innerHeight));
    const shown = !hidden && box.width > 1 && box.height > 1 && inClip && onPage && (!element.checkVisibility || element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: false })) && !/inset\(50%|inset\(100%/.test(style.clipPath) && !/rect\(0px, 0px, 0px, 0px\)|rect\(1px, 1px, 1px, 1px\)/.test(style.clip);
    if (shown) bits |= VISIBLE;
    if (counts && element.id && counts.get(element.id) === 1) bits |= UNIQUE;
    if (shown && style.pointerEvents !== "none" && isTarget(element) && !element.closest("[inert]")) {
      bits |= TARGET;
      if (inText(element, style)) bits |= INLINE;
      if (untouched(element, style, box)) bits |= UNSTYLED;
      snippets[at] = element.cloneNode(false).outerHTML.slice(0, 300);
      if (element.localName === "label") labels.push(at);
    }
    tag.push(element.localName); ident.push(element.id || ""); parent.push(above);
    let nth = 1;
    for (let other = element.previousElementSibling; other; other = other.previousElementSibling) if (other.localName === element.localName) { nth = child[index.get(other)] + 1; break; }
    child.push(nth);
    x.push(round(left)); y.push(round(top)); w.push(round(box.width)); h.push(round(box.height));
    flags.push(bits); group.push(-1);
    index.set(element, at); elements.push(element);
    let inner = clip;
    if (style.overflowX !== "visible" || style.overflowY !== "visible") {
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      if (!scrolls && element !== document.documentElement && element !== document.body) {
        const own = { left, top, right: left + box.width, bottom: top + box.height };
        inner = inner ? { left: Math.max(own.left, inner.left), top: Math.max(own.top, inner.top), right: Math.min(own.right, inner.right), bottom: Math.min(own.bottom, inner.bottom) } : own;
      }
    }
    const stay = hidden || style.display === "none";
    if (element.shadowRoot) {
      countIds(element.shadowRoot);
      for (const next of element.shadowRoot.children) visit(next, at, true, inner, stay);
    }
    for (const next of element.children) visit(next, at, false, inner, stay);
  };
  countIds(document);
  if (document.documentElement) visit(document.documentElement, -1, false, null, false);
  for (const at of labels) {
    const control = index.get(elements[at].control);
    if (control !== undefined) group[at] = control;
  }
  for (let at = 0; at < tag.length; at++) {
    if (!(flags[at] & TARGET) || group[at] >= 0) continue;
    for (let up = parent[at]; up >= 0; up = parent[up]) if (flags[up] & TARGET && tag[up] !== "label") { group[at] = up; break; }
  }
  return {
    width: innerWidth, height: innerHeight, scroll_width: page.scrollWidth, scroll_height: page.scrollHeight,
    tag, ident, parent, child, x, y, w, h, flags, group, snippets,
  };
}
