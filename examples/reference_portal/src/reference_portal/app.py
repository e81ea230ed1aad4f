"""Puts the portal together: one application with its own database and its own defects."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flask import Flask, request

from reference_portal import (
    accounts,
    assistant,
    births,
    database,
    english,
    errors,
    feedback,
    machine_files,
    pages,
    payments,
    security,
    status,
)
from reference_portal.accounts import dossiers
from reference_portal.defects import switches
from reference_portal.frame import HOTLINE, counterpart, frame_of
from reference_portal.hits import DocumentHits

PORTAL_NAME = "Cổng Dịch vụ công mẫu"


def create_app(*, database_path: Path, defects: Iterable[str] = (), secret_key: str | None = None) -> Flask:
    """Build the portal. An unknown defect raises UnknownDefectError."""
    app = Flask(__name__)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True

    security.init_app(app, secret_key)
    database.init_app(app, database_path)
    errors.init_app(app)
    accounts.init_app(app)
    app.register_blueprint(pages.bp)
    for part in (english, assistant, feedback, accounts, dossiers, births, payments, status, machine_files):
        app.register_blueprint(part.bp)
    switches.init_app(app, defects)

    hits = DocumentHits()
    hits.init_app(app)
    app.extensions["document_hits"] = hits

    @app.context_processor
    def _template_names() -> dict[str, object]:
        frame = frame_of(request.path)
        return {
            "portal_name": PORTAL_NAME,
            "frame": frame,
            "counterpart": counterpart(request.path),
            "other_language": "vi" if frame.language == "en" else "en",
            "hotline": HOTLINE,
        }

    return app
