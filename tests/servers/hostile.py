"""A hostile site: one route per kind of bad input that a browser-driven checker must survive.

    with serve_hostile() as hostile:
        …  # hostile.url + "/alert-loop", hostile.other.hits["/landing"]

`HOSTILE` says what each address does, `ENDS` what becomes of a browser there. What is no route of a server
has a place of its own: `serve_tls` in `tls.py`, `closed_port` in `ports.py`.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from . import hostile_answers, hostile_documents
from .documents import document
from .hostile_route import OTHER, Ends, Hostile
from .pages import Page, Route, Site, serve_pages
from .ports import closed_port
from .tls import serve_tls

__all__ = ["ENDS", "HOSTILE", "HostileSite", "closed_port", "serve_hostile", "serve_tls"]

_ROUTES: dict[str, Hostile] = {**hostile_answers.ROUTES, **hostile_documents.ROUTES}
_PARTS: dict[str, Route] = {**hostile_answers.PARTS, **hostile_documents.PARTS}

HOSTILE: dict[str, str] = {path: hostile.what for path, hostile in _ROUTES.items()}
ENDS: dict[str, Ends] = {path: hostile.ends for path, hostile in _ROUTES.items()}


@dataclass(frozen=True)
class HostileSite:
    """The hostile site and the second origin, to which some of its pages lead."""

    site: Site
    other: Site

    @property
    def url(self) -> str:
        return self.site.url

    @property
    def hits(self) -> Counter[str]:
        return self.site.hits


@contextmanager
def serve_hostile() -> Iterator[HostileSite]:
    """Serves every route of `HOSTILE`, and at the second origin one page, `/landing`."""
    with serve_pages({"/landing": document(title="Another organisation")}) as other:
        routes = {**_PARTS, **{path: hostile.route for path, hostile in _ROUTES.items()}}
        with serve_pages({path: _aimed(route, other.url) for path, route in routes.items()}) as site:
            yield HostileSite(site, other)


def _aimed(route: Route, other: str) -> Route:
    """Puts the address of the second origin where the page has its placeholder."""
    if isinstance(route, str):
        return route.replace(OTHER, other)
    if isinstance(route, Page) and isinstance(route.body, str):
        headers = [(name, value.replace(OTHER, other)) for name, value in route.header_list]
        return replace(route, body=route.body.replace(OTHER, other), headers=headers)
    return route
