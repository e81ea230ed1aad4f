// Ways in which forms meet an interruption badly. The script's own element says which: data-way.
const way = document.currentScript.dataset.way;
const form = document.querySelector("main form.form");

const WAYS = {
  // Who loads the page again is thought to want an empty form.
  reload: () => {
    if (performance.getEntriesByType("navigation")[0].type === "reload") sessionStorage.clear();
  },
  // Who has to sign in again is thought to be somebody else.
  ended: () => sessionStorage.clear(),
  // A script sends the form and is not prepared for getting no answer.
  unanswered: () => window.addEventListener("submit", async (event) => {
    if (event.target !== form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const answers = new FormData(form, event.submitter);
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    event.submitter.textContent = "Đang gửi…";
    const answer = await fetch(form.getAttribute("action"), { method: "post", body: answers });
    location.assign(answer.url);
  }, true),
  // A form that has not loaded within six seconds is taken for one that was left.
  impatient: () => {
    const expire = setTimeout(() => {
      for (const button of form.querySelectorAll("button")) button.disabled = true;
      form.insertAdjacentHTML("afterbegin", '<p class="error" role="alert">Biểu mẫu đã hết hạn.</p>');
    }, 6000);
    window.addEventListener("load", () => clearTimeout(expire));
  },
};

WAYS[way]();
