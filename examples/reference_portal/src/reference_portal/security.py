"""What keeps a browser and a session safe: headers, the secret, and protection against forged forms."""

from __future__ import annotations

import os
import secrets

from flask import Flask, Response
from flask_wtf.csrf import CSRFProtect

from reference_portal import defects

SECRET_VARIABLE = "REFERENCE_PORTAL_SECRET_KEY"

# Nothing is allowed that the portal does not use; style and script come from files of our own only.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

# No Strict-Transport-Security: the portal speaks plain HTTP on loopback, where browsers ignore it.
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

csrf = CSRFProtect()


def init_app(app: Flask, secret_key: str | None) -> None:
    """Set up session, form protection and headers."""
    app.config.update(
        # Random at each start, so nothing signed outlives the process unless the operator wants it to.
        SECRET_KEY=secret_key or os.environ.get(SECRET_VARIABLE) or secrets.token_hex(32),
        SESSION_COOKIE_NAME="portal_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # A page elsewhere that resolves its own name to 127.0.0.1 must not be able to read the portal.
        TRUSTED_HOSTS=["127.0.0.1", "localhost"],
        MAX_CONTENT_LENGTH=64 * 1024,
    )
    csrf.init_app(app)
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    policy = POLICY | defects.policy_here()
    response.headers["Content-Security-Policy"] = "; ".join(" ".join(directive) for directive in policy.items())
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
