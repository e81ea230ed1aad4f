// Whether scripts may run here. Only a parser with scripting off reads the content of noscript as elements, and
// that holds for a sandbox set by attribute as well as by header.
() => {
  const probe = document.implementation.createHTMLDocument ? document.createElement("div") : null;
  if (!probe || probe.namespaceURI !== "http://www.w3.org/1999/xhtml") return true;
  probe.innerHTML = "<noscript><b></b></noscript>";
  return probe.querySelector("b") === null;
}
