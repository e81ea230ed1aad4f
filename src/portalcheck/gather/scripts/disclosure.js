// Controls that promise to open something, and what opens: kept in our isolated world, where Python asks for them by index.
() => {
  const { selector, parentOf, snapshot, fresh, byIds, nameOf, textOf, called, boxOf, deepActive, snippet } = SHOWN;
  const OPENS = /^(☰|menu|mở|open|ouvrir|show|hiện|afficher|tìm kiếm|search|rechercher|danh mục|ngôn ngữ|language|langue|bộ lọc|lọc|filters?|filtrer|thêm lựa chọn|more|xem thêm|plus d|trợ lý|chat)/i;
  const COPIES = /^(sao chép|copy|copier)(?![\p{L}\p{N}])/iu;
  const GRAVE = WORDS_OF_THE_GRAVE;
  const SENDS = /(?<![\p{L}\p{N}])(submit|send|print|download|envoyer|imprimer|télécharger)(?![\p{L}\p{N}])|gửi|nộp|tải|^in(?![\p{L}\p{N}])/iu;
  const CLOSES = /^(×|✕|x$|close|đóng|fermer|annuler|bỏ qua|hủy|huỷ|cancel)|\bclose\b/i;
  const CONTROLS = "summary, [aria-expanded], [aria-haspopup], button, [role=button], input[type=button], [popovertarget], [commandfor]";
  const NOT_BY_ENTER = "a[href]:not([href^='#']), area, input:not([type=button]), select, textarea, [role=tab], [role=treeitem], [role=row], [role=gridcell], [role=option], [role=heading], [role=textbox], [role=searchbox]";
  const TABBABLE = "a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable]:not([contenteditable=false]), [tabindex]";

  const kept = (globalThis.portalcheckOpen = { went: "", openers: [], restless: new WeakSet() });
  globalThis.navigation?.addEventListener("navigate", (event) => {
    if (!event.cancelable || event.destination.sameDocument) return;
    event.preventDefault();
    kept.went ||= event.destination.url;
  });
  addEventListener("submit", (event) => {
    if (event.target.method === "dialog") return;
    event.preventDefault();
    kept.went ||= event.target.action;
  }, { capture: true });

  const roots = () => {
    const found = [document];
    for (const root of found) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) found.push(element.shadowRoot);
    return found;
  };
  const isOpen = (element) => element.getAttribute("aria-expanded") === "true" || (element.localName === "summary" && element.parentElement.open);
  const kindOf = (element) => {
    if (element.localName === "summary") return element.parentElement?.localName === "details" && element.parentElement.querySelector("summary") === element ? "details" : "";
    if (element.hasAttribute("aria-expanded")) return "expanded";
    if (element.hasAttribute("aria-haspopup") && element.getAttribute("aria-haspopup") !== "false") return "popup";
    if (element.hasAttribute("popovertarget") || element.hasAttribute("commandfor")) return "popover";
    if (!/^(submit|reset)$/.test(element.type) || !element.form) {
      if (element.hasAttribute("aria-controls")) return "controls";
      if (COPIES.test(called(element))) return "copy";
      if (OPENS.test(called(element))) return "name";
    }
    return "";
  };
  const describe = (element) => ({
    css: selector(element), snippet: snippet(element), tag: element.localName, role: element.getAttribute("role") || "", name: called(element), kind: kindOf(element),
    haspopup: element.getAttribute("aria-haspopup") || "", expanded: element.getAttribute("aria-expanded"),
  });
  kept.list = () => {
    const seen = snapshot();
    kept.openers = roots().flatMap((root) => [...root.querySelectorAll(CONTROLS)]).filter((element) => {
      if (!seen.has(element) || element.matches(NOT_BY_ENTER) || element.closest("[inert]") || element.matches(":disabled, [aria-disabled=true]")) return false;
      if (element.tabIndex < 0 && element.querySelector(TABBABLE)) return false;
      return kindOf(element) && !GRAVE.test(called(element)) && !SENDS.test(called(element)) && !isOpen(element);
    });
    // Those of the browser come last: they are many, and each takes a moment only.
    const folds = (element) => element.localName === "summary";
    kept.openers = [...kept.openers.filter((one) => !folds(one)), ...kept.openers.filter(folds)];
    return kept.openers.map(describe);
  };
  kept.find = (css) => kept.openers.findIndex((element) => selector(element) === css);

  // What live regions hold: what is put into one is spoken.
  const LIVE = "[role=alert], [role=status], [role=log], [role=alertdialog], [aria-live=polite], [aria-live=assertive], output";
  const spoken = () => roots().flatMap((root) => [...root.querySelectorAll(LIVE)]).map((region) => region.textContent.trim()).join("|");

  // Before anything is pressed: nothing has the focus, and the opener is in view.
  kept.begin = (index) => {
    const element = kept.openers[index];
    deepActive()?.blur();
    if (!element?.isConnected) return false;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    kept.before = snapshot();
    kept.expanded = element.getAttribute("aria-expanded");
    kept.called = called(element);
    kept.spoken = spoken();
    return kept.before.has(element) && !isOpen(element);
  };
  // What comes without anything being pressed is no answer to a press.
  kept.rest = () => { for (const element of snapshot().keys()) if (!kept.before.has(element)) kept.restless.add(element); };
  kept.focus = (index) => {
    kept.openers[index].focus({ preventScroll: true });
    return deepActive() === kept.openers[index];
  };
  // What the browser itself folds: whether it is open, and what it is.
  kept.folded = (index) => {
    const details = kept.openers[index].parentElement;
    return { open: details.open, focused: deepActive() === kept.openers[index], css: selector(details), snippet: snippet(details), tag: "details", text: textOf(details), box: boxOf(details), controlled: true };
  };
  kept.again = () => { kept.before = snapshot(); };

  const dialogOf = (found) => {
    for (const root of found) {
      const around = root.closest("dialog, [role=dialog], [role=alertdialog]");
      const inside = around || root.querySelector("dialog[open], [role=dialog], [role=alertdialog]");
      if (inside && !(around && around.contains(kept.opener))) return inside;
    }
    return null;
  };
  const controlledBy = (element) => {
    const ids = [element.getAttribute("popovertarget"), element.getAttribute("commandfor")].filter(Boolean).map((id) => element.getRootNode().getElementById(id)).filter(Boolean);
    const details = element.localName === "summary" ? [element.parentElement] : [];
    return [...byIds(element, "aria-controls"), ...ids, ...details];
  };
  const tabbables = () => roots().flatMap((root) => [...root.querySelectorAll(TABBABLE)]).filter((one) => one.tabIndex >= 0 && !one.matches(":disabled") && !one.closest("[inert]") && one.checkVisibility({ visibilityProperty: true }));
  const inAny = (element, boxes) => { for (let up = element; up; up = parentOf(up)) if (boxes.includes(up)) return true; return false; };
  const isModal = (dialog) => dialog.matches(":modal") || dialog.getAttribute("aria-modal") === "true";
  const live = (element) => !!element.closest(LIVE) || !!element.querySelector(LIVE);
  const place = (found, opener) => {
    const active = deepActive();
    if (!active) return "none";
    if (inAny(active, found) || (kept.dialog && inAny(active, [kept.dialog]))) return "inside";
    return active === opener ? "opener" : "elsewhere";
  };
  // What came since, and where the focus is.
  kept.look = (index) => {
    const opener = (kept.opener = kept.openers[index]);
    const found = fresh(kept.before, opener, kept.restless).slice(0, 6);
    // Bare text in details is no element of its own.
    if (!found.length && opener.localName === "summary" && opener.parentElement.open) found.push(opener.parentElement);
    kept.found = found;
    kept.dialog = dialogOf(found);
    const list = found.length ? tabbables() : [], at = list.indexOf(opener), next = list.slice(at + 1).find((one) => !opener.contains(one));
    const controlled = controlledBy(opener);
    return {
      shown: found.map((one) => ({
        css: selector(one), snippet: snippet(one), tag: one.localName, role: one.getAttribute("role") || "", name: nameOf(one), text: textOf(one), box: boxOf(one), live: live(one),
        controlled: controlled.some((target) => target.contains(one) || one.contains(target)),
        beside: parentOf(one) === parentOf(opener) || opener.nextElementSibling === one || !!(opener.parentElement && opener.parentElement.contains(one) && opener.parentElement.children.length <= 4) || parentOf(opener)?.nextElementSibling === one,
        controls: list.filter((two) => inAny(two, [one])).length,
        menu: one.matches("[role=menu], [role=listbox]") || !!one.querySelector("[role=menu], [role=listbox]"),
      })),
      dialog: kept.dialog ? { css: selector(kept.dialog), snippet: snippet(kept.dialog), role: kept.dialog.getAttribute("role") || kept.dialog.localName, name: nameOf(kept.dialog), modal: isModal(kept.dialog), native: kept.dialog.matches(":modal") } : null,
      expanded: opener.isConnected ? opener.getAttribute("aria-expanded") : kept.expanded,
      renamed: opener.isConnected && called(opener) !== kept.called,
      there: opener.isConnected && opener.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      place: place(found, opener),
      focus: deepActive() ? selector(deepActive()) : "",
      next: at >= 0 && !!next && inAny(next, found),
      went: kept.went,
      spoken: spoken() !== kept.spoken,
    };
  };
  // Where Tab led to, seen from the modal dialog: inside, behind it, or on the browser.
  kept.tabbed = () => {
    const active = deepActive();
    return { place: !active ? "away" : inAny(active, [kept.dialog]) ? "inside" : "behind", css: active ? selector(active) : "" };
  };
  kept.stops = () => tabbables().filter((one) => inAny(one, [kept.dialog])).length;
  kept.enter = () => { const first = tabbables().find((one) => inAny(one, [kept.dialog])); first?.focus(); return !!first; };
  // Whether what was opened is closed, and where the focus is then.
  kept.closed = (index) => {
    const now = snapshot(), open = kept.found.filter((one) => (one.localName === "details" ? one.open : now.has(one)));
    return { open: open.length, place: place([], kept.openers[index]), expanded: kept.openers[index].getAttribute("aria-expanded") };
  };
  // Put the focus on what closes the dialog.
  kept.closer = () => {
    const box = kept.dialog || kept.found[0];
    const found = box && [...box.querySelectorAll("button, [role=button], a[href^='#']")].find((one) => CLOSES.test(called(one)) && one.checkVisibility({ visibilityProperty: true }));
    found?.focus();
    return !!found && deepActive() === found;
  };
  // Where to press with the pointer; null where something else would take it.
  kept.spot = (index) => {
    const element = kept.openers[index], box = element.getBoundingClientRect();
    for (const [across, down] of [[0.5, 0.5], [0.25, 0.5], [0.75, 0.5]]) {
      const x = box.x + box.width * across, y = box.y + box.height * down;
      const top = element.getRootNode().elementFromPoint(x, y);
      if (top && (element === top || element.contains(top)) && !top.closest("a[href]:not([href^='#'])")) return [x, y];
    }
    return null;
  };
  return kept.list();
}
