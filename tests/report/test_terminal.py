"""The terminal says the same, and nothing in a page can speak to the terminal."""

import io

import pytest
from rich.console import Console

from portalcheck.model.artifact import Missing
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.report.terminal import print_report
from tests.report.sample import (
    DESKTOP,
    GONE,
    HOME,
    HOSTILE,
    PHONE,
    RULESET,
    TOOLS,
    WAIVER,
    assertion,
    head,
    one_of_each,
    pointer,
    visit,
)


def printed(report: Report, *, quiet: bool = False, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=20_000, force_terminal=colour, color_system="standard" if colour else None, emoji=True
    )
    print_report(report, console, quiet=quiet)
    return out.getvalue()


def test_each_outcome() -> None:
    text = printed(one_of_each())
    assert "failed sample/F-1  critical  WCAG20:1.1.1, ACT:b4f0c3\n  It has no alt.\n    at img  <img>\n" in text
    assert "cannot tell sample/Q-1" in text
    assert "Does “here” say enough?" in text
    assert "untested sample/U-1\n  Not tested: the tree is missing.\n    on home+desktop\n" in text
    last = text.splitlines()[-2]
    assert last.split() == ["sample:full@2026.1", "1", "1", "1", "1", "1"]


def test_quiet_prints_the_sums_only() -> None:
    text = printed(one_of_each(), quiet=True)
    assert len(text.splitlines()) == 4
    assert "alt" not in text


@pytest.mark.parametrize("quiet", [False, True])
def test_it_tells_what_it_was_made_with(quiet: bool) -> None:
    assert "portalcheck 0.1.0 · axe 4.12.1 · browser Chromium 140.0\n" in printed(one_of_each(), quiet=quiet)


def test_lighthouse_is_told_where_it_measured() -> None:
    told = head(tools=TOOLS.model_copy(update={"lighthouse": "12.6.1"}))
    assert "browser Chromium 140.0 · lighthouse 12.6.1\n" in printed(Report(told, []))


@pytest.mark.parametrize("text", [*HOSTILE, ":smile: \\", "\\[bold]", "ends in a backslash\\"])
def test_markup_of_rich_is_only_text(text: str) -> None:
    report = Report(
        head(visit(HOME, DESKTOP)),
        [assertion("F-1", Outcome.FAILED, Finding.failed(f"It says {text}", pointer(text, text, text)))],
    )
    plain = printed(report)
    if text.isprintable() and len(text) < 1_000:
        assert f"  It says {text}\n" in plain
    coloured = printed(report, colour=True)
    assert "\x1b]" not in coloured
    assert "\x07" not in coloured
    assert "\x9b" not in coloured
    assert "\u202e" not in coloured


def test_one_cause_on_many_visits_is_told_once() -> None:
    finding = Finding.failed("It has no alt.", pointer("img"))
    report = Report(
        head(visit(HOME, DESKTOP), visit(HOME, PHONE)),
        [assertion("F-1", Outcome.FAILED, finding, device=device) for device in ("desktop", "phone")],
    )
    text = printed(report)
    assert text.count("It has no alt.") == 1
    assert "on home+desktop, home+phone" in text


def test_causes_beyond_the_most_are_counted() -> None:
    findings = [Finding.failed(f"Fault {n}.", pointer(f"p:nth-child({n})")) for n in range(1_000)]
    text = printed(Report(head(visit(HOME, DESKTOP)), [assertion("F-1", Outcome.FAILED, *findings)]))
    assert text.count("Fault ") == 5
    assert "… and 995 more in the report" in text


def test_failures_that_do_not_block_are_marked() -> None:
    finding = Finding.failed("It fails.")
    text = printed(
        Report(
            head(visit(HOME, DESKTOP)),
            [
                assertion("W-1", Outcome.FAILED, finding, waiver=WAIVER),
                assertion("L-1", Outcome.FAILED, finding),
            ],
        )
    )
    assert "failed sample/W-1  serious  WCAG20:1.1.1, ACT:b4f0c3  waived until 2027-03-31" in text
    assert "failed sample/L-1  minor  WCAG20:1.1.1, ACT:b4f0c3  below the gate" in text


def test_a_page_that_did_not_load_is_told_once() -> None:
    reason = Missing(reason="the server answered 404", cause="refused")
    untested = Finding.untested("Not tested: the server answered 404.")
    report = Report(
        head(visit(GONE, DESKTOP, load=None, missing={"axe": reason, "document": reason})),
        [assertion(one.id, Outcome.UNTESTED, untested, subject=GONE) for one in RULESET.criteria],
    )
    text = printed(report)
    assert text.count("Not tested:") == 1
    assert "untested sample: 8 criteria" in text
    assert "gone+desktop the server answered 404\n" in text


def test_nothing_judged() -> None:
    assert printed(Report(head(), [])).splitlines()[2].split() == [
        "sample:full@2026.1",
        "0",
        "0",
        "0",
        "0",
        "0",
    ]
