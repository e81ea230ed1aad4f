// What pressing an element would do: the form that it sends, if any, and whether it can be pressed now.
(element) => {
  const { selector, SENDS, nameOf, isGrave } = LOOK;
  const button = element.closest("button, input, a, [role=button]") || element;
  const form = button.form || button.closest("form"), name = nameOf(button);
  const submits = /^(button|input)$/.test(button.localName) && /^(submit|image)$/.test(button.type);
  return {
    css: selector(button), name, form: form ? selector(form) : "", sends: submits || SENDS.test(name), framed: window !== top,
    disabled: button.matches(":disabled, [aria-disabled=true]"), grave: !!form && isGrave(form, button), dialog: !!form && form.method === "dialog",
  };
}
