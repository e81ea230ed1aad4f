// Run axe in this frame only. The partial result of the page's own document stays here; a frame's goes out as data.
async (context, stays) => {
  const where = context || document;
  const frames = axe.utils.getFrameContexts(where);
  globalThis.portalcheckFrames = frames.map((frame) => axe.utils.shadowSelect(frame.frameSelector));
  axe._audit.rules.forEach((rule) => { rule.enabled = !rule.tags.includes("deprecated"); });
  // The engine reads the same few colours thousands of times, a fifth of its run; what a text means never changes.
  const color = axe.commons.color?.Color?.prototype;
  if (color?.parseString && "r" in color && !globalThis.portalcheckColors) {
    const known = (globalThis.portalcheckColors = new Map());
    const parse = color.parseString;
    color.parseString = function (text) {
      if (!known.has(text)) {
        parse.call(this, text);
        known.set(text, [this.r, this.g, this.b, this.alpha]);
      }
      [this.r, this.g, this.b, this.alpha] = known.get(text);
      return this;
    };
  }
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
