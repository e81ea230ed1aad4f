// Makes an element of the sweep invisible where it stands, or moves the whole page across, or (null) undoes all of it, without
// a trace in the DOM.
(id, across) => {
  const state = globalThis.portalcheckSweep, changed = state.changed ||= [];
  if (id === null) {
    for (const animation of changed.splice(0)) animation.cancel();
    return;
  }
  const [element, style] = across ? [document.documentElement, { translate: `${across}px` }] : [state.elements[id], { opacity: 0 }];
  const animation = element.animate([style, style], { duration: 1e6, fill: "both" });
  animation.pause();
  changed.push(animation);
}
