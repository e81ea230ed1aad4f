// The field that searches the portal, the likeliest first, or what has to be pressed to get at one.
() => {
  const selector = SELECTOR;
  const WORDS = /tìm kiếm|tìm|tra cứu|từ khóa|từ khoá|search|keyword|recherch|tim ?kiem|tu ?khoa/i;
  // A dossier is looked up by its number: that is no search of the portal.
  const OTHER = /mã hồ sơ|số hồ sơ|mã số|mã tra cứu|biên nhận|số định danh|căn cước|cccd|cmnd|số điện thoại|email|e-mail|captcha|xác nhận|mật khẩu/i;
  const ASKED = /câu hỏi|trợ lý|question|assistant|\bchat/i;
  const TO_OTHER = /hồ sơ|ho so|tình trạng|trạng thái|kết quả|biên nhận|\btrack|\bstatus/i;
  const isShown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 8;
  const clean = (text) => (text || "").normalize("NFC").replace(/\s+/g, " ").trim().slice(0, 120);
  const nameOf = (one) => clean(
    one.getAttribute("aria-label")
    || (one.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => id && document.getElementById(id)?.textContent).filter(Boolean).join(" ")
    || [...(one.labels || [])].map((label) => label.textContent).join(" ")
    || one.placeholder || one.title || one.innerText || one.value || one.querySelector?.("img[alt]")?.alt);
  const isOther = (said) => OTHER.test(said) || (ASKED.test(said) && !WORDS.test(said));
  // Some portals are one form from top to bottom: that looks nothing up.
  const looksUp = (form) => !form.querySelector("header, main, nav, footer, [id*=header i], [id*=footer i]") && [...form.elements].some((one) => one.matches("input") && OTHER.test([nameOf(one), one.placeholder].join(" ")));
  const all = [];
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      all.push(one);
    }
  };
  walk(document);
  const weigh = (field) => {
    if (!field.matches("input:is([type=search], [type=text], :not([type]))") && field.getAttribute("role") !== "searchbox") return 0;
    if (field.disabled || field.readOnly) return 0;
    const said = [nameOf(field), field.placeholder, field.title].join(" ");
    if (isOther(said)) return 0;
    const form = field.form;
    const called = [said, field.name, field.id, field.className].join(" ");
    const around = form && !looksUp(form) ? [form.getAttribute("action"), form.id, form.className, nameOf(form.querySelector("button, [type=submit]") || form)].join(" ") : "";
    return 4 * (field.type === "search" || field.getAttribute("role") === "searchbox")
      + 4 * !!field.closest("search, [role=search]")
      + 3 * WORDS.test(called) + 2 * /^(q|s|query|kw|keywords?)$/i.test(field.name || field.id) + 2 * WORDS.test(around);
  };
  const fields = all.map((one) => ({ one, weight: one.localName === "input" || one.getAttribute("role") === "searchbox" ? weigh(one) : 0 }))
    .filter((field) => field.weight >= 2)
    .sort((a, b) => isShown(b.one) - isShown(a.one) || b.weight - a.weight);
  const tell = (one) => ({ css: selector(one), name: nameOf(one) || one.name || one.id || one.getAttribute("class") || one.localName, snippet: one.cloneNode(false).outerHTML.slice(0, 300), shown: isShown(one) });
  // Many a magnifying glass has no name, but a class.
  const ICON = /(^|[\s_-])(search|magnif\w*|kinh-lup)([\s_-]|$)/i;
  const drawn = (one) => ICON.test([one.className, ...[...one.querySelectorAll("i, span, svg, img")].map((icon) => `${icon.getAttribute("class") || ""} ${(icon.getAttribute("src") || "").split("/").pop().replace(/\.\w+$/, "")}`)].join(" "));
  const openers = all.filter((one) => one.matches("button, a, [role=button], summary, [tabindex], [onclick]") && isShown(one) && !one.closest("main ul, main table")
    && nameOf(one).length < 40 && !TO_OTHER.test(nameOf(one)) && !(one.form && looksUp(one.form)) && (WORDS.test(nameOf(one)) || (!nameOf(one) && drawn(one))));
  // What may be one, and does not say so.
  const unnamed = all.filter((one) => one.matches("input:is([type=text], :not([type]))") && isShown(one) && !one.disabled
    && !one.form?.querySelector("[type=password], textarea, select") && !isOther([nameOf(one), one.placeholder, one.name, one.id].join(" ")) && !(one.form && looksUp(one.form)));
  return { looks_up: [...document.forms].some(looksUp), unnamed: unnamed.slice(0, 1).map(tell), field: fields.length ? tell(fields[0].one) : null, openers: openers.slice(0, 2).map(tell) };
}
