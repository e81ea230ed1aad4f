// Everything works without this file; it folds the menu on phones and adds printing.
"use strict";

document.documentElement.classList.add("has-script");

document.addEventListener("DOMContentLoaded", () => {
  const menuButton = document.querySelector("[data-menu]");
  const menu = document.getElementById(menuButton.getAttribute("aria-controls"));

  function openMenu(open) {
    menuButton.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("is-open", open);
  }

  menuButton.addEventListener("click", () => {
    openMenu(menuButton.getAttribute("aria-expanded") === "false");
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      openMenu(false);
      menuButton.focus();
    }
  });

  // A wide screen has room for the contents beside the text.
  if (window.matchMedia("(min-width: 60em)").matches) {
    for (const details of document.querySelectorAll("[data-open-when-wide]")) {
      details.open = true;
    }
  }

  // Who comes to this computer next finds nothing of what was typed.
  for (const form of document.querySelectorAll("form[data-sign-out]")) {
    form.addEventListener("submit", () => sessionStorage.clear());
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
});
