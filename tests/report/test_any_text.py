"""Whatever a page says, each report stays what it is: well-formed, inert, and honest about the text."""

import io
import json
import re
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import Subject
from portalcheck.report.html import html
from portalcheck.report.junit import junit
from portalcheck.report.results_json import results_json
from portalcheck.report.terminal import print_report
from portalcheck.report.visible import visible
from tests.report.sample import DESKTOP, assertion, head, pointer, visit
from tests.report.test_html import flat, inert, the

# Any characters at all, with lone surrogates; and the pieces that markup, templates and terminals are made of.
PIECES = st.sampled_from(
    [
        *(
            "<script>",
            "</script>",
            "</style>",
            "<img src=x onerror=y>",
            '" onclick="',
            "'",
            "&lt;",
            "&#x3c;",
            "-->",
        ),
        *(
            "<!--",
            "]]>",
            "<![CDATA[",
            "{{",
            "}}",
            "{%",
            "%}",
            "%(num)s",
            "%s",
            "[/red]",
            "[bold]",
            "\\",
            ":smile:",
        ),
        *(
            "javascript:",
            "https://a.example/",
            "\x1b[31m",
            "\x1b]8;;",
            "\u202e",
            "\u2066",
            "\x00",
            "\r",
            "\n",
            ": ",
        ),
        *("</pre>", "</title>", "<base href=//x>", "\ud83d", "\ude00", "\ufffe", "ế", "\u0300", "\u200f"),
    ]
)
ANY = st.lists(PIECES | st.text(st.characters(), max_size=8), max_size=8).map("".join)


@settings(max_examples=60, deadline=None)
@given(message=ANY, css=ANY, snippet=ANY, url=ANY, portal=ANY, blocking=st.booleans())
def test_any_text(message: str, css: str, snippet: str, url: str, portal: str, blocking: bool) -> None:
    subject = Subject(id="home", url=url)
    outcome = Outcome.FAILED if blocking else Outcome.CANT_TELL
    findings = [
        Finding(outcome=outcome, message=message, target=pointer(css, snippet, snippet), data={message: css}),
        Finding.untested(message, pointer(css)),
    ]
    report = Report(
        head(visit(subject, DESKTOP), portal=portal, base_url=url, notes=(message,)),
        [
            assertion("F-1", outcome, *findings, subject=subject),
            assertion("U-1", Outcome.UNTESTED, *findings[1:], subject=subject),
        ],
    )
    with tempfile.TemporaryDirectory() as folder:
        _json(results_json(report, Path(folder)).read_text("utf-8"), message, url)
        _xml(junit(report, Path(folder)).read_bytes(), message)
        _page(html(report, Path(folder)).read_text("utf-8"), message, snippet)
    out = io.StringIO()
    print_report(report, Console(file=out, width=200, force_terminal=True, color_system=None))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out.getvalue())


def _json(text: str, message: str, url: str) -> None:
    read = json.loads(text)["assertions"][0]
    # A pair of surrogates that stand side by side is one character to JSON.
    assert read["findings"][0]["message"] == _joined(message)
    assert read["subject"]["url"] == _joined(url)


def _joined(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _xml(content: bytes, message: str) -> None:
    cases = list(ElementTree.fromstring(content).iter("testcase"))
    assert len(cases) == 2
    shown = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", message)
    assert cases[1].find("error").attrib["message"] == shown  # type: ignore[union-attr]


def _page(text: str, message: str, snippet: str) -> None:
    tree = LexborHTMLParser(text)
    inert(tree)
    if snippet:
        assert the(tree, ".cause pre code").text() == visible(snippet)
    assert not message or _squeezed(visible(message)) == _squeezed(flat(the(tree, ".cause .message")))


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
