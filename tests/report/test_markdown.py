"""`summary.md` says the verdict in one screen, and nothing of the page under test is markup in it."""

import re
from pathlib import Path

import pytest

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.report.summary_md import MOST, summary_md
from tests.report.sample import DESKTOP, HOME, HOSTILE, WAIVER, assertion, everything, head, one_of_each, pointer, visit


def written(report: Report, folder: Path) -> str:
    return summary_md(report, folder).read_text("utf-8")


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def test_the_verdict_comes_first(tmp_path: Path) -> None:
    lines = written(one_of_each(), tmp_path).splitlines()
    assert lines[0] == "## portalcheck: Not everything could be tested"
    assert cells(lines[4]) == ["Ruleset", "Passed", "Failed", "Cannot tell", "Inapplicable", "Untested"]
    assert cells(lines[6]) == [r"sample:full@" + "\u200b" + r"2026\.1", "1", "1", "1", "1", "1"]
    assert r"| sample/F\-1 (critical) | It has no alt\. | `img` | home\+desktop |" in lines
    assert r"| Not tested: the tree is missing\. | U\-1 | home\+desktop |" in lines
    assert r"| sample/Q\-1 (serious) | Does “here” say enough? | `a` | home\+desktop |" in lines
    titles = [line for line in lines if line.startswith("###")]
    assert titles == ["### Failed", "### Not tested", "### For a person to decide"]


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (assertion("P-1", Outcome.PASSED, Finding.passed("Yes.")), "## portalcheck: Passed"),
        (assertion("F-1", Outcome.FAILED, Finding.failed("No.")), "## portalcheck: Failed"),
        (assertion("W-1", Outcome.FAILED, Finding.failed("No."), waiver=WAIVER), "## portalcheck: Passed"),
    ],
)
def test_it_agrees_with_the_exit_code(tmp_path: Path, one, says: str) -> None:
    text = written(Report(head(visit(HOME, DESKTOP)), [one]), tmp_path)
    assert text.startswith(says)
    assert ("waived until 2027-03-31" in text) == (one.waiver is not None)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_of_the_page_is_markup(tmp_path: Path, hostile: str) -> None:
    finding = Finding.failed(f"{hostile} | @someone #1 **bold**", pointer(f"a | {hostile} `b`"))
    text = written(Report(head(), [assertion("F-1", Outcome.FAILED, finding)]), tmp_path)
    [row] = [line for line in text.splitlines() if line.startswith(r"| sample/F\-1")]
    assert len(cells(row)) == 4
    assert not re.search(r"(?<!\\)[<*\[]", row.replace("`", ""))
    assert "@someone" not in text
    assert "#1" not in text


def test_it_stays_short(tmp_path: Path) -> None:
    many = [assertion("F-1", Outcome.FAILED, *(Finding.failed(f"Fault {number} {'x' * 400}") for number in range(500)))]
    text = written(Report(head(), many), tmp_path)
    assert text.count("Fault") == MOST
    assert "… and 480 more in the report." in text
    assert len(written(everything(tmp_path), tmp_path)) < 20_000


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "vi",
            (
                "## portalcheck: Chưa kiểm tra được hết",
                "| Bộ tiêu chí | Đạt | Không đạt | Chưa xác định được | Không áp dụng | Chưa kiểm tra |",
                "### Không đạt",
                r"Trang được dàn rộng 1000 px trên màn hình 360 px\.",
                "(đặc biệt nghiêm trọng)",
            ),
        ),
        (
            "fr",
            (
                "## portalcheck\N{NO-BREAK SPACE}: Tout n’a pas pu être testé",
                "| Référentiel | Réussi | Échec | À trancher | Non applicable | Non testé |",
                "### Échec",
                "sur 1000\N{NO-BREAK SPACE}px de large pour un écran de 360\N{NO-BREAK SPACE}px",
                "(critique)",
            ),
        ),
    ],
)
def test_it_is_in_the_language_of_its_readers(tmp_path: Path, language: str, says: tuple[str, ...]) -> None:
    wide = "The page is laid out {width} px wide on a {device_width} px screen."
    failure = assertion("F-1", Outcome.FAILED, Finding.failed(wide, width=1000, device_width=360))
    report = one_of_each()
    head = report.head.model_copy(update={"language": language})
    text = written(Report(head, [failure, *report.assertions]), tmp_path)
    assert [one for one in says if one not in text] == []
