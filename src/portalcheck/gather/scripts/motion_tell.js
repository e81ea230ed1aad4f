// What was seen to move, and the controls that might stop it; ends the watch. See model/motion.py.
() => {
  const selector = SELECTOR;
  const watch = globalThis.portalcheckMotion;
  delete globalThis.portalcheckMotion;
  watch.observer.disconnect();
  const flat = (text) => (text || "").replace(/\s+/g, " ").trim();
  const seen = (element) => element.isConnected && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const whole = flat(document.body?.innerText);
  const CONTROL = "button, input:not([type=hidden]), select, summary, a[href], [role=button], [role=switch], [role=checkbox], [role=link], [tabindex]:not([tabindex='-1'])";
  const name = (control) => flat([control.getAttribute("aria-label"), control.getAttribute("title"), control.innerText, /^(button|submit|image)$/.test(control.type) ? control.value || control.alt : "",
    ...[...control.labels || []].map((label) => label.innerText), ...[...control.querySelectorAll("img[alt], [aria-label], title")].map((part) => part.alt || part.getAttribute("aria-label") || part.textContent)].join(" ")).slice(0, 80);
  const controls = [...document.querySelectorAll(CONTROL)].filter(seen).slice(0, 500).map((element) => ({ element, name: name(element), link: element.matches("a[href]:not([role=button], [href='#'], [href^='javascript'])") }));
  // Those beside the thing: in the nearest ancestors that hold a control, as long as they are a part of the page.
  const beside = (element) => {
    const most = 3 * Math.max(100, element.getBoundingClientRect().height);
    for (let node = element, steps = 0; node && steps < 4; node = node.parentElement, steps += 1) {
      if (node.matches("html, body, main, [role=main], article, header, footer, nav") || node.getBoundingClientRect().height > most) break;
      const near = controls.filter((control) => !control.link && node.contains(control.element));
      if (near.length) return near.slice(0, 10).map((control) => control.name);
    }
    return [];
  };
  const tell = (element, more) => {
    const box = element.getBoundingClientRect();
    const words = flat(element.innerText).slice(0, 120);
    const labelled = element.closest("[aria-busy=true], [role=progressbar], [role=timer], progress, meter");
    return {
      css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), text: words,
      box: [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round),
      role: labelled ? labelled.getAttribute("role") || "progressbar" : "",
      called: flat([element, element.parentElement].filter(Boolean).map((node) => `${node.id} ${node.getAttribute("class") || ""}`).join(" ")).slice(0, 120),
      alone: whole === "" || words === whole, beside: beside(element), values: [], ...more,
    };
  };
  const span = (times) => ({ changes: times.length, first: Math.round(times[0]), last: Math.round(times.at(-1)) });
  const movers = [];
  for (const [element, told] of watch.texts) {
    const inner = [...watch.texts.keys()].some((other) => other !== element && element.contains(other));
    if (!seen(element) || inner || !told.times.length || !told.values.some(Boolean)) continue;
    movers.push(tell(element, { kind: "text", values: told.values.slice(0, 12), ...span(told.times) }));
  }
  for (const [element, thing] of watch.things) {
    const times = [];
    for (let at = 1; at < thing.looks.length; at += 1) {
      const [before, after] = [thing.looks[at - 1], thing.looks[at]];
      if (!after[1] && !before[1]) continue;
      if (JSON.stringify(before.slice(1)) !== JSON.stringify(after.slice(1))) times.push(after[0]);
    }
    if (!times.length || !element.isConnected) continue;
    const own = thing.kind === "video" ? { muted: element.muted, loop: element.loop, controls: element.controls, duration: Number.isFinite(element.duration) ? element.duration : -1 } : null;
    movers.push(tell(element, { kind: thing.kind, ...span(times), ...(own && own.controls ? { beside: ["controls"] } : {}) }));
  }
  // Of what moves within something that moves, the outermost is told.
  const boxes = movers.filter((one) => one.kind === "box");
  const inside = (one) => boxes.some((other) => other !== one && one.css.startsWith(other.css + " > "));
  return {
    watched: Math.round(performance.now() - watch.began), movers: movers.filter((one) => one.kind !== "box" || !inside(one)).slice(0, 40),
    buttons: controls.filter((control) => control.name && !control.link).map((control) => control.name).slice(0, 200),
    links: controls.filter((control) => control.name && control.link).map((control) => control.name).slice(0, 200),
    pausing: [...document.styleSheets].some((sheet) => { try { return [...sheet.cssRules].some((rule) => /animation-play-state:\s*paused/.test(rule.cssText) && /:(hover|focus)/.test(rule.cssText)); } catch { return false; } }),
  };
}
