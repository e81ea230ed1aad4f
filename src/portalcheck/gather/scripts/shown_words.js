// What a person can read in this document: its text, and what stands in its fields.
() => {
  const fields = [...document.querySelectorAll("input, textarea, output")].filter((one) => !/^(hidden|password|submit|button|reset|image|checkbox|radio|file)$/.test(one.type) && one.checkVisibility({ visibilityProperty: true }));
  return [document.body ? document.body.innerText : "", ...fields.map((one) => one.value)].join("\n");
}
