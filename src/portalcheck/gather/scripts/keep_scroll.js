// Keep in our isolated world whatever was scrolled: the page itself and parts of it.
() => {
  globalThis.portalcheckScroll = [...document.querySelectorAll("*")]
    .filter((element) => element.scrollLeft || element.scrollTop)
    .map((element) => [element, element.scrollLeft, element.scrollTop]);
}
