// Look again at an element that the walk met: bring it into the middle of the window without the focus, or give it that.
(index, focus) => {
  const walk = globalThis.portalcheckWalk;
  const element = walk.elements[index];
  if (!element || !element.isConnected) return null;
  let now = document.activeElement;
  while (now && now.shadowRoot && now.shadowRoot.activeElement) now = now.shadowRoot.activeElement;
  if (focus) {
    if (now !== element) element.focus({ preventScroll: true, focusVisible: true });
  } else {
    if (now && now !== document.body) now.blur();
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  }
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const tell = () => {
    let has = document.activeElement;
    while (has && has.shadowRoot && has.shadowRoot.activeElement) has = has.shadowRoot.activeElement;
    const box = element.getBoundingClientRect();
    return { focused: has === element, box: [box.left, box.top, box.width, box.height] };
  };
  return frame().then(() => {
    for (const animation of document.getAnimations()) if (globalThis.CSSTransition && animation instanceof CSSTransition) try { animation.finish(); } catch {}
  }).then(frame).then(tell);
}
