// What stays in place over the window while the page scrolls, and what lies on top where. Gives an object of functions.
(texts, selector) => {
  const STEP = 8;
  const elements = (root) => [...root.querySelectorAll("*")].flatMap((element) => (element.shadowRoot ? [element, ...elements(element.shadowRoot)] : [element]));
  const stays = (element) => {
    const own = texts.style(element);
    if (own.position === "fixed") return true;
    if (own.position !== "sticky") return false;
    const box = element.getBoundingClientRect(), top = parseFloat(own.top), bottom = parseFloat(own.bottom);
    return Math.abs(box.top - top) < 1.5 || Math.abs(innerHeight - box.bottom - bottom) < 1.5;
  };
  const inWindow = (box) => Math.max(Math.min(box.right, innerWidth) - Math.max(box.left, 0), 0) * Math.max(Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0);
  // How much of the window each element takes that is fixed or sticky.
  const shares = () => {
    const found = new Map();
    for (const element of elements(document))
      if (/fixed|sticky/.test(texts.style(element).position)) found.set(element, inWindow(element.getBoundingClientRect()) / (innerWidth * innerHeight));
    return found;
  };
  const letters = (root) => texts.every(root).reduce((all, text) => all + (texts.look(text).state === "hidden" ? 0 : text.data.length), 0);
  const all = letters(document);
  // One that holds most of the text is the page itself, which an application keeps in a frame of its own.
  const isPage = new Map();
  const layerOf = (hit) => {
    let layer = null;
    for (let node = hit; node && node !== document.body; node = texts.up(node)) if (stays(node)) layer = node;
    if (layer && !isPage.has(layer)) isPage.set(layer, letters(layer) > all / 2 || Boolean(layer.querySelector("main, h1")));
    return layer && !isPage.get(layer) ? layer : null;
  };
  const paints = (hit, layer) => {
    for (let node = hit; node; node = texts.up(node)) {
      const own = texts.style(node), colour = own.backgroundColor.match(/[\d.]+/g) || [];
      if (own.backgroundImage !== "none" || /^(img|svg|canvas|video|iframe|input|button|select|textarea)$/.test(node.localName)) return true;
      if (own.backgroundColor !== "transparent" && (colour.length < 4 || Number(colour[3]) > 0.5)) return true;
      if (node === layer) break;
    }
    return false;
  };
  const point = (left, top) => {
    let hit = document.elementFromPoint(left, top);
    for (let inner = hit; inner && inner.shadowRoot; hit = inner) {
      inner = inner.shadowRoot.elementFromPoint(left, top);
      if (!inner || inner === hit) break;
    }
    return hit;
  };
  // The layer that hides what is below a point of the window.
  const over = (left, top) => {
    const hit = point(left, top), layer = hit && layerOf(hit);
    return layer && paints(hit, layer) ? layer : null;
  };
  const BUTTONS = "button, [type=button], [type=submit], [role=button]", DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
  const nameOf = (button) => (button.getAttribute("aria-label") || button.innerText || button.value || button.title || "").replace(/\s+/g, " ").trim().slice(0, 60);
  const holds = (element, test) => [element, ...element.querySelectorAll("*")].some(test);
  // How much of the window is covered, and by what; `before` says what share each took before.
  const look = (before = new Map()) => {
    const counts = new Map();
    let band = 0, free = 0, points = 0, covered = 0;
    for (let top = STEP / 2; top < innerHeight; top += STEP) {
      let open = 0, row = 0;
      for (let left = STEP / 2; left < innerWidth; left += STEP) {
        const layer = over(left, top);
        points += 1;
        row += 1;
        if (layer) {
          covered += 1;
          counts.set(layer, (counts.get(layer) || 0) + 1);
        } else open += 1;
      }
      band = open >= row / 2 ? band + STEP : 0;
      free = Math.max(free, Math.min(band, innerHeight));
    }
    const layers = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 10).map(([element, count]) => ({
      css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), share: texts.round(count / points),
      before: texts.round(before.get(element) || 0),
      closes: holds(element, (node) => node.matches(`${BUTTONS}, ${DIALOGS}`)), dialog: holds(element, (node) => node.matches(DIALOGS)),
      buttons: [element, ...element.querySelectorAll("*")].filter((node) => node.matches(BUTTONS) && node.checkVisibility()).slice(0, 8).map(nameOf),
      scrolls: holds(element, (node) => /auto|scroll/.test(texts.style(node).overflowY) && node.scrollHeight > node.clientHeight + 1),
    }));
    return { covered: texts.round(covered / points), free, layers };
  };
  return { STEP, elements, stays, shares, layerOf, over, look };
}
