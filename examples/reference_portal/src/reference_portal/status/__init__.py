"""Where a dossier stands, for whoever has its code, without signing in."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from reference_portal import attempts
from reference_portal.births import store
from reference_portal.status.form import StatusForm

PURPOSE = "status"

bp = Blueprint("status", __name__, url_prefix="/tra-cuu")


@bp.route("", methods=["GET", "POST"])
def look_up() -> str | tuple[str, int]:
    """Ask for a dossier and show where it stands. Names are not shown: a code may be passed on."""
    form = StatusForm()
    found = None
    status = 200
    # By POST although it only reads: the digits must not stay in addresses and their histories.
    if form.validate_on_submit():
        code = form.code.data
        refusal = attempts.refusal(PURPOSE, code, "tra cứu")
        if refusal is None:
            found = store.by_code_and_digits(code, form.last_digits.data)
            if found is None:
                attempts.add(PURPOSE, code)
                # One answer to a wrong code and to wrong digits: it does not tell which codes exist.
                form.code.errors = ["Không tìm thấy hồ sơ khớp với mã và 4 chữ số này. Hãy kiểm tra lại cả hai."]
        else:
            form.code.errors = [refusal]
            status = 429
    return render_template(
        "status/look_up.html", form=form, dossier=found, history=store.history(found) if found else ()
    ), status


@bp.after_request
def _keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
