// The widths of a container, in CSS px, that container queries name.
() => {
  const found = new Set();
  const em = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const walk = (rules) => {
    for (const rule of rules) {
      if (rule.constructor.name === "CSSContainerRule") {
        for (const [, number, unit] of rule.conditionText.matchAll(/([\d.]+)(px|r?em)\b/g)) found.add(parseFloat(number) * (unit === "px" ? 1 : em));
      }
      if (rule.styleSheet) try { walk(rule.styleSheet.cssRules); } catch { /* of another origin */ }
      if (rule.cssRules) walk(rule.cssRules);
    }
  };
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) try { walk(sheet.cssRules); } catch { /* of another origin */ }
  return [...found];
}
