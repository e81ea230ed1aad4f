"""A small web site given by a test: literal pages and callables on a loopback port, with its hits counted.

    with serve_pages({"/a": "<!doctype html>…"}) as site:
        …  # site.url + "/a", site.hits["/a"]

A second origin is a second instance. `site.localhost_url` is the same server under the name `localhost`, which
is another *site* than 127.0.0.1, so that Chromium puts a frame of it into another process.
"""

import mimetypes
import os
import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

HTML = "text/html; charset=utf-8"
NOT_FOUND = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not found</title></head>'
    "<body><main><h1>Not found</h1></main></body></html>"
)
# What a page needs to work is not left to the machine's own table of types.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": HTML,
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
CLOSE_SECONDS = 1.5  # after that a request thread which still runs is a fault of the server, and is reported

Headers = Mapping[str, str] | Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Page:
    """One answer. A content type of None sends no such header at all."""

    body: str | bytes = ""
    status: int = 200
    headers: Headers = ()
    content_type: str | None = HTML

    @property
    def payload(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body

    @property
    def header_list(self) -> list[tuple[str, str]]:
        return list(self.headers.items() if isinstance(self.headers, Mapping) else self.headers)


@dataclass(frozen=True)
class Request:
    """What a browser asked, and, for handlers that answer against the rules, the bare connection."""

    method: str
    target: str
    headers: Message
    body: bytes = b""
    closing: threading.Event = field(default_factory=threading.Event, repr=False)
    connection: socket.socket | None = field(default=None, repr=False)

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def form(self) -> dict[str, list[str]]:
        return parse_qs(self.body.decode(), keep_blank_values=True)

    def send(self, data: bytes) -> None:
        """Writes bytes as they are; the handler then returns None, and the connection is closed after it."""
        assert self.connection is not None
        self.connection.sendall(data)

    def sleep(self, seconds: float) -> bool:
        """Waits; True when the server is being closed, in which case the handler should return at once."""
        return self.closing.wait(seconds)

    def hang(self) -> None:
        """Says nothing more until the server is closed."""
        self.closing.wait()

    def reset(self) -> None:
        """Ends the connection with a TCP reset instead of an orderly end."""
        assert self.connection is not None
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())


Answer = str | bytes | Page
Handler = Callable[[Request], Answer | None]
Route = Answer | Handler


class Site:
    """A running server. Made by `serve_pages`."""

    def __init__(
        self,
        pages: Mapping[str, Route],
        *,
        defaults: Page | None = None,
        fallback: Handler | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.closing = threading.Event()
        self.faults: list[Exception] = []
        self._defaults = defaults or Page()
        self._fallback = fallback
        self._scheme = "https" if tls else "http"
        self._lock = threading.Lock()
        self._pages = dict(pages)
        self._requests: list[Request] = []
        self._server = _Server(self, tls)
        self.port: int = self._server.server_address[1]
        # The loop looks every 50 ms whether it is to end: closing is quick, and an idle server costs little.
        self._accepting = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._accepting.start()

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}"

    @property
    def localhost_url(self) -> str:
        return f"{self._scheme}://localhost:{self.port}"

    @property
    def hits(self) -> Counter[str]:
        """GET requests per path, the query left out; a copy, so that it does not move while a test reads it."""
        return Counter(request.path for request in self.requests if request.method == "GET")

    @property
    def requests(self) -> list[Request]:
        """Every request in the order of arrival, whatever its method."""
        with self._lock:
            return list(self._requests)

    def add(self, path: str, page: Route) -> None:
        """Adds or replaces a page while the server runs, for pages that hold another server's address."""
        with self._lock:
            self._pages[path] = page

    def answer(self, request: Request) -> Page | None:
        """Notes the request and finds what to answer; None means that a handler has written its own answer."""
        with self._lock:
            found = self._pages.get(request.target, self._pages.get(request.path, self._fallback))
            if found is None and request.path == "/favicon.ico":
                return Page(status=204, content_type=None)  # a browser's own wish, no hit of the test's pages
            self._requests.append(request)
        given = found(request) if callable(found) else found
        if callable(found) and given is None:
            return None
        if given is None:
            return Page(NOT_FOUND, status=404)
        if isinstance(given, Page):
            return given
        usual = self._defaults
        return Page(given, usual.status, usual.headers, usual.content_type)

    def close(self) -> None:
        """Ends every request, also those that hang. A thread that outlives this is an error, never a leak."""
        if self.closing.is_set():
            return
        self.closing.set()
        self._server.shutdown()
        self._accepting.join()
        self._server.server_close()
        self._server.end_connections(CLOSE_SECONDS)


class _Server(ThreadingHTTPServer):
    """Knows its open connections, so that closing it ends them instead of waiting for the browser."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, site: Site, tls: ssl.SSLContext | None) -> None:
        self.site = site
        self._tls = tls
        self._lock = threading.Lock()
        self._connections: dict[threading.Thread, socket.socket] = {}
        super().__init__(("127.0.0.1", 0), _RequestHandler)

    def server_bind(self) -> None:
        # The base class asks the resolver for the host's full name here, which can cost seconds.
        socket.socket.bind(self.socket, self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address), daemon=True)
        with self._lock:
            self._connections[thread] = request
        thread.start()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._lock:
                self._connections.pop(threading.current_thread(), None)

    def finish_request(self, request: Any, client_address: Any) -> None:
        if self._tls is None:
            super().finish_request(request, client_address)
            return
        # The handshake belongs in the connection's own thread: a client that stays silent must not stop others.
        secure = self._tls.wrap_socket(request, server_side=True, do_handshake_on_connect=False)
        with self._lock:
            self._connections[threading.current_thread()] = secure
        with secure:
            secure.do_handshake()
            super().finish_request(secure, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers drop connections and refuse certificates all the time; that is no fault of the test."""

    def end_connections(self, seconds: float) -> None:
        with self._lock:
            left = dict(self._connections)
        for connection in left.values():
            with suppress(OSError):
                # The bare shutdown, as the one of a TLS socket takes the engine away from a running thread.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
        deadline = time.monotonic() + seconds
        for thread in left:
            thread.join(max(0.0, deadline - time.monotonic()))
        stuck = [thread.name for thread in left if thread.is_alive()]
        if stuck:
            raise RuntimeError(f"request threads still running after {seconds} s: {', '.join(stuck)}")


class _RequestHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        site = self.server.site
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(self.command, self.path, self.headers, body, site.closing, self.connection)
        try:
            page = site.answer(request)
        except (ConnectionError, ssl.SSLError, TimeoutError):
            page = None  # the browser went away in the middle of an answer
        except OSError:
            if not site.closing.is_set():  # closing takes the socket away from a handler that still writes
                raise
            page = None
        except Exception as fault:
            site.faults.append(fault)
            page = Page(NOT_FOUND.replace("Not found", "The test's handler failed"), status=500)
        if page is None:
            self.close_connection = True
            return
        self._send(page)

    do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = do_GET

    def _send(self, page: Page) -> None:
        payload = page.payload
        self.send_response(page.status)
        names = {name.lower() for name, _ in page.header_list}
        if page.content_type is not None and "content-type" not in names:
            self.send_header("Content-Type", page.content_type)
        for name, value in page.header_list:
            self.send_header(name, value)
        if page.status not in (204, 304) and "content-length" not in names:
            self.send_header("Content-Length", str(len(payload)))
        if "cache-control" not in names:
            self.send_header("Cache-Control", "no-store")  # else a hit could be missing from the count
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(payload)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        pass


@contextmanager
def serve_pages(
    pages: Mapping[str, Route],
    *,
    status: int = 200,
    headers: Headers = (),
    content_type: str | None = HTML,
    fallback: Handler | None = None,
    tls: ssl.SSLContext | None = None,
) -> Iterator[Site]:
    """Serves `pages` until the block ends; `status`, `headers` and `content_type` are for literal pages.

    A page is looked up by its address with the query, then by its path, then goes to `fallback`, else it is a 404.
    An exception in a test's own handler is a 500 for the browser and is raised when the block ends well.
    """
    defaults = Page(status=status, headers=headers, content_type=content_type)
    site = Site(pages, defaults=defaults, fallback=fallback, tls=tls)
    try:
        yield site
    finally:
        site.close()
    if site.faults:
        raise RuntimeError(f"a handler of the test failed: {site.faults[0]!r}") from site.faults[0]


def folder_handler(root: Path) -> Handler:
    """A handler, for use as `fallback`, that answers with the files below `root` and nothing outside of it."""
    root = root.resolve()

    def answer(request: Request) -> Page:
        file = (root / request.path.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        if not file.is_relative_to(root) or not file.is_file():
            return Page(NOT_FOUND, status=404)
        return Page(file.read_bytes(), content_type=_content_type(file))

    return answer


def _content_type(file: Path) -> str:
    if file.suffix in _TYPES:
        return _TYPES[file.suffix]
    return mimetypes.guess_type(file.name, strict=True)[0] or "application/octet-stream"
