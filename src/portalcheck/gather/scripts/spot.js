// Where a person would press to tick this radio button or checkbox: on itself where it can be seen and nothing lies over
// it, else on the words of its label, beside any link in them. Gives [0 for the control or 1 + index of the label, x, y]
// with x and y relative to that element, or null where there is no such place.
(control) => {
  const takes = (element, x, y) => {
    const root = element.getRootNode();
    const top = root.elementFromPoint(x, y);
    if (!top) return false;
    if (top === control || element === top || element.contains(top) || top.contains(control) && top.localName === "label") {
      const other = top.closest("a[href], button, select, textarea, input");
      return !other || other === control || !element.contains(other) || other === element;
    }
    return false;
  };
  const shown = (element) => {
    const style = getComputedStyle(element);
    return element.checkVisibility({ visibilityProperty: true }) && style.opacity !== "0";
  };
  control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const labels = [...control.labels || []];
  const own = control.getBoundingClientRect();
  if (own.width > 4 && own.height > 4 && shown(control) && takes(control, own.x + own.width / 2, own.y + own.height / 2)) {
    return [0, own.width / 2, own.height / 2];
  }
  for (const [index, label] of labels.entries()) {
    label.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = label.getBoundingClientRect();
    for (const rect of label.getClientRects()) {
      for (const [across, down] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.25, 0.5], [0.75, 0.5], [0.5, 0.2], [0.5, 0.8], [0.1, 0.2], [0.9, 0.8]]) {
        const x = rect.x + rect.width * across, y = rect.y + rect.height * down;
        if (rect.width > 0 && rect.height > 0 && takes(label, x, y)) return [1 + index, x - box.x, y - box.y];
      }
    }
  }
  return null;
}
