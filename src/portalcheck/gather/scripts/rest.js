// What is still moving in this document, in words; an empty string when nothing has moved for `quiet` milliseconds since
// it has loaded.
// The observer lives in our isolated world and is set up by the first call.
(quiet) => {
  const now = performance.now();
  let watch = globalThis.portalcheckRest;
  if (!watch) {
    watch = globalThis.portalcheckRest = { last: now, what: "", added: 0, texts: new WeakMap(), late: new Set() };
    const observe = new MutationObserver((records) => {
      for (const record of records) {
        const element = record.target.nodeType === Node.ELEMENT_NODE ? record.target : record.target.parentElement;
        const nodes = [...record.addedNodes, ...record.removedNodes];
        const elements = [...record.addedNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE).length;
        watch.added += elements;
        if (record.type !== "attributes" && element && nodes.every((node) => node.nodeType === Node.TEXT_NODE)) {
          // A text that changes again and again in its place, such as a counter, is not a page that is still coming in.
          const times = (watch.texts.get(element) || 0) + 1;
          watch.texts.set(element, times);
          // For motion_watch.js: what changed soon after the load, before anybody touched the page.
          if (watch.loaded && performance.now() - watch.loaded < 1500 && watch.late.size < 50) watch.late.add(element);
          if (times > 5) continue;
        }
        const name = element ? element.localName + (element.id ? "#" + element.id : "") : "document";
        watch.last = performance.now();
        watch.what = record.type === "attributes" ? `attribute ${record.attributeName} of ${name}` : `content of ${name}`;
      }
    });
    observe.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  }
  if (document.readyState !== "complete") return `the document is still ${document.readyState}`;
  if (document.fonts && document.fonts.status !== "loaded") return "fonts are still loading";
  const running = document.getAnimations ? document.getAnimations().find((animation) => {
    const timing = animation.effect && animation.effect.getComputedTiming();
    return animation.playState === "running" && timing && Number.isFinite(timing.endTime) && animation.timeline === document.timeline;
  }) : null;
  if (running) return "an animation is still running";
  // A document that was stopped half-way is complete without a load event.
  watch.loaded ||= performance.getEntriesByType("navigation")[0]?.loadEventEnd || now;
  // Without a script there is nothing that could change the document by itself; one moment shows that it is laid out.
  watch.scripted ??= Document.prototype.evaluate.call(document,
    "boolean(//*[local-name() = 'script'] | //@*[starts-with(name(), 'on')])",
    document, null, XPathResult.BOOLEAN_TYPE).booleanValue;
  const wanted = watch.scripted ? quiet : Math.min(quiet, 50);
  if (now - Math.max(watch.last, watch.loaded) < wanted) return watch.what ? `its ${watch.what} changes` : "it has only just come in";
  watch.added = 0;
  return "";
}
