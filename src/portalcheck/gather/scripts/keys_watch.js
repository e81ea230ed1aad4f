// Listens for what comes of the next key, until it is asked: clicks upon what has the focus, that the page took the key
// for itself, and how much changed. What is marked on the root of the page, as for every key, is no change.
() => {
  globalThis.portalcheckKeys?.end();
  const up = (node) => node.assignedSlot || node.parentElement || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
  const within = (inner, outer) => { for (let node = inner; node; node = up(node)) if (node === outer) return true; return false; };
  const deep = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  const active = deep(), told = { clicks: 0, changes: 0, handled: false };
  const onClick = (event) => {
    const hit = event.composedPath()[0];
    if (active && hit instanceof Node && hit !== document && (within(hit, active) || within(active, hit))) told.clicks += 1;
  };
  const onKey = (event) => { told.handled ||= event.defaultPrevented; };
  const onValue = () => { told.changes += 1; };
  const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? roots(one.shadowRoot) : []))];
  const observer = new MutationObserver((records) => {
    for (const one of records) {
      const onRoot = one.target === document.body || one.target === document.documentElement;
      if (one.type === "attributes" && (onRoot || (one.target === active && /^(class|style|data-.*)$/.test(one.attributeName)))) continue;
      told.changes += 1;
    }
  });
  for (const root of roots(document)) observer.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
  addEventListener("click", onClick, true);
  for (const type of ["change", "submit", "toggle"]) addEventListener(type, onValue, true);
  for (const type of ["keydown", "keyup"]) addEventListener(type, onKey);
  globalThis.portalcheckKeys = {
    tell: () => ({ ...told, moved: deep() !== active }),
    end: () => {
      observer.disconnect();
      removeEventListener("click", onClick, true);
      for (const type of ["change", "submit", "toggle"]) removeEventListener(type, onValue, true);
      for (const type of ["keydown", "keyup"]) removeEventListener(type, onKey);
      globalThis.portalcheckKeys = undefined;
    },
  };
}
