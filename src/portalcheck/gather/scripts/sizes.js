// How large texts, fields and pictures are laid out; see model/sizes.py.
() => {
  const texts = (TEXTS)(), selector = SELECTOR;
  const MOST = 3, FIELDS = 100, IMAGES = 60;
  const TYPED = /^(text|search|email|tel|url|number|password|textarea|select-one|select-multiple|date|time|datetime-local|month|week)$/;
  const snippet = (element) => element.cloneNode(false).outerHTML.slice(0, 300);
  const all = (root, what) => [...root.querySelectorAll("*")].flatMap((one) => [...(one.matches(what) ? [one] : []), ...(one.shadowRoot ? all(one.shadowRoot, what) : [])]);
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };

  // How much larger than its style says transformations around an element draw it.
  const factors = new Map();
  const factor = (element) => {
    if (!element) return 1;
    if (!factors.has(element)) {
      const own = texts.style(element);
      let times = 1;
      if (own.transform !== "none") {
        const { a, b, c, d } = new DOMMatrix(own.transform);
        times = Math.sqrt(Math.abs(a * d - b * c));
      }
      if (own.scale !== "none") times *= parseFloat(own.scale);
      factors.set(element, times * factor(texts.up(element)));
    }
    return factors.get(element);
  };
  const fontSize = (element) => parseFloat(texts.style(element).fontSize) * (element.currentCSSZoom || 1);

  const isRaised = (element, block) => {
    for (let node = element; node && node !== block; node = texts.up(node)) {
      const own = texts.style(node);
      if (/^(sub|sup|rt|rp)$/.test(node.localName) || /^(sub|super)$/.test(own.verticalAlign)) return true;
      if (!/^(inline|contents)/.test(own.display)) return false;
    }
    return false;
  };
  const sizes = new Map();
  for (const text of texts.every()) {
    const element = text.parentElement;
    if (isRaised(element) || !/^(whole|cut)$/.test(texts.look(text).state)) continue;
    const size = Math.round(fontSize(element) * factor(element) * 10) / 10, letters = text.data.match(/[\p{L}\p{N}]/gu).length;
    if (!sizes.has(size)) sizes.set(size, new Map());
    const held = sizes.get(size), known = held.get(element) || { letters: 0, text: text.data };
    held.set(element, { ...known, letters: known.letters + letters });
  }
  const told = [...sizes].sort((one, other) => one[0] - other[0]).map(([size, held]) => ({
    size, letters: [...held.values()].reduce((sum, one) => sum + one.letters, 0), elements: held.size,
    most: [...held].sort((one, other) => other[1].letters - one[1].letters).slice(0, MOST)
      .map(([element, one]) => ({ css: selector(element), snippet: snippet(element), text: texts.quote(one.text), letters: one.letters })),
  }));

  const fields = all(document, "input, textarea, select").filter((one) => TYPED.test(one.type) && !one.readOnly && !one.matches(":disabled") && isSeen(one));
  const named = (field) => [...(field.labels || [])].map((one) => one.textContent).find((one) => /\S/.test(one)) || field.getAttribute("aria-label") || field.placeholder || field.name || "";

  // The pixels of a picture that a page offers in several files: those that the chosen one is said to have.
  const pixels = (image) => {
    const own = [image.naturalWidth, image.naturalHeight];
    const sources = image.closest("picture") ? [...image.closest("picture").querySelectorAll("source"), image] : [image];
    for (const source of sources)
      for (const [, url, number, unit] of (source.getAttribute("srcset") || "").matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)) {
        if (!unit || new URL(url, document.baseURI).href !== image.currentSrc) continue;
        const times = unit === "x" ? Number(number) : Number(number) / own[0];
        return own.map((side) => Math.round(side * times));
      }
    return own;
  };
  const drawn = (image, [wide, high]) => {
    const own = texts.style(image), box = image.getBoundingClientRect();
    const less = (...names) => names.reduce((sum, name) => sum + (parseFloat(own[name]) || 0), 0);
    const width = box.width - less("paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth");
    const height = box.height - less("paddingTop", "paddingBottom", "borderTopWidth", "borderBottomWidth");
    const [across, down] = [width / wide, height / high];
    if (own.objectFit === "fill") return [width, height];
    if (own.objectFit === "none") return [image.naturalWidth, image.naturalHeight];
    const times = own.objectFit === "cover" ? Math.max(across, down) : Math.min(across, down);
    return [wide * times, high * times];
  };
  const images = [];
  for (const image of all(document, "img")) {
    const url = image.currentSrc;
    if (!url || url.startsWith("data:") || !image.complete || !image.naturalWidth || !isSeen(image)) continue;
    const entry = performance.getEntriesByName(url, "resource")[0], link = image.closest("a[href]");
    if (/\.svgz?$/i.test(new URL(url).pathname) || /svg/.test((entry && entry.contentType) || "")) continue;
    const own = pixels(image), shown = drawn(image, own);
    images.push({
      css: selector(image), snippet: snippet(image), url: url.slice(0, 300), pixels: own, drawn: shown.map(texts.round),
      bytes: (entry && entry.encodedBodySize) || null, opens: Boolean(link) && /\.(jpe?g|png|webp|avif|gif|bmp)$/i.test(link.pathname),
    });
  }
  images.sort((one, other) => other.pixels[0] * other.pixels[1] - one.pixels[0] * one.pixels[1]);
  return {
    scale: visualViewport.scale, inflates: texts.style(document.documentElement).webkitTextSizeAdjust === "auto", texts: told, images: images.slice(0, IMAGES),
    images_left_out: Math.max(images.length - IMAGES, 0), fields_left_out: Math.max(fields.length - FIELDS, 0),
    fields: fields.slice(0, FIELDS).map((one) => ({ css: selector(one), snippet: snippet(one), label: texts.quote(named(one)), size: texts.round(fontSize(one)) })),
  };
}
