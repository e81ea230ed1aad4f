// Texts of the page that speak of keys, and controls that seem to explain them. What stands in the navigation counts
// only where it names the keyboard: every portal has a help.
() => {
  const KEYS = /(?<!\p{L})(ctrl|strg|esc|escape|échap|f[1-9]|f1[0-2]|cmd)(?![\p{L}\p{N}])|⌘|\b(alt|shift|option|control|command)\s*[-+]\s*\w/iu;
  const KEYBOARD = /\b(keyboard|keys?|shortcuts?|clavier|touches?|raccourcis?)\b|phím/i;
  const HELP = /\b(help|instructions?|how to|aide|mode d.emploi)\b|trợ giúp|hướng dẫn/i;
  const FRAME = "nav, header, footer, [role=navigation], [role=banner], [role=contentinfo]";
  if (!document.body) return { texts: [], links: [] };
  const lines = document.body.innerText.split("\n").map((line) => line.trim().replace(/\s+/g, " "));
  const links = [];
  for (const one of document.querySelectorAll("a[href], button, summary, [role=button], [role=link], input[type=button]")) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const text = (one.innerText || one.value || one.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ");
    if (KEYBOARD.test(text) || (HELP.test(text) && !one.closest(FRAME))) links.push(text.slice(0, 80));
  }
  return { texts: lines.filter((line) => KEYS.test(line) || KEYBOARD.test(line)).map((line) => line.slice(0, 200)).slice(0, 20), links: links.slice(0, 10) };
}
