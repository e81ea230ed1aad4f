// Run axe in this frame only. The partial result of the page's own document stays here; a frame's goes out as data.
async (context, stays) => {
  const where = context || document;
  const frames = axe.utils.getFrameContexts(where);
  globalThis.portalcheckFrames = frames.map((frame) => axe.utils.shadowSelect(frame.frameSelector));
  axe._audit.rules.forEach((rule) => { rule.enabled = !rule.tags.includes("deprecated"); });
  const partial = await axe.runPartial(where, {});
  if (stays) globalThis.portalcheckPartial = partial;
  return {
    partial: stays ? true : partial,
    frames: frames.map((frame, position) => {
      const element = globalThis.portalcheckFrames[position];
      const css = [].concat(partial.frames[position].selector.at(-1)).join(" >>> ");
      return { context: frame.frameContext, css, url: element ? element.src || "" : "" };
    }),
  };
}
