// What has the focus, beside the link and the place that it names. `begin` puts the focus on the link first.
(css, fragment, begin) => {
  const selector = SELECTOR;
  const link = document.querySelector(css);
  if (!link) return null;
  if (begin) {
    if (document.activeElement && document.activeElement !== link) document.activeElement.blur();
    link.focus();
  }
  const named = (name) => document.getElementById(name) || document.querySelector(`a[name="${CSS.escape(name)}"]`);
  const target = fragment ? named(fragment) : null;
  const tabbable = (one) => one.tabIndex >= 0 && !one.matches(":disabled") && !one.closest("[inert]") && one.checkVisibility({ visibilityProperty: true });
  const place = (element) => {
    if (!target) return "unknown";
    if (target === element || target.contains(element)) return "inside";
    return target.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? "after" : "before";
  };
  const active = document.activeElement;
  const there = !!active && active !== document.body && active !== document.documentElement;
  const later = (one) => target === one || target.contains(one) || target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  return {
    css: there ? selector(active) : "", link: active === link,
    place: there ? place(active) : document.hasFocus() ? "none" : "away",
    dialog: !!there && !!active.closest("dialog, [role=dialog], [role=alertdialog], [aria-modal=true]"),
    target: target ? selector(target) : "",
    behind: !target || !!(link.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING),
    tabbable: !target || [...document.querySelectorAll("a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable]")].some((one) => one !== link && tabbable(one) && later(one)),
  };
}
