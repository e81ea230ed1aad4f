// What came of a form that was sent: in the same document, or in the one that came. `typed` holds what was typed, by the
// selector and the name of its field.
(css, typed, before) => {
  const { selector, texts, spoken, drawings, elementsOf, fieldsOf, keysOf, isEmpty, stateOf, saying, tell, look, labelOf } = LOOK;
  const kept = globalThis.portalcheckForm, names = new Set(typed.names);
  const shared = (form) => elementsOf(form).filter((field) => names.has(field.name || field.id)).length;
  const same = !!kept;
  let form = same ? kept.form : [...document.forms, ...[...document.querySelectorAll(css)].filter((one) => !one.elements)].filter((one) => shared(one) >= Math.max(1, names.size / 2)).sort((a, b) => shared(b) - shared(a))[0];
  if (same && !form.isConnected) form = document.querySelector(css);
  const there = !!form;
  const fields = there ? fieldsOf(form) : [], keys = keysOf(fields);
  const home = form || document.body;
  const old = new Set(before.texts), now = texts(), live = spoken();
  const isNew = (element, text, known) => !old.has(text) && (!same || known.get(element) !== text);
  const said = [...now].filter(([element, text]) => isNew(element, text, kept ? kept.texts : new Map())).map(([element, text]) => tell(element, text, home, fields, true));
  const silent = [...live].filter(([element, text]) => isNew(element, text, kept ? kept.spoken : new Map()) && ![...now.keys()].some((shown) => element === shown || element.contains(shown)))
    .map(([element, text]) => tell(element, text, home, fields, false));
  const active = document.activeElement;
  return {
    same, there, drawings: same && there ? Math.max(0, drawings(form) - kept.drawings) : 0, title_changed: document.title !== before.title,
    submitted: same ? kept.submits.length > 0 : true, prevented: same && kept.submits.length > 0 && kept.submits.every((event) => event.defaultPrevented),
    focus: active && active !== document.body && active !== document.documentElement ? selector(active) : "",
    texts: [...said.slice(0, 40), ...silent.slice(0, 10)],
    fields: fields.map((field) => {
      const event = same ? kept.invalid.get(field) : null, faults = [];
      for (const fault in field.validity) if (fault !== "valid" && field.validity[fault]) faults.push(fault);
      // A server may write what it got in another way, such as in capitals; what was chosen stays the same.
      const given = typed.values.find((one) => (same ? one.css === selector(field) : one.key && one.key === keys.get(field)));
      const stays = () => (/^(radio|checkbox)$/.test(field.type) || field.localName === "select" ? stateOf(field) === given.state : !isEmpty(field));
      return {
        css: selector(field), name: field.name || field.id, key: keys.get(field), label: labelOf(field), message: field.validationMessage || "", fault: faults[0] || "", bubble: !!event && !event.defaultPrevented,
        was_invalid: same ? kept.invalids.get(field) || false : false, invalid: field.getAttribute("aria-invalid") === "true",
        marked: same && kept.looks.has(field) && field !== active && kept.looks.get(field) !== look(field), focused: field === active,
        dangling: saying(field).dangling, kept: given ? stays() : null,
      };
    }),
  };
}
