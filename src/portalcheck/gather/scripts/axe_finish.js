// Join the partial results, and send out only what is needed: the whole object costs more than the engine does.
async (others) => {
  const results = await axe.finishRun([globalThis.portalcheckPartial, ...others], {});
  delete globalThis.portalcheckPartial;
  const messages = (checks) => checks.map((check) => check.message).filter(Boolean);
  const node = (given) => ({
    target: given.target,
    html: given.html.slice(0, 300),
    impact: given.impact,
    reason: [...new Set([...messages(given.any), ...messages(given.all), ...messages(given.none)])].join("; "),
  });
  const rules = new Map();
  const of = (result) => {
    if (!rules.has(result.id)) rules.set(result.id, { id: result.id, help: result.help, passes: 0, violations: [], incomplete: [] });
    return rules.get(result.id);
  };
  for (const result of results.passes) of(result).passes += result.nodes.length;
  for (const result of results.violations) of(result).violations.push(...result.nodes.map(node));
  for (const result of results.incomplete) of(result).incomplete.push(...result.nodes.map(node));
  for (const result of results.inapplicable) of(result);
  return [...rules.values()];
}
