"""A small server on loopback for the generated pages; it counts what is asked for."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.pages import NEWS

ASSETS = Path(__file__).parent / "assets"
HTML = "text/html; charset=utf-8"
Make = Callable[[str], str | None]

_NEWS = [
    {"url": f"/tin/{number}", "title": f"Thông báo số {number}", "when": f"{number} tháng 9"}
    for number in range(1, NEWS + 1)
]
_MAP = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Bản đồ</title></head><body><main><h1>Bản đồ</h1>'
    '<p>Số 1 phố Huế.</p><img src="/anh/3.svg" alt="Bản đồ" width="200" height="100"></main></body></html>'
)
_PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">
<rect width="320" height="180" fill="hsl({hue} 45% 80%)"/>
<path d="M0 180 L90 70 L160 130 L220 50 L320 180 Z" fill="hsl({hue} 50% 35%)"/>
</svg>"""


def _assets() -> dict[str, tuple[str, str]]:
    return {
        "/portal.css": ("text/css; charset=utf-8", (ASSETS / "portal.css").read_text("utf-8")),
        "/portal.js": ("text/javascript; charset=utf-8", (ASSETS / "portal.js").read_text("utf-8")),
        "/tin.json": ("application/json", json.dumps(_NEWS)),
        "/ban-do": (HTML, _MAP),
        **{f"/anh/{number}.svg": ("image/svg+xml", _PICTURE.format(hue=number * 30)) for number in range(12)},
    }


class PortalSite(ThreadingHTTPServer):
    """The server. `make` gives the HTML of an address that is not among the pages, or None."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, pages: Mapping[str, str], make: Make | None = None) -> None:
        answers = _assets() | {path: (HTML, html) for path, html in pages.items()}
        self._answers = {path: (kind, text.encode()) for path, (kind, text) in answers.items()}
        self._make = make
        self._lock = threading.Lock()
        self._hits: Counter[str] = Counter()
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        """The origin of the site."""
        return f"http://127.0.0.1:{self.server_port}"

    def take_hits(self) -> Counter[str]:
        """Give the requests by path since the last time, and begin anew."""
        with self._lock:
            hits, self._hits = self._hits, Counter()
        return hits

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """Count a request and give its content type and body; None where there is nothing."""
        with self._lock:
            self._hits[path] += 1
        if path in self._answers:
            return self._answers[path]
        made = self._make(path) if self._make else None
        return (HTML, made.encode()) if made is not None else None

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers drop connections all the time; that is no fault of the server."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # An answer leaves in one piece: head and body apart would wait for each other's acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True
    server: PortalSite

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        kind, body = self.server.answer(path) or (HTML, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        # A document is asked for on each visit, so that loads can be counted; the rest may be kept, as on any portal.
        self.send_header("Cache-Control", "no-store" if kind == HTML else "max-age=3600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@contextmanager
def serve(pages: Mapping[str, str], make: Make | None = None) -> Iterator[PortalSite]:
    """Serve pages on loopback until the block ends."""
    with PortalSite(pages, make) as site:
        thread = threading.Thread(target=site.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.shutdown()
            thread.join()
