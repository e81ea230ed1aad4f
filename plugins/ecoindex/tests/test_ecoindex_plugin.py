"""The plugin as its author tests it: in an environment where it is installed, on public names."""

import csv
from importlib.metadata import entry_points
from pathlib import Path

import pytest

pytest.importorskip("portalcheck_ecoindex", reason="not installed: pip install -e plugins/ecoindex")

from portalcheck import Assertion, Finding, Outcome, Report, Subject
from portalcheck.testing import gathered, rule_cases
from portalcheck_ecoindex.elements import Elements
from portalcheck_ecoindex.rule import ecoindex
from portalcheck_ecoindex.score import ELEMENTS, KILOBYTES, REQUESTS, score
from portalcheck_ecoindex.table import table

test_cases = rule_cases(ecoindex)

SHADOW = """<main>
<p>one</p><svg><g><path/></g></svg><div id="host"></div><iframe srcdoc="<p>x</p>"></iframe>
</main>
<script>
const root = document.getElementById("host").attachShadow({mode: "open"});
root.innerHTML = "<p><b>two</b></p><svg><rect/></svg>";
</script>"""


def test_it_is_installed_as_a_plugin() -> None:
    assert [entry.value for entry in entry_points(group="portalcheck", name="ecoindex")] == ["portalcheck_ecoindex"]


@pytest.mark.parametrize(
    ("elements", "requests", "kilobytes", "expected"),
    [  # the values that the EcoIndex project holds its own implementation against
        (100, 100, 100, (72, "B")),
        (100, 100, 1000, (67, "C")),
        (100, 100, 10000, (58, "C")),
        (200, 200, 10000, (46, "D")),
        (2355, 267, 2493, (10, "G")),
        (240, 20, 331, (83, "A")),
        (2240, 100, 310182.902, (16, "F")),
        (0, 0, 0, (100, "A")),
        (10**9, 10**9, 10**9, (0, "G")),
    ],
)
def test_score(elements: int, requests: int, kilobytes: float, expected: tuple[int, str]) -> None:
    assert score(elements, requests, kilobytes) == expected


@pytest.mark.parametrize("quantiles", [ELEMENTS, REQUESTS, KILOBYTES], ids=["elements", "requests", "kilobytes"])
def test_quantiles_rise(quantiles: tuple[float, ...]) -> None:
    assert len(quantiles) == 21
    assert list(quantiles) == sorted(set(quantiles))


@pytest.mark.browser
def test_what_is_counted() -> None:
    # html, head, title, body, main, p, svg, g, path, div, iframe, script; in the shadow root p, b, svg, rect
    counted = gathered(SHADOW, Elements)["ecoindex_elements"]
    assert counted == Elements(elements=16, in_svg=3)


def test_the_table_has_a_row_for_each_visit(tmp_path: Path) -> None:
    subject = Subject(id="home", url="https://example.gov.vn/")
    measured = Finding.passed("The EcoIndex is 90.", ecoindex=90, grade="A", elements=9, requests=1, kilobytes=3.5)
    missing = Finding.untested("Not tested: there was no answer.")
    assertions = [
        _assertion(subject, "desktop", "eco/ecoindex", measured),
        _assertion(subject, "desktop", "eco/ecoindex", measured, criterion="again"),
        _assertion(subject, "desktop", "content/other", measured),
        _assertion(subject, "phone", "eco/ecoindex", missing),
        _assertion(subject, "tablet", "eco/ecoindex"),
    ]
    path = table(Report(None, assertions), tmp_path)  # type: ignore[arg-type]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert path.name == "ecoindex.csv"
    assert rows == [
        ["page", "device", "url", "ecoindex", "grade", "elements", "requests", "kilobytes", "note"],
        ["home", "desktop", "https://example.gov.vn/", "90", "A", "9", "1", "3.5", ""],
        ["home", "phone", "https://example.gov.vn/", "", "", "", "", "", "Not tested: there was no answer."],
        ["home", "tablet", "https://example.gov.vn/", "", "", "", "", "", "inapplicable"],
    ]


def _assertion(
    subject: Subject, device: str, rule: str, finding: Finding | None = None, criterion: str = "eco"
) -> Assertion:
    return Assertion(
        subject=subject,
        device=device,
        ruleset="light",
        criterion=criterion,
        rule=rule,
        rule_version=1,
        requirements=(),
        severity="minor",
        mode="automatic",
        outcome=finding.outcome if finding else Outcome.INAPPLICABLE,
        findings=(finding,) if finding else (),
    )
