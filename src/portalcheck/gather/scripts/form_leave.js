// Runs before a page's own scripts: nothing hears that the page is left, so that nothing is sent on that account. A
// browser lets such requests pass whatever stands between it and the network.
(() => {
  const hush = (event) => {
    if (event.type !== "visibilitychange" || document.visibilityState === "hidden") event.stopImmediatePropagation();
  };
  for (const type of ["pagehide", "unload", "beforeunload", "visibilitychange", "freeze"]) addEventListener(type, hush, { capture: true });
})();
