"""Who is signed in. The cookie carries a random token only; what it stands for is kept, hashed, in the database."""

from __future__ import annotations

import functools
import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from flask import g, redirect, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from reference_portal import clock
from reference_portal.accounts import store
from reference_portal.accounts.store import Account
from reference_portal.database import connection

# Nobody is thrown out while filling in a form: WCAG 2.2.1 asks for no warning from 20 hours on.
LASTS = timedelta(hours=20)
_TOKEN = "sign_in"
# The part of the address that has the sign-in page say that the session ended.
ENDED = {"het-phien": "1"}
_GUARDED: set[object] = set()

P = ParamSpec("P")
R = TypeVar("R")


def start(account: Account) -> None:
    """Sign an account in, under a new token and with nothing left of what the cookie held before."""
    stop()
    token = secrets.token_urlsafe(32)
    with connection() as database:
        database.execute("DELETE FROM sign_in WHERE ends_at <= ?", (clock.stamp(clock.now()),))
        database.execute(
            "INSERT INTO sign_in (token_hash, citizen_number, ends_at) VALUES (?, ?, ?)",
            (_hashed(token), account.citizen_number, clock.stamp(clock.now() + LASTS)),
        )
    session[_TOKEN] = token


def stop() -> None:
    """Sign out; a copy of the cookie is worth nothing from now on."""
    if token := session.get(_TOKEN):
        with connection() as database:
            database.execute("DELETE FROM sign_in WHERE token_hash = ?", (_hashed(token),))
    session.clear()
    g.pop("account", None)


def current() -> Account | None:
    """Give the account that is signed in."""
    if "account" not in g:
        g.account = _look_up(session.get(_TOKEN))
    account: Account | None = g.account
    return account


def signed_in() -> Account:
    """Give the account in a view that only opens to one."""
    account = current()
    assert account is not None, "the view lacks @required"
    return account


def required(view: Callable[P, R]) -> Callable[P, R | BaseResponse]:
    """Let nobody into a view without signing in; the way leads back to it."""

    @functools.wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | BaseResponse:
        return sign_in_first() if current() is None else view(*args, **kwargs)

    _GUARDED.add(guarded)
    return guarded


def sign_in_first() -> BaseResponse:
    """Send a visitor to sign in, and then back. Who was about to send something is told that the session ended."""
    if request.method == "GET":
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), code=303)
    return redirect(url_for("accounts.sign_in", next=request.path, **ENDED), code=303)


def is_guarded(view: object) -> bool:
    """Tell whether a view opens only to one who signed in."""
    return view in _GUARDED


def own_path(typed: str | None) -> str | None:
    """Give the address back if it is a path of this portal and nothing a browser could read otherwise."""
    if not typed or not typed.startswith("/") or "\\" in typed or any(ord(letter) <= 32 for letter in typed):
        return None
    try:
        parts = urlsplit(typed)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc or typed.startswith("//") else typed


def _look_up(token: str | None) -> Account | None:
    if token is None:
        return None
    row = (
        connection()
        .execute(
            "SELECT citizen_number FROM sign_in WHERE token_hash = ? AND ends_at > ?",
            (_hashed(token), clock.stamp(clock.now())),
        )
        .fetchone()
    )
    return None if row is None else store.find(row["citizen_number"])


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
