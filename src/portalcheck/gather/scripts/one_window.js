// What would open in another window opens in this one, so that a journey goes where the person looks. Before each page.
() => {
  const here = window.top === window ? "_self" : "_top";
  const isHere = (target) => !target || /^_(self|parent|top)$/i.test(target) || [...document.querySelectorAll("iframe[name], frame[name]")].some((one) => one.name === target);
  const keep = (element) => {
    if (element && !isHere(element.target)) element.target = here;
  };
  addEventListener("click", (event) => keep(event.composedPath().find((one) => one.localName === "a" || one.localName === "area")), true);
  addEventListener("submit", (event) => {
    if (event.submitter && !isHere(event.submitter.formTarget)) event.submitter.formTarget = here;
    keep(event.target);
  }, true);
  const { submit } = HTMLFormElement.prototype;
  HTMLFormElement.prototype.submit = function () {
    keep(this);
    return submit.call(this);
  };
  const { open } = window;
  window.open = (url, target, ...more) => {
    if (target && isHere(target)) return open.call(window, url, target, ...more);
    if (url) window.top.location.href = new URL(url, document.baseURI);
    return window; // a page asks what it got, and may say only then where that should lead
  };
}
