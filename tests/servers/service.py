"""A small service of three pages: a form whose labels cover their controls, a receipt, and a place to look it up."""

import threading
from html import escape

from tests.servers.pages import Page, Request, Route

_HEAD = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>'
    ".option {{ position: relative; display: inline-block; margin: 8px; }}"
    ".option input {{ position: absolute; inset: 0; width: 100%; height: 44px; margin: 0; opacity: 0; }}"
    ".option label {{ position: relative; z-index: 1; display: inline-block; padding: 12px 40px; background: #eee; }}"
    ".gone input {{ display: none; }} button, input {{ min-height: 32px; }}"
    "</style></head><body><main><h1>{title}</h1>"
)
FORM = (
    '<form method="post" action="/apply" enctype="multipart/form-data">'
    '<p><label>Họ và tên <input name="name" autocomplete="name" required></label></p>'
    '<p><label>Ngày sinh <input name="born" type="date" autocomplete="bday"></label></p>'
    "<fieldset><legend>Giới tính</legend>"
    '<span class="option"><input type="radio" name="sex" id="nu" value="F"><label for="nu">Nữ</label></span>'
    '<span class="option"><input type="radio" name="sex" id="nam" value="M"><label for="nam">Nam</label></span>'
    "</fieldset>"
    '<p><label>Tỉnh, thành phố <select name="place"><option>Hà Nội</option><option>Hải Phòng</option></select></label>'
    "</p>"
    '<p><label>Giấy tờ <input name="paper" type="file"></label></p>'
    '<p class="gone"><input type="checkbox" name="agree" id="agree" value="yes">'
    '<label for="agree">Tôi đồng ý với <a href="/terms">điều khoản sử dụng dịch vụ rất dài của cổng này</a></label></p>'
    "<button>Nộp hồ sơ</button></form>"
)
LOOK_UP = (
    '<form method="post" action="/status"><p><label>Mã hồ sơ <input name="ref"></label></p>'
    "<button>Tra cứu</button></form>"
)


class Service:
    """Counts what was registered. `forgets`: the receipt's code is not known later; `echoes`: every code is."""

    def __init__(self, *, forgets: bool = False, echoes: bool = False, form: str = FORM) -> None:
        self.registered: list[str] = []
        self._forgets = forgets
        self._echoes = echoes
        self._form = form
        self._lock = threading.Lock()

    @property
    def routes(self) -> dict[str, Route]:
        return {
            "/": page("Đăng ký", self._form),
            "/terms": page("Điều khoản", "<p>Dài.</p>"),
            "/apply": self._apply,
            "/receipt": self._receipt,
            "/status": self._status,
        }

    def _apply(self, request: Request) -> Page:
        with self._lock:
            self.registered.append(request.body.decode("utf-8", "replace"))
            number = len(self.registered)
        return Page(status=303, headers={"location": f"/receipt?n={number}"}, content_type=None)

    def _receipt(self, request: Request) -> str:
        number = int(request.query["n"][0])
        name = self.registered[number - 1].partition('name="name"\r\n\r\n')[2].partition("\r\n")[0]
        return page("Đã nộp", f"<p>Cảm ơn <b>{escape(name)}</b>. Mã hồ sơ: <strong>HS-{number:05}</strong></p>")

    def _status(self, request: Request) -> str:
        ref = (request.form.get("ref") or [""])[0] if request.method == "POST" else ""
        known = ref in {f"HS-{number:05}" for number in range(1, len(self.registered) + 1)} and not self._forgets
        if ref and (known or self._echoes):
            return page("Tra cứu", f"<h2>Hồ sơ {escape(ref)}</h2><p>Đã tiếp nhận.</p>{LOOK_UP}")
        unknown = f'<p role="alert">Không tìm thấy hồ sơ {escape(ref)}.</p>' if ref else ""
        return page("Tra cứu", f"{unknown}{LOOK_UP}")


def page(title: str, body: str) -> str:
    return f"{_HEAD.format(title=title)}{body}</main></body></html>"
