// Makes an element of the sweep invisible where it stands, or (null) all of them visible again, without a trace in the DOM.
(id) => {
  const state = globalThis.portalcheckSweep, hidden = state.hidden ||= [];
  if (id === null) {
    for (const animation of hidden.splice(0)) animation.cancel();
    return;
  }
  const animation = state.elements[id].animate([{ opacity: 0 }, { opacity: 0 }], { duration: 1e6, fill: "both" });
  animation.pause();
  hidden.push(animation);
}
