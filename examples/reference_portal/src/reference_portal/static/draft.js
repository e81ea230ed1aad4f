// Keeps what is typed into a step until the portal has it, in this tab alone: a reload, a lost connection or an ended
// session takes nothing away. Without this file the portal keeps what was sent, and the browser what it will.
"use strict";

const PREFIX = "ban-nhap ";

function answersOf(form) {
  return [...form.elements].filter((field) => field.name && !["hidden", "submit", "file"].includes(field.type));
}

function readKept(place) {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null; // somebody else's, or no storage at all
  }
}

function keep(form, place) {
  const answers = answersOf(form).map(({ name, value, checked }) => ({ name, value, checked: Boolean(checked) }));
  try {
    sessionStorage.setItem(place, JSON.stringify({ saved: form.dataset.draft, answers }));
  } catch {
    // A browser without room or without permission: the form works all the same.
  }
}

function putBack(form, place) {
  const kept = readKept(place);
  const fields = answersOf(form);
  if (!kept || fields.length !== kept.answers.length) return;
  fields.forEach((field, index) => {
    const { name, value, checked } = kept.answers[index];
    if (name !== field.name) return;
    if (field.type === "radio" || field.type === "checkbox") field.checked = checked;
    else field.value = value;
  });
}

// What the portal has received since is newer than what this tab kept.
function forgetAllBut(saved) {
  try {
    for (const place of Object.keys(sessionStorage)) {
      if (place.startsWith(PREFIX) && readKept(place)?.saved !== saved) sessionStorage.removeItem(place);
    }
  } catch {
    // No storage, so nothing was kept.
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-draft]");
  forgetAllBut(form ? form.dataset.draft : null);
  if (!form) return;
  const place = `${PREFIX}${location.pathname} ${form.elements.key.value}`;
  putBack(form, place);
  form.addEventListener("input", () => keep(form, place));
  form.addEventListener("change", () => keep(form, place));

  const message = form.querySelector("[data-offline]");
  form.addEventListener("submit", (event) => {
    message.textContent = navigator.onLine ? "" : message.dataset.offline;
    if (!navigator.onLine) event.preventDefault();
  });
  window.addEventListener("online", () => {
    message.textContent = "";
  });
});
