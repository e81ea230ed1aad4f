"""The servers that other tests rely on do what they say. No browser here: what it makes of the answers is theirs."""

import gzip
import http.client
import json
import re
import socket
import ssl
import threading
import time
import unicodedata
import urllib.request
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from tests.real import datasette_app, dsfr
from tests.servers import vietnamese
from tests.servers.frames import EXPECTED, serve_frames
from tests.servers.hostile import ENDS, HOSTILE, HostileSite, closed_port, serve_hostile, serve_tls
from tests.servers.pages import Page, Request, Site, folder_handler, serve_pages

QUIET = 0.5  # so long a server that says no more is taken to be silent
NO_ALT = b'id="no-alt"'


@dataclass(frozen=True)
class Reply:
    """What came over the wire, and how it ended."""

    raw: bytes
    ended: Literal["closed", "reset", "quiet"]

    @property
    def status(self) -> int:
        return int(self.raw.split(b" ", 2)[1])

    @property
    def headers(self) -> dict[str, str]:
        lines = self.raw.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}

    @property
    def body(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[2]


def ask(site: Site, target: str, *, headers: str = "", seconds: float = 3.0) -> Reply:
    """Asks over a bare socket, as a client library would hide what is wrong; `seconds` bounds it all."""
    raw = bytearray()
    deadline = time.monotonic() + seconds
    with socket.create_connection(("127.0.0.1", site.port), timeout=QUIET) as connection:
        head = f"GET {target} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{headers}\r\n"
        connection.sendall(head.encode())
        while time.monotonic() < deadline:
            try:
                data = connection.recv(1 << 20)
            except TimeoutError:
                return Reply(bytes(raw), "quiet")
            except ConnectionResetError:
                return Reply(bytes(raw), "reset")
            if not data:
                return Reply(bytes(raw), "closed")
            raw += data
    return Reply(bytes(raw), "quiet")


def server_threads() -> set[threading.Thread]:
    ours = ("process_request", "serve_forever")
    return {thread for thread in threading.enumerate() if any(name in thread.name for name in ours)}


# --- pages


def test_counts_get_hits_per_path() -> None:
    with serve_pages({"/a": "<p>A", "/b": "<p>B"}) as site:
        for target in ("/a", "/a?x=1", "/b", "/none"):
            ask(site, target)
        connection = http.client.HTTPConnection("127.0.0.1", site.port)
        connection.request("POST", "/a", body="name=An", headers={"Content-Type": "text/plain"})
        assert connection.getresponse().read() == b"<p>A"
        connection.request("HEAD", "/b")
        head = connection.getresponse()
        assert (head.status, head.read(), head.getheader("Content-Length")) == (200, b"", "4")
        connection.close()
        assert site.hits == {"/a": 2, "/b": 1, "/none": 1}
        assert [(request.method, request.target) for request in site.requests][1:2] == [("GET", "/a?x=1")]
        assert site.requests[-2].form == {"name": ["An"]}


def test_counts_hits_of_many_threads() -> None:
    with serve_pages({"/": "x"}) as site:
        threads = [threading.Thread(target=lambda: [ask(site, "/") for _ in range(10)]) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert site.hits == {"/": 100}


def test_a_browsers_wish_for_an_icon_is_no_hit() -> None:
    with serve_pages({}) as site:
        assert ask(site, "/favicon.ico").status == 204
        assert site.hits == {}


def test_literal_pages_take_the_options_and_pages_have_their_own() -> None:
    own = Page(b"\xff", status=410, headers=[("X-A", "1"), ("X-B", "2")], content_type=None)
    options = {"X-Option": "yes"}
    with serve_pages({"/": "<p>", "/own": own}, status=203, headers=options, content_type="text/html") as site:
        literal, page = ask(site, "/"), ask(site, "/own")
    assert (literal.status, literal.headers["x-option"]) == (203, "yes")
    assert literal.headers["content-type"] == "text/html"
    assert (page.status, page.body, page.headers["x-b"]) == (410, b"\xff", "2")
    assert "content-type" not in page.headers
    assert "x-option" not in page.headers


def test_handlers_see_the_request_and_pages_can_be_added() -> None:
    def greet(request: Request) -> str:
        return f"{request.method} {request.path} {request.query['name'][0]} {request.headers['X-Mark']}"

    with serve_pages({"/hỏi": greet, "/a": "any", "/a?b=1": "with the query"}) as site:
        asked = ask(site, "/h%E1%BB%8Fi?name=%C3%81i", headers="X-Mark: m\r\n")
        assert asked.body.decode() == "GET /hỏi Ái m"
        assert (ask(site, "/a?b=1").body, ask(site, "/a?b=2").body) == (b"with the query", b"any")
        site.add("/later", "now")
        assert ask(site, "/later").body == b"now"


def test_a_fault_of_a_handler_is_not_lost() -> None:
    def fails(request: Request) -> str:
        raise KeyError("mistake of the test")

    with pytest.raises(RuntimeError, match="mistake of the test"), serve_pages({"/": fails}) as site:
        assert ask(site, "/").status == 500


def test_is_reachable_by_two_names_and_only_on_loopback() -> None:
    with serve_pages({"/": "here"}) as site:
        assert site.url == f"http://127.0.0.1:{site.port}"
        with urllib.request.urlopen(site.localhost_url + "/", timeout=5) as answer:
            assert answer.read() == b"here"


def test_a_folder_is_served_and_nothing_outside_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "sub" / "index.html").write_text("<p>index")
    (root / "font.woff2").write_bytes(b"f")
    with serve_pages({}, fallback=folder_handler(root)) as site:
        assert ask(site, "/sub/").body == b"<p>index"
        assert ask(site, "/font.woff2").headers["content-type"] == "font/woff2"
        for path in ("/", "/none", "/../secret.txt", "/%2e%2e/secret.txt"):
            assert ask(site, path).status == 404


# --- closing


@pytest.mark.parametrize("path", ["/stalls", "/silent", "/drip", "/part/events", "/part/silent"])
def test_closing_ends_requests_that_hang(path: str) -> None:
    before = server_threads()
    with serve_hostile() as hostile:
        connections = []
        for _ in range(5):
            connection = socket.create_connection(("127.0.0.1", hostile.site.port))
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: test\r\n\r\n".encode())
            connections.append(connection)
        while len(hostile.site.requests) < 5:
            time.sleep(0.01)
        start = time.monotonic()
    assert time.monotonic() - start < 2
    assert server_threads() <= before
    for connection in connections:
        connection.close()


def test_closing_ends_connections_that_ask_nothing_or_read_nothing() -> None:
    def endless(request: Request) -> None:
        while not request.closing.is_set():
            request.send(b"x" * 1_000_000)

    before = server_threads()
    with serve_pages({"/endless": endless}) as site:
        idle = socket.create_connection(("127.0.0.1", site.port))
        deaf = socket.create_connection(("127.0.0.1", site.port))
        deaf.sendall(b"GET /endless HTTP/1.1\r\nHost: test\r\n\r\n")
        while not site.requests:
            time.sleep(0.01)
        start = time.monotonic()
    assert time.monotonic() - start < 2
    assert server_threads() <= before
    idle.close()
    deaf.close()


def test_the_port_is_free_after_closing() -> None:
    with serve_pages({"/": "x"}) as site:
        port = site.port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)


# --- hostile

Check = Callable[[Reply], bool]


def _status(status: int, **headers: str) -> Check:
    named = {name.replace("_", "-").lower(): value for name, value in headers.items()}
    return lambda reply: reply.status == status and NO_ALT in reply.body and named.items() <= reply.headers.items()


def _content(content_type: str | None, start: bytes) -> Check:
    return lambda reply: (
        reply.status == 200
        and reply.headers.get("content-type") == content_type
        and reply.body.startswith(start)
        and reply.ended == "closed"
    )


def _to(status: int, location: str) -> Check:
    return lambda reply: reply.status == status and location in reply.headers["location"]


def _page(*needles: str, images: int = 1, **headers: str) -> Check:
    """An HTML page of status 200 that came whole, with the one defect, these texts and these headers."""
    named = {name.replace("_", "-").lower(): value for name, value in headers.items()}

    def check(reply: Reply) -> bool:
        text = reply.body.decode()
        return (
            reply.status == 200
            and reply.ended == "closed"
            and reply.headers["content-type"] == "text/html; charset=utf-8"
            and int(reply.headers["content-length"]) == len(reply.body)
            and text.count('id="no-alt"') == images
            and all(needle in text for needle in needles)
            and named.items() <= reply.headers.items()
        )

    return check


def _half(reply: Reply) -> bool:
    return reply.ended == "quiet" and NO_ALT in reply.body and b"</main>" not in reply.body


def _gunzip_fails(reply: Reply) -> bool:
    if reply.headers["content-encoding"] != "gzip":
        return False
    try:
        gzip.decompress(reply.body)
    except (OSError, EOFError, zlib.error):
        return True
    return False


def _large(size: int) -> Check:
    return lambda reply: reply.status == 200 and len(reply.raw) - len(reply.body) > size and NO_ALT in reply.body


def _xhtml(end: str) -> Check:
    return lambda reply: (
        reply.headers["content-type"] == "application/xhtml+xml; charset=utf-8"
        and reply.body.startswith(b"<?xml")
        and NO_ALT in reply.body
        and end.encode() in reply.body
    )


CHECKS: dict[str, Check] = {
    "/401": _status(401, WWW_Authenticate='Basic realm="portal"'),
    "/403": _status(403),
    "/404": _status(404),
    "/429": _status(429, Retry_After="2"),
    "/429-then-ok": _status(429, Retry_After="1"),
    "/500": _status(500),
    "/503": _status(503, Retry_After="Fri, 31 Dec 2100 23:59:59 GMT"),
    "/pdf": _content("application/pdf", b"%PDF"),
    "/image": _content("image/png", b"\x89PNG"),
    "/text": _content("text/plain", b"Plain"),
    "/json": _content("application/json", b"{}"),
    "/empty": lambda reply: reply.status == 200 and not reply.body and "text/html" in reply.headers["content-type"],
    "/204": lambda reply: reply.status == 204 and not reply.body,
    "/no-type": _content(None, b"<!doctype html>"),
    "/wrong-type": _content("text/plain", b"<!doctype html>"),
    "/download": lambda reply: reply.headers["content-disposition"] == 'attachment; filename="offices.csv"',
    "/redirect-other": _to(302, "/landing"),
    "/redirect-loop": _to(302, "/redirect-loop"),
    "/redirect-chain": _to(301, "/part/chain-2"),
    "/redirect-unsafe": _to(302, "file:///"),
    "/redirect-script-other": _page('location.replace("http://127.0.0.1:'),
    "/redirect-script": _page('location.replace("/part/landing")'),
    "/redirect-script-late": _page('location.replace("/part/landing")', "}, 600)"),
    "/redirect-meta-other": _page('http-equiv="refresh" content="0; url=http://127.0.0.1:'),
    "/redirect-meta": _page('http-equiv="refresh" content="0; url=/part/landing"'),
    "/stalls": _half,
    "/silent": lambda reply: reply.ended == "quiet" and not reply.raw,
    "/drip": lambda reply: _half(reply) and reply.body.endswith(b"<br><br>"),
    "/drip-ends": _page("</html>"),
    "/image-stalls": _page('<img src="/part/silent"'),
    "/script-stalls": _page('<script src="/part/silent"'),
    "/style-stalls": _page('<link rel="stylesheet" href="/part/silent"'),
    "/fetch-stalls": _page("fetch('/part/silent')"),
    "/fetches": _page("for (;;) await (await fetch('/part/again'))"),
    "/events": _page("new EventSource('/part/events')"),
    "/websocket": _page("new WebSocket("),
    "/reset": lambda reply: reply.ended == "reset" and not reply.raw,
    "/no-answer": lambda reply: reply.ended == "closed" and not reply.raw,
    "/not-http": lambda reply: reply.ended == "closed" and reply.raw.startswith(b"SSH-2.0"),
    "/short-body": lambda reply: (
        reply.ended == "closed" and int(reply.headers["content-length"]) == len(reply.body) + 1000
    ),
    "/gzip-garbage": _gunzip_fails,
    "/gzip-cut": lambda reply: _gunzip_fails(reply) and NO_ALT in zlib.decompressobj(wbits=31).decompress(reply.body),
    "/large-header": _large(100_000),
    "/too-large-header": _large(400_000),
    "/utf-16": lambda reply: vietnamese.TITLE in reply.body.decode("utf-16"),
    "/tcvn3": lambda reply: (
        reply.headers["content-type"] == "text/html"
        and "Céng hßa x· héi chñ nghÜa ViÖt Nam" in reply.body.decode("cp1252")
        and NO_ALT in reply.body
    ),
    "/wrong-charset": lambda reply: (
        "iso-8859-1" in reply.headers["content-type"] and vietnamese.TITLE in reply.body.decode()
    ),
    "/nfd": _page(unicodedata.normalize("NFD", vietnamese.TITLE)),
    "/alert": _page("alert('Welcome')"),
    "/confirm": _page("confirm("),
    "/prompt": _page("prompt("),
    "/alert-loop": _page("number <= 5", "alert("),
    "/alert-late": _page("alert(", ", 600)"),
    "/beforeunload": _page("'beforeunload'"),
    "/popups": _page("window.open('/part/popup'"),
    "/permissions": _page("getCurrentPosition", "requestPermission"),
    "/print": _page("print()"),
    "/mutates": _page("requestAnimationFrame(step)"),
    "/clock": _page("setInterval(tick, 1000)"),
    "/animation": _page("infinite alternate"),
    "/late": _page("}, 700));"),
    "/busy": _page("=> { for (;;); }"),
    "/busy-late": _page("=> { for (;;); }, 500"),
    "/stop": _page("window.stop()"),
    "/close": _page("window.close()"),
    "/errors": _page("console.error", "throw new TypeError", "Promise.reject"),
    "/nodes": lambda reply: reply.body.count(b"<i>x</i>") == 50_000,
    "/deep": lambda reply: b"<div>" * 5_000 in reply.body,
    "/deep-script": _page("depth < 5000", "createElement('span')"),
    "/crash": _page("depth < 10000", "createElement('div')"),
    "/long-text": lambda reply: b"x" * 2_000_000 in reply.body,
    "/patched-to-json": _page("Array.prototype.toJSON ="),
    "/patched-stringify": _page("JSON.stringify ="),
    "/patched-array": _page("Array.prototype.filter =", "Array.prototype.forEach ="),
    "/patched-promise": _page("window.Promise ="),
    "/patched-rect": _page("getBoundingClientRect ="),
    "/patched-query": _page("document.querySelectorAll ="),
    "/patched-axe": _page("Object.defineProperty(window, 'axe'"),
    "/patched-loader": _page("window.define.amd", "window.module"),
    "/patched-all": _page("toJSON =", "JSON.stringify =", "filter =", "window.Promise =", "querySelectorAll ="),
    "/clobbered-form": _page('<input name="children">'),
    "/clobbered-node": _page('<input name="nodeName">'),
    "/clobbered-document": _page('<img name="documentElement"'),
    "/csp-strict": _page(Content_Security_Policy="default-src 'none'; style-src 'self'"),
    "/csp-sandbox": _page(Content_Security_Policy="sandbox"),
    "/csp-sandbox-frame": _page('<iframe src="/part/sandboxed"'),
    "/trusted-types": _page(Content_Security_Policy="require-trusted-types-for 'script'; trusted-types 'none'"),
    "/frame-self": _page('<iframe src="/frame-self"'),
    "/frames-50": lambda reply: reply.body.count(b"<iframe") == 50 and NO_ALT in reply.body,
    "/frame-silent": _page('<iframe src="/part/silent"'),
    "/frame-comes-and-goes": _page("}, 100);", "<iframe"),
    "/frameset": _page("<frameset", '<frame src="/part/landing"', images=0),
    "/invalid": _page("<body><body", "</span></main>"),
    "/no-structure": lambda reply: reply.body.startswith(b"Only text <img") and b"<html" not in reply.body,
    "/xhtml": _xhtml("</main>"),
    "/xhtml-broken": _xhtml("<p></main>"),
}


@pytest.fixture(scope="module")
def hostile() -> Iterator[HostileSite]:
    with serve_hostile() as running:
        yield running


def test_every_hostile_address_has_a_check_and_one_line_of_words() -> None:
    assert CHECKS.keys() == HOSTILE.keys() == ENDS.keys()
    assert all(what.strip() and "\n" not in what for what in HOSTILE.values())


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_address_answers_as_documented(hostile: HostileSite, path: str) -> None:
    reply = ask(hostile.site, path, seconds=1.0 if path == "/drip" else 5.0)
    assert CHECKS[path](reply), f"{HOSTILE[path]}: {reply.ended} {reply.raw[:600]!r}"


def test_a_drip_takes_its_time(hostile: HostileSite) -> None:
    start = time.monotonic()
    ask(hostile.site, "/drip-ends")
    assert 1 < time.monotonic() - start < 4


def test_the_client_that_comes_back_with_the_cookie_gets_its_page(hostile: HostileSite) -> None:
    refused = ask(hostile.site, "/429-then-ok")
    cookie = refused.headers["set-cookie"].partition(";")[0]
    assert ask(hostile.site, "/429-then-ok", headers=f"Cookie: {cookie}\r\n").status == 200


def test_the_redirect_chain_ends_well(hostile: HostileSite) -> None:
    with urllib.request.urlopen(hostile.url + "/redirect-chain", timeout=5) as answer:
        assert (answer.status, answer.url) == (200, hostile.url + "/part/landing")


def test_redirects_to_the_other_origin_arrive_there(hostile: HostileSite) -> None:
    before = hostile.other.hits["/landing"]
    with urllib.request.urlopen(hostile.url + "/redirect-other", timeout=5) as answer:
        assert answer.url == hostile.other.url + "/landing"
    assert hostile.other.hits["/landing"] == before + 1


def test_the_event_stream_stays_open(hostile: HostileSite) -> None:
    reply = ask(hostile.site, "/part/events", seconds=0.4)
    assert reply.ended == "quiet"
    assert reply.body.startswith(b"data: 1\n\n")
    assert reply.headers["content-type"] == "text/event-stream"


def test_web_sockets_are_refused(hostile: HostileSite) -> None:
    assert ask(hostile.site, "/part/no-socket", headers="Upgrade: websocket\r\n").status == 400


# --- what is no route: TLS, a closed port


def test_tls_is_refused_unless_the_certificate_is_not_asked_for() -> None:
    with serve_tls({"/": "secret"}) as site:
        assert site.url.startswith("https://127.0.0.1:")
        with pytest.raises(ssl.SSLCertVerificationError, match="self-signed"):
            with_tls(site, ssl.create_default_context())
        careless = ssl.create_default_context()
        careless.check_hostname = False
        careless.verify_mode = ssl.CERT_NONE
        assert with_tls(site, careless) == b"secret"
        assert site.hits == {"/": 1}


def with_tls(site: Site, context: ssl.SSLContext) -> bytes:
    connection = http.client.HTTPSConnection("127.0.0.1", site.port, timeout=5, context=context)
    try:
        connection.request("GET", "/")
        return connection.getresponse().read()
    finally:
        connection.close()


def test_closing_tls_ends_clients_that_never_greet() -> None:
    before = server_threads()
    with serve_tls() as site:
        silent = socket.create_connection(("127.0.0.1", site.port))
        time.sleep(0.1)
        start = time.monotonic()
    assert time.monotonic() - start < 2
    assert server_threads() <= before
    silent.close()


def test_a_closed_port_refuses() -> None:
    with closed_port() as port, pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)


# --- Vietnamese


def test_tcvn3_is_the_encoding_of_the_old_fonts() -> None:
    assert vietnamese.tcvn3("Việt Nam, Đường, ĐĂNG KÝ").decode("cp1252") == "ViÖt Nam, §\xadêng, §¡NG Ký"
    with pytest.raises(ValueError, match="no place"):
        vietnamese.tcvn3("漢")


# --- frames


def test_each_frame_is_served_where_it_says_with_its_defects_once() -> None:
    with serve_frames() as framed:
        main = ask(framed.site, "/").body.decode()
        for key, case in EXPECTED.items():
            if key == "main":
                continue
            server = framed.other if case.origin.startswith("other") else framed.site
            document = main if case.origin == "none" else ask(server, f"/frame/{key}").body.decode()
            document = document.replace("&quot;", '"').replace('\\"', '"')
            wanted = {"image-alt", "label"} if key == "hidden" else case.rules
            assert document.count(f'id="img-{key}"') == ("image-alt" in wanted), key
            assert document.count(f'id="input-{key}"') == ("label" in wanted), key
        assert main.count("<iframe") == sum(case.parent == "main" for case in EXPECTED.values())
        assert " alt=" not in main
        assert ask(framed.site, "/frame/sandbox-header").headers["content-security-policy"] == "sandbox"


def test_frames_are_of_three_origins_and_nest() -> None:
    with serve_frames() as framed:
        origins = {key: framed.address(key).rpartition("/frame/")[0] for key in EXPECTED}
        assert origins["same-origin"] == origins["other-site-nested"] == framed.site.url
        assert origins["other-port"] == framed.other.url
        assert origins["other-site"] == framed.other.localhost_url
        for key, case in EXPECTED.items():
            if case.parent not in ("", "main"):
                server = framed.other if EXPECTED[case.parent].origin.startswith("other") else framed.site
                assert f'src="{framed.address(key)}"' in ask(server, f"/frame/{case.parent}").body.decode()


# --- input that nobody here wrote


def test_the_lock_file_pins_the_pages_and_names_no_registry() -> None:
    text = (Path(dsfr.__file__).parent / "package-lock.json").read_text()
    package = json.loads(text)["packages"]["node_modules/@gouvfr/dsfr"]
    assert package["version"].startswith("1.")
    assert package["integrity"].startswith("sha512-")
    assert '"resolved"' not in text
    addresses = re.findall(r'"(\w+)": "\w+://', text)
    assert set(addresses) <= {"url"}, "where a package asks for money stands there, where it was fetched does not"


@pytest.mark.real
def test_the_example_pages_of_the_design_system_are_all_there() -> None:
    assert len(dsfr.layout_pages()) == dsfr.LAYOUTS
    assert set(dsfr.whole_pages()) < set(dsfr.layout_pages()) < set(dsfr.every_page())
    path = dsfr.whole_pages()[0]
    with dsfr.serve_dsfr() as site:
        inside = ask(site, path).body
    with dsfr.serve_dsfr(outside=True) as site:
        outside = ask(site, path).body
    assert b"cdnjs.cloudflare.com" in outside
    assert b"cdnjs.cloudflare.com" not in inside
    assert inside.count(b"<script") == outside.count(b"<script")


@pytest.mark.real
def test_the_application_runs_and_ends() -> None:
    with datasette_app.run_datasette() as application:
        for path in datasette_app.PAGES.values():
            with urllib.request.urlopen(application.url + path, timeout=20) as answer:
                assert answer.status == 200
                assert "text/html" in answer.headers["Content-Type"]
        counted = application.url + "/services/procedure.json?_size=0"
        with urllib.request.urlopen(counted, timeout=20) as answer:
            assert json.load(answer)["filtered_table_rows_count"] == 48
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(application.url, timeout=5)
