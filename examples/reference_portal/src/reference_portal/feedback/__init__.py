"""Feedback: the form, what is stored, and the receipt."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from reference_portal.feedback import store
from reference_portal.feedback.form import FeedbackForm, topic_label

bp = Blueprint("feedback", __name__, url_prefix="/phan-anh")


@bp.route("", methods=["GET", "POST"])
def form() -> str | BaseResponse:
    """Show the form; store what is valid, and show what is not together with what was typed."""
    feedback_form = FeedbackForm()
    if feedback_form.validate_on_submit():
        reference = store.add(feedback_form.to_feedback())
        # 303 makes the browser GET the receipt, so reloading it cannot send the form again.
        return redirect(url_for("feedback.receipt", reference=reference), code=303)
    return render_template("feedback/form.html", form=feedback_form)


@bp.get("/da-nhan/<reference>")
def receipt(reference: str) -> str:
    """Confirm what was received. It shows nothing personal: whoever has the address can open it."""
    found = store.find(reference)
    if found is None:
        abort(404)
    return render_template("feedback/receipt.html", receipt=found, topic=topic_label(found.topic))


@bp.after_request
def _keep_private(response: Response) -> Response:
    # Names and telephone numbers may stand in the form; no cache, shared or local, may keep them.
    response.headers["Cache-Control"] = "no-store"
    return response
