// Keep in our isolated world where everything that can scroll stands: the page itself and parts of it.
() => {
  globalThis.portalcheckScroll = [...document.querySelectorAll("*")]
    .filter((element) => element === document.scrollingElement || element.scrollLeft || element.scrollTop ||
      element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth)
    .map((element) => [element, element.scrollLeft, element.scrollTop]);
}
