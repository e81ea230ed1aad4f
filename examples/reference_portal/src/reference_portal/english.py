"""The pages in English."""

from __future__ import annotations

from flask import Blueprint, render_template

from reference_portal.questions import ENGLISH

bp = Blueprint("english", __name__, url_prefix="/en")


@bp.get("/")
def home() -> str:
    """Show what the portal is, in English."""
    return render_template("en/home.html", groups=ENGLISH)


@bp.get("/services")
def services() -> str:
    """List the services, in English."""
    return render_template("en/services.html")


@bp.get("/services/birth-registration")
def birth_registration() -> str:
    """Show the service that can be used from end to end."""
    return render_template("en/birth_registration.html")


@bp.get("/privacy")
def privacy() -> str:
    """Show what happens to personal data."""
    return render_template("en/privacy.html")


@bp.get("/accessibility")
def accessibility() -> str:
    """Show what the portal promises to people with disabilities."""
    return render_template("en/accessibility.html")


@bp.get("/about")
def about() -> str:
    """Show who runs the portal and what they do, in English."""
    return render_template("en/about.html")


@bp.get("/contact")
def contact() -> str:
    """Show the ways to a person, in English."""
    return render_template("en/contact.html")
