// Run axe in this frame only. The partial result of the page's own document stays here; a frame's goes out as data.
async (context, stays) => {
  // What stays is spared the selectors of what passed, a sixth of the run: they can be had as long as this is kept.
  let selectorData;
  const toSpec = (node) => {
    selectorData ??= axe._selectorData;
    const { element, source, nodeIndexes, fromFrame } = node;
    return { element, source, nodeIndexes, fromFrame, xpath: [], get ancestry() { return node.ancestry; }, get selector() { return node.selector; } };
  };
  const where = context || document;
  const frames = axe.utils.getFrameContexts(where);
  globalThis.portalcheckFrames = frames.map((frame) => axe.utils.shadowSelect(frame.frameSelector));
  axe._audit.rules.forEach((rule) => { rule.enabled = !rule.tags.includes("deprecated"); });
  axe.utils.nodeSerializer.update(stays ? { toSpec } : {});
  const partial = await axe.runPartial(where, {});
  if (stays) {
    globalThis.portalcheckPartial = partial;
    axe._selectorData = selectorData;
  }
  return {
    partial: stays ? true : partial,
    frames: frames.map((frame, position) => {
      const element = globalThis.portalcheckFrames[position];
      const css = [].concat(partial.frames[position].selector.at(-1)).join(" >>> ");
      return { context: frame.frameContext, css, url: element ? element.src || "" : "" };
    }),
  };
}
