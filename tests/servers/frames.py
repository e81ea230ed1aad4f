"""One page with every kind of frame, each with the same two defects, which show which frames were reached.

    with serve_frames() as framed:
        …  # framed.url is the page; EXPECTED says what must be found in which frame

The page itself and every framed document are otherwise in order: title, language, landmarks, headings,
titles of the frames. So each finding that is not in `EXPECTED` is a false one.
"""

import html
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from .documents import PIXEL
from .pages import Page, Site, serve_pages

Origin = Literal["main", "other-port", "other-site", "none"]


@dataclass(frozen=True)
class FrameCase:
    """One frame. `key` is its element's id and name; its defects have `img-<key>` and `input-<key>` as ids."""

    key: str
    what: str
    rules: frozenset[str]  # ids of axe rules, each to be found exactly once in this frame's document
    origin: Origin = "main"
    parent: str = "main"  # the key of the frame that holds it
    scripts: bool = True  # whether its document may run scripts; in one that may not, timers never fire either


BOTH = frozenset({"image-alt", "label"})
NOTHING: frozenset[str] = frozenset()

_CASES = (
    FrameCase("main", "the page itself, in order", NOTHING, parent=""),
    FrameCase("same-origin", "of the same origin", BOTH),
    FrameCase(
        "same-origin-nested",
        "of the same origin, in the frame of the same origin",
        BOTH,
        parent="same-origin",
    ),
    FrameCase("other-port", "of the same site at another port: another origin, the same process", BOTH, "other-port"),
    FrameCase(
        "other-site",
        "of another site (localhost): Chromium gives it a process of its own",
        BOTH,
        "other-site",
    ),
    FrameCase("other-site-nested", "of the page's origin, in the frame of another site", BOTH, parent="other-site"),
    FrameCase("sandbox-scripts", 'sandbox="allow-scripts": scripts run, in an origin without a name', BOTH),
    FrameCase("sandbox-attribute", "a sandbox attribute without allow-scripts", BOTH, scripts=False),
    FrameCase("sandbox-header", "sandboxed by Content-Security-Policy, without scripts", BOTH, scripts=False),
    FrameCase("srcdoc", "srcdoc, with an image only", frozenset({"image-alt"}), "none"),
    FrameCase("written", "about:blank into which the page's script has written", BOTH, "none"),
    FrameCase("shadow", "of the same origin, in an open shadow root", BOTH),
    FrameCase("hidden", "display:none: has the defects, but nobody can perceive them", NOTHING),
    FrameCase("blank", "about:blank, empty", NOTHING, "none"),
)

EXPECTED: dict[str, FrameCase] = {case.key: case for case in _CASES}


@dataclass(frozen=True)
class FramedPage:
    """The page with its frames, and the second server, of which two frames come."""

    site: Site
    other: Site

    @property
    def url(self) -> str:
        return self.site.url + "/"

    def address(self, key: str) -> str:
        """The address that the frame `key` is loaded from."""
        match EXPECTED[key].origin:
            case "none":
                return "about:srcdoc" if key == "srcdoc" else "about:blank"
            case "other-port":
                return f"{self.other.url}/frame/{key}"
            case "other-site":
                return f"{self.other.localhost_url}/frame/{key}"
            case "main":
                return self.url if key == "main" else f"{self.site.url}/frame/{key}"


@contextmanager
def serve_frames() -> Iterator[FramedPage]:
    """Serves the page at `/` and its frames at `/frame/<key>` of the server that `EXPECTED` gives them."""
    with serve_pages({}) as other, serve_pages({}) as site:
        framed = FramedPage(site, other)
        for case in EXPECTED.values():
            if case.key != "main" and case.origin != "none":
                server = site if case.origin == "main" else other
                server.add(f"/frame/{case.key}", _framed_document(framed, case))
        site.add("/", _main_document(framed))
        yield framed


def _defects(case: FrameCase) -> str:
    key = case.key
    image = f'<p><img id="img-{key}" src="{PIXEL}" width="40" height="40"></p>'
    field = f'<p><input id="input-{key}" type="text" style="height: 32px"></p>'
    return image + (field if "label" in case.rules or case.key == "hidden" else "")


def _framed_document(framed: FramedPage, case: FrameCase) -> Page:
    nested = "".join(_element(framed, inner) for inner in EXPECTED.values() if inner.parent == case.key)
    headers = {"Content-Security-Policy": "sandbox"} if case.key == "sandbox-header" else {}
    return Page(_frame_html(case, nested), headers=headers)


def _frame_html(case: FrameCase, nested: str = "") -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>Document of {case.key}</title></head>"
        f"<body><p>Frame {case.key}</p>{_defects(case)}{nested}</body></html>"
    )


def _element(framed: FramedPage, case: FrameCase) -> str:
    more = ""
    match case.key:
        case "sandbox-scripts":
            more = ' sandbox="allow-scripts"'
        case "sandbox-attribute":
            more = ' sandbox=""'
        case "hidden":
            more = ' style="display: none"'
    if case.key == "srcdoc":
        source = f' srcdoc="{html.escape(_frame_html(case))}"'
    elif case.key in ("written", "blank"):
        source = ""
    else:
        source = f' src="{framed.address(case.key)}"'
    holds_another = case.key in ("same-origin", "other-site")
    size = 'width="400" height="330"' if holds_another else 'width="300" height="160"'
    named = f'id="{case.key}" name="{case.key}" title="Notice {case.key}"'
    return f"<iframe {named} {size}{source}{more}></iframe>"


def _main_document(framed: FramedPage) -> str:
    own = [case for case in EXPECTED.values() if case.parent == "main"]
    elements = "\n".join(f"<div>{_element(framed, case)}</div>" for case in own if case.key != "shadow")
    shadow = _for_script(_element(framed, EXPECTED["shadow"]))
    written = _for_script(_frame_html(EXPECTED["written"]))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Notices of the authority</title>
</head>
<body>
<header><p>The authority</p><p><a href="#content">To the notices</a></p></header>
<main id="content" tabindex="-1">
<h1>Notices of the authority</h1>
<p>Each notice is a frame.</p>
{elements}
<div id="shadow-host"></div>
</main>
<footer><p>Imprint</p></footer>
<script>
document.getElementById('shadow-host').attachShadow({{ mode: 'open' }}).innerHTML = {shadow};
const frame = document.getElementById('written').contentDocument;
frame.open();
frame.write({written});
frame.close();
</script>
</body>
</html>
"""


def _for_script(text: str) -> str:
    return json.dumps(text).replace("</", "<\\/")  # an end tag in a script's string would end the script
