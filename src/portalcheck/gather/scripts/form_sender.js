// What pressing an element would do: the form that it sends, if any, and whether it can be pressed now. Where it stands in
// no form element, the smallest part that holds it and the fields around it is its form, if its name says that it sends.
(element) => {
  const { selector, fieldsOf, SENDS, nameOf, isGrave } = LOOK;
  const button = element.closest("button, input, a, [role=button]") || element;
  const own = button.form || button.closest("form"), name = nameOf(button), sends = SENDS.test(name);
  const submits = !!own && /^(button|input)$/.test(button.localName) && /^(submit|image)$/.test(button.type);
  const part = () => {
    const around = button.closest("dialog, [role=dialog], main, [role=main]") || document.body;
    const fields = fieldsOf(around).filter((field) => !field.closest("search, [role=search], header, nav") && field.type !== "search");
    let node = fields.length && sends ? button.parentElement : null;
    while (node && !fields.every((field) => node.contains(field))) node = node.parentElement;
    return node;
  };
  const form = own || part();
  return {
    css: selector(button), name, form: form ? selector(form) : "", part: form && !own ? selector(form) : "", sends: submits || sends, framed: window !== top,
    disabled: button.matches(":disabled, [aria-disabled=true]"), grave: !!form && isGrave(form, button), dialog: !!own && own.method === "dialog",
  };
}
