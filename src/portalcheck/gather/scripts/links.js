// The links of a document that a person can follow with a click, hidden menus included.
() => {
  const FILE = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|jpe?g|png|gif|mp[34]|apk)$/i;
  const found = [];
  const walk = root => {
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) walk(one.shadowRoot);
      if (one.tagName !== 'A' && one.tagName !== 'AREA') continue;
      if (!one.href || !/^https?:$/.test(one.protocol) || one.hasAttribute('download') || FILE.test(one.pathname)) continue;
      const text = [one.innerText, one.textContent, one.getAttribute('aria-label'), one.title, one.querySelector('img[alt]')?.alt].find(said => said?.trim()) || '';
      // What a script takes for an address of its own is one.
      const route = /^#[/!]/.test(one.hash) ? one.hash : '';
      found.push({ text: text.replace(/\s+/g, ' ').trim().normalize('NFC').slice(0, 120), url: one.href.split('#')[0] + route });
    }
  };
  walk(document);
  return found;
}
