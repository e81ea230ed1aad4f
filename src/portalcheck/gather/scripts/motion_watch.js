// Watches, in our isolated world, what moves by itself, and tells whether there is reason to watch on. Called again it
// takes one more look. See model/motion.py.
() => {
  const now = performance.now();
  const style = (element) => getComputedStyle(element);
  const roots = () => {
    const found = [document];
    for (const root of found) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) found.push(element.shadowRoot);
    return found;
  };
  const seen = (element) => element.isConnected && element.checkVisibility({ visibilityProperty: true });
  const animated = () => document.getAnimations().filter((animation) => {
    const timing = animation.effect?.getComputedTiming();
    return animation.playState === "running" && animation.timeline === document.timeline && timing
      && (timing.endTime === Infinity || timing.endTime - (animation.currentTime || 0) > 5000) && animation.effect.target;
  });
  const watch = globalThis.portalcheckMotion ||= { began: now, texts: new Map(), things: new Map(), stirred: new Set(), hints: 0 };
  if (!watch.observer) {
    watch.observer = new MutationObserver((records) => {
      for (const record of records) {
        const element = record.target.nodeType === Node.ELEMENT_NODE ? record.target : record.target.parentElement;
        if (!element || /^(script|style|head|title|html|body)$/.test(element.localName) || element.closest("head, script, style, svg")) continue;
        if (record.type === "attributes") {
          if (watch.stirred.size < 200) watch.stirred.add(element);
          continue;
        }
        if (watch.texts.size < 200 || watch.texts.has(element)) {
          const told = watch.texts.get(element) || { values: [], times: [] };
          const words = (element.innerText || "").replace(/\s+/g, " ").trim().slice(0, 120);
          if (words !== told.values.at(-1) && told.values.length < 60) { told.values.push(words); told.times.push(performance.now() - watch.began); }
          watch.texts.set(element, told);
        }
      }
    });
    for (const root of roots()) watch.observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["class", "style", "src", "hidden", "transform"] });
    // What changed while the page came in, and what is made to change now and then, is worth a longer look.
    for (const element of globalThis.portalcheckRest?.late || []) if (seen(element)) watch.hints += 1;
    for (const root of roots()) for (const element of root.querySelectorAll("*")) {
      if (/^(marquee|blink)$/.test(element.localName) && seen(element)) watch.things.set(element, { kind: "box", looks: [] });
      if (element.localName === "video") watch.things.set(element, { kind: "video", looks: [] });
      const name = `${element.id} ${element.getAttribute("class") || ""}`;
      if (/(carousel|slider|slideshow|swiper|slick|ticker|marquee|rotator|countdown|owl-|splide|glide)/i.test(name) && seen(element)) watch.hints += 1;
    }
  }
  for (const animation of animated()) if (watch.things.size < 200 && !watch.things.has(animation.effect.target)) {
    watch.things.set(animation.effect.target, { kind: "box", name: animation.animationName || "", looks: [] });
  }
  for (const element of watch.stirred) if (watch.things.size < 200 && !watch.things.has(element)) watch.things.set(element, { kind: "box", looks: [] });
  for (const [element, thing] of watch.things) {
    if (!element.isConnected) continue;
    const box = element.getBoundingClientRect(), own = style(element);
    const inner = element.localName === "marquee" ? Math.round(now / 100) : 0; // it moves what is in it, not itself
    const shown = seen(element) && box.width > 0 && box.height > 0;
    thing.looks.push(element.localName === "video"
      ? [now - watch.began, shown && !element.paused && !element.ended, element.currentTime]
      : [now - watch.began, shown, Math.round(box.left + scrollX), Math.round(box.top + scrollY), Math.round(box.width), Math.round(box.height), own.visibility, Math.round(parseFloat(own.opacity) * 10), own.backgroundPosition, own.transform, inner]);
  }
  const playing = [...watch.things].some(([element, thing]) => element.localName !== "video" || (!element.paused && seen(element)));
  const scripted = globalThis.portalcheckRest?.scripted ?? document.scripts.length > 0;
  const loaded = globalThis.portalcheckRest?.loaded ?? watch.began;
  // Motion is first seen at a second look, which comes late on a busy machine: the age counts from there.
  if (now - watch.began >= 250) watch.compared ??= now;
  return { candidates: playing || watch.texts.size > 0 || watch.hints > 0, scripted, since: now - loaded, age: now - (watch.compared ?? now) };
}
