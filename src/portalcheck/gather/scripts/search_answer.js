// What a page offers to read and follow: the texts of its links and headings, and whether it says that nothing was found.
() => {
  const clean = (text) => (text || "").replace(/\s+/g, " ").trim().normalize("NFC");
  const texts = new Set();
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      if (!one.matches("a[href], area[href], h2, h3, h4, h5, h6, dt, td, li, [role=link], [role=option], summary, article")) continue;
      if (!one.checkVisibility({ visibilityProperty: true })) continue;
      const text = clean(one.innerText);
      if (text && text.length <= 300) texts.add(text);
    }
  };
  walk(document);
  const said = clean(document.body?.innerText).toLowerCase();
  const NONE = /không tìm thấy|không có (kết quả|dữ liệu|bản ghi|thủ tục|dịch vụ)|chưa có (kết quả|dữ liệu)|(^|\D)0 (kết quả|bản ghi|results?|résultats?)|no (results?|matches|records|data)|nothing (was )?found|not found|aucun (résultat|document)/;
  return { url: location.href, texts: [...texts].slice(0, 1500), none: NONE.test(said), letters: said.length };
}
