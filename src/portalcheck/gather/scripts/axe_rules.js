// Facts about the engine's rules: ids, tags, ACT ids, impact, and whether a rule looks at the top document alone.
() => {
  // The engine names its functions no more once it is minified; a page has one title, so this rule has the one we mean.
  const topOnly = axe._audit.rules.find((rule) => rule.id === "document-title").matches;
  return axe._audit.rules
    .filter((rule) => !rule.tags.includes("deprecated"))
    .map((rule) => ({
      id: rule.id,
      tags: rule.tags.filter((tag) => /^(wcag|best-practice|experimental)/.test(tag)),
      act: rule.actIds || [],
      impact: rule.impact,
      page_level: rule.pageLevel || rule.matches === topOnly,
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}
