// Before a walk with Tab: keep what was focused and scrolled, count what scrolls, and hold back what leaves the page.
// Says how many elements of this document can be focused, and what is seen of it.
() => {
  const FOCUSABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=''], [contenteditable=true], audio[controls], video[controls]";
  globalThis.portalcheckWalk?.end();
  const active = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return element === document.body || element === document.documentElement ? null : element;
  };
  const focused = active();
  const scrolled = [...document.querySelectorAll("*")].filter((one) => one.scrollLeft || one.scrollTop).map((one) => [one, one.scrollLeft, one.scrollTop]);
  const walk = globalThis.portalcheckWalk = { elements: [], values: new Map(), moves: [], scrolls: 0, focused, active };
  walk.index = (element) => {
    const known = walk.elements.indexOf(element);
    return known < 0 ? walk.elements.push(element) - 1 : known;
  };
  // End the transitions that the focus has begun, and say how many there were.
  walk.finish = () => {
    const begun = document.getAnimations().filter((one) => globalThis.CSSTransition && one instanceof CSSTransition);
    for (const one of begun) try { one.finish(); } catch {}
    return begun.length;
  };
  // What is seen of the viewport, which on a phone may be zoomed, and how far the page is scrolled.
  walk.view = () => {
    const { offsetLeft, offsetTop, width, height } = visualViewport;
    return [offsetLeft, offsetTop, width, height, scrollX, scrollY].map((value) => Math.round(value * 100) / 100);
  };
  // What has the focus, and where it is: the same text twice says that nothing moved between.
  walk.place = () => {
    const element = active(), box = element && element.getBoundingClientRect();
    return box ? `${walk.index(element)} ${box.x} ${box.y}` : "";
  };
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
    const now = active();
    if (focused && focused.isConnected) { if (now !== focused) focused.focus({ preventScroll: true }); }
    else if (now) now.blur();
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
  return { focusable, view: walk.view(), autofocused: focused !== null };
}
