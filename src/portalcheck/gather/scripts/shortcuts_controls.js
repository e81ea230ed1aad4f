// Controls whose words speak of shortcuts or keys, and what may lead to such; `operate` is the index of one to operate.
(operate) => {
  const KEYS = /\b(shortcuts?|hotkeys?|keys?|keyboard|raccourcis?|touches?|clavier)\b|phím|bàn phím/i;
  const LEADS = /\b(settings|preferences|shortcuts?|keyboard|paramètres|préférences|réglages|raccourcis?|clavier)\b|cài đặt|thiết lập|tùy chọn|phím/i;
  const text = (element) => [element.getAttribute("aria-label") || "", ...[...element.labels || []].map((label) => label.textContent), element.localName === "input" ? "" : element.textContent,
    /^(button|submit)$/.test(element.type) ? element.value : "", element.title || ""].join(" ").trim().replace(/\s+/g, " ").slice(0, 120);
  const toggles = [...document.querySelectorAll("input[type=checkbox], input[type=radio], select, [role=switch], [role=checkbox], [aria-pressed]")].filter((one) => KEYS.test(text(one)));
  if (operate !== null) { toggles[operate]?.click(); return null; }
  const buttons = [...document.querySelectorAll("button, input[type=button], input[type=submit], [role=button]")].filter((one) => !toggles.includes(one));
  const links = [...document.querySelectorAll("a[href], summary, [role=link], [role=menuitem]")];
  return {
    toggles: toggles.map(text).slice(0, 6), buttons: buttons.map(text).filter((words) => KEYS.test(words)).slice(0, 6),
    links: [...buttons, ...links].map(text).filter((words) => LEADS.test(words)).slice(0, 6),
  };
}
