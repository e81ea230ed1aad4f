// Every field that a person can type into, choose from or tick, with what stands in it. The key names it in any load
// of the page: by its name, its kind and its turn among those that are called so.
() => {
  const plain = (text) => (text || "").replace(/\s+/g, " ").trim().slice(0, 200);
  const words = (element) => plain(element && (element.innerText || element.textContent));
  const byId = (one, ids) => (ids || "").split(/\s+/).map((id) => id && words(one.getRootNode().getElementById?.(id))).filter(Boolean).join(" ");
  const label = (one) => byId(one, one.getAttribute("aria-labelledby")) || plain(one.getAttribute("aria-label"))
    || plain([...(one.labels || [])].map(words).join(" ")) || plain(one.placeholder || one.title || one.name || one.id);
  const legend = (one) => {
    const group = one.closest("fieldset, [role=radiogroup], [role=group]");
    return group && (words(group.querySelector(":scope > legend")) || byId(group, group.getAttribute("aria-labelledby")) || plain(group.getAttribute("aria-label")));
  };
  const not = /^(hidden|file|password|submit|button|reset|image)$/;
  const turns = {};
  const found = [];
  const look = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) look(one.shadowRoot);
      const editable = one.isContentEditable && !one.parentElement?.isContentEditable;
      if (!one.matches("input, select, textarea") && !editable) continue;
      if (one.localName === "input" && not.test(one.type)) continue;
      if (/one-time-code|password/.test(one.getAttribute("autocomplete") || "")) continue;
      const kind = one.localName === "input" && one.type === "radio" ? "choice"
        : one.localName === "input" && one.type === "checkbox" ? "tick" : one.localName === "select" ? "choice" : "text";
      const name = `${one.name || one.id || ""} ${one.type || one.localName}${one.type === "radio" ? ` ${one.value}` : ""}`;
      turns[name] = (turns[name] || 0) + 1;
      found.push({
        key: `${name} ${turns[name]}`,
        label: (one.type === "radio" && legend(one)) || label(one),
        kind,
        value: one.type === "radio" || one.type === "checkbox" ? (one.checked ? "on" : "")
          : one.localName === "select" ? [...one.selectedOptions].map((option) => option.value).join("\n")
            : editable ? one.innerText : one.value,
      });
    }
  };
  look(document);
  return found;
}
