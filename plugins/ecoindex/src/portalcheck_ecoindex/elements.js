// The elements of the document and of its open shadow roots, and how many of them stand inside an svg.
() => {
  const count = (root, inside) => {
    const all = root.querySelectorAll("*");
    let elements = all.length;
    let in_svg = inside ? all.length : root.querySelectorAll("svg *").length;
    for (const host of all) {
      if (host.shadowRoot) {
        const more = count(host.shadowRoot, inside || Boolean(host.parentElement?.closest("svg")));
        elements += more.elements;
        in_svg += more.in_svg;
      }
    }
    return { elements, in_svg };
  };
  return count(document, false);
}
