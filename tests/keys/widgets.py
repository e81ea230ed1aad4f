"""Widgets as scripts make them, for the keys to operate."""

ROVING = """
<div role=radiogroup aria-label="Giới tính"><span role=radio aria-checked=false tabindex=0>Nữ</span>
<span role=radio aria-checked=false tabindex=-1>Nam</span></div>
<script>
const radios = [...document.querySelectorAll("[role=radio]")];
const choose = (one) => radios.forEach((each) => {
  each.tabIndex = each === one ? 0 : -1;
  each.setAttribute("aria-checked", each === one);
});
for (const [index, one] of radios.entries()) {
  one.onclick = () => choose(one);
  one.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key !== " " && !step) return;
    event.preventDefault();
    const next = step ? radios[(index + step + 2) % 2] : one;
    next.focus();
    if (SELECTS || !step) choose(next);
  };
}
</script>
"""
"""Radio buttons with a roving tabindex; `SELECTS` is whether an arrow key chooses as well."""

COMBOBOX = """
<label for=c>Dân tộc</label><input id=c role=combobox aria-expanded=false aria-controls=o autocomplete=off>
<ul id=o role=listbox hidden><li role=option id=o0>Kinh<li role=option id=o1>Tày<li role=option id=o2>Thái</ul>
<script>
const options = [...o.children];
let at = -1;
const mark = (index) => { at = index; c.setAttribute("aria-activedescendant", options[at].id); };
const show = (open) => {
  o.hidden = !open;
  c.setAttribute("aria-expanded", open);
  if (!open) c.removeAttribute("aria-activedescendant");
};
c.onkeydown = (event) => {
  if (event.key === "ArrowDown") {
    event.preventDefault();
    if (!o.hidden) return mark((at + 1) % 3);
    show(true);
    at = -1;
  }
  if (event.key === "Enter" && !o.hidden && at >= 0) { c.value = options[at].innerText; show(false); }
};
options.forEach((one) => { one.onclick = () => { c.value = one.innerText; show(false); }; });
</script>
"""
"""A field that opens a list below it, and keeps the focus."""

LISTBOX = """
<button id=b aria-haspopup=listbox aria-label="Dân tộc">Chọn…</button>
<ul id=o role=listbox tabindex=-1 hidden>
  <li role=option id=o0>Kinh<li role=option id=o1>Tày<li role=option id=o2>Thái
</ul>
<script>
const options = [...o.children];
let at = 0;
const mark = (index) => { at = index; o.setAttribute("aria-activedescendant", options[at].id); };
b.onclick = () => { o.hidden = false; o.focus(); mark(0); };
o.onkeydown = (event) => {
  const step = { ArrowDown: 1, ArrowUp: 2 }[event.key];
  if (step) { event.preventDefault(); mark((at + step) % 3); }
  if (event.key === "Enter") { b.innerText = options[at].innerText; o.hidden = true; b.focus(); }
};
</script>
"""
"""A button that opens a list, which takes the focus."""

TABS = """
<div role=tablist><button role=tab id=x>Một</button><button role=tab tabindex=-1 id=y>Hai</button></div>
<script>
x.onkeydown = (event) => { if (event.key === "ArrowRight") y.focus(); };
y.onclick = () => { document.title = "hai"; };
</script>
"""

CUSTOM_BUTTON = """
<x-nut>Nộp hồ sơ</x-nut>
<script>
customElements.define("x-nut", class extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: "MODE" }).innerHTML = "<button><slot></slot></button>";
  }
});
</script>
"""
"""An element of its own with a button inside; `MODE` is that of its shadow root."""
