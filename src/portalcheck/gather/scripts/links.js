// The links of a document that a person can follow with a click, hidden menus included.
() => {
  const found = [];
  const walk = root => {
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) walk(one.shadowRoot);
      if (one.tagName !== 'A' && one.tagName !== 'AREA') continue;
      if (!one.href || !/^https?:$/.test(one.protocol) || one.hasAttribute('download')) continue;
      const text = one.innerText || one.textContent || one.getAttribute('aria-label') || one.title || '';
      found.push({ text: text.replace(/\s+/g, ' ').trim().normalize('NFC').slice(0, 120), url: one.href.split('#')[0] });
    }
  };
  walk(document);
  return found;
}
