// What a field is like before something is typed into it: its words, its kind, and whether the page spares the typing.
(field, value) => {
  const most = 200;
  const plain = (text) => (text || "").normalize("NFC").replace(/\s+/g, " ").trim();
  const words = (element) => plain(element && (element.innerText ?? element.textContent)).slice(0, most);
  const named = (element) => plain((element.getAttribute("aria-labelledby") || "").split(/\s+/)
    .map((id) => id && words(element.getRootNode().getElementById?.(id))).filter(Boolean).join(" "))
    || plain(element.getAttribute("aria-label"));
  const group = field.closest("fieldset, [role=group], [role=radiogroup]");
  const legend = group && (words(group.querySelector(":scope > legend")) || named(group));
  let heading = "";
  for (const one of document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")) {
    if (!(one.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    if (one.checkVisibility()) heading = words(one);
  }
  const labels = plain([...(field.labels || [])].map(words).join(" "));
  const label = named(field) || labels || plain(field.placeholder) || plain(field.title);
  const marked = field.required || field.getAttribute("aria-required") === "true";

  const folded = (text) => plain(text).toLowerCase();
  const wanted = folded(value);
  const takesOver = /(^|\s)(same as|use (my|the)|copy|giống|trùng|như trên|lấy (thông tin|từ)|sao chép|identique|même|copier|reprendre|utiliser)(\s|$)/;
  const choosable = field.list?.options.length || field.getAttribute("role") === "combobox" || field.getAttribute("aria-autocomplete");
  const around = field.form || field.closest("main, [role=main]") || document.body;
  const controls = () => [...around.querySelectorAll("input[type=checkbox], input[type=radio], input[type=button], button, select, [role=button], [role=checkbox]")]
    .filter((one) => one !== field && [one, ...(one.labels || [])].some((seen) => seen.checkVisibility()));
  const said = (one) => folded([named(one), ...[...(one.labels || [])].map(words), one.localName === "input" ? "" : words(one), one.type === "button" ? one.value : ""].join(" "));
  const options = () => [...around.querySelectorAll("option")].some((one) => folded(one.textContent).includes(wanted));
  const kept = () => [...document.querySelectorAll("input:read-only, textarea:read-only, output")]
    .some((one) => one !== field && one.type !== "hidden" && one.checkVisibility() && folded(one.value) === wanted);
  // What is folded counts as being there; what a component shows stands in a tree of its own.
  const shown = (root) => [root.innerText ?? [...root.children].map((one) => one.innerText ?? "").join(" "),
    ...[...root.querySelectorAll("details")].map((one) => one.textContent),
    ...[...root.querySelectorAll("*")].filter((one) => one.shadowRoot).map((one) => shown(one.shadowRoot))].join(" ");
  const bare = (text) => text.replace(/[\s.()-]/g, "");
  const stands = (text) => folded(text).includes(wanted) || (/^\+?[\d\s.()-]{6,}$/.test(wanted) && bare(text).includes(bare(wanted)));
  const outer = () => {
    try { return top !== window && top.document.body ? shown(top.document.body) : ""; } catch { return ""; } // of another origin
  };
  let offered = "";
  if (wanted) {
    if (choosable || options()) offered = "list";
    else if (stands(shown(document.body)) || stands(outer()) || kept()) offered = "text";
    else if (controls().some((one) => takesOver.test(said(one)))) offered = "control";
  }
  return {
    field: field.name || field.id || "",
    label: label.slice(0, most),
    group: legend || "",
    heading,
    type: field.localName === "input" ? field.type : field.localName,
    autocomplete: plain(field.getAttribute("autocomplete")).toLowerCase().slice(0, most),
    required: marked ? true : /\*|bắt buộc|required|obligatoire/i.test(label) && !/không bắt buộc|not required|non obligatoire/i.test(label) ? true : null,
    prefilled: plain(field.isContentEditable ? field.textContent : field.value) !== "",
    offered,
  };
}
