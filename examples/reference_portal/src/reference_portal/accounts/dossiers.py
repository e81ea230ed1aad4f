"""“My dossiers”: what was handed in, and the draft that waits to be finished."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from reference_portal.accounts import access
from reference_portal.births import review, stages, store

bp = Blueprint("dossiers", __name__, url_prefix="/ho-so")


@bp.get("")
@access.required
def overview() -> str:
    """List the dossiers of the one who is signed in."""
    number = access.signed_in().citizen_number
    draft = store.open_draft(number)
    return render_template(
        "accounts/dossiers.html",
        draft=draft if draft and draft.saved_at else None,
        stage=stages.first_open(draft) if draft else None,
        dossiers=store.submitted(number),
    )


@bp.get("/<code>")
@access.required
def dossier(code: str) -> str:
    """Show one dossier. Another's is not found, as one that does not exist."""
    found = store.by_code(code, access.signed_in().citizen_number)
    if found is None:
        abort(404)
    return render_template(
        "accounts/dossier.html", dossier=found, history=store.history(found), sections=review.sections(found)
    )


@bp.post("/xoa-ban-nhap")
@access.required
def discard() -> BaseResponse:
    """Delete the draft that was shown, with its file."""
    store.discard(request.form.get("key", ""), access.signed_in().citizen_number)
    return redirect(url_for("dossiers.overview"), code=303)


@bp.after_request
def _keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
