// What the things of one kind are called on this page: those of a role, the labels, or short texts.
(kind) => {
  const roles = {
    button: "button, input[type=submit], input[type=button], [role=button]",
    link: "a[href], [role=link]",
    heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
    checkbox: "input[type=checkbox], [role=checkbox]",
    radio: "input[type=radio], [role=radio]",
    textbox: "input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=hidden]), textarea, [role=textbox]",
    combobox: "select, [role=combobox]",
    group: "fieldset, [role=group], [role=radiogroup]",
    label: "label, legend, [aria-label]",
    text: "h1, h2, h3, p, li, dt, dd, label, button, a, td, th, [role=status], [role=alert]",
  };
  const name = (element) => element.getAttribute("aria-label")
    || [...element.labels || []].map((label) => label.innerText).join(" ")
    || (element.localName === "fieldset" && element.querySelector("legend")?.innerText)
    || element.innerText || (element.localName === "input" && /submit|button/.test(element.type) && element.value) || "";
  const seen = [...document.querySelectorAll(roles[kind] || `[role=${CSS.escape(kind)}]`)].filter((element) => element.checkVisibility());
  return [...new Set(seen.map((element) => name(element).trim().replace(/\s+/g, " ").slice(0, 80)))].filter(Boolean).slice(0, 300);
}
