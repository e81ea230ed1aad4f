"""Bad input of the protocol: statuses, kinds of content, redirects, silence, broken transfers, encodings."""

import base64
import gzip
import json

from . import vietnamese
from .documents import NO_ALT, document
from .hostile_route import OTHER, Hostile
from .pages import Page, Request, Route

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PDF = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n168\n%%EOF\n"
)
CSV = "province;offices\nCà Mau;64\n"
HTML_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
BEGINNING = document().partition("</main>")[0].encode()  # the head, the heading and the defect, but no end
FULL = document().encode()
# Of numbers, as the same text over and over would be compressed to nothing.
FILLING = "".join(f"<!-- {number * number:x} -->" for number in range(3000)).encode()


def _status(status: int, title: str, **headers: str) -> Page:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(document(title=title), status=status, headers=named)


def _too_many_then_ok(request: Request) -> Page:
    # The request itself tells which visit it is, so that the route needs no memory: the cookie comes back.
    if "seen=1" in (request.headers.get("Cookie") or ""):
        return Page(document())
    return _status(429, "Too many requests", Retry_After="1", Set_Cookie="seen=1; Path=/429-then-ok")


def _stalls(request: Request) -> None:
    request.send(HTML_HEAD + b"\r\n" + BEGINNING)
    request.hang()


def _silent(request: Request) -> None:
    request.hang()


def _drip(request: Request) -> None:
    request.send(HTML_HEAD + b"\r\n" + BEGINNING)
    while not request.sleep(0.2):
        request.send(b"<br>")


def _drip_ends(request: Request) -> None:
    request.send(HTML_HEAD + f"Content-Length: {len(FULL)}\r\n\r\n".encode())
    step = -(-len(FULL) // 20)
    for start in range(0, len(FULL), step):
        request.send(FULL[start : start + step])
        if request.sleep(0.1):
            return


def _events(request: Request) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
    request.send(head + b"Connection: close\r\n\r\n")
    number = 0
    while True:
        number += 1
        request.send(f"data: {number}\n\n".encode())
        if request.sleep(0.5):
            return


def _again(request: Request) -> Page:
    # The page asks again at once: without a pause the machine would do nothing else.
    request.sleep(0.02)
    return Page("{}", content_type="application/json")


def _reset(request: Request) -> None:
    request.reset()


def _no_answer(request: Request) -> None:
    """Returns without a byte: the connection is closed in good order."""


def _short_body(request: Request) -> None:
    request.send(HTML_HEAD + f"Content-Length: {len(FULL) + 1000}\r\n\r\n".encode() + FULL)


def _not_http(request: Request) -> None:
    request.send(b"SSH-2.0-OpenSSH_9.2\r\n")


def _with_big_header(size: int) -> Page:
    # Several lines, as many clients bound one line at 64 KiB.
    lines = [(f"X-Large-{number}", "x" * 20_000) for number in range(size // 20_000)]
    return Page(document(), headers=lines)


def _redirect(to: str, status: int = 302) -> Page:
    return Page("", status=status, headers={"Location": to})


def _to(address: str, *, by_script: bool = False, after_ms: int | None = None) -> str:
    title = "This page has moved"
    if not by_script:
        return document(title=title, head=f'<meta http-equiv="refresh" content="0; url={address}">')
    go = f"location.replace({json.dumps(address)});"
    if after_ms is not None:
        go = f"addEventListener('load', () => setTimeout(() => {{ {go} }}, {after_ms}));"
    return document(title=title, script=go)


def _legacy(font: str) -> bytes:
    text = vietnamese.tcvn3(vietnamese.TEXT)
    title = vietnamese.tcvn3(vietnamese.TITLE)
    return (
        b'<html lang="vi"><head><title>' + title + b"</title></head><body><main>"
        b'<h1><font face="' + font.encode() + b'">' + title + b"</font></h1>"
        b'<p><font face="' + font.encode() + b'">' + text + b"</font></p>" + NO_ALT.encode() + b"</main></body></html>"
    )


_VIETNAMESE = document(title=vietnamese.TITLE, text=vietnamese.TEXT, lang="vi")

STATUSES = {
    "/401": Hostile(
        "401 that asks for a name and a password",
        _status(401, "Please log in", WWW_Authenticate='Basic realm="portal"'),
        "error-page",
    ),
    "/403": Hostile("403 with an HTML body", _status(403, "Forbidden"), "error-page"),
    "/404": Hostile("404 with an HTML body", _status(404, "Not found"), "error-page"),
    "/429": Hostile(
        "429 with `Retry-After: 2`, always",
        _status(429, "Too many requests", Retry_After="2"),
        "error-page",
    ),
    "/429-then-ok": Hostile(
        "429 with `Retry-After: 1` and a cookie; with that cookie the page", _too_many_then_ok, "error-page"
    ),
    "/500": Hostile("500 with an HTML body", _status(500, "Internal error"), "error-page"),
    "/503": Hostile(
        "503 with an HTML body and a Retry-After that is a date",
        _status(503, "Maintenance", Retry_After="Fri, 31 Dec 2100 23:59:59 GMT"),
        "error-page",
    ),
}

CONTENTS = {
    "/pdf": Hostile("a PDF at a page's address", Page(PDF, content_type="application/pdf"), "no-document"),
    "/image": Hostile("a PNG at a page's address", Page(PNG, content_type="image/png"), "no-document"),
    "/text": Hostile("plain text at a page's address", Page("Plain.\n", content_type="text/plain"), "no-document"),
    "/json": Hostile("JSON at a page's address", Page("{}", content_type="application/json"), "no-document"),
    "/empty": Hostile("status 200, text/html, no byte of body", Page(""), "no-document"),
    "/204": Hostile("status 204, without content", Page(status=204, content_type=None), "no-document"),
    "/no-type": Hostile("an HTML page without a content type", Page(document(), content_type=None)),
    "/wrong-type": Hostile(
        "an HTML page sent as text/plain", Page(document(), content_type="text/plain"), "no-document"
    ),
    "/download": Hostile(
        "a file to be saved (Content-Disposition: attachment)",
        Page(
            CSV,
            content_type="text/csv",
            headers={"Content-Disposition": 'attachment; filename="offices.csv"'},
        ),
        "no-document",
    ),
}

REDIRECTS = {
    "/redirect-other": Hostile("302 to another origin", _redirect(OTHER + "/landing"), "elsewhere"),
    "/redirect-loop": Hostile("302 to itself", _redirect("/redirect-loop"), "no-document"),
    "/redirect-chain": Hostile("three redirects (301, 307, 303) that end at a page", _redirect("/part/chain-2", 301)),
    "/redirect-unsafe": Hostile("302 to a file: address", _redirect("file:///etc/hostname"), "no-document"),
    "/redirect-script-other": Hostile(
        "JavaScript goes to another origin", _to(OTHER + "/landing", by_script=True), "elsewhere"
    ),
    "/redirect-script": Hostile("JavaScript goes to a page of this origin", _to("/part/landing", by_script=True)),
    "/redirect-script-late": Hostile(
        "JavaScript goes to a page of this origin 600 ms after load",
        _to("/part/landing", by_script=True, after_ms=600),
    ),
    "/redirect-meta-other": Hostile("meta refresh to another origin", _to(OTHER + "/landing"), "elsewhere"),
    "/redirect-meta": Hostile("meta refresh to a page of this origin", _to("/part/landing")),
}

SILENCES = {
    "/stalls": Hostile("the head and half of the body, then silence for ever", _stalls, "never-loads"),
    "/silent": Hostile("the server accepts and never answers", _silent, "silent"),
    "/drip": Hostile("the head and half of the body, then four bytes each 200 ms for ever", _drip, "never-loads"),
    "/drip-ends": Hostile("a whole page in twenty pieces within 2 seconds", _drip_ends),
    "/image-stalls": Hostile(
        "an image that never comes",
        document('<img src="/part/silent" alt="Map of the offices" width="40" height="40">'),
        "never-loads",
    ),
    "/script-stalls": Hostile(
        "a script in the body that never comes, after the content",
        document('<script src="/part/silent"></script>'),
        "never-loads",
    ),
    "/style-stalls": Hostile(
        "a stylesheet in the body that never comes, after the content",
        document('<link rel="stylesheet" href="/part/silent">'),
        "never-loads",
    ),
    "/fetch-stalls": Hostile("a fetch that never ends; load fires", document(script="fetch('/part/silent');")),
    "/fetches": Hostile(
        "fetches again as soon as it has the answer, for ever",
        document(script="(async () => { for (;;) await (await fetch('/part/again')).json(); })();"),
    ),
    "/events": Hostile(
        "a server-sent-event stream that stays open (normal)",
        document(
            '<p>Number of visitors: <span id="count">0</span></p>',
            script="""
const source = new EventSource('/part/events');
source.onmessage = (event) => { document.getElementById('count').textContent = event.data; };
""",
        ),
    ),
    "/websocket": Hostile(
        "a web socket that is refused, then tried again each second",
        document(
            script="""
const open = () => {
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '/part/no-socket');
  socket.onclose = () => setTimeout(open, 1000);
};
open();
"""
        ),
    ),
}

TRANSFERS = {
    "/reset": Hostile("the server resets the connection", _reset, "no-document"),
    "/no-answer": Hostile("the server closes the connection without a byte", _no_answer, "no-document"),
    "/not-http": Hostile("the greeting of another protocol", _not_http, "no-document"),
    "/short-body": Hostile("a Content-Length longer than the body, then the end", _short_body, "never-loads"),
    "/gzip-garbage": Hostile(
        "Content-Encoding: gzip before what is no gzip: a browser has an empty document, load never fires",
        Page(FULL, headers={"Content-Encoding": "gzip"}),
        "no-document",
    ),
    "/gzip-cut": Hostile(
        "gzip that ends too early, after the content",
        Page(gzip.compress(FULL + FILLING, mtime=0)[:-2000], headers={"Content-Encoding": "gzip"}),
    ),
    "/large-header": Hostile("headers of 100 kB, which a browser takes", _with_big_header(100_000)),
    "/too-large-header": Hostile(
        "headers of 400 kB, which a browser refuses", _with_big_header(400_000), "no-document"
    ),
}

ENCODINGS = {
    "/utf-16": Hostile(
        "UTF-16 with a byte order mark",
        Page(_VIETNAMESE.replace("utf-8", "utf-16").encode("utf-16"), content_type="text/html; charset=utf-16"),
    ),
    "/tcvn3": Hostile(
        "Vietnamese in the 8-bit TCVN3 of the .Vn fonts, without a charset",
        Page(_legacy(".VnTime"), content_type="text/html"),
    ),
    "/wrong-charset": Hostile(
        "Vietnamese in UTF-8, declared as ISO-8859-1",
        Page(_VIETNAMESE.replace('<meta charset="utf-8">\n', ""), content_type="text/html; charset=iso-8859-1"),
    ),
    "/nfd": Hostile("Vietnamese in NFD, each mark a character of its own", Page(vietnamese.nfd(_VIETNAMESE))),
}

ROUTES: dict[str, Hostile] = {**STATUSES, **CONTENTS, **REDIRECTS, **SILENCES, **TRANSFERS, **ENCODINGS}

# Addresses that the pages above use; nobody judges them for themselves.
PARTS: dict[str, Route] = {
    "/part/again": _again,
    "/part/chain-2": _redirect("/part/chain-3", 307),
    "/part/chain-3": _redirect("/part/landing", 303),
    "/part/events": _events,
    "/part/landing": document(title="Where you were sent"),
    "/part/no-socket": Page("No web socket here.\n", status=400, content_type="text/plain"),
    "/part/silent": _silent,
}
