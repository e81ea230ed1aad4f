"""Error pages that say what happened and what to do next, in the look of the portal."""

from __future__ import annotations

from typing import NamedTuple

from flask import Flask, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response as BaseResponse

from reference_portal.accounts import access


class _Message(NamedTuple):
    title: str
    text: str


_EXPIRED = _Message(
    "Phiên làm việc đã hết hạn",
    "Vì lý do an toàn, biểu mẫu này không còn hiệu lực. Thông tin chưa được gửi đi. "
    "Hãy mở lại biểu mẫu và gửi lần nữa.",
)
_MESSAGES = {
    404: _Message(
        "Không tìm thấy trang",
        "Địa chỉ có thể đã thay đổi hoặc bị gõ sai. Hãy kiểm tra lại địa chỉ hoặc bắt đầu từ trang chủ.",
    ),
    410: _Message("Biểu mẫu đã hết hạn", "Bước này không mở lại được nữa. Hãy bắt đầu lại từ trang chủ."),
    413: _Message("Nội dung gửi quá lớn", "Hãy rút ngắn nội dung hoặc chọn tệp nhỏ hơn rồi gửi lại."),
    500: _Message(
        "Hệ thống đang gặp lỗi",
        "Chúng tôi chưa xử lý được yêu cầu này. Hãy thử lại sau ít phút.",
    ),
}
_OTHER = _Message("Không xử lý được yêu cầu", "Hãy kiểm tra lại địa chỉ hoặc bắt đầu từ trang chủ.")


def init_app(app: Flask) -> None:
    """Answer every HTTP error with a page of the portal."""
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(SecurityError, _untrusted_host)
    app.register_error_handler(HTTPException, _http_error)


def _expired(error: CSRFError) -> tuple[str, int] | BaseResponse:
    if access.current() is None and access.is_guarded(current_app.view_functions.get(request.endpoint or "")):
        # The proof that the form is ours went with the session. Nothing of it is used.
        return access.sign_in_first()
    return render_template("error.html", message=_EXPIRED), error.code or 400


def _untrusted_host(_error: SecurityError) -> tuple[str, int]:
    # No page here: its links would be built from the very host name that was refused.
    return "Bad request", 400


def _http_error(error: HTTPException) -> tuple[str, int] | HTTPException:
    if error.code is None or error.code < 400:
        return error
    return render_template("error.html", message=_MESSAGES.get(error.code, _OTHER)), error.code
