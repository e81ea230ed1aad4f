"""The pages with known layout failures: what is wrong on each, and between which widths of the window."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

FOLDER = Path(__file__).parents[3] / "shared/cases/layout"


@dataclass(frozen=True)
class Failure:
    """A known failure: its kind, the elements, and the inclusive range of widths in CSS px."""

    kind: str
    elements: tuple[str, ...]
    range: tuple[int, int]


@dataclass(frozen=True)
class Case:
    """A page, by its path in the folder, and all that is wrong on it."""

    page: str
    failures: tuple[Failure, ...]


def all_cases(folder: Path = FOLDER) -> list[Case]:
    """List the pages that `expected.json` names; none where they are not at hand."""
    listed = folder / "expected.json"
    if not listed.exists():
        return []
    return [
        Case(
            told["page"],
            tuple(Failure(one["kind"], tuple(one["elements"]), tuple(one["range"])) for one in told["failures"]),
        )
        for told in json.loads(listed.read_text("utf-8"))
    ]


@contextmanager
def served(folder: Path = FOLDER) -> Iterator[str]:
    """Serve a folder from the loopback address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        return
