"""The pages that only inform: home, the services, guidance, and what the portal is."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request

from reference_portal import blank_form, catalogue, defects
from reference_portal.questions import GENERAL, OF_SERVICES
from reference_portal.search import FACETS, Query, nearest

bp = Blueprint("pages", __name__)


@bp.get("/")
def home() -> str:
    """Show what the portal is and the ways on from here."""
    return render_template("home.html", services=catalogue.POPULAR, fields=catalogue.FIELDS)


@bp.get("/dich-vu")
def services() -> str:
    """List the services that fit what is looked for."""
    query = Query.read(request.args)
    if defects.shown("search-breaks-on-accents") and not query.text.isascii():
        abort(500)
    found = query.find()
    if defects.shown("search-needs-accents"):
        found = [service for service in found if query.text.lower() in service.name.lower()]
    return render_template(
        "services/list.html",
        query=query,
        found=found,
        suggestions=[] if found else nearest(query.text),
        facets=[(facet, query.choices(facet)) for facet in FACETS],
        names=catalogue,
    )


@bp.get("/dich-vu/<slug>")
def service(slug: str) -> str:
    """Show one service of the catalogue."""
    found = _known(slug)
    size = len(blank_form.document(found.form))
    return render_template("services/service.html", service=found, names=catalogue, form_size=size)


@bp.get("/dich-vu/<slug>/mau-don.docx")
def form(slug: str) -> Response:
    """Give the blank declaration of a service."""
    found = _known(slug)
    response = Response(blank_form.document(found.form), mimetype=blank_form.MIME_TYPE)
    response.headers.set("Content-Disposition", "attachment", filename=f"mau-don-{slug}.docx")
    return response


@bp.get("/huong-dan")
def guidance() -> str:
    """Show the questions that people ask most, in general and of each service."""
    return render_template("guidance.html", general=GENERAL, of_services=OF_SERVICES)


@bp.get("/gioi-thieu")
def about() -> str:
    """Show what the portal is for."""
    return render_template("about.html")


@bp.get("/quyen-rieng-tu")
def privacy() -> str:
    """Show what happens to personal data."""
    return render_template("privacy.html")


@bp.get("/kha-nang-tiep-can")
def accessibility() -> str:
    """Show what the portal promises to people with disabilities, and where it falls short."""
    return render_template("accessibility.html")


@bp.get("/lien-he")
def contact() -> str:
    """Show the ways to a person."""
    return render_template("contact.html")


@bp.get("/so-do-trang")
def site_map() -> str:
    """List all pages."""
    return render_template("site_map.html", services=catalogue.SERVICES, fields=catalogue.FIELDS)


def _known(slug: str) -> catalogue.Service:
    found = catalogue.find(slug)
    if found is None:
        abort(404)
    return found
