"""The test cases of the W3C's ACT rules, where they are at hand."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from portalcheck import Outcome

FOLDER = Path(__file__).parents[3] / "shared/cases/act"
PREFIX = "/WAI/content-assets/"


@dataclass(frozen=True)
class Case:
    """One example of an ACT rule. `criteria` are the success criteria whose conformance the rule decides."""

    id: str
    rule: str
    rule_name: str
    title: str
    path: str
    expected: Outcome
    criteria: tuple[str, ...]
    approved: bool


def all_cases() -> list[Case]:
    """List the cases; none where they are not at hand."""
    listed = FOLDER / "expected.jsonl"
    if not listed.exists():
        return []
    with listed.open(encoding="utf-8") as lines:
        return [_case(json.loads(line)) for line in lines]


def cases(*rules: str) -> list[Case]:
    """List the cases of some ACT rules; none where the cases are not at hand."""
    return [case for case in all_cases() if case.rule in rules]


def _case(told: dict[str, Any]) -> Case:
    return Case(
        id=told["id"],
        rule=told["rule"],
        rule_name=told["rule_name"],
        title=told["title"],
        path=told["path"],
        expected=Outcome(told["expected"]),
        criteria=tuple(told["wcag"]),
        approved=told["approved"],
    )


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(PREFIX) if path.startswith(PREFIX) else f"wcag-act-rules{path}"
        return super().translate_path(f"/{inside}")

    def log_message(self, *_: Any) -> None:
        return


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has heard enough of a film."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the cases from the loopback address at the paths that they use."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(FOLDER)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
