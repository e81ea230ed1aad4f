// The address that pressing this element would submit a form to; null where it submits none.
(element) => {
  const button = element.closest("button, input");
  if (!button || !button.form) return null;
  const submits = button.localName === "button" ? button.type === "submit" : ["submit", "image"].includes(button.type);
  return submits ? button.formAction && button.hasAttribute("formaction") ? button.formAction : new URL(button.form.getAttribute("action") || "", document.baseURI).href : null;
}
