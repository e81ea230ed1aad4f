// Links to a place of this document and buttons among the first stops of Tab; see model/skip_links.py.
(most) => {
  const selector = SELECTOR;
  const STOPS = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=''], [contenteditable=true], audio[controls], video[controls]";
  const stops = [...document.querySelectorAll(STOPS)].filter((one) => one.tabIndex >= 0 && !one.matches(":disabled") && !one.closest("[inert]") && one.checkVisibility({ visibilityProperty: true }));
  const first = [...stops.filter((one) => one.tabIndex > 0).sort((a, b) => a.tabIndex - b.tabIndex), ...stops.filter((one) => one.tabIndex === 0)].slice(0, most);
  const here = location.href.split("#")[0], found = [];
  for (const one of first) {
    const role = one.getAttribute("role"), link = one.localName === "a", href = one.getAttribute("href") || "";
    if (role && role !== "link" && role !== "button") continue;
    if (one.hasAttribute("aria-expanded") || one.hasAttribute("aria-haspopup") || one.hasAttribute("download")) continue;
    const button = one.localName === "button" && !(one.form && one.type !== "button");
    const inside = link && one.href.split("#")[0] === here && href.includes("#");
    const elsewhere = link && !inside && href.startsWith("#");
    if (!button && !inside && !elsewhere) continue;
    const picture = one.querySelector("img[alt]");
    const name = (one.getAttribute("aria-label") || one.textContent || (picture && picture.alt) || one.title || "").replace(/\s+/g, " ").trim().slice(0, 200);
    let fragment = href.includes("#") ? href.slice(href.indexOf("#") + 1) : "";
    try { fragment = decodeURIComponent(fragment); } catch {}
    found.push({ css: selector(one), snippet: one.cloneNode(false).outerHTML.slice(0, 300), name, fragment: fragment.slice(0, 200), button, elsewhere });
  }
  return found;
}
