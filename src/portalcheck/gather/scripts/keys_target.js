// A target before it is looked for by keys: where it stands, and what is known of how keys may operate it.
(target) => {
  const selector = SELECTOR;
  const up = (node) => node.assignedSlot || node.parentElement || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
  const CONTROLS = "a[href], area[href], button, input, select, textarea, summary, label, [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], [role=menuitem], [role=option], [role=combobox], [role=textbox], [role=searchbox], [contenteditable]";
  let control = false, shortcut = false;
  for (let node = target; node; node = up(node)) {
    control ||= node.matches(CONTROLS);
    shortcut ||= node.hasAttribute("accesskey");
  }
  // A field for a file that is not drawn is often opened by a button beside it, which is not tied to it.
  let stand_in = "";
  const hidden = target.localName === "input" && target.type === "file" && !target.checkVisibility({ visibilityProperty: true });
  for (let node = hidden && up(target); node && node !== document.body && !stand_in; node = up(node)) {
    if (node.localName === "form") break;
    const near = [...node.querySelectorAll("button, [role=button], [tabindex], input[type=button]")].find((one) => one !== target && one.tabIndex >= 0 && one.type !== "submit" && one.checkVisibility({ visibilityProperty: true }));
    stand_in = near ? (near.getAttribute("aria-label") || near.innerText || near.value || near.localName).trim().replace(/\s+/g, " ").slice(0, 80) : "";
  }
  return {
    stand_in,
    css: selector(target),
    snippet: target.cloneNode(false).outerHTML.slice(0, 300),
    control,
    shortcut: shortcut || [...target.labels || []].some((label) => label.hasAttribute("accesskey")),
    composite: Boolean(target.closest("[role=listbox], [role=tablist], [role=menu], [role=menubar], [role=tree], [role=toolbar], [role=grid], [role=treegrid], [role=application]")),
  };
}
