// The shortest selector that we can be sure of: an id that occurs once, else the path from the nearest such id.
// A step into an open shadow root is written " >>> ".
(element) => {
  const parts = [];
  let node = element;
  for (;;) {
    const root = node.getRootNode();
    const steps = [];
    while (node && node.nodeType === Node.ELEMENT_NODE) {
      const id = node.getAttribute("id");
      if (id && root.querySelectorAll("#" + CSS.escape(id)).length === 1) {
        steps.unshift("#" + CSS.escape(id));
        break;
      }
      const siblings = node.parentNode ? [...node.parentNode.children].filter((other) => other.localName === node.localName) : [node];
      const name = CSS.escape(node.localName);
      steps.unshift(siblings.length > 1 ? `${name}:nth-of-type(${siblings.indexOf(node) + 1})` : name);
      node = node.parentNode;
    }
    // Without an id to start from, a path inside a shadow root must start at its host, or it could match further down.
    if (root instanceof ShadowRoot && !steps[0].startsWith("#")) steps.unshift(":host");
    parts.unshift(steps.join(" > "));
    if (!(root instanceof ShadowRoot)) return parts.join(" >>> ");
    node = root.host;
  }
}
