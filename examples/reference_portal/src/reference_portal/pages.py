"""The pages that only inform: home, a service, guidance, and what the portal is."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from reference_portal import catalogue

bp = Blueprint("pages", __name__)


@bp.get("/")
def home() -> str:
    """Show what the portal is and the ways on from here."""
    return render_template("home.html", services=catalogue.SERVICES)


@bp.get("/dich-vu/<slug>")
def service(slug: str) -> str:
    """Show one service of the catalogue."""
    found = catalogue.find(slug)
    if found is None:
        abort(404)
    return render_template(found.template, service=found)


@bp.get("/huong-dan")
def guidance() -> str:
    """Show the questions that people ask most."""
    return render_template("guidance.html")


@bp.get("/gioi-thieu")
def about() -> str:
    """Show who runs the portal, the privacy notice and the accessibility statement."""
    return render_template("about.html")
