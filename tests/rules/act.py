"""The test cases of the W3C's ACT rules, where they are at hand."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

FOLDER = Path(__file__).parents[3] / "shared/cases/act"
PREFIX = "/WAI/content-assets/"


def cases(*rules: str) -> list[dict[str, Any]]:
    """List the cases of some ACT rules; none where the cases are not at hand."""
    listed = FOLDER / "expected.jsonl"
    if not listed.exists():
        return []
    with listed.open(encoding="utf-8") as lines:
        return [case for case in map(json.loads, lines) if case["rule"] in rules]


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(PREFIX) if path.startswith(PREFIX) else f"wcag-act-rules{path}"
        return super().translate_path(f"/{inside}")

    def log_message(self, *_: Any) -> None:
        return


@contextmanager
def served() -> Iterator[str]:
    """Serve the cases from the loopback address at the paths that they use."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(FOLDER)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
