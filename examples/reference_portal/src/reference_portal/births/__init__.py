"""The registration of a birth, from the first field to the receipt."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from reference_portal import defects, folding, payments
from reference_portal.accounts import access
from reference_portal.births import documents, forms, review, stages, store
from reference_portal.births.forms import StepForm
from reference_portal.births.stages import Stage
from reference_portal.births.store import Registration

bp = Blueprint("births", __name__, url_prefix="/dich-vu/dang-ky-khai-sinh")

_FORMS = {
    stages.CHILD: forms.ChildForm,
    stages.PARENTS: forms.ParentsForm,
    stages.DELIVERY: forms.DeliveryForm,
    stages.REVIEW: forms.ReviewForm,
}
# The buttons of a step: each of them keeps what was typed.
_BACK, _LATER, _REMOVE = "back", "later", "remove"


@bp.url_value_preprocessor
def _allow_a_file(endpoint: str | None, values: dict[str, Any] | None) -> None:
    # Before anything reads the form; all other pages stay with the small limit.
    if endpoint == "births.step" and values and values.get("number") == stages.DOCUMENTS.step:
        request.max_content_length = documents.MOST_READ


@bp.get("/nop")
@access.required
def start() -> BaseResponse:
    """Go on where the draft was left."""
    return redirect(_address(stages.first_open(store.draft_for(access.signed_in()))), code=303)


@bp.route("/nop/<int:number>", methods=["GET", "POST"])
@access.required
def step(number: int) -> str | BaseResponse:
    """Show a step, or keep what was typed on it and go on."""
    stage = stages.of_step(number)
    if stage is None:
        abort(404)
    if defects.shown("step-error"):
        abort(500)
    return _serve(stage)


@bp.route("/nop/xem-lai", methods=["GET", "POST"])
@access.required
def check() -> str | BaseResponse:
    """Show everything again before it is paid for and handed in."""
    return _serve(stages.REVIEW)


@bp.get("/thanh-toan-xong/<key>")
@access.required
def paid(key: str) -> BaseResponse:
    """Come back from the payment gateway. What counts is what the gateway noted, not the way back."""
    payment = payments.find(key)
    registration = store.by_key(payment.registration_key, access.signed_in().citizen_number) if payment else None
    if payment is None or registration is None:
        abort(404)
    if payment.state != payments.PAID:
        return redirect(_address(stages.PAYMENT, huy=1), code=303)
    if not (registration.code or stages.reached(registration, stages.PAYMENT)):
        # An answer was changed in another window while the payment was on its way.
        return redirect(_address(stages.first_open(registration)), code=303)
    return _receipt(store.submit(registration, payment.amount))


@bp.get("/da-nop/<code>")
@access.required
def receipt(code: str) -> str:
    """Confirm what was handed in. It only reads, so it may be opened again at any time."""
    found = store.by_code(code, access.signed_in().citizen_number)
    if found is None:
        abort(404)
    return render_template(
        "births/receipt.html",
        dossier=found,
        code=_code_to_keep(code),
        child_name=_name_to_show(found.child_name),
        amount=payments.dong(found.fee or 0),
    )


@bp.get("/giay-chung-sinh/<key>")
@access.required
def certificate(key: str) -> Response:
    """Give the file back to the one who sent it, to be saved and never run."""
    found = store.by_key(key, access.signed_in().citizen_number)
    document = documents.of(found) if found else None
    if found is None or document is None:
        abort(404)
    disposition = f"attachment; filename*=UTF-8''{quote(document.name)}"
    return Response(
        documents.content(found), mimetype=document.media_type, headers={"Content-Disposition": disposition}
    )


def _serve(stage: Stage) -> str | BaseResponse:
    registration = _registration()
    if registration.code and not (defects.shown("registered-at-every-press") and request.method == "POST"):
        # The form was opened before it was handed in, in another window or before going back.
        return _receipt(registration.code)
    if not stages.reached(registration, stage):
        return redirect(_address(stages.first_open(registration)), code=303)
    if defects.shown("step-expires-once-left") and request.method == "GET" and stage.name in registration.complete:
        abort(410)
    if stage is stages.DOCUMENTS:
        return _documents(registration)
    if stage is stages.PAYMENT:
        return _payment(registration)
    # What is sent counts alone; a field that was emptied must not fill itself again from the draft.
    form = _FORMS[stage](data=registration.answers.get(stage.name) if request.method == "GET" else None)
    if form.is_submitted():
        valid = form.validate() and not _refused_for_its_letters(form)
        store.save(registration, stage.name, form.answers(), complete=valid)
        if valid or _action() in {_BACK, _LATER}:
            return _onwards(stage)
        if defects.shown("emptied-by-an-error"):
            form = _emptied(form)
    return _page(stage, registration, form=form, **_extras(stage, registration))


def _documents(registration: Registration) -> str | BaseResponse:
    stage = stages.DOCUMENTS
    form = forms.DocumentForm()
    if form.is_submitted():
        refused = None
        if _action() == _REMOVE:
            documents.remove(registration)
        elif form.certificate.data:
            try:
                documents.keep(registration, form.certificate.data)
            except documents.RefusedError as error:
                refused = str(error)
        kept = documents.of(registration)
        store.save(registration, stage.name, {}, complete=kept is not None)
        if _action() == _REMOVE:
            return redirect(_address(stage, **_returning()), code=303)
        if kept is None:
            refused = refused or "Hãy chọn tệp Giấy chứng sinh để tải lên."
        if refused is None or _action() in {_BACK, _LATER}:
            return _onwards(stage)
        form.certificate.errors = [] if defects.shown("error-without-a-word") else [refused]
    return _page(stage, registration, form=form, document=documents.of(registration))


def _payment(registration: Registration) -> str | BaseResponse:
    amount = registration.fee_today
    if request.method == "POST":
        if _action() in {_BACK, _LATER}:
            return _onwards(stages.PAYMENT)
        if amount == 0:
            return _receipt(store.submit(registration, 0, once=not defects.shown("registered-at-every-press")))
        return redirect(url_for("payments.gateway", key=payments.begin(registration.id, amount)), code=303)
    return _page(
        stages.PAYMENT, registration, amount=amount, in_words=payments.dong(amount), cancelled="huy" in request.args
    )


def _registration() -> Registration:
    account = access.signed_in()
    if request.method == "GET":
        return store.draft_for(account)
    # The key that stands in the form, so that a form sent twice speaks of the same registration.
    found = store.by_key(request.form.get("key", ""), account.citizen_number)
    if found is None:
        abort(404)
    return found


def _extras(stage: Stage, registration: Registration) -> dict[str, Any]:
    if stage is stages.REVIEW:
        return {"sections": review.sections(registration)}
    if stage is stages.PARENTS:
        # What the account filled in covers one parent; what the form keeps has the fields of both.
        return {"filled_in": not {"mother_number", "father_number"} <= set(registration.answers["parents"])}
    return {}


def _page(stage: Stage, registration: Registration, **context: Any) -> str:
    return render_template(
        f"births/{stage.name}.html",
        stage=stage,
        steps=stages.STEPS,
        registration=registration,
        action=_address(stage, **_returning()),
        returning=bool(_returning()),
        leads_to_errors=not defects.shown("error-below-the-window"),
        **context,
    )


def _onwards(stage: Stage) -> BaseResponse:
    if _action() == _LATER:
        return redirect(url_for("dossiers.overview"), code=303)
    if _returning():
        return redirect(_address(stages.REVIEW), code=303)
    return redirect(_address(stages.before(stage) if _action() == _BACK else stages.after(stage)), code=303)


def _returning() -> dict[str, str]:
    # Whoever came from the review to change one part goes back to the review.
    return {"ve": "xem-lai"} if request.args.get("ve") == "xem-lai" else {}


def _address(stage: Stage, **query: Any) -> str:
    if stage is stages.REVIEW:
        return url_for("births.check")
    return url_for("births.step", number=stage.step, **query)


def _action() -> str:
    return request.form.get("action", "")


def _code_to_keep(code: str) -> str:
    # A number is given once a year, so with other signs behind it, it is nobody's.
    if defects.shown("receipt-not-kept"):
        return code[:-2] + ("22" if code[-2:] != "22" else "33")
    return code


def _name_to_show(name: str) -> str:
    return folding.without_marks(name) if defects.shown("name-without-marks") else name


def _refused_for_its_letters(form: StepForm) -> bool:
    # The letters are joined before anything else looks at them, so what came is asked itself.
    if not defects.shown("letters-apart-refused") or not any(map(unicodedata.combining, request.form["full_name"])):
        return False
    form["full_name"].errors = ["Họ và tên chỉ gồm chữ cái, không có chữ số hay ký hiệu."]
    return True


def _emptied(form: StepForm) -> StepForm:
    empty = type(form)(formdata=None)
    for field in empty:
        field.errors = form[field.name].errors
    return empty


def _receipt(code: str) -> BaseResponse:
    return redirect(url_for("births.receipt", code=code), code=303)


@bp.after_request
def _keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
