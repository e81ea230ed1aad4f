"""`index.html` tells it all, needs nothing beside it, and takes what a page says for text and no more."""

import base64
import hashlib
import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.model.assertion import Evidence, Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import Device
from portalcheck.report import pictures
from portalcheck.report.html import html
from portalcheck.report.links import is_link, requirement
from portalcheck.report.visible import visible
from tests.report.sample import (
    DESKTOP,
    FORM,
    GONE,
    HOME,
    HOSTILE,
    PHONE,
    QUIET,
    RULESET,
    WAIVER,
    assertion,
    draw,
    everything,
    head,
    one_of_each,
    pointer,
    visit,
)

SCRIPT = files("portalcheck.report").joinpath("templates", "filter.js").read_text("utf-8")
ORDER = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED, Outcome.INAPPLICABLE)


def written(report: Report, folder: Path) -> LexborHTMLParser:
    return LexborHTMLParser(html(report, folder).read_text("utf-8"))


def text_of(tree: LexborHTMLParser | LexborNode, selector: str = "main") -> str:
    """The text of what a selector finds, white space collapsed."""
    return " ".join(flat(node) for node in tree.css(selector))


def flat(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def inert(tree: LexborHTMLParser) -> None:
    """Nothing in the page can run but our own script, and nothing can load or lead anywhere but to a web page."""
    assert {node.tag for node in tree.css("*")}.isdisjoint(
        {"iframe", "object", "embed", "form", "base", "template", "audio", "video", "textarea"}
    )
    assert [node.text() for node in tree.css("script")] == [SCRIPT]
    assert len(tree.css("input, button, select")) == len(tree.css("#filter :is(input, button, select)"))
    assert len(tree.css("style")) == 1
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            assert not name.startswith("on"), f"{node.tag} {name}"
            assert name != "style", "the policy forbids it"
            if name in ("href", "src", "action", "xlink:href"):
                assert (value or "").startswith(("https://", "http://", "#", "data:image/", "data:,")), value
    for link in tree.css("a[href]"):
        if not (link.attributes["href"] or "").startswith("#"):
            assert set((link.attributes["rel"] or "").split()) == {"noreferrer", "noopener"}


def the(tree: LexborHTMLParser, selector: str) -> LexborNode:
    """The first element that a selector finds."""
    return tree.css(selector)[0]


def card(tree: LexborHTMLParser, name: str) -> str:
    """The text of the card of a criterion."""
    [found] = [node for node in tree.css(".criterion") if text_of(node, ".tags > code") == name]
    return flat(found)


def test_each_outcome(tmp_path: Path) -> None:
    tree = written(one_of_each(), tmp_path)
    counts = "1 failed 1 cannot tell 1 untested 1 passed 1 inapplicable"
    assert text_of(tree, ".verdict .counts") == counts
    assert text_of(tree, ".matrix tbody tr") == "home sample 1 1 1 1 1"
    assert "It has no alt." in card(tree, "F-1")
    assert "Does “here” say enough?" in card(tree, "Q-1")
    assert "a person decides, with what a program found" in card(tree, "Q-1")
    assert "Not tested: the tree is missing." in text_of(tree, ".ruleset .reasons")
    [visited] = tree.css(".visits > li")
    assert text_of(visited, ".counts li") == counts
    listed = {text_of(row, "th"): text_of(row, "td") for row in visited.css("tbody tr")}
    assert listed["Passed 1"] == "sample/P-1"
    assert listed["Inapplicable 1"] == "sample/N-1"


def test_what_it_was_made_with(tmp_path: Path) -> None:
    tree = written(everything(tmp_path), tmp_path)
    assert text_of(tree, "h1") == "Cổng dịch vụ công"
    assert text_of(tree, "title") == "Report on Cổng dịch vụ công"
    about = text_of(tree, "main > section:last-child")
    for word in ("0.1.0", "Chromium 140.0", "4.12.1", "3.11.9", "portalcheck-wcag 1.0", "sample:full@2026.1"):
        assert word in about, word
    assert "A ruleset was left out: <b>broken</b>" in about
    assert the(tree, "time").attributes["datetime"] == "2026-11-24T09:30:00+00:00"


def test_what_was_not_tested(tmp_path: Path) -> None:
    tree = written(everything(tmp_path), tmp_path)
    [section] = [node for node in tree.css("main > section") if node.attributes["aria-labelledby"] == "not-tested"]
    text = flat(section)
    assert "21 checks could not be made." in text
    assert f"the server answered 404 NOT FOUND gone desktop {GONE.url}" in text
    assert "it was not done within 20 s Missing: tree feedback phone" in text
    assert "a picture was still loading marriage/3 Nơi đăng ký desktop" in text


def test_one_cause_is_told_once_with_its_visits(tmp_path: Path) -> None:
    finding = Finding.failed("It has no alt.", pointer("img", "<img>"))
    places: list[tuple[Any, str]] = [(HOME, "desktop"), (HOME, "phone"), (FORM, "phone")]
    report = Report(
        head(visit(HOME, DESKTOP), visit(HOME, PHONE), visit(FORM, PHONE)),
        [assertion("F-1", Outcome.FAILED, finding, subject=subject, device=device) for subject, device in places],
    )
    tree = written(report, tmp_path)
    [cause] = tree.css(".cause")
    assert text_of(cause, ".pages > li") == f"home desktop phone {HOME.url} feedback phone {FORM.url}"
    assert "on 3 visits" in text_of(tree, ".criterion .tags")
    assert f"portalcheck check {HOME.url} --ruleset sample:full@2026.1 --device desktop" in text_of(cause, "details")


def test_a_ruleset_by_path_is_asked_for_by_path(tmp_path: Path) -> None:
    failed = assertion("F-1", Outcome.FAILED, Finding.failed("No."))
    by_path = RULESET.model_copy(update={"path": "../rules of ours/sample.yaml", "profile": None})
    tree = written(Report(head(visit(HOME, DESKTOP), rulesets=[by_path]), [failed]), tmp_path)
    command = f"portalcheck check {HOME.url} --ruleset '../rules of ours/sample.yaml@2026.1' --device desktop"
    assert command in text_of(tree, "details")


@pytest.mark.parametrize(
    ("device", "commanded"),
    [
        (PHONE, True),
        (PHONE.model_copy(update={"source": "Ours."}), True),
        (PHONE.model_copy(update={"width": 375}), False),
    ],
)
def test_a_device_of_the_portal_file_needs_the_portal_file(device: Device, commanded: bool, tmp_path: Path) -> None:
    failed = assertion("F-1", Outcome.FAILED, Finding.failed("No."), device="phone")
    again = text_of(written(Report(head(visit(HOME, device)), [failed]), tmp_path), ".again")
    assert (f"portalcheck check {HOME.url} " in again) == commanded
    assert ("portalcheck check --portal portal.yaml Then look at home on phone." in again) == (not commanded)


def test_sources_and_requirements(tmp_path: Path) -> None:
    tree = written(everything(tmp_path), tmp_path)
    law = card(tree, "F-1")
    assert "WCAG 1.1.1 Non-text Content (A)" in law
    assert "ACT rule b4f0c3" in law
    assert "Nghị định 42/2022/NĐ-CP" in law
    assert "Clause: Điều 11 khoản 1" in law
    assert "Basis: text (its wording was read). In force: not known." in law
    assert "report (known from a report that describes it). In force: yes, as amended." in card(tree, "F-2")
    assert "secondary (known from one unofficial source). In force: no, superseded." in card(tree, "L-1")
    assert "ours (chosen by portalcheck). In force: yes." in card(tree, "W-1")
    links = {link.attributes["href"] for link in tree.css("a")}
    assert "https://www.w3.org/WAI/standards-guidelines/act/rules/b4f0c3/" in links
    assert "https://law.example/42" in links


def test_failures_that_do_not_block_are_marked(tmp_path: Path) -> None:
    tree = written(everything(tmp_path), tmp_path)
    assert "waived" in card(tree, "W-1")
    assert "Until 31 March 2027: A new menu comes in spring. Owner: Web team." in card(tree, "W-1")
    assert "below the gate" in card(tree, "L-1")
    assert "waived" not in card(tree, "F-1")
    order = [text_of(node, ".tags > code") for node in tree.css(".criterion")]
    assert order == ["F-1", "F-2", "L-1", "W-1", "Q-1", "U-1", "J-1"]
    assert "Of the failures, 4 are waived and 4 are below the gate" in text_of(tree, ".verdict")


def test_what_a_failed_criterion_leaves_open(tmp_path: Path) -> None:
    tree = written(everything(tmp_path), tmp_path)
    assert "1 thing left open under this criterion" in card(tree, "F-2")
    assert "Is the contrast enough?" in card(tree, "F-2")


@pytest.mark.parametrize(
    ("assertions", "sentence"),
    [
        ([], "Nothing was judged, so there is no verdict."),
        ([("F-1", Outcome.FAILED), ("P-1", Outcome.PASSED)], "Does not pass: 1 of 2 checks failed."),
        (
            [("F-1", Outcome.FAILED), ("U-1", Outcome.UNTESTED)],
            "Does not pass: 1 of 2 checks failed, and 1 could not be tested.",
        ),
        (
            [("P-1", Outcome.PASSED), ("U-1", Outcome.UNTESTED)],
            "No verdict: 1 of 2 checks could not be tested. None of the others failed.",
        ),
        (
            [("L-1", Outcome.FAILED), ("U-1", Outcome.UNTESTED)],
            "No verdict: 1 of 2 checks could not be tested. What failed (1) is waived or below the gate.",
        ),
        (
            [("L-1", Outcome.FAILED), ("P-1", Outcome.PASSED)],
            "Passes the gate: what failed (1 of 2 checks) is waived or below the gate.",
        ),
        (
            [("L-1", Outcome.FAILED), ("Q-1", Outcome.CANT_TELL)],
            "Passes the gate: what failed (1 of 2 checks) is waived or below the gate. A person has to decide 1 more.",
        ),
        (
            [("P-1", Outcome.PASSED), ("Q-1", Outcome.CANT_TELL)],
            "No failure was found; of 2 checks a person has to decide 1.",
        ),
        ([("P-1", Outcome.PASSED)], "No failure was found in 1 check."),
        ([("N-1", Outcome.INAPPLICABLE)], "The 1 check does not apply to these pages."),
    ],
)
def test_verdicts(assertions: list[tuple[str, Outcome]], sentence: str, tmp_path: Path) -> None:
    report = Report(
        head(visit(HOME, DESKTOP), rulesets=[RULESET]),
        [assertion(name, outcome) for name, outcome in assertions],
    )
    assert text_of(written(report, tmp_path), ".sentence") == sentence


def test_the_policy_lets_in_what_is_our_own_alone(tmp_path: Path) -> None:
    tree = written(everything(tmp_path), tmp_path)
    policy = the(tree, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    style = the(tree, "style").text()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(SCRIPT)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style
    assert "@import" not in style


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_script_writes_no_markup_and_asks_for_nothing() -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function(", "fetch", "import"):
        assert word not in SCRIPT
    for word in ("XMLHttpRequest", "WebSocket", "createElement", "setAttribute", "DOMParser", "keydown", "accesskey"):
        assert word not in SCRIPT


def test_hostile_texts_are_text(tmp_path: Path) -> None:
    tree = written(everything(tmp_path), tmp_path)
    inert(tree)
    markup = [node.text() for node in tree.css("pre code")]
    for text in HOSTILE:
        assert visible(text)[:1_000] in markup
    assert "\u202e" not in tree.body.text()  # type: ignore[union-attr]
    assert "… and 9,000 more characters in report.json" in text_of(tree)
    assert "javascript:alert(document.domain)" in text_of(tree, "code.address")


def test_links() -> None:
    assert is_link("https://a.example/?b=c&d")
    assert is_link("HTTP://a.example")
    for url in (
        *("javascript:alert(1)", " https://a", "https:/a", "https:///a", "data:text/html,x", "//a", "", None),
        *("https://a/\u202eb", "java\nscript:x", "vbscript:x", "file:///etc/passwd", "https://a\x00"),
    ):
        assert not is_link(url), url


def test_requirements_are_written_out() -> None:
    assert requirement("WCAG20:1.4.4")[::2] == ("1.4.4 Resize Text", "AA")
    assert requirement("WCAG20:1.4.3").url.endswith("/Understanding/contrast-minimum")
    assert requirement("ACT:b4f0c3").act
    assert requirement("ACT:<b>") == ("ACT:<b>", "", "", False)
    assert requirement("EN301549:9.1.1.1") == ("EN301549:9.1.1.1", "", "", False)


def test_pictures_are_in_the_page(tmp_path: Path) -> None:
    report = everything(tmp_path)
    tree = written(report, tmp_path)
    images = tree.css(".cause img")
    assert images
    for image in images:
        kind, _, content = (image.attributes["src"] or "").partition(";base64,")
        assert kind == "data:image/png"
        assert base64.b64decode(content).startswith(b"\x89PNG")
        assert (image.attributes["alt"] or "").startswith("Picture of the element ")
        assert image.attributes["width"] in ("240", "900")
    assert "The picture is not in this page: evidence/lost.png" in text_of(tree, "figcaption")


def test_pictures_of_a_fine_screen_keep_their_size(tmp_path: Path) -> None:
    finding = Finding.failed("Pale.", pointer("p")).model_copy(
        update={"evidence": (draw(tmp_path, "evidence/p.png", 200, 80),)}
    )
    report = Report(head(visit(HOME, PHONE)), [assertion("F-2", Outcome.FAILED, finding, device="phone")])
    image = the(written(report, tmp_path), "img")
    assert (image.attributes["width"], image.attributes["height"]) == ("100", "40")


def test_the_focus_is_shown_without_and_with(tmp_path: Path) -> None:
    pair = tuple(
        draw(tmp_path, f"evidence/{shows}.png", 120, 50).model_copy(update={"shows": shows})
        for shows in ("without-focus", "with-focus")
    )
    finding = Finding.failed("Unseen.", pointer("a")).model_copy(update={"evidence": pair})
    report = Report(head(visit(HOME, PHONE)), [assertion("F-2", Outcome.FAILED, finding, device="phone")])
    tree = written(report, tmp_path)
    assert [one.text() for one in tree.css(".shown figcaption")] == ["Without the focus", "With the focus"]
    for image, said in zip(tree.css(".shown img"), ("Without the focus: ", "With the focus: "), strict=True):
        assert (image.attributes["alt"] or "").startswith(f"{said}the element a on ")
        assert image.attributes["width"] == "120", "these are of one pixel for each CSS px"


@pytest.mark.parametrize(
    ("path", "media_type"),
    [("../outside.png", "image/png"), ("evidence/p.png", "image/svg+xml"), ("evidence/p.png", "text/html")],
)
def test_pictures_from_elsewhere_stay_out(path: str, media_type: str, tmp_path: Path) -> None:
    folder = tmp_path / "results"
    draw(folder, "evidence/p.png", 8, 8)
    draw(tmp_path, "outside.png", 8, 8)
    picture = Evidence(path=path, media_type=media_type, width=8, height=8)
    finding = Finding.failed("Pale.").model_copy(update={"evidence": (picture,)})
    tree = written(Report(head(visit(HOME, DESKTOP)), [assertion("F-2", Outcome.FAILED, finding)]), folder)
    assert not tree.css("img")
    assert path in text_of(tree, "figcaption")


def test_pictures_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST", 1_000)
    picture = draw(tmp_path, "evidence/p.png", 100, 100)
    size = len(base64.b64encode((tmp_path / picture.path).read_bytes()))
    findings = [
        Finding.failed(f"Pale {n}.", pointer(f"p:nth-child({n})")).model_copy(update={"evidence": (picture,)})
        for n in range(19)
    ]
    tree = written(Report(head(visit(HOME, DESKTOP)), [assertion("F-2", Outcome.FAILED, *findings)]), tmp_path)
    assert len(tree.css("img")) == 1_000 // size
    assert text_of(tree, "figcaption").count("not in this page") == 19 - 1_000 // size


def test_headings_landmarks_and_tables(tmp_path: Path) -> None:
    tree = written(everything(tmp_path), tmp_path)
    levels = [int(str(node.tag)[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for landmark in ("header", "nav[aria-label]", "main", "footer"):
        assert len(tree.css(f"body {landmark}")) == 1, landmark
    for table in tree.css("table"):
        assert table.css("caption")
        assert all(cell.attributes.get("scope") for cell in table.css("th"))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    for link in tree.css('a[href^="#"]'):
        assert (link.attributes["href"] or "")[1:] in ids
    assert the(tree, "html").attributes["lang"] == "en"
    assert text_of(tree, '#ruleset-2 [lang="vi"]') == QUIET.title["vi"]


def test_causes_beyond_the_most_are_counted(tmp_path: Path) -> None:
    findings = [Finding.failed(f"Fault {n}.", pointer(f"p:nth-child({n})")) for n in range(1_000)]
    tree = written(Report(head(visit(HOME, DESKTOP)), [assertion("F-1", Outcome.FAILED, *findings)]), tmp_path)
    assert len(tree.css(".cause")) == 20
    assert "17 more places under this criterion" in text_of(tree)
    assert "and 980 more in report.json" in text_of(tree)


def test_the_cause_that_most_visits_show_comes_first(tmp_path: Path) -> None:
    rare, common = Finding.failed("Rare.", pointer("b")), Finding.failed("Common.", pointer("a"))
    report = Report(
        head(),
        [
            assertion("F-1", Outcome.FAILED, rare, common),
            assertion("F-1", Outcome.FAILED, common, device="phone"),
        ],
    )
    assert text_of(written(report, tmp_path), ".cause .lead") == "Common. Rare."


def test_nothing_judged(tmp_path: Path) -> None:
    tree = written(Report(head(rulesets=()), []), tmp_path)
    inert(tree)
    assert "There was no ruleset to judge by." in text_of(tree)
    assert "Nothing was judged at all." in text_of(tree)
    assert "No page was visited." in text_of(tree)


def test_a_time_that_is_none_is_shown_as_it_is(tmp_path: Path) -> None:
    tree = written(Report(head(started="<yesterday>"), []), tmp_path)
    assert text_of(tree, ".when") == "<yesterday>"


def test_numbers_in_the_sums_are_those_of_the_report(tmp_path: Path) -> None:
    report = everything(tmp_path)
    tree = written(report, tmp_path)
    mine = [one for one in report.assertions if one.ruleset == "sample"]
    sums = [int(re.split(r"\D", text_of(one, "li"))[0]) for one in the(tree, ".verdict").css(".counts li")]
    assert sums == [sum(one.outcome is outcome for one in mine) for outcome in ORDER]
    assert WAIVER in {one.waiver for one in mine}
    of_pages = [[int(cell.text()) for cell in row.css("td")] for row in tree.css(".matrix tbody tr:not(.of-ruleset)")]
    assert [sum(column) for column in zip(*of_pages, strict=True)] == [
        sum(one.outcome is outcome for one in report.assertions) for outcome in ORDER
    ]
