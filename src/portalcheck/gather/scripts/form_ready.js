// Note what a form and the texts around it are before it is sent, and listen to what comes of it. Gives the texts, for
// another document may come. A form that is sent again in the same document is held against what it was the first time.
(css, again) => {
  const { texts, spoken, drawings, fieldsOf, look } = LOOK;
  const form = document.querySelector(css), fields = fieldsOf(form), first = again && globalThis.portalcheckForm;
  if (first && first.form === form) {
    first.invalid.clear();
    first.submits.length = 0;
    return null;
  }
  const kept = { form, invalid: new Map(), submits: [], title: document.title, texts: texts(), spoken: spoken(), drawings: drawings(form), looks: new Map(), invalids: new Map() };
  for (const field of fields) {
    kept.looks.set(field, look(field));
    kept.invalids.set(field, field.getAttribute("aria-invalid") === "true");
  }
  // Whether it was prevented is known once every listener has been asked.
  form.addEventListener("invalid", (event) => kept.invalid.set(event.target, event), { capture: true });
  addEventListener("submit", (event) => { if (event.target === form) kept.submits.push(event); }, { capture: true });
  globalThis.portalcheckForm = kept;
  return { texts: [...kept.texts.values(), ...kept.spoken.values()], title: document.title };
}
