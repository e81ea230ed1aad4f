// Join the partial results, and send out only what is needed: the whole object costs more than the engine does.
async (others) => {
  const results = await axe.finishRun([globalThis.portalcheckPartial, ...others], { selectors: false, elementRef: true });
  delete globalThis.portalcheckPartial;

  // What a check said is told by its place among the engine's messages and by the values put into it, so that it can
  // be said in another language later. The engine keeps no note of the message it chose: it is found by its text.
  const templates = {};
  const leaves = (messages, place) =>
    typeof messages === "string"
      ? [[place, messages]]
      : Object.entries(messages || {}).flatMap(([key, inner]) => leaves(inner, `${place}/${key}`));
  const placed = new Map();
  const candidates = (id) => {
    if (!placed.has(id)) {
      const { fail, incomplete } = axe._audit?.data?.checks?.[id]?.messages || {};
      const rest = axe._audit?.data?.incompleteFallbackMessage;
      placed.set(id, [
        ...leaves(fail, `checks/${id}/fail`),
        ...leaves(incomplete, `checks/${id}/incomplete`),
        ...(typeof rest === "string" ? [["incompleteFallbackMessage", rest]] : []),
      ]);
    }
    return placed.get(id);
  };
  const filled = (template, data) => {
    try {
      return axe.utils.processMessage(template, data);
    } catch {
      return undefined;
    }
  };
  const plain = (value) => (Number.isFinite(value) ? value : String(value));
  const valuesOf = (template, data) => {
    const values = {};
    for (const [, name] of template.matchAll(/\$\{\s?data(?:\.(\w+))?\s?\}/g)) {
      if (!name) {
        if (typeof data === "string") values.data = data;
      } else if (name === "values" && Array.isArray(data)) {
        values.values = data.join(", ");
      } else if (data && Object.hasOwn(data, name) && data[name] !== undefined) {
        values[name] = plain(data[name]);
      }
    }
    return values;
  };
  const placeOf = (check) => {
    const found =
      candidates(check.id).find(([, template]) => template === check.message) ||
      candidates(check.id).find(([, template]) => template.includes("${") && filled(template, check.data) === check.message);
    if (!found) return null;
    const [place, template] = found;
    templates[place] = template;
    return { place, values: valuesOf(template, check.data) };
  };

  const node = (given) => {
    const checks = new Map();
    for (const check of [...given.any, ...given.all, ...given.none]) {
      if (check.message && !checks.has(check.message)) checks.set(check.message, check);
    }
    const said = [...checks.values()].map(placeOf);
    return {
      target: given.target || [axe.utils.getSelector(given.element)],
      html: given.html.slice(0, 300),
      impact: given.impact,
      reason: [...checks.keys()].join("; "),
      said: said.every(Boolean) ? said : [],
      oneIsEnough: checks.size > 1 && !given.all.length && !given.none.length,
    };
  };
  const rules = new Map();
  const of = (result) => {
    if (!rules.has(result.id)) rules.set(result.id, { id: result.id, help: result.help, passes: 0, violations: [], incomplete: [] });
    return rules.get(result.id);
  };
  for (const result of results.passes) of(result).passes += result.nodes.length;
  for (const result of results.violations) of(result).violations.push(...result.nodes.map(node));
  for (const result of results.incomplete) of(result).incomplete.push(...result.nodes.map(node));
  for (const result of results.inapplicable) of(result);
  return { rules: [...rules.values()], messages: templates };
}
