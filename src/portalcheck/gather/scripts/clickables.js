// Elements that may take a click but cannot be focused, nor stand in or around what can be; see model/clickables.py.
// The elements themselves stay here, in the same order, to be asked for their listeners.
() => {
  const selector = SELECTOR;
  const FOCUSABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, label, iframe, [tabindex], [contenteditable=''], [contenteditable=true], audio[controls], video[controls]";
  const MOST = 60;
  const said = (element) => (element.getAttribute("aria-label") || element.innerText || element.getAttribute("title") || element.querySelector("img[alt]")?.alt || "").trim().replace(/\s+/g, " ").slice(0, 120);
  const elements = [], found = [];
  const focusable = [...document.querySelectorAll(FOCUSABLE)].filter((one) => one.localName !== "label" && !one.matches(":disabled") && one.checkVisibility({ visibilityProperty: true }));
  let words;
  const equalTo = (text) => (words ??= new Map(focusable.filter((one) => one.tabIndex >= 0).map((one) => [said(one), one]))).get(text);
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const role = (element.getAttribute("role") || "").trim().split(/\s+/)[0].toLowerCase();
      const style = getComputedStyle(element);
      const own = element.hasAttribute("onclick") || (style.cursor === "pointer" && !(element.parentElement && getComputedStyle(element.parentElement).cursor === "pointer"));
      if (!own && !/^(button|link|checkbox|switch)$/.test(role)) continue;
      if (elements.length >= MOST || element.matches(FOCUSABLE) || element === document.body || element.closest("label, [inert], [aria-hidden=true], [aria-disabled=true], svg, option")) continue;
      // A part of the page that only takes the focus from a script, such as main, is no control.
      const control = element.parentElement?.closest(FOCUSABLE);
      if ((control && control.tabIndex >= 0) || element.querySelector(FOCUSABLE) || element.shadowRoot?.querySelector(FOCUSABLE)) continue;
      if (root instanceof ShadowRoot && root.host.matches(FOCUSABLE)) continue;
      const box = element.getBoundingClientRect();
      if (box.width < 4 || box.height < 4 || style.pointerEvents === "none" || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const text = said(element), equal = text && equalTo(text);
      elements.push(element);
      found.push({ css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), role, text, pointer: style.cursor === "pointer", equal: equal ? selector(equal) : "" });
    }
  };
  visit(document);
  globalThis.portalcheckClickables = elements;
  return { found, focusable: focusable.length };
}
