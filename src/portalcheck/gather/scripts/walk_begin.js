// Before a walk with Tab: keep what was focused and scrolled, count what scrolls, and hold back what leaves the page.
// Says how many elements of this document can be focused.
() => {
  const FOCUSABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=''], [contenteditable=true], audio[controls], video[controls]";
  globalThis.portalcheckWalk?.end();
  let focused = document.activeElement;
  while (focused && focused.shadowRoot && focused.shadowRoot.activeElement) focused = focused.shadowRoot.activeElement;
  if (focused === document.body || focused === document.documentElement) focused = null;
  const scrolled = [...document.querySelectorAll("*")].filter((one) => one.scrollLeft || one.scrollTop).map((one) => [one, one.scrollLeft, one.scrollTop]);
  const walk = globalThis.portalcheckWalk = { elements: [], values: new Map(), moves: [], scrolls: 0, focused };
  const onScroll = () => { walk.scrolls += 1; };
  const onNavigate = (event) => {
    const to = event.destination && event.destination.url || "";
    if (event.hashChange || event.downloadRequest !== null || !event.cancelable) return;
    if (event.destination.sameDocument) return;
    event.preventDefault();
    walk.moves.push(to);
  };
  document.addEventListener("scroll", onScroll, true);
  globalThis.navigation?.addEventListener("navigate", onNavigate);
  walk.end = () => {
    document.removeEventListener("scroll", onScroll, true);
    globalThis.navigation?.removeEventListener("navigate", onNavigate);
    let now = document.activeElement;
    while (now && now.shadowRoot && now.shadowRoot.activeElement) now = now.shadowRoot.activeElement;
    if (focused && focused.isConnected) { if (now !== focused) focused.focus({ preventScroll: true }); }
    else if (now && now !== document.body) now.blur();
    const kept = new Set(scrolled.map(([one]) => one));
    for (const one of document.querySelectorAll("*")) if ((one.scrollLeft || one.scrollTop) && !kept.has(one)) one.scrollTo({ left: 0, top: 0, behavior: "instant" });
    for (const [one, left, top] of scrolled) one.scrollTo({ left, top, behavior: "instant" });
    globalThis.portalcheckWalk = undefined;
  };
  let focusable = 0;
  for (const element of document.querySelectorAll(FOCUSABLE)) {
    if (element.matches(":disabled") || element.closest("[inert]") || element.localName === "iframe") continue;
    if (element.checkVisibility({ visibilityProperty: true })) focusable += 1;
  }
  return { focusable, width: innerWidth, autofocused: focused !== null };
}
