// Scroll the window so that a part of the page lies inside it: in the middle, where it was not inside already.
(x, y, width, height) => {
  const across = x >= scrollX && x + width <= scrollX + innerWidth;
  const down = y >= scrollY && y + height <= scrollY + innerHeight;
  scrollTo({
    left: across ? scrollX : x - (innerWidth - width) / 2,
    top: down ? scrollY : y - (innerHeight - height) / 2,
    behavior: "instant",
  });
}
