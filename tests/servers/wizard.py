"""A service of two forms and a receipt, which keeps what was typed and registers once, unless it is told otherwise."""

import threading
from html import escape
from typing import Literal

from tests.servers.pages import Page, Request, Route

Way = Literal[
    "forgets",  # no page keeps a draft, and no browser may fill a field in
    "twice",  # each time that it is sent, it is registered
    "expires",  # the first form does not come again once it was sent
    "in-place",  # the answer to a form is a page, and no redirect
    "scripted",  # a script sends the forms, and says what is the matter
    "dumb",  # a script sends the forms, and is not prepared for getting no answer
    "ignored",  # a script sends the forms, and takes no notice of getting no answer
    "silent",  # who has no session is answered by an error page
    "drops",  # who signs in begins anew
    "open",  # the service does not look whether there is a session
    "asks",  # a page asks before it is left
]
_DRAFT = """<script>
const place = location.pathname, fields = () => [...document.forms[0].elements].filter((one) => one.name);
JSON.parse(sessionStorage[place] || "[]").forEach((value, at) => {
  const one = fields()[at];
  if (one.type === "radio") one.checked = value; else if (one.type !== "hidden") one.value = value;
});
const keep = () => { sessionStorage[place] = JSON.stringify(fields().map((one) => one.type === "radio" ? one.checked : one.value)); };
addEventListener("input", keep); addEventListener("change", keep);
</script>"""  # noqa: E501
_SENDING = """<script>
document.forms[0].addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target, button = form.querySelector("button");
  BEFORE
  try {
    const answer = await fetch(form.action, { method: "post", body: new URLSearchParams(new FormData(form)) });
    location.assign(answer.url);
  } catch (error) { AFTER }
});
</script>"""
_SCRIPTS = {
    "scripted": (
        "button.disabled = true;",
        "button.disabled = false; form.querySelector('p').textContent = 'Chưa gửi được: không có kết nối mạng.';",
    ),
    "dumb": ("button.disabled = true; form.querySelector('p').textContent = 'Đang gửi…';", ""),
    "ignored": ("", ""),
}
_SESSION = "session=1; Path=/"


class Wizard:
    """`sent` holds what was registered. `account` says that it asks to sign in first."""

    def __init__(self, *ways: Way, account: bool = False) -> None:
        self.sent: list[dict[str, list[str]]] = []
        self._ways = frozenset(ways)
        self._account = account
        self._lock = threading.Lock()

    @property
    def routes(self) -> dict[str, Route]:
        return {
            "/": self._one,
            "/one": self._one,
            "/two": self._two,
            "/receipt": self._receipt,
            "/sign-in": self._sign_in,
        }

    def _one(self, request: Request) -> str | Page:
        if refused := self._refused(request):
            return refused
        if request.method == "POST":
            return self._second_form() if "in-place" in self._ways else _to("/two", "first=1; Path=/")
        if "expires" in self._ways and "first=1" in request.headers.get("Cookie", ""):
            return Page(_page("Biểu mẫu đã hết hạn", ""), status=410)
        off = ' autocomplete="off"' if "forgets" in self._ways else ""
        return self._form(
            "Người khai",
            "/one",
            f"<p></p><label>Họ và tên <input name=name{off}></label>"
            f"<label>Nơi ở <textarea name=place{off}></textarea></label>"
            "<fieldset><legend>Giới tính</legend><label><input type=radio name=sex value=f> Nữ</label>"
            "<label><input type=radio name=sex value=m> Nam</label></fieldset><button>Tiếp tục</button>",
        )

    def _two(self, request: Request) -> str | Page:
        if refused := self._refused(request):
            return refused
        if request.method == "POST":
            with self._lock:
                if not self.sent or "twice" in self._ways:
                    self.sent.append(request.form)
                return _to(f"/receipt?n={len(self.sent)}")
        return self._second_form()

    def _second_form(self) -> str:
        off = ' autocomplete="off"' if "forgets" in self._ways else ""
        fields = f"<p></p><label>Lý do <input name=reason{off}></label><button>Nộp hồ sơ</button>"
        return self._form("Lý do", "/two", fields)

    def _receipt(self, request: Request) -> str:
        return _page("Đã nộp", f"<p>Mã hồ sơ: HS-{int(request.query['n'][0]):05}</p>")

    def _sign_in(self, request: Request) -> str | Page:
        if request.method == "POST":
            return _to("/", _SESSION)
        forget = "<script>sessionStorage.clear()</script>" if "drops" in self._ways else ""
        return _page(
            "Đăng nhập",
            "<form method=post action=/sign-in><label>Tên <input name=user></label>"
            f"<label>Mật khẩu <input type=password name=secret></label><button>Đăng nhập</button></form>{forget}",
        )

    def _refused(self, request: Request) -> Page | None:
        signed_in = "session=1" in request.headers.get("Cookie", "")
        if not self._account or signed_in or ("open" in self._ways and request.path != "/"):
            return None
        if request.method == "POST" and "silent" in self._ways:
            return Page(_page("Có lỗi xảy ra", ""), status=403)
        return _to("/sign-in")

    def _form(self, title: str, action: str, fields: str) -> str:
        scripts = "" if "forgets" in self._ways else _DRAFT
        for way, (before, after) in _SCRIPTS.items():
            if way in self._ways:
                scripts += _SENDING.replace("BEFORE", before).replace("AFTER", after)
        if "asks" in self._ways:
            scripts += "<script>addEventListener('beforeunload', (event) => event.preventDefault())</script>"
        return _page(title, f'<form method="post" action="{escape(action)}">{fields}</form>{scripts}')


def _to(address: str, cookie: str = "known=1; Path=/") -> Page:
    return Page(status=303, headers={"location": address, "set-cookie": cookie}, content_type=None)


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    )
