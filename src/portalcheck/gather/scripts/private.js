// Black out what was typed, or let it be seen again (`patterns` null), without touching the DOM: a highlight paints over
// the words, a constructed stylesheet dots the fields. With `boxesOnly` leave all as it is, and say where it stands.
(patterns, boxesOnly) => {
  const roots = [document];
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) { roots.push(element.shadowRoot); visit(element.shadowRoot); }
    }
  };
  visit(document);
  const fields = "input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=reset], [type=image], [type=file], [type=range], [type=color])";
  const find = (take) => {
    const wanted = patterns.length ? new RegExp(patterns.join("|"), "gi") : null;
    for (const root of wanted ? roots : []) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const found of node.data.matchAll(wanted)) take(node, found.index, found.index + found[0].length);
      }
    }
  };
  if (boxesOnly) {
    const boxes = [];
    const take = ({ left, top, width, height }) => { if (width && height) boxes.push([left, top, width, height]); };
    for (const root of roots) {
      for (const field of root.querySelectorAll(`:is(${fields}, textarea)`)) {
        // The border stays to be seen: it may be what shows the focus.
        const box = field.getBoundingClientRect();
        if (field.value || field.validity.badInput) take({ left: box.left + field.clientLeft, top: box.top + field.clientTop, width: box.width - 2 * field.clientLeft, height: box.height - 2 * field.clientTop });
      }
    }
    find((node, start, end) => {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      for (const { left, top, width, height } of range.getClientRects()) if (width && height) take({ left: left - 1, top: top - 1, width: width + 2, height: height + 2 });
    });
    return boxes;
  }

  const old = globalThis.portalcheckSheet;
  for (const root of roots) {
    if (old && root.adoptedStyleSheets.includes(old)) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((sheet) => sheet !== old);
    }
  }
  CSS.highlights.delete("portalcheck-private");
  if (!patterns) return 0;

  const sheet = globalThis.portalcheckSheet = new CSSStyleSheet();
  sheet.replaceSync(`
    ::highlight(portalcheck-private) { color: #444 !important; background-color: #444 !important; text-shadow: none; }
    :is(${fields}, textarea):not(:placeholder-shown) { -webkit-text-security: disc !important; }
    input::-webkit-datetime-edit { color: transparent !important; background: repeating-linear-gradient(90deg, #444 0 .4em, transparent .4em .7em) 0 50% / 100% .4em no-repeat !important; }
    input::-webkit-file-upload-button { visibility: visible; }
  `);
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const ranges = [];
  find((startContainer, startOffset, endOffset) => {
    ranges.push(new StaticRange({ startContainer, startOffset, endContainer: startContainer, endOffset }));
  });
  if (ranges.length) {
    const highlight = new Highlight(...ranges);
    highlight.priority = 1000;
    CSS.highlights.set("portalcheck-private", highlight);
  }
  return ranges.length;
}
