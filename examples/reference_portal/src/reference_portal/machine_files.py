"""The files that are for machines: what search engines may read, which pages there are, and whom to tell of a hole."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from flask import Blueprint, Response, request

from reference_portal import clock
from reference_portal.defects import PAGES

bp = Blueprint("machine_files", __name__)

# What is of one person, or made for one question, is of no use to anybody who searches.
_NOT_FOR_ENGINES = ("/ho-so", "/dang-nhap", "/tro-ly?", "/phan-anh/da-nhan/")
_VALID = timedelta(days=180)


@bp.get("/robots.txt")
def robots() -> Response:
    """Let search engines in, and name the site map."""
    rules = "".join(f"Disallow: {path}\n" for path in _NOT_FOR_ENGINES)
    return _text(f"User-agent: *\n{rules}\nSitemap: {urljoin(request.url_root, '/sitemap.xml')}\n")


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """List the pages that anybody can open."""
    pages = (path for path in PAGES if path not in _NOT_FOR_ENGINES)
    entries = "".join(f"  <url><loc>{escape(urljoin(request.url_root, path))}</loc></url>\n" for path in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Response(f"{head}{entries}</urlset>\n", mimetype="application/xml")


@bp.get("/.well-known/security.txt")
def security_txt() -> Response:
    """Say whom to tell of a hole in the portal's security."""
    until = (clock.now() + _VALID).replace(hour=0, minute=0, second=0, microsecond=0).isoformat()
    return _text(f"Contact: mailto:an-toan@cong-mau.example\nExpires: {until}\nPreferred-Languages: vi, en\n")


def _text(text: str) -> Response:
    return Response(text, mimetype="text/plain")
