// Put the focus on an element of this document. Tells whether it has it.
(css) => {
  const element = document.querySelector(css);
  if (!element) return false;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  element.focus();
  return document.activeElement === element;
}
