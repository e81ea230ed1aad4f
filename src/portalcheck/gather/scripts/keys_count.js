// How many times Tab may be pressed in this document until all that takes the focus has had it, rather too many than too
// few: the parts of a date field and of a player are stops of their own, and so is what scrolls.
() => {
  const FOCUSABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable=''], [contenteditable=true]";
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]));
  const scrolls = (one) => one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 0 && /auto|scroll/.test(getComputedStyle(one).overflow);
  return all(document).reduce((sum, one) => {
    if (/^(video|audio)$/.test(one.localName)) return sum + 14;
    if (one.localName === "input" && /^(date|time|datetime-local|month|week)$/.test(one.type)) return sum + 8;
    if (/^(iframe|frame|object|embed|fencedframe)$/.test(one.localName)) return sum + 2;
    if (one.localName.includes("-") && !one.shadowRoot) return sum + 10;
    return sum + (one.matches(FOCUSABLE) || scrolls(one) ? 1 : 0);
  }, 0);
}
