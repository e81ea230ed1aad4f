"""Puts the portal together: one application with its own database and its own defects."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flask import Flask, request

from reference_portal import database, errors, feedback, heavy_picture, pages, security
from reference_portal.defects import DefectSwitches
from reference_portal.hits import DocumentHits

PORTAL_NAME = "Cổng Dịch vụ công mẫu"


def create_app(*, database_path: Path, defects: Iterable[str] = (), secret_key: str | None = None) -> Flask:
    """Build the portal. An unknown defect raises UnknownDefectError."""
    switches = DefectSwitches(defects)
    app = Flask(__name__)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True

    security.init_app(app, secret_key)
    database.init_app(app, database_path)
    errors.init_app(app)
    app.register_blueprint(pages.bp)
    app.register_blueprint(feedback.bp)
    if "heavy-page" in switches.names:
        app.register_blueprint(heavy_picture.bp)

    hits = DocumentHits()
    hits.init_app(app)
    app.extensions["document_hits"] = hits

    @app.context_processor
    def _template_names() -> dict[str, object]:
        return {
            "portal_name": PORTAL_NAME,
            "defect": lambda name: switches.shown(name, request.path),
            "defect_styles": switches.styled(request.path),
        }

    return app
