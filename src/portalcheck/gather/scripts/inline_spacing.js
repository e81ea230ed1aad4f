// Spacing that a style attribute fixes by `!important`, wherever text has it; see model/resize.py, FixedSpacing.
() => {
  const texts = (TEXTS)(), selector = SELECTOR;
  const PROPERTIES = ["letter-spacing", "word-spacing", "line-height"];
  const INHERITS = /^(inherit|unset|revert|revert-layer)$/;
  const CONTROLS = /^(button|input|select|textarea|meter|progress)$/;  // the browser's own style sets their spacing
  const isFixed = (element, name) => element.style && element.style.getPropertyPriority(name) === "important";
  const inherits = (element, name) => INHERITS.test(element.style.getPropertyValue(name));
  const computed = (element, name) => {
    const own = texts.style(element), size = parseFloat(own.fontSize), said = own.getPropertyValue(name);
    if (said === "normal") return name === "line-height" ? null : 0;
    if (said.endsWith("%")) return name === "word-spacing" ? null : (parseFloat(said) * size) / 100;
    return parseFloat(said);
  };
  const size = (element) => parseFloat(texts.style(element).fontSize);
  const near = (one, other) => (one === null || other === null ? one === other : Math.abs(one - other) < 0.02);

  // Whether a stylesheet sets the property on an element; null where one cannot be read.
  const isSet = (element, name) => {
    const home = element.getRootNode();
    let unread = false;
    const sets = (rules) => [...rules].some((rule) => {
      if (rule.style && rule.selectorText !== undefined && (rule.style.getPropertyValue(name) || rule.style.getPropertyPriority(name))) {
        try { if (element.matches(rule.selectorText.replace(/&/g, ":scope"))) return true; } catch { return true; }
      }
      return rule.cssRules ? sets(rule.cssRules) : false;
    });
    for (const sheet of [...home.styleSheets, ...home.adoptedStyleSheets]) {
      try { if (sets(sheet.cssRules)) return true; } catch { unread = true; }
    }
    return unread ? null : false;
  };
  // Whether a child has the value from its parent: false where something else sets it, null where that is not known.
  const handedDown = (child, parent, name) => {
    if (isFixed(child, name)) return inherits(child, name);
    if (CONTROLS.test(child.localName) || (child.style && child.style.getPropertyValue(name))) return false;
    const same = near(computed(child, name), computed(parent, name));
    const byNumber = name === "line-height" && near(computed(child, name) / size(child), computed(parent, name) / size(parent));
    if (!same && !byNumber) return false;
    const set = isSet(child, name);
    return set === null ? null : !set;
  };

  // A line ends by itself: not by a br, not by the end of a block, not by a line break that white space keeps.
  const wraps = (element) => {
    let last = null, steps = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const own = texts.style(node.parentElement), keeps = /pre|break-spaces/.test(own.whiteSpace + (own.whiteSpaceCollapse || ""));
        if (!/\S/.test(node.data)) return;
        const parts = keeps ? node.data.split("\n") : [node.data];
        let start = 0;
        const range = document.createRange();
        for (const [at, part] of parts.entries()) {
          if (at) last = null;
          range.setStart(node, start);
          range.setEnd(node, start + part.length);
          start += part.length + 1;
          for (const line of range.getClientRects()) {
            if (!line.width || !line.height) continue;
            if (last && line.top - last.top > Math.min(line.height, last.height) * 0.6) steps.push(line.top - last.top);
            last = line;
          }
        }
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const display = texts.style(node).display;
        if (display === "none") return;
        const apart = node.localName === "br" || !/^(inline|contents)$/.test(display) || texts.style(node).float !== "none";
        if (apart) last = null;
        for (const child of node.childNodes) walk(child);
        if (apart) last = null;
      }
    };
    for (const child of element.childNodes) walk(child);
    return steps;
  };

  const seen = (text) => /^(whole|cut)$/.test(texts.look(text).state);
  const targets = [], known = new Set();
  const tell = (element, name, source, sure) => {
    if (known.has(element) || element.namespaceURI !== texts.HTML) return;
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && texts.isSpoken.test(node.data) && seen(node));
    if (!own.length) return;
    const text = own.map((node) => node.data).join(" ");
    // One letter has none beside it, and one word no other: there is nothing to set apart.
    if (name === "letter-spacing" && !/[\p{L}\p{N}][\s\S]*[\p{L}\p{N}]/u.test(text)) return;
    if (name === "word-spacing" && !/\S\s+\S/.test(text.trim()) && !/\s/.test(element.textContent.trim())) return;
    let value = computed(element, name);
    if (name === "line-height") {
      const steps = wraps(element);
      if (!steps.length) return;
      if (value === null) value = Math.min(...steps);
    }
    known.add(element);
    targets.push({
      css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), property: name, value: value === null ? null : texts.round(value),
      size: texts.round(size(element)), text: texts.quote(text), source: source === element ? "" : selector(source), sure,
    });
  };
  const children = (element) => (element.shadowRoot ? [...element.shadowRoot.children, ...element.children] : [...element.children]);
  const follow = (element, name, source, sure) => {
    tell(element, name, source, sure);
    for (const child of children(element)) {
      const handed = handedDown(child, element, name);
      if (handed !== false) follow(child, name, source, sure && handed === true);
    }
  };
  const search = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) search(element.shadowRoot);
      if (!element.hasAttribute("style")) continue;
      for (const name of PROPERTIES)
        if (isFixed(element, name) && !inherits(element, name)) {
          known.clear();
          follow(element, name, element, true);
        }
    }
  };
  search(document);
  return { targets: targets.slice(0, 200) };
}
