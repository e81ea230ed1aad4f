// The document as it stands now. Shadow roots are written as <shadow-root> so that any HTML parser keeps their content.
() => {
  const roots = [];
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) { roots.push(element.shadowRoot); visit(element.shadowRoot); }
    }
  };
  visit(document);
  const top = document.documentElement;
  const tag = (element) => element.cloneNode(false).outerHTML.slice(0, 300);
  let html = "";
  if (top) {
    const inner = top.getHTML && roots.length ? top.getHTML({ shadowRoots: roots }) : top.innerHTML;
    const shell = top.cloneNode(false).outerHTML;
    const end = shell.lastIndexOf("</");
    html = end < 0 ? top.outerHTML : shell.slice(0, end) + inner + shell.slice(end);
  }
  if (roots.length) {
    // Only our own declarative templates carry this attribute first, and each closes before its host's own content.
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const rename = (scope) => {
      for (const template of [...scope.querySelectorAll("template[shadowrootmode]")]) {
        const root = parsed.createElement("shadow-root");
        root.append(template.content);
        rename(root);
        template.replaceWith(root);
      }
    };
    rename(parsed);
    html = parsed.documentElement.outerHTML;
  }
  return {
    url: location.href,
    contentType: document.contentType,
    title: document.title,
    language: top ? top.getAttribute("lang") : null,
    metas: [...document.querySelectorAll("meta")].map((meta) => ({
      key: (meta.getAttribute("name") || meta.getAttribute("property") || meta.getAttribute("http-equiv") || (meta.hasAttribute("charset") ? "charset" : "")).toLowerCase(),
      content: meta.getAttribute("content") ?? meta.getAttribute("charset") ?? "",
      snippet: tag(meta),
    })),
    html,
  };
}
