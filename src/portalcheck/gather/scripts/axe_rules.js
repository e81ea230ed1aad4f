// Facts about the engine's rules: ids, tags, ACT ids, impact, and whether a rule looks at the page as a whole.
() => axe._audit.rules
  .filter((rule) => !rule.tags.includes("deprecated"))
  .map((rule) => ({
    id: rule.id,
    tags: rule.tags.filter((tag) => /^(wcag|best-practice|experimental)/.test(tag)),
    act: rule.actIds || [],
    impact: rule.impact,
    page_level: rule.pageLevel || (rule.matches || {}).name === "is-initiator-matches",
  }))
  .sort((one, other) => (one.id < other.id ? -1 : 1))
