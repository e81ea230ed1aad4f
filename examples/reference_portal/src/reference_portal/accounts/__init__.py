"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from reference_portal import attempts
from reference_portal.accounts import access, store
from reference_portal.accounts.form import SignInForm

PURPOSE = "sign-in"

bp = Blueprint("accounts", __name__)


def init_app(app: Flask) -> None:
    """Make the demo accounts, and let templates ask who is signed in."""
    store.init_app(app)
    # As long as the sign-in itself: whoever takes two hours over a form must not lose it to an old token.
    app.config["WTF_CSRF_TIME_LIMIT"] = int(access.LASTS.total_seconds())
    app.context_processor(lambda: {"current_account": access.current})


@bp.route("/dang-nhap", methods=["GET", "POST"])
def sign_in() -> str | BaseResponse | tuple[str, int]:
    """Show the form; who signs in goes on to where the way led, if that is a page of this portal."""
    target = access.own_path(request.args.get("next")) or url_for("dossiers.overview")
    if access.current() is not None:
        return redirect(target, code=303)
    form = SignInForm()
    status = 200
    if form.validate_on_submit():
        number = form.citizen_number.data
        refusal = attempts.refusal(PURPOSE, number, "nhập")
        if refusal is None:
            account = store.verify(number, form.password.data)
            if account is not None:
                attempts.clear(PURPOSE, number)
                access.start(account)
                return redirect(target, code=303)
            attempts.add(PURPOSE, number)
            refusal = attempts.refusal(PURPOSE, number, "nhập")
        status = 429 if refusal else 200
        # Not which of the two is wrong: that would tell which numbers have an account.
        wrong = f"Số định danh hoặc mật khẩu chưa đúng. Bạn còn {attempts.left(PURPOSE, number)} lần thử."
        form.citizen_number.errors = [refusal or wrong]
    ended = access.ENDED if request.args.keys() >= access.ENDED.keys() else {}
    return render_template("accounts/sign_in.html", form=form, target=target, ended_before=ended), status


@bp.post("/dang-xuat")
def sign_out() -> BaseResponse:
    """Sign out and go to the home page."""
    access.stop()
    return redirect(url_for("pages.home"), code=303)


@bp.after_request
def _keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
