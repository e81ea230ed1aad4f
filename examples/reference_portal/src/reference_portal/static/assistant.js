// The assistant: opens the dialog, asks the server, and reads the answers into the log.
"use strict";

{
  const dialog = document.querySelector("[data-assistant-dialog]");
  const form = dialog.querySelector("form");
  const field = form.elements.q;
  const log = dialog.querySelector("[role=log]");

  // showModal() keeps the focus inside, lets Escape close, and gives the focus back to the button.
  for (const button of document.querySelectorAll("[data-assistant]")) {
    button.addEventListener("click", () => {
      dialog.showModal();
      field.focus();
    });
  }
  dialog.querySelector("[data-assistant-close]").addEventListener("click", () => dialog.close());

  function turn(kind, asked) {
    const part = dialog.querySelector(`template[data-${kind}]`).content.cloneNode(true);
    part.querySelector(".assistant__asked").textContent = asked;
    return part;
  }

  function answered({ question, found }) {
    if (!found) {
      return turn("unknown", question);
    }
    const part = turn("answer", question);
    part.querySelector(".assistant__about").textContent = found.ask;
    part.querySelector(".assistant__told").textContent = found.answer;
    const link = part.querySelector(".assistant__more");
    link.href = found.address;
    link.textContent = found.more;
    return part;
  }

  function failed(question) {
    const part = turn("unknown", question);
    part.querySelector(".assistant__told").textContent = form.dataset.failed;
    return part;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const question = field.value.trim();
    if (!question) {
      field.focus();
      return;
    }
    let part;
    try {
      const address = `${form.getAttribute("action")}?${new URLSearchParams({ q: question })}`;
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) {
        throw new Error(response.statusText);
      }
      part = answered(await response.json());
      field.value = "";
    } catch {
      part = failed(question);
    }
    // The newest stands first, right below the field, where a phone's keyboard does not hide it.
    log.prepend(part);
    log.scrollTop = 0;
  });
}
