// What a document offers for downloading: links to files, and what says so and has no address of its own.
() => {
  const FILE = /\.(pdf|docx?|xlsx?|odt|ods|rtf|zip)$/i;
  const SAYS = /^(tải|tải về|tải xuống|download|télécharger)(?![\p{L}])/iu;
  const found = [];
  const walk = root => {
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) walk(one.shadowRoot);
      if (one.tagName !== 'A' && one.tagName !== 'BUTTON') continue;
      const text = (one.innerText || one.textContent || one.getAttribute('aria-label') || one.title || '')
        .replace(/\s+/g, ' ').trim().normalize('NFC').slice(0, 200);
      const href = one.getAttribute('href') || '';
      const plain = /^https?:$/.test(one.protocol || '') && !href.startsWith('#');
      const file = plain && FILE.test(decodeURIComponent(one.pathname));
      if (plain && (one.hasAttribute('download') || file)) found.push({ text, href: one.href });
      else if (!plain && SAYS.test(text) && one.closest('main, [role=main], body')) found.push({ text, href: '' });
    }
  };
  walk(document);
  return found;
}
