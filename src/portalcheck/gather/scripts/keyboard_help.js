// Words of the page about keys to press, what controls seem to explain the keyboard, and the keys that are named.
() => {
  const KEYS = /\b(ctrl|control|strg|alt|option|shift|esc|escape|échap|f[1-9]|f1[0-2]|cmd|command)\b|⌘/i;
  const WORDS = /\b(press|hit|use|keyboard|key|keys|shortcut|shortcuts|appuye[rz]|touche|touches|clavier|raccourcis?)\b|nhấn|bấm|phím|bàn phím/i;
  const HELP = /\b(help|keyboard|shortcuts?|instructions?|how to|accessibility|aide|clavier|raccourcis?|accessibilité|mode d.emploi)\b|trợ giúp|bàn phím|phím tắt|hướng dẫn/i;
  const body = document.body;
  if (!body) return { texts: [], links: [] };
  const texts = [];
  for (const line of body.innerText.split("\n")) {
    const text = line.trim().replace(/\s+/g, " ");
    if (text && KEYS.test(text) || WORDS.test(text)) texts.push(text.slice(0, 200));
  }
  const links = [];
  for (const one of document.querySelectorAll("a[href], button, summary, [role=button], [role=link], input[type=button]")) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const text = (one.innerText || one.value || one.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ");
    if (HELP.test(text)) links.push(text.slice(0, 80));
  }
  return { texts: texts.slice(0, 20), links: links.slice(0, 10) };
}
