// What the element that has the focus is to a target: "it" where pressing a key there operates the target, "arrows" where
// arrow keys may lead to it, "gone" where the target has left the page, else empty. `target` is null where it stands in
// another document. With it, `at` tells the place from others, and `name` is what a person would call it.
(active, target) => {
  const selector = SELECTOR;
  const ROLES = "button|checkbox|combobox|link|listbox|menuitem|menuitemcheckbox|menuitemradio|option|radio|searchbox|slider|spinbutton|switch|tab|textbox|treeitem";
  const ITEMS = "option|menuitem|menuitemcheckbox|menuitemradio|tab|treeitem|radio|checkbox|switch";
  const COMPOSITES = "[role=radiogroup], [role=listbox], [role=tablist], [role=menu], [role=menubar], [role=tree], [role=toolbar], [role=grid], [role=treegrid]";
  const NATIVE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=''], [contenteditable=true]";
  const up = (node) => node.assignedSlot || node.parentElement || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
  const within = (inner, outer) => { for (let node = inner; node; node = up(node)) if (node === outer) return true; return false; };
  const role = (element) => (element.getAttribute("role") || "").trim().split(/\s+/)[0].toLowerCase();
  const acts = (element) => element.matches(NATIVE) || new RegExp(`^(${ROLES})$`).test(role(element));
  const focusable = (element) => element.tabIndex >= 0 && !element.matches(":disabled") && (element.matches(NATIVE) || element.hasAttribute("tabindex"));
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]));
  const inside = (element) => [...all(element), ...(element.shadowRoot ? all(element.shadowRoot) : [])].filter(focusable);
  const named = (root, attribute, element) => (element.getAttribute(attribute) || "").split(/\s+/).map((id) => id && root.getElementById?.(id)).filter(Boolean);
  const words = (text) => (text || "").trim().replace(/\s+/g, " ").slice(0, 80);
  const root = active.getRootNode();
  const descendant = named(root, "aria-activedescendant", active)[0];
  const pressed = (element) => {
    const box = element.getBoundingClientRect();
    let hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    while (hit && hit.shadowRoot && hit.shadowRoot.elementFromPoint) {
      const deeper = hit.shadowRoot.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (!deeper || deeper === hit) break;
      hit = deeper;
    }
    return hit;
  };
  const owner = (element, test) => { for (let node = element; node; node = up(node)) if (test(node)) return node; return null; };
  const controlOf = (element) => { // the control of the label that a text stands in, beside any link in it
    const own = owner(element, (node) => node.localName === "label" || acts(node));
    return own && own.localName === "label" ? own.control : null;
  };
  const relation = () => {
    if (!target.isConnected) return "gone";
    if (active === target || (descendant && within(target, descendant))) return "it";
    if (controlOf(target) === active || [...target.labels || []].includes(active)) return "it";
    const tabbable = focusable(target);
    if (!tabbable && within(target, active) && active !== document.body) {
      const between = owner(target, (node) => node === active || focusable(node) || new RegExp(`^(${ITEMS})$`).test(role(node)));
      if (between === active && (acts(active) || (active.localName.includes("-") && !active.shadowRoot))) return "it";
      if (between === active && active.hasAttribute("tabindex") && inside(active).length === 0) return "it";
    }
    if (!tabbable && within(active, target)) {
      const others = inside(target);
      if (target.localName.includes("-") || (others.length === 1 && others[0] === active)) return "it";
    }
    if (!tabbable && !acts(target) && !owner(target, acts)) {
      const hit = pressed(target), own = hit && owner(hit, acts);
      if (own === active) return "it";
    }
    const radio = (one) => one.localName === "input" && one.type === "radio";
    if (radio(active) && radio(target)) {
      return active.name && active.name === target.name && active.form === target.form && root === target.getRootNode() ? "arrows" : "";
    }
    if (tabbable) return "";
    for (let node = up(target); node; node = up(node)) {
      if (!node.matches(COMPOSITES)) continue;
      if (within(active, node)) return "arrows";
      const led = [...named(root, "aria-controls", active), ...named(root, "aria-owns", active)];
      if (led.includes(node) || (descendant && within(descendant, node))) return "arrows";
    }
    return "";
  };
  const labels = [...active.labels || []].map((label) => label.innerText).join(" ");
  const said = named(root, "aria-labelledby", active).map((one) => one.innerText).join(" ");
  const typed = /^(input|select|textarea)$/.test(active.localName) && !/^(button|submit|reset)$/.test(active.type);
  return {
    relation: target ? relation() : "",
    at: selector(descendant || active),
    name: words(active.getAttribute("aria-label")) || words(said) || words(labels) || words(typed ? active.name : active.innerText || active.value) || words(active.getAttribute("title")) || active.localName,
  };
}
