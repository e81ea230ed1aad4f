// Watch what the page changes, and with which key. What is told later comes from this document alone.
() => {
  const selector = SELECTOR;
  const watch = globalThis.portalcheckKeys = { key: "", at: "", changes: [], own: new WeakSet(), restless: false, quiet: true };
  const blur = () => {
    let now = document.activeElement;
    while (now && now.shadowRoot && now.shadowRoot.activeElement) now = now.shadowRoot.activeElement;
    if (now && now !== document.body && now !== document.documentElement) now.blur();
  };
  // What scripts keep on the root and in the head for themselves (how the page is used, styles) is seen by nobody.
  const kept = (node) => node === document.documentElement || node === document.body;
  const note = (kind, node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element || !element.isConnected || (document.head && document.head.contains(element))) return;
    if (watch.quiet) { watch.own.add(element); watch.restless = true; return; }
    if (watch.own.has(element) || !watch.key) return;
    if (watch.changes.length < 2000) watch.changes.push({ key: watch.key, kind, css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), certain: watch.at === watch.key });
  };
  const unseen = (node) => node.nodeType === Node.ELEMENT_NODE && /^(script|style|link|meta|template)$/.test(node.localName);
  const take = (records) => {
    for (const record of records) {
      if (record.type === "attributes") { if (!kept(record.target)) note("state", record.target); }
      else if (record.type === "characterData" || ![...record.addedNodes, ...record.removedNodes].every(unseen)) note("content", record.target);
    }
  };
  const observer = new MutationObserver(take);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  addEventListener("keydown", (event) => { take(observer.takeRecords()); watch.key = watch.at = event.key; setTimeout(() => { watch.at = ""; }); }, true);
  document.addEventListener("focusin", (event) => { if (!watch.busy) note("focus", event.target); }, true);
  globalThis.navigation?.addEventListener("navigate", (event) => {
    if (!event.cancelable) return;
    event.preventDefault();
    if (!watch.quiet && watch.key) watch.changes.push({ key: watch.key, kind: "address", css: "", snippet: "", certain: watch.at === watch.key });
  });
  watch.begin = () => { take(observer.takeRecords()); watch.quiet = false; };
  watch.tell = () => { take(observer.takeRecords()); const told = watch.changes.splice(0); watch.key = ""; watch.busy = true; blur(); watch.busy = false; take(observer.takeRecords()); watch.changes.length = 0; return told; };
  blur();
}
