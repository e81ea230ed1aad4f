// The forms of the document: their fields, and the button that sends them. What stands there already as an error counts, too.
// `group` is the selector of what is one without being a form element.
(group) => {
  const { selector, collapse, texts, fieldsOf, keysOf, isEmpty, stateOf, isRequired, labelOf, described, tell, isShown, elementsOf, SENDS, nameOf, isGrave } = LOOK;
  const ERRORS = "[role=alert], [id*=error i], [class*=error i], [id*=invalid i], [class*=invalid-feedback i], [class*=erreur i], [id*=loi i], [class~=loi]";
  const formats = (field) => {
    if (field.localName !== "input") return "";
    const type = field.type, purpose = `${field.autocomplete} ${field.inputMode}`;
    if (type === "email" || (/^text$/.test(type) && /\bemail\b/.test(purpose))) return "email";
    if (type === "url") return "url";
    if (type === "number" && (field.min !== "" || field.max !== "")) return "number";
    if (field.pattern && /^(text|tel|search)$/.test(type)) {
      try { if (!new RegExp(`^(?:${field.pattern})$`, "v").test("???")) return "pattern"; } catch { return ""; }
      return "";
    }
    if (type === "tel" || /\btel\b/.test(purpose)) return "tel";
    return "";
  };
  const all = texts();
  return [...document.forms, ...(group ? document.querySelectorAll(group) : [])].map((form) => {
    const fields = fieldsOf(form), keys = keysOf(fields);
    const buttons = elementsOf(form).filter((one) => (one.localName === "button" || one.localName === "input") && !one.disabled && isShown(one));
    const submits = buttons.filter((one) => /^(submit|image)$/.test(one.type));
    const others = buttons.filter((one) => one.type === "button" && SENDS.test(nameOf(one)));
    const button = submits.find((one) => !one.formNoValidate || submits.length === 1) || submits[0] || others.at(-1);
    const name = button ? nameOf(button) : "";
    const isError = (home) => {
      const marked = home.closest(ERRORS);
      return marked && !marked.querySelector("input, select, textarea, form");
    };
    const errors = [...all].filter(([home]) => (form.contains(home) || (home.closest("[role=alert]") && !home.closest("header, footer, nav"))) && isError(home));
    // A message that a button holds in words, and that nobody sees.
    const unseen = buttons.flatMap((one) => (one.getAttribute("aria-describedby") || "").split(/\s+/).map((id) => id && document.getElementById(id)))
      .filter((part) => part && !isShown(part) && part.matches(ERRORS) && /\S/.test(part.textContent));
    return {
      css: selector(form), snippet: form.cloneNode(false).outerHTML.slice(0, 300), visible: isShown(form) || fields.length > 0,
      search: form.getAttribute("role") === "search" || !!form.closest("search, [role=search]"), get: form.getAttribute("method")?.trim().toLowerCase() === "get",
      elsewhere: /^_blank$/i.test((button && button.getAttribute("formtarget")) || form.target || ""), dialog: form.method === "dialog",
      button: button ? { css: selector(button), name } : null,
      grave: isGrave(form, button),
      secret: fields.some((field) => field.type === "password"),
      standing: errors.slice(0, 20).map(([home, text]) => tell(home, text, form, fields, true)).concat(unseen.map((part) => tell(part, collapse(part.textContent, 300), form, fields, false))),
      fields: fields.map((field) => ({
        css: selector(field), name: field.name || field.id, key: keys.get(field), state: stateOf(field), mode: field.inputMode, autocomplete: field.autocomplete, snippet: field.cloneNode(false).outerHTML.replace(/\svalue="[^"]*"/, "").slice(0, 300), label: labelOf(field),
        kind: field.localName === "input" ? field.type : field.localName, required: isRequired(field), empty: isEmpty(field), format: formats(field),
        hint: collapse(`${described(field)} ${field.title} ${field.placeholder || ""}`, 300), min: field.min || "", max: field.max || "",
        plain: (field.localName === "textarea" || field.type === "text") && !field.pattern && !/numeric|decimal|tel/.test(field.inputMode) && !/username|one-time-code|cc-/.test(field.autocomplete) && (field.maxLength < 0 || field.maxLength >= 20),
      })),
    };
  }).filter((form) => form.visible && form.fields.length);
}
