"""What a service costs a citizen stands beside its journey, and side by side for several, in each kind of report."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from portalcheck.model.report import Report, VisitSummary
from portalcheck.model.trace import Cost
from portalcheck.report.results_json import results_json
from portalcheck.report.terminal import print_report
from tests.report.sample import journey
from tests.report.test_html import flat, text_of, written

DESKTOP = Cost(steps=6, fields=7, choices=5, files=1, clicks=8, seconds=8.34, bytes=565_227, loads=18)
PHONE = Cost(steps=3, fields=2, choices=1, clicks=3, seconds=4.1, bytes=190_000, loads=6)


def costing(folder: Path, **costs: Cost | None) -> Report:
    report = journey(folder)

    def cost(visit: VisitSummary) -> VisitSummary:
        known = costs.get(visit.key.device) if visit.subject.kind == "process" else None
        return visit.model_copy(update={"cost": known})

    head = report.head.model_copy(update={"visits": tuple(map(cost, report.head.visits))})
    return Report(head, report.assertions)


def rows(page: LexborHTMLParser) -> list[list[str]]:
    return [[flat(cell) for cell in row.css("th, td")] for row in page.css(".costs tr")]


def test_several_stand_side_by_side(tmp_path: Path) -> None:
    page = written(costing(tmp_path, desktop=DESKTOP, phone=PHONE), tmp_path)
    names = ["steps", "fields", "choices", "files", "clicks", "seconds", "kB", "loads"]
    numbers = [["6", "7", "5", "1", "8", "8.3", "565", "18"], ["3", "2", "1", "0", "3", "4.1", "190", "6"]]
    whole = [[f"{number} {name}" for number, name in zip(one, names, strict=True)] for one in numbers]
    assert rows(page) == [
        ["Journey", *names],
        ["Đăng ký khai sinh on desktop", *whole[0]],
        ["Đăng ký khai sinh on phone (stopped)", *whole[1]],
    ]
    assert {cell.attributes["aria-hidden"] for cell in page.css(".costs .what")} == {"true"}


def test_each_stands_beside_its_journey(tmp_path: Path) -> None:
    page = written(costing(tmp_path, desktop=DESKTOP), tmp_path)
    assert [text_of(one, "div") for one in page.css(".cost")] == [
        "steps 6 fields 7 choices 5 files 1 clicks 8 seconds 8.3 kB 565 loads 18"
    ]
    assert not page.css(".costs"), "one alone has nothing beside it"


def test_keys_are_told_where_any_were_pressed(tmp_path: Path) -> None:
    by_keys = DESKTOP.model_copy(update={"keys": 120})
    page = written(costing(tmp_path, desktop=by_keys, phone=PHONE), tmp_path)
    head, first, second = rows(page)
    at = head.index("keys")
    assert (first[at], second[at]) == ("120 keys", "0 keys")


def printed(report: Report, **more: Any) -> str:
    out = io.StringIO()
    print_report(report, Console(file=out, width=200), **more)
    return out.getvalue()


def test_on_a_terminal(tmp_path: Path) -> None:
    report = costing(tmp_path, desktop=DESKTOP, phone=PHONE)
    lines = [line.split() for line in printed(report).splitlines()]
    assert ["Journey", "steps", "fields", "choices", "files", "clicks", "seconds", "kB", "loads"] in lines
    assert ["birth+desktop", "6", "7", "5", "1", "8", "8.3", "565", "18"] in lines
    assert ["birth+phone", "3", "2", "1", "0", "3", "4.1", "190", "6"] in lines
    assert "birth+desktop" not in printed(report, quiet=True)


@pytest.mark.parametrize("cost", [DESKTOP, None])
def test_in_json(tmp_path: Path, cost: Cost | None) -> None:
    path = results_json(costing(tmp_path, desktop=cost), tmp_path)
    visits = json.loads(path.read_text("utf-8"))["visits"]
    (told,) = (one["cost"] for one in visits if one["key"]["subject"] == "birth" and one["key"]["device"] == "desktop")
    assert told == (cost.model_dump() if cost else None)


def test_what_was_not_counted_is_not_shown(tmp_path: Path) -> None:
    report = costing(tmp_path)
    assert not written(report, tmp_path).css(".costs, .cost")
    assert "clicks" not in printed(report)
