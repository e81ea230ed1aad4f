// Look again at an element that the walk met: bring it into the middle of the window without the focus, or give it that.
(index, focus) => {
  const walk = globalThis.portalcheckWalk;
  const element = walk.elements[index];
  if (!element || !element.isConnected) return null;
  const now = walk.active();
  if (focus) {
    if (now !== element) element.focus({ preventScroll: true, focusVisible: true });
  } else {
    if (now) now.blur();
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  }
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const tell = () => {
    const box = element.getBoundingClientRect();
    return { focused: walk.active() === element, box: [box.left, box.top, box.width, box.height] };
  };
  return frame().then(walk.finish).then(frame).then(tell);
}
