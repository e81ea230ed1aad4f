// The widths of the elements that container queries ask, each once.
async (wide) => {
  for (let waits = 0; waits < 20; waits++) {
    await new Promise(requestAnimationFrame);
    if (innerWidth === wide) break;
  }
  const widths = globalThis.portalcheckContainers ||= [...document.querySelectorAll("*")].filter((element) => /size/.test(getComputedStyle(element).containerType));
  return widths.map((element) => {
    const own = getComputedStyle(element);
    const around = ["paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"].reduce((sum, side) => sum + (parseFloat(own[side]) || 0), 0);
    return element.getBoundingClientRect().width - around;
  });
}
