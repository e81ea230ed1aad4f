// What the scripts about forms share: the fields of a form, the texts that can be seen, and how they belong together.
(() => {
  const selector = SELECTOR;
  const collapse = (text, most) => (text || "").normalize("NFC").replace(/\s+/g, " ").trim().slice(0, most);
  const LIVE = "[role=alert], [role=status], [role=log], [role=alertdialog], [aria-live=polite], [aria-live=assertive], output";
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const REQUIRED = /\*|\b(required|mandatory|obligatoires?)\b|bắt buộc/i;
  const OPTIONAL = /không bắt buộc|not required|optional|facultati|tùy chọn|non obligatoire/i;

  const veils = new Map();
  const veiled = (element) => {
    if (!element || element === document.body) return false;
    if (!veils.has(element)) {
      const style = getComputedStyle(element), box = element.getBoundingClientRect();
      const clipped = /inset\((50|100)%|circle\(0/.test(style.clipPath) || /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(style.clip);
      const tiny = box.width <= 1.5 && box.height <= 1.5 && /hidden|clip/.test(style.overflowX);
      veils.set(element, clipped || tiny || veiled(element.parentElement));
    }
    return veils.get(element);
  };
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return seen(element) && box.width > 1 && box.height > 1 && !veiled(element) && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  };

  const isInWindow = (element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  };

  const PART_OF_A_TEXT = /^(strong|em|b|i|u|small|mark|abbr|font|code|sub|sup|bdi|bdo)$/;
  const homeOf = (element) => {
    let node = element;
    while (node.parentElement && PART_OF_A_TEXT.test(node.localName)) node = node.parentElement;
    return node;
  };
  const roots = () => {
    const found = [document];
    for (const root of found) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) found.push(element.shadowRoot);
    return found;
  };
  // Where an element of a shadow tree stands in the document itself.
  const outside = (element) => {
    let node = element;
    while (node.getRootNode() instanceof ShadowRoot) node = node.getRootNode().host;
    return node;
  };
  // Visible text by the element that it stands in, with what a style, a picture or a placeholder says; what a button or a
  // list says of itself is no message.
  const SILENT = "script, style, noscript, template, option, textarea, button, select";
  const GENERATED = /^"(.*)"$/;
  const texts = () => {
    const found = new Map(), range = document.createRange();
    const put = (home, text) => found.set(home, `${found.get(home) || ""} ${text}`);
    const within = (box) => box.width >= 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
    for (const root of roots()) {
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const over = node.parentElement || root.host;
        if (!/\S/.test(node.data) || !over || over.closest(SILENT) || !seen(over) || veiled(over)) continue;
        range.selectNodeContents(node);
        if (within(range.getBoundingClientRect())) put(homeOf(over), node.data);
      }
      for (const drawn of root.querySelectorAll("img[alt], [role=img][aria-label], input[type=image][alt]")) {
        const alternative = drawn.getAttribute("alt") || drawn.getAttribute("aria-label");
        if (alternative && isShown(drawn) && !drawn.closest("button")) put(drawn, alternative);
      }
      for (const element of root.querySelectorAll("form *")) {
        if (element.closest(SILENT) || !seen(element)) continue;
        for (const side of ["::before", "::after"]) {
          const said = GENERATED.exec(getComputedStyle(element, side).content);
          if (said && /[\p{L}\p{N}]/u.test(said[1]) && !veiled(element)) put(element, said[1]);
        }
        if (element.placeholder && element.value === "" && isShown(element)) put(element, element.placeholder);
      }
    }
    for (const [home, text] of found) found.set(home, collapse(text, 300));
    return found;
  };
  // What is shown without text: how many pictures, drawings and frames stand in a form.
  const drawings = (form) => [...form.querySelectorAll("img, svg, canvas, iframe, object, video")].filter(isShown).length;
  const spoken = () => {
    const found = new Map();
    for (const region of document.querySelectorAll(LIVE)) {
      const text = collapse(region.textContent, 300);
      if (text && region.checkVisibility() && !region.closest("[aria-hidden=true]")) found.set(region, text);
    }
    return found;
  };

  const labelOf = (field) => {
    // Of radio buttons, which stand for one field, the legend says what it is.
    const legend = field.type === "radio" && field.closest("fieldset") && field.closest("fieldset").querySelector(":scope > legend");
    if (legend && /\S/.test(legend.textContent)) return collapse(legend.textContent, 120);
    const own = [...(field.labels || [])].map((label) => {
      const copy = label.cloneNode(true);
      for (const control of copy.querySelectorAll("input, select, textarea, button")) control.remove();
      return collapse(copy.textContent, 200);
    });
    const by = (field.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map((one) => collapse(one.textContent, 200));
    return [by.join(" "), own.join(" "), field.getAttribute("aria-label"), field.title, field.placeholder].map((text) => collapse(text, 120)).find((text) => text) || "";
  };
  // Many a form is no form element, but a part of the page with its fields and a button that a script listens to.
  const elementsOf = (form) => (form.elements ? [...form.elements] : [...form.querySelectorAll("input, select, textarea, button")].filter((one) => !one.form));
  const alike = (radio) => elementsOf(radio.form || document).filter((other) => other.type === "radio" && other.name === radio.name);
  const groupOf = (field) => field.closest("fieldset, [role=radiogroup], [role=group]");
  const fieldsOf = (form) => {
    const groups = new Set(), found = [];
    for (const field of elementsOf(form)) {
      if (!/^(input|select|textarea)$/.test(field.localName) || /^(hidden|submit|button|reset|image)$/.test(field.type)) continue;
      if (field.matches(":disabled") || field.readOnly || field.getAttribute("aria-disabled") === "true") continue;
      if (!isShown(field) && ![...(field.labels || [])].some(isShown)) continue;
      if (field.type === "radio") {
        if (groups.has(field.name)) continue;
        groups.add(field.name);
      }
      found.push(field);
    }
    return found;
  };
  const isEmpty = (field) => {
    if (field.type === "checkbox") return !field.checked;
    if (field.type === "radio") return !alike(field).some((other) => other.checked);
    return field.value === "";
  };
  // What stands in a field, in words that a person would know again; of a password and a file no more than whether.
  const stateOf = (field) => {
    if (field.type === "checkbox") return field.checked ? "checked" : "";
    if (field.type === "radio") return (alike(field).find((other) => other.checked) || { value: "" }).value;
    if (field.localName === "select") return [...field.selectedOptions].filter((option) => option.value !== "").map((option) => collapse(option.textContent, 200)).join(", ");
    return /^(file|password)$/.test(field.type) ? (field.value === "" ? "" : "given") : field.value;
  };
  // Names that fields keep when their page comes again: several of one name are counted.
  const keysOf = (fields) => {
    const nameOf = (field) => (field.name || field.id) + (field.type === "checkbox" ? `=${field.value}` : "");
    const all = fields.map(nameOf);
    return new Map(fields.map((field, at) => [field, all[at] && `${all[at]} ${all.slice(0, at).filter((name) => name === all[at]).length + 1}/${all.filter((name) => name === all[at]).length}`]));
  };
  const ids = (element, name) => (element.getAttribute(name) || "").split(/\s+/).filter(Boolean);
  // What is said of a field by reference: descriptions, error messages, labels, and those of the group around it.
  const saying = (field) => {
    const group = groupOf(field), invalid = field.getAttribute("aria-invalid") === "true";
    const named = [...ids(field, "aria-describedby"), ...ids(field, "aria-errormessage"), ...ids(field, "aria-labelledby"), ...(group ? [...ids(group, "aria-describedby"), ...ids(group, "aria-errormessage"), ...ids(group, "aria-labelledby")] : [])];
    const legend = group && group.localName === "fieldset" ? group.querySelector("legend") : null;
    return { dangling: named.filter((id) => !document.getElementById(id)), parts: [...named.map((id) => document.getElementById(id)), ...(field.labels || []), legend].filter(Boolean), invalid };
  };
  const described = (field) => [...ids(field, "aria-describedby"), ...ids(field, "aria-errormessage")].map((id) => document.getElementById(id)).filter(Boolean).map((one) => collapse(one.textContent, 200)).join(" ");

  const near = (home, form, fields) => {
    for (let node = home; node && node !== form.parentElement; node = node.parentElement) {
      const inside = fields.filter((field) => node.contains(field));
      if (inside.length === 1) return inside[0];
      if (inside.length) break;
    }
    for (let side = home.previousElementSibling; form.contains(home) && side; side = side.previousElementSibling) {
      const inside = fields.filter((field) => side.contains(field));
      if (inside.length) return inside.length === 1 ? inside[0] : null;
      if (side.localName !== "br") break;
    }
    return null;
  };
  const linked = (home, fields) => {
    const around = home.closest("a"), links = [...(around ? [around] : []), ...home.querySelectorAll("a[href*='#']")];
    return links.flatMap((link) => {
      const hash = (link.getAttribute("href") || "").split("#")[1];
      const target = hash && (document.getElementById(hash) || document.getElementById(decodeURIComponent(hash)));
      if (!target) return [];
      const inside = fields.filter((field) => target === field || target.contains(field) || [...(field.labels || [])].includes(target) || (field.type === "radio" && target.type === "radio" && target.name === field.name));
      return inside.slice(0, 1);
    });
  };
  const broken = (home) => {
    const around = home.closest("a[href^='#']");
    const hash = around ? around.getAttribute("href").slice(1) : "";
    return hash && !/^(!|\/)/.test(hash) && !document.getElementById(hash) && !document.getElementById(decodeURIComponent(hash)) && !document.getElementsByName(hash).length ? `#${hash}` : "";
  };
  const tell = (element, text, form, fields, visible) => {
    const home = outside(element), live = element.closest(LIVE) || home.closest(LIVE), active = document.activeElement;
    const window = active && active.closest("dialog, [role=dialog], [role=alertdialog]");
    const near_by = near(home, form, fields), itself = fields.includes(home);
    return {
      text, css: selector(element), visible, exposed: !element.closest("[aria-hidden=true]") && !home.closest("[aria-hidden=true]"),
      focused: active !== document.body && active !== document.documentElement && !itself && (active === home || active.contains(home) || home.contains(active) || (!!window && window.contains(home))) && !active.contains(form),
      live: live ? live.getAttribute("aria-live") || live.getAttribute("role") || "status" : "",
      in_form: form.contains(home),
      tied: fields.filter((field) => field === home || saying(field).parts.some((part) => part === home || part.contains(home) || (home.contains(part) && !home.contains(field)))).map(selector),
      linked: linked(home, fields).map(selector),
      near: near_by ? selector(near_by) : "", broken: broken(home), in_window: visible && isInWindow(element),
    };
  };
  const look = (field) => {
    const style = getComputedStyle(field), label = field.labels && field.labels[0];
    return [style.borderTopColor, style.borderTopWidth, style.borderBottomColor, style.backgroundColor, style.boxShadow, style.outlineColor, style.outlineStyle, style.color, style.backgroundImage, label ? getComputedStyle(label).color : ""].join("|");
  };
  const isRequired = (field) => {
    const group = groupOf(field), legend = group && /^(radio|checkbox)$/.test(field.type) ? collapse((group.querySelector("legend") || {}).textContent, 200) : "";
    const words = collapse(`${[...(field.labels || [])].map((label) => label.textContent).join(" ")} ${legend}`, 1000);
    if (field.required || field.getAttribute("aria-required") === "true") return true;
    return field.type !== "checkbox" && REQUIRED.test(words) && !OPTIONAL.test(words);
  };
  const SENDS = /^(gửi|gửi đi|nộp|xác nhận|tiếp tục|tiếp theo|lưu|đăng (nhập|ký)|tra cứu|submit|send|continue|next|save|sign (in|up)|log ?in|register|apply|envoyer|valider|continuer|suivant|enregistrer|se connecter|s['’]inscrire)(?![\p{L}\p{N}])/iu;
  const GRAVE = WORDS_OF_THE_GRAVE;
  const nameOf = (button) => collapse(button.getAttribute("aria-label") || (button.localName === "input" ? button.value || "Submit" : button.textContent), 80);
  // Whether the button of a form deletes, pays or ends something.
  const isGrave = (form, button) => {
    const action = button && button.hasAttribute("formaction") ? button.formAction : form.getAttribute("action") || "";
    return GRAVE.test(button ? nameOf(button) : "") || /delete|remove|payment|checkout|logout|sign-?out|dang-xuat|thanh-toan|xoa\b|supprimer|paiement/i.test(new URL(action || "", document.baseURI).pathname);
  };
  return { selector, collapse, texts, spoken, drawings, elementsOf, fieldsOf, keysOf, isEmpty, stateOf, isRequired, labelOf, described, saying, tell, look, isShown, SENDS, nameOf, isGrave };
})()
