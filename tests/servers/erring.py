"""Small services, each with a form that answers to mistakes in a way of its own, a receipt and a place to look it up.

Each stands below its own name: `/NAME/`, `/NAME/gui`, `/NAME/bien-nhan`, `/NAME/tra-cuu`.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlsplit

from tests.servers.pages import Answer, Page, Request

Values = Mapping[str, str]
LABELS = {"ten": "Họ và tên", "ngay": "Ngày sinh", "noi": "Nơi sinh"}
HEAD = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>{title}</h1>{body}'
    "</main></body></html>"
)


def page(title: str, body: str) -> str:
    return HEAD.format(title=title, body=body)


def check(values: Values) -> dict[str, str]:
    """Name and date are needed, and the date must be one."""
    errors = {}
    if not values.get("ten"):
        errors["ten"] = "Hãy nhập họ và tên."
    if values.get("ngay", "")[2:3] != "/" or int("0" + values["ngay"][3:5].strip("/")) > 12:
        errors["ngay"] = "Hãy nhập ngày sinh, ví dụ: 05/11/2026."
    return errors


def text_field(name: str, values: Values, errors: Values, more: str = "") -> str:
    """A field with its label and its message, tied to one another."""
    error = f'<p id="{name}-loi">{errors[name]}</p>' if name in errors else ""
    tied = f' aria-invalid="true" aria-describedby="{name}-loi"' if error else ""
    value = escape(values.get(name, ""), quote=True)
    label = f'<label for="{name}">{LABELS[name]}</label>'
    return f'<div>{label}{error}<input id="{name}" name="{name}" value="{value}"{tied}{more}></div>'


def fields(values: Values, errors: Values, more: str = "") -> str:
    return "".join(text_field(name, values, errors, more) for name in LABELS)


def summary(errors: Values) -> str:
    """A list of the errors that takes the focus, as the GOV.UK Design System has it."""
    if not errors:
        return ""
    links = "".join(f'<li><a href="#{name}">{text}</a></li>' for name, text in errors.items())
    return f'<div role="alert" tabindex="-1" autofocus><h2>Có {len(errors)} mục cần xem lại</h2><ul>{links}</ul></div>'


def form(inner: str, attributes: str = "novalidate") -> str:
    return f'<form method="post" action="gui" {attributes}>{inner}<button>Gửi</button></form>'


def well_made(values: Values, errors: Values) -> str:
    return summary(errors) + form(fields(values, errors))


@dataclass
class Erring:
    """What a form looks like with values and errors, what it checks, and what a refusal answers with."""

    look: Callable[[Values, Values], str] = well_made
    check: Callable[[Values], Mapping[str, str]] = check
    status: int = 200
    refuses: Callable[[Values, Mapping[str, str]], Answer] | None = None
    once: bool = False  # who has handed something in gets no second form
    show: Callable[[str], str] = lambda name: name
    known: Callable[[str, str], bool] = lambda name, asked: name == asked
    registered: list[Values] = field(default_factory=list)

    def answer(self, request: Request) -> Answer:
        place = urlsplit(request.target).path.rpartition("/")[2]
        values = _values(request)
        if place == "gui":
            return self._send(values)
        if place == "bien-nhan":
            number = len(self.registered)
            name = self.show(self.registered[-1].get("ten", ""))
            return page("Đã nộp", f"<p>Của {escape(name)}</p><p>Mã hồ sơ: HS-{number:05}</p>")
        if place == "tra-cuu":
            return self._look_up(values if request.method == "POST" else None)
        if self.once and "da-nop" in request.headers.get("cookie", ""):
            return page("Đã nộp", "<p>Bạn đã nộp hồ sơ này.</p>")
        return page("Tờ khai", self.look({}, {}))

    def _send(self, values: Values) -> Answer:
        errors = self.check(values)
        if errors:
            if self.refuses:
                return self.refuses(values, errors)
            return Page(page("Tờ khai", self.look(values, errors)), status=self.status)
        self.registered.append(values)
        return Page(status=303, headers={"location": "bien-nhan", "set-cookie": "da-nop=1"}, content_type=None)

    def _look_up(self, values: Values | None) -> str:
        asked = (values or {}).get("ma", "")
        codes = [f"HS-{at:05}" for at in range(1, len(self.registered) + 1)]
        names = [one.get("ten", "") for one in self.registered]
        found = asked in codes or any(self.known(name, asked) for name in names if asked)
        error = "" if values is None or found else '<p id="loi" role="alert">Hãy nhập đúng mã hồ sơ.</p>'
        told = f"<h2>Hồ sơ {escape(asked)}</h2>" if found else ""
        return page(
            "Tra cứu",
            f'{told}<form method="post" action="tra-cuu"><label>Mã hồ sơ <input name="ma" aria-describedby="loi">'
            f"</label>{error}<button>Tra cứu</button></form>",
        )


class Services:
    """Erring services by name, as routes of one server."""

    def __init__(self, services: Mapping[str, Erring]) -> None:
        self.services = services
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> Answer:
        _, name, *_ = [*request.path.split("/"), "", ""]
        with self._lock:
            return self.services[name].answer(request) if name in self.services else page("Cổng", "<p>Chào</p>")


def _values(request: Request) -> Values:
    if b"form-data" in request.headers.get("content-type", "").encode():
        parts = [one for one in request.body.decode("utf-8", "replace").split("\r\n--") if "name=" in one]
        return {one.split('name="')[1].split('"')[0]: one.partition("\r\n\r\n")[2] for one in parts}
    return {name: given[-1] for name, given in request.form.items()}
