// Ways in which forms answer badly. The script's own element says which: data-way.
const way = document.currentScript.dataset.way;
const form = document.querySelector("main form");

function tell(field, text, attributes) {
  const message = document.getElementById(`${field.id}-loi`) || document.createElement("p");
  message.className = "error";
  message.id = `${field.id}-loi`;
  for (const [name, value] of Object.entries(attributes)) message.setAttribute(name, value);
  message.textContent = text;
  field.before(message);
  field.setAttribute("aria-invalid", "true");
}

function tie(field) {
  field.setAttribute("aria-describedby", `${field.id}-loi`);
}

const label = (field) => field.labels[0].textContent.trim().toLowerCase();

const WAYS = {
  red: (empty) => empty.forEach((field) => {
    field.setAttribute("aria-invalid", "true");
    field.style.borderColor = "#c00000";
  }),
  silent: (empty) => empty.forEach((field) => {
    tell(field, `Hãy nhập ${label(field)}.`, {});
    tie(field);
  }),
  loose: (empty) => empty.forEach((field) => {
    tell(field, `Hãy nhập ${label(field)}.`, { role: "alert" });
    field.setAttribute("aria-describedby", `loi-${field.id}`);
  }),
  forgetful: (empty) => {
    form.reset();
    tell(empty[0], `Hãy nhập ${label(empty[0])}.`, { role: "alert" });
    tie(empty[0]);
  },
  curt: (_, wrong) => wrong.forEach((field) => {
    tell(field, "Thư điện tử không hợp lệ.", { role: "alert" });
    tie(field);
  }),
};

form.addEventListener("submit", (event) => {
  const fields = [...form.elements];
  const empty = fields.filter((field) => field.validity && field.validity.valueMissing);
  const wrong = fields.filter((field) => field.validity && field.validity.typeMismatch);
  if (!(way === "curt" ? wrong : empty).length) return;
  event.preventDefault();
  WAYS[way](empty, wrong);
});
