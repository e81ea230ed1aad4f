// What the page says of itself: its alert, else its heading.
() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.innerText.trim();
  const alert = [...document.querySelectorAll("[role=alert], [role=alertdialog], [aria-live=assertive]")].find(seen);
  const said = alert || [...document.querySelectorAll("h1")].find(seen);
  return said ? said.innerText.trim().replace(/\s+/g, " ").slice(0, 2000) : "";
}
