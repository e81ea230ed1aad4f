"""A sandbox that plays the payment gateway: it asks, notes the answer and sends the payer back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from reference_portal import clock
from reference_portal.accounts import access
from reference_portal.database import connection

WAITING, PAID, CANCELLED = "waiting", "paid", "cancelled"

bp = Blueprint("payments", __name__, url_prefix="/thanh-toan-thu")


@dataclass(frozen=True, slots=True)
class Payment:
    """One order to pay, and what became of it."""

    key: str
    registration_key: str
    citizen_number: str
    amount: int
    state: str


def begin(registration_id: int, amount: int) -> str:
    """Give the key of the open payment of a registration; one that is open already is used again."""
    with connection() as database:
        database.execute(
            "INSERT INTO payment (key, registration_id, amount, state) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (secrets.token_urlsafe(16), registration_id, amount, WAITING),
        )
    row = (
        connection()
        .execute("SELECT key FROM payment WHERE registration_id = ? AND state <> ?", (registration_id, CANCELLED))
        .fetchone()
    )
    return str(row["key"])


def find(key: str) -> Payment | None:
    """Find a payment by its key."""
    row = (
        connection()
        .execute(
            "SELECT payment.key, registration.key AS registration_key, citizen_number, amount, payment.state"
            " FROM payment JOIN registration ON registration.id = registration_id WHERE payment.key = ?",
            (key,),
        )
        .fetchone()
    )
    return None if row is None else Payment(*row)


def dong(amount: int) -> str:
    """Write an amount as it is written in Vietnam."""
    return f"{amount:,} đồng".replace(",", ".")


@bp.route("/<key>", methods=["GET", "POST"])
@access.required
def gateway(key: str) -> str | BaseResponse:
    """Show the order, or settle it and send the payer back."""
    payment = find(key)
    if payment is None or payment.citizen_number != access.signed_in().citizen_number:
        abort(404)
    if request.method == "POST":
        # Only an open order can be settled, so pressing twice pays once.
        with connection() as database:
            database.execute(
                "UPDATE payment SET state = ?, settled_at = ? WHERE key = ? AND state = ?",
                (CANCELLED if request.form.get("action") == "cancel" else PAID, clock.stamp(clock.now()), key, WAITING),
            )
    elif payment.state == WAITING:
        return render_template("payments/gateway.html", payment=payment, amount=dong(payment.amount))
    return redirect(url_for("births.paid", key=key), code=303)


@bp.after_request
def _keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
