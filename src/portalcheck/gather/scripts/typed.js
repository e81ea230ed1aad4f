// Tells what stands in the text fields of this document whenever a person leaves a field, submits or goes away, so that
// it can be blacked out. It only reads.
(() => {
  const skip = new Set(["checkbox", "radio", "submit", "button", "reset", "image", "file", "range", "color", "hidden"]);
  const touched = new Set();
  const field = (event) => event.composedPath()[0];
  const tell = () => {
    const values = [...touched].map((one) => one.value ?? one.textContent).filter(Boolean);
    if (values.length) globalThis.portalcheckTyped(JSON.stringify(values));
  };
  addEventListener("input", (event) => {
    const one = field(event);
    if (one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && !skip.has(one.type)) || one.isContentEditable) touched.add(one);
  }, true);
  for (const moment of ["change", "focusout", "submit", "pagehide"]) addEventListener(moment, tell, true);
})()
