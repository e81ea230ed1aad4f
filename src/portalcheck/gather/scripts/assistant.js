// A virtual assistant in one document: what may open it, where a question is typed, what it says. Kept in our isolated
// world, where Python asks for it by index.
(about) => {
  const { selector, parentOf, snapshot, nameOf, textOf, called, deepActive, snippet } = SHOWN;
  const SURE = /trợ lý|chat ?bot|\bassistant|tro ly ao/i;
  const MAYBE = /\bchat\b|trò chuyện|live ?chat|(hỗ trợ|tư vấn|hỏi đáp) (trực tuyến|tự động)|nhắn tin|đặt câu hỏi|\bask (us|a question)|online (support|help)|discuter|poser une question/i;
  const MARK = /chat-?bot|assistant|tro-?ly|live-?chat|(^|[-_ ])chat([-_ ]|$)|chat-?(widget|launcher|box|button|icon|toggle)|messenger/i;
  const CLOSES = /^(×|✕|x$|close|đóng|fermer|thu gọn|thu nhỏ|ẩn|hide|minimi[sz]e|réduire)|\bclose\b/i;
  const SENDS = /gửi|\bsend\b|^hỏi|\bask\b|envoyer|demander|submit|➤|➜|→/i;
  const FIELDS = "textarea, input:not([type]), input[type=text], input[type=search], [contenteditable]:not([contenteditable=false]), [role=textbox]";
  const CONTROLS = "button, [role=button], a[href], input[type=button], summary";
  const nfc = (text) => (text || "").normalize("NFC");
  const marks = (element) => [element.id, element.getAttribute("class"), element.getAttribute("name"), element.getAttribute("aria-controls"), ...Object.keys(element.dataset)].filter(Boolean).join(" ");
  const roots = () => {
    const found = [document];
    for (const root of found) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) found.push(element.shadowRoot);
    return found;
  };
  const all = (css) => roots().flatMap((root) => [...root.querySelectorAll(css)]);
  const part = (element) => ({ css: selector(element), snippet: snippet(element), role: element.getAttribute("role") || element.localName, name: nfc(called(element)).slice(0, 120) });
  const kept = (globalThis.portalcheckAssistant ||= { launchers: [], field: null, before: null });

  const leadsElsewhere = (link) => !/^https?:$/.test(link.protocol) || link.origin !== location.origin;
  const samePage = (link) => link.getAttribute("href").startsWith("#") || link.protocol === "javascript:";
  kept.list = () => {
    const seen = snapshot();
    const isPointed = (element) => getComputedStyle(element).cursor === "pointer" && !(parentOf(element) && getComputedStyle(parentOf(element)).cursor === "pointer");
    const worth = (element) => {
      const control = element.matches(CONTROLS);
      if (element.matches(":disabled, [aria-disabled=true]") || element.closest("[inert]")) return 0;
      if (element.matches("a[href]") && !samePage(element) && leadsElsewhere(element)) return 0;
      if (element.type === "submit" && element.form) return 0;
      if (!control && (!isPointed(element) || element.querySelector(CONTROLS) || textOf(element).length > 60)) return 0;
      const name = nfc(called(element)).slice(0, 100);
      const grade = SURE.test(name) ? 6 : MAYBE.test(name) ? 3 : MARK.test(marks(element)) || MARK.test(about) || SURE.test(nfc(about)) ? 2 : 0;
      if (!grade) return 0;
      return grade + (control ? 1 : 0) - (element.matches("a[href]") && !samePage(element) ? 2 : 0);
    };
    const found = [...seen.keys()].map((element) => [worth(element), element]).filter(([grade]) => grade > 0);
    found.sort((one, other) => other[0] - one[0]);
    kept.launchers = found.slice(0, 4).map(([, element]) => element);
    return found.slice(0, 4).map(([grade, element]) => ({ ...part(element), grade, sure: SURE.test(nfc(called(element))), link: element.matches("a[href]") && !samePage(element) }));
  };
  kept.find = (css) => kept.list().findIndex((one) => one.css === css);

  const usable = (element, seen) => seen.has(element) && !element.matches(":disabled, [readonly], [aria-disabled=true]") && !element.closest("[inert]");
  const fields = (seen) => all(FIELDS).filter((element) => usable(element, seen));
  // A field that is there from the beginning belongs to an assistant where what stands around it says so.
  const around = (field) => {
    if (field.type === "search" || field.closest("[role=search], search")) return null;
    for (let up = parentOf(field); up && up !== document.documentElement; up = parentOf(up)) {
      const heading = up.querySelector("h1, h2, h3, [role=heading], legend"), name = nfc(`${nameOf(up)} ${heading ? textOf(heading) : ""}`);
      if (SURE.test(name) || (up !== document.body && /^(form|section|aside|div|main|article|dialog)$/.test(up.localName) && /chat-?bot|assistant|tro-?ly/i.test(marks(up)))) return up;
      if (heading || up.matches("main, body")) break;
    }
    return SURE.test(nfc(document.title)) || SURE.test(nfc(about)) ? field.closest("main") || document.body : null;
  };
  kept.standing = () => {
    const seen = snapshot();
    for (const field of fields(seen)) {
      const panel = around(field);
      if (panel) return take(field, panel);
    }
    return null;
  };
  const take = (field, panel) => {
    kept.field = field;
    kept.panel = panel;
    return { field: { ...part(field), name: nfc(nameOf(field) || field.getAttribute("placeholder")) }, panel: { ...part(panel), name: nfc(nameOf(panel)) } };
  };
  kept.begin = () => { kept.before = snapshot(); kept.known = new Set(fields(kept.before)); };
  // A field that came, with the outermost thing that came along. A document that is new is new as a whole, and what is in
  // a frame has the frame for itself.
  kept.opened = () => {
    const seen = snapshot(), field = fields(seen).find((one) => !kept.known?.has(one));
    if (!field) return null;
    let panel = field.closest("dialog, [role=dialog]");
    if (!panel) {
      panel = field;
      for (let up = parentOf(panel); up && up !== document.body && up !== document.documentElement && !kept.before?.has(up); up = parentOf(up)) panel = up;
    }
    if (panel === field) panel = parentOf(field) || field;
    return take(field, kept.before && window === parent ? panel : document.body);
  };
  kept.focus = (index) => {
    const element = kept.launchers[index];
    element.scrollIntoView({ block: "center", behavior: "instant" });
    element.focus({ preventScroll: true });
    return { focused: deepActive() === element, tabbable: element.tabIndex >= 0 };
  };
  kept.spot = (index) => {
    const element = kept.launchers[index], box = element.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    const top = element.getRootNode().elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element)) ? [x, y] : null;
  };
  kept.place = (index) => {
    const active = deepActive();
    return !active ? "none" : active === kept.launchers[index] || kept.launchers[index]?.contains(active) ? "launcher" : "elsewhere";
  };
  kept.inField = () => document.hasFocus() && deepActive() === kept.field;
  kept.intoField = () => { kept.field.focus(); return deepActive() === kept.field; };
  kept.value = () => nfc(kept.field.value ?? kept.field.innerText);
  const button = (words, form) => {
    const buttons = [kept.panel, kept.panel.shadowRoot].filter(Boolean).flatMap((root) => [...root.querySelectorAll("button, [role=button], input[type=submit]")]).filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(":disabled"));
    const named = buttons.find((one) => words.test(nfc(called(one))));
    const found = named || (form ? buttons.find((one) => one.type === "submit" && kept.field.form && one.form === kept.field.form) : null);
    found?.focus();
    return !!found && deepActive() === found;
  };
  kept.sender = () => button(SENDS, true);
  kept.closer = () => button(CLOSES, false);
  kept.there = () => !!kept.field?.isConnected && snapshot().has(kept.field);
  // What can be read in it, through open shadow roots.
  const words = (element) => {
    if (/^(script|style|template|noscript)$/.test(element.localName)) return "";
    if (element.shadowRoot) return [...element.shadowRoot.children].map(words).join("\n");
    if ([...element.querySelectorAll("*")].some((one) => one.shadowRoot)) return [...element.children].map(words).join("\n");
    return element.innerText || "";
  };
  kept.says = () => {
    const panel = kept.panel?.isConnected ? kept.panel : document.querySelector("main") || document.body;
    const busy = [panel, ...panel.querySelectorAll("[aria-busy=true]")].some((one) => one.getAttribute("aria-busy") === "true");
    return { text: nfc(words(panel)), busy, css: selector(panel) };
  };
  return null;
}
