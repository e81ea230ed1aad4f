"""Switches defects on: changes the pages that they name on the way out, and answers the code that asks."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from flask import Flask, Response, current_app, request

from reference_portal.defects import greeting, heavy_picture
from reference_portal.defects.table import DEFECTS, Change, Defect

_STYLES = Change("</head>", '  <link rel="stylesheet" href="/static/defects/defects.css">\n</head>')

_OF_TEXT = ("text/html", "text/plain", "application/xml")


class UnknownDefectError(ValueError):
    """A defect was asked for that is not registered; the message gives the nearest names."""

    def __init__(self, name: str) -> None:
        near = difflib.get_close_matches(name, DEFECTS, n=3, cutoff=0.5)
        suggestion = f"; nearest: {', '.join(near)}" if near else ""
        super().__init__(f"unknown defect {name!r}{suggestion} (--defects lists all {len(DEFECTS)})")
        self.name = name
        self.near = tuple(near)


class DefectSwitches:
    """The defects that one application shows."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        chosen = dict.fromkeys(names)
        for name in chosen:
            if name not in DEFECTS:
                raise UnknownDefectError(name)
        self.names = tuple(chosen)

    def on(self, *addresses: str) -> Iterator[Defect]:
        """Give the defects of the page that has these addresses: its path, and the pattern of it."""
        return (DEFECTS[name] for name in self.names if not set(addresses).isdisjoint(DEFECTS[name].pages))


def init_app(app: Flask, names: Iterable[str]) -> None:
    """Switch defects on in an application. An unknown one raises UnknownDefectError."""
    app.extensions["defects"] = switches = DefectSwitches(names)
    if switches.names:
        app.register_blueprint(heavy_picture.bp)
        app.register_blueprint(greeting.bp)
    app.after_request(_change)


def shown(name: str) -> bool:
    """Say whether the page that is asked for shows a defect."""
    return DEFECTS[name] in _here()


def policy_here() -> dict[str, str]:
    """Give what the content security policy of the page that is asked for allows on account of its defects."""
    return {directive: value for defect in _here() for directive, value in defect.policy.items()}


def _here() -> tuple[Defect, ...]:
    switches: DefectSwitches = current_app.extensions["defects"]
    return tuple(switches.on(request.path, request.url_rule.rule if request.url_rule else request.path))


def _change(response: Response) -> Response:
    defects = _here()
    if defects and response.mimetype in _OF_TEXT and not response.direct_passthrough:
        page = response.get_data(as_text=True)
        for defect in defects:
            for change in (*defect.changes, *((_STYLES,) if defect.styled else ())):
                # Of two defects that change the same piece, the first one has it.
                page = page.replace(change.found, change.put, 1)
        response.set_data(page)
    return response
