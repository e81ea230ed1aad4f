// Filters the findings of a report by words and choices. What is chosen is kept in the address, after `#?`, so that it
// can be linked to. Text and data of the page are only read and compared; nothing of it is ever written as markup.
(() => {
  "use strict";
  const box = document.getElementById("filter");
  if (!box) return;
  const heading = document.getElementById("findings");
  const input = box.querySelector("input");
  const selects = [...box.querySelectorAll("select")];
  const status = box.querySelector("[role=status]");
  const clear = box.querySelector("button");

  // "tre" finds "trẻ": many type Vietnamese without its marks.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().replaceAll("đ", "d");
  const textOf = (root, selector) =>
    plain([...root.querySelectorAll(selector)].map((one) => one.textContent).join(" "));

  const pages = [...box.querySelector("[name=page]").options].slice(1).map((option) => ({
    number: Number(option.dataset.number),
    text: plain(`${option.textContent} ${option.dataset.address}`),
  }));
  const criteria = new Map();
  const items = [...document.querySelectorAll("[data-visits]")].map((node) => {
    const criterion = node.closest(".criterion");
    if (criterion && !criteria.has(criterion)) criteria.set(criterion, textOf(criterion, ".asked"));
    return {
      node,
      text: `${criteria.get(criterion) ?? ""} ${textOf(node, ".message, .facts code, .copies")}`,
      severities: node.dataset.severity.split(" "),
      spans: node.dataset.visits.split(" ").map((span) => span.split(/[:-]/).map(Number)),
      anywhere: node.dataset.visits.endsWith("*"),
      folded: [...node.querySelectorAll("details")].filter((one) => one.querySelector("[data-pages]")),
    };
  });
  const parts = [...document.querySelectorAll(".criterion, .ruleset, .ruleset .part")];
  const folds = [...document.querySelectorAll(".ruleset details.rest")];
  const opened = new Set(); // by us, to be closed again

  const seen = (item, page, screen) =>
    item.anywhere ||
    item.spans.some(
      ([on, first, last = first]) =>
        (screen === null || on === screen) && (page === null || (first <= page && page <= last)),
    );

  function wanted() {
    const chosen = Object.fromEntries(selects.map((one) => [one.name, one.value]));
    const number = (name) => {
      const option = selects.find((one) => one.name === name).selectedOptions[0];
      return option.value ? Number(option.dataset.number) : null;
    };
    const numbers = (word) => pages.filter((one) => one.text.includes(word)).map((one) => one.number);
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    return {
      ...chosen,
      page: number("page"),
      screen: number("device"),
      words: words.map((word) => ({ word, pages: numbers(word) })),
    };
  }

  const fits = (item, want) =>
    (!want.outcome || item.node.dataset.outcome === want.outcome) &&
    (!want.severity || item.severities.includes(want.severity)) &&
    (!want.ruleset || item.node.dataset.ruleset === want.ruleset) &&
    seen(item, want.page, want.screen) &&
    want.words.every(
      ({ word, pages }) => item.text.includes(word) || pages.some((page) => seen(item, page, want.screen)),
    );

  // A folded list of pages is opened where it holds what is asked for.
  function holds(list, item, want) {
    const numbers = want.page === null ? [] : [want.page];
    for (const { word, pages } of want.words) if (!item.text.includes(word)) numbers.push(...pages.slice(0, 50));
    return numbers.some((number) => list.querySelector(`[data-pages~="${number}"]`));
  }

  function fold(details, open) {
    if (open && !details.open) {
      details.open = true;
      opened.add(details);
    } else if (!open && opened.delete(details)) details.open = false;
  }

  function show() {
    const filtering = Boolean(input.value.trim()) || selects.some((one) => one.value);
    const want = wanted();
    let shown = 0;
    for (const item of items) {
      const hit = !filtering || fits(item, want);
      item.node.hidden = !hit;
      shown += hit;
      for (const list of item.folded) fold(list, filtering && hit && holds(list, item, want));
    }
    for (const part of parts) part.hidden = filtering && !part.querySelector("[data-visits]:not([hidden])");
    for (const details of folds) {
      details.hidden = filtering && !details.querySelector("[data-visits]:not([hidden])");
      fold(details, filtering && !details.hidden);
    }
    document.documentElement.classList.toggle("filtering", filtering);
    clear.hidden = !filtering;
    const number = (count) => count.toLocaleString(document.documentElement.lang);
    const told = status.dataset.shown.replace("{shown}", number(shown)).replace("{all}", number(items.length));
    status.textContent = shown || !filtering ? told : status.dataset.none;
  }

  function keep() {
    const params = new URLSearchParams();
    if (input.value.trim()) params.set("words", input.value.trim());
    for (const one of selects) if (one.value) params.set(one.name, one.value);
    try {
      history.replaceState(null, "", `#?${params}`);
    } catch {
      // A viewer may forbid it, or have had enough of it; the filter works all the same.
    }
  }

  function changed() {
    show();
    keep();
  }

  function follow() {
    if (!location.hash.startsWith("#?")) {
      // A link of the page leads to what the filter hides: then the filter ends.
      const target = document.querySelector(":target");
      if (target?.closest("[hidden]")) {
        reset();
        show();
        target.scrollIntoView();
      }
      return;
    }
    const params = new URLSearchParams(location.hash.slice(2));
    input.value = params.get("words") ?? "";
    for (const one of selects) {
      const value = params.get(one.name) ?? "";
      one.value = [...one.options].some((option) => option.value === value) ? value : "";
    }
    show();
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  function reset() {
    input.value = "";
    for (const one of selects) one.value = "";
  }

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 150);
  });
  box.addEventListener("change", (event) => event.target !== input && changed());
  clear.addEventListener("click", () => {
    reset();
    changed();
    input.focus();
  });
  addEventListener("hashchange", follow);

  // Links to a page lead to its findings, where it has some.
  const options = new Set([...box.querySelector("[name=page]").options].map((option) => option.value));
  for (const link of document.querySelectorAll("a[data-page]")) {
    if (!options.has(link.dataset.page)) continue;
    const { page, device } = link.dataset;
    link.hash = `?${new URLSearchParams(device ? { page, device } : { page })}`;
    link.addEventListener("click", () => location.hash === link.hash && follow());
  }

  box.hidden = false;
  if (location.hash.startsWith("#?")) follow();
  else show();
})();
