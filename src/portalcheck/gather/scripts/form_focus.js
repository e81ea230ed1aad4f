// Put the focus on an element of this document, and select what is in it. Tells whether it has it.
(css) => {
  const element = document.querySelector(css);
  if (!element) return false;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  element.focus();
  if (element.select && !/^(submit|button|image|checkbox|radio|file)$/.test(element.type)) element.select();
  return document.activeElement === element;
}
