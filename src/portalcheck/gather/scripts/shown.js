// What can be seen of a document at a moment, and what came since: shared by the scripts that open things.
(() => {
  const selector = SELECTOR;
  const MOST = 15000;
  const SILENT = /^(script|style|noscript|template|link|meta|head|option|source|track|param)$/;
  const collapse = (text, most) => (text || "").normalize("NFC").replace(/\s+/g, " ").trim().slice(0, most);
  const parentOf = (element) => element.parentElement || (element.getRootNode() instanceof ShadowRoot ? element.getRootNode().host : null);
  const meet = (clip, box) => (clip ? { left: Math.max(clip.left, box.left), top: Math.max(clip.top, box.top), right: Math.min(clip.right, box.right), bottom: Math.min(clip.bottom, box.bottom) } : { left: box.left, top: box.top, right: box.right, bottom: box.bottom });
  const empty = (clip) => clip && (clip.right - clip.left <= 1 || clip.bottom - clip.top <= 1);
  // Elements that can be seen, by element, each with the text of its own. What a scrolling part holds counts wherever it
  // is scrolled to; what a box cuts off does not.
  const snapshot = () => {
    const seen = new Map(), page = document.scrollingElement || document.documentElement;
    const cut = [document.documentElement, document.body].some((one) => one && /hidden|clip/.test(getComputedStyle(one).overflowX));
    const wide = cut ? innerWidth : Math.max(innerWidth, page.scrollWidth);
    const waiting = document.body ? [[document.body, null, null, false]] : [];
    for (let count = 0; waiting.length && count < MOST; count++) {
      const [element, clip, far, fixed] = waiting.pop();
      const style = getComputedStyle(element), contents = style.display === "contents";
      if (SILENT.test(element.localName) || (!contents && !element.checkVisibility()) || style.opacity === "0") continue;
      if (/inset\((50|100)%|circle\(0/.test(style.clipPath) || /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(style.clip)) continue;
      const box = element.getBoundingClientRect(), stays = fixed || style.position === "fixed";
      const own = style.position === "fixed" ? null : style.position === "absolute" ? far : clip;
      let inner = own, beyond = style.position === "fixed" ? null : far;
      if (!contents) {
        const part = meet(own, box);
        const away = stays ? box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight : box.right + scrollX <= 0 || box.bottom + scrollY <= 0 || box.left + scrollX >= wide;
        if (style.visibility === "visible" && box.width > 1 && box.height > 1 && !away && !empty(part)) {
          let text = "";
          for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) text += node.data;
          seen.set(element, collapse(text, 300));
        }
        const hides = element !== document.body && /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`);
        const closed = /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`) && (box.width <= 1 || box.height <= 1);
        if (hides || closed) {
          inner = part;
          if (style.position !== "static") beyond = part;
        }
      }
      for (const child of element.children) waiting.push([child, inner, beyond, stays]);
      if (element.shadowRoot) for (const child of element.shadowRoot.children) waiting.push([child, inner, beyond, stays]);
    }
    return seen;
  };
  const MEANS = "img, svg, canvas, video, iframe, object, input, select, textarea, button, a[href]";
  const means = (element, seen) => {
    if (/\S/.test(seen.get(element) || "") || element.matches(MEANS)) return true;
    return [...element.children, ...(element.shadowRoot ? element.shadowRoot.children : [])].some((child) => means(child, seen));
  };
  // What can be seen now and could not before, by its outermost elements; what belongs to `opener` itself is left out.
  const fresh = (before, opener, restless) => {
    const now = snapshot(), found = [];
    const isNew = (element) => now.has(element) && !before.has(element);
    const under = (element) => { for (let up = parentOf(element); up; up = parentOf(up)) if (isNew(up) && !up.contains(opener)) return true; return false; };
    for (const element of now.keys()) {
      if (before.has(element) || opener.contains(element) || element.contains(opener) || (restless && restless.has(element))) continue;
      if (!under(element) && means(element, now)) found.push(element);
    }
    const area = (element) => { const box = element.getBoundingClientRect(); return box.width * box.height; };
    return found.sort((a, b) => area(b) - area(a));
  };
  const byIds = (element, name) => (element.getAttribute(name) || "").split(/\s+/).filter(Boolean).map((id) => element.getRootNode().getElementById(id)).filter(Boolean);
  const nameOf = (element) => {
    const by = byIds(element, "aria-labelledby").map((one) => one.textContent).join(" ");
    const labels = [...(element.labels || [])].map((one) => one.textContent).join(" ");
    return [by, element.getAttribute("aria-label"), labels, element.getAttribute("title")].map((text) => collapse(text, 120)).find((text) => text) || "";
  };
  const textOf = (element, most = 200) => collapse(element.innerText || element.textContent, most);
  const called = (element) => nameOf(element) || textOf(element, 80) || [...element.querySelectorAll("img[alt], svg[aria-label]")].map((one) => one.getAttribute("alt") || one.getAttribute("aria-label")).join(" ") || (element.localName === "input" ? element.value : "");
  const boxOf = (element) => { const box = element.getBoundingClientRect(); return [box.x, box.y, box.width, box.height].map((one) => Math.round(one * 10) / 10); };
  const deepActive = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return element === document.documentElement || element === document.body ? null : element;
  };
  const snippet = (element) => element.cloneNode(false).outerHTML.replace(/\svalue="[^"]*"/, "").slice(0, 300);
  return { selector, collapse, parentOf, snapshot, fresh, byIds, nameOf, textOf, called, boxOf, deepActive, snippet };
})()
