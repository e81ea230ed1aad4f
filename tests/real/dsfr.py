"""The example pages of the French state's design system (npm package `@gouvfr/dsfr`), on loopback.

Installed by `npm ci --ignore-scripts` in this folder; the lock file pins the version. Its pages bring a code
highlighter and some videos from other hosts: unless asked otherwise, the server takes these references out,
so that no test depends on anything outside, and the rest of each page is byte for byte what was published.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.at_hand import absent
from tests.servers.pages import Handler, Page, Request, Site, folder_handler, serve_pages

PACKAGE = Path(__file__).parent / "node_modules" / "@gouvfr" / "dsfr"
LAYOUTS = 36  # pages below example/layout in the pinned version

# What a browser would fetch by itself; links are left alone.
_OUTSIDE = re.compile(rb'(<(?:script|link|img|iframe)\b[^>]*?)\s(?:src|href)="(?:https?:)?//[^"]*"')


def _package() -> Path:
    if not (PACKAGE / "example").is_dir():
        absent("@gouvfr/dsfr is not installed: run `npm ci --ignore-scripts` in tests/real")
    return PACKAGE


def layout_pages() -> list[str]:
    """Paths of the examples of whole layouts: forms, log-in, registration, error pages, and their indexes."""
    return _pages_below("example/layout")


def whole_pages() -> list[str]:
    """Those of `layout_pages` that look like a page of a portal, with a header, a main part and a footer."""
    package = _package()
    return [path for path in layout_pages() if _is_whole((package / path.lstrip("/")).read_text("utf-8"))]


def every_page() -> list[str]:
    """Paths of all example pages, also those of single components; some of them are very large."""
    return _pages_below("example")


def _pages_below(folder: str) -> list[str]:
    package = _package()
    return sorted("/" + str(file.relative_to(package)) for file in (package / folder).rglob("*.html"))


def _is_whole(text: str) -> bool:
    return all(f"<{part}" in text for part in ("header", "main", "footer", "h1"))


@contextmanager
def serve_dsfr(*, outside: bool = False) -> Iterator[Site]:
    """Serves the installed package. With `outside` the references to other hosts stay in the pages."""
    files = folder_handler(_package())
    with serve_pages({}, fallback=files if outside else _without_outside(files)) as site:
        yield site


def _without_outside(files: Handler) -> Handler:
    def answer(request: Request) -> Page:
        page = files(request)
        assert isinstance(page, Page)
        if not request.path.endswith((".html", "/")):
            return page
        return replace(page, body=_OUTSIDE.sub(rb"\1", page.payload))

    return answer
