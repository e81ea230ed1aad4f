"""A journey is judged beside the page of its service, its forms, the way there, and its own states."""

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from portalcheck.errors import UsageError
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.service import Clicks, FormFiles
from portalcheck.model.subject import VisitKey
from portalcheck.portal_file import read_portal
from tests.pipeline.playing import play, traces, write_portal
from tests.servers.pages import Page, Route, serve_pages
from tests.servers.service import FORM, Service, page

RULESET = """
id: journeys
edition: "1"
title: {vi: Dịch vụ, en: Services, fr: Démarches}
sources:
  ours: {title: Chosen by the tests, basis: ours, in_force: "yes"}
criteria:
  - {rule: journey/completes}
  - {rule: journey/cost, params: {clicks: 1}}
  - {rule: service/information, params: {fields: [time, basis]}}
  - {rule: service/form-files}
  - {rule: service/no-paper}
  - {rule: service/clicks-from-home}
"""
SHEET = (
    "<h2>Thời hạn giải quyết</h2><p>3 ngày</p><h2>Căn cứ pháp lý</h2><p>Luật Hộ tịch</p><a href='/{}'>Tải tờ khai</a>"
)


def blank() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:t>Tờ khai</w:t>")
    return target.getvalue()


def portal(folder: Path, url: str, service: str = ", page: sheet, budget: {clicks: 2}") -> Path:
    written = write_portal(folder, url, service=service)
    (folder / "journeys.yaml").write_text(RULESET, "utf-8")
    written.write_text(written.read_text("utf-8").replace("{home: /}", "{home: /, sheet: /sheet}"), "utf-8")
    return written


def routes(form: str = FORM, **more: Route) -> dict[str, Route]:
    """A home page that leads on in steps, the sheet of the service, and the service itself, which begins at home."""
    service = Service(form=f"{form}<p><a href='/one'>Dịch vụ công</a></p>")
    return {
        **service.routes,
        "/one": page("Một", "<a href='/two'>Lĩnh vực</a>"),
        "/two": page("Hai", "<a href='/sheet'>Đăng ký</a>"),
        "/sheet": page("Đăng ký", SHEET.format("a.docx")),
        "/a.docx": Page(body=blank(), content_type="application/octet-stream"),
        **{f"/{name}": route for name, route in more.items()},
    }


def by_rule(assertions: list[Assertion]) -> dict[str, Assertion]:
    return {one.rule: one for one in assertions if one.subject.kind == "process"}


@pytest.mark.browser
def test_what_is_gathered_of_a_service(tmp_path: Path) -> None:
    with serve_pages(routes()) as site:
        checked = play(portal(tmp_path, site.url), tmp_path / "out", devices=("desktop", "phone"))
    judged = [one for one in checked.assertions if one.subject.kind == "process"]
    desktop = by_rule([one for one in judged if one.device == "desktop"])
    assert {rule: one.outcome for rule, one in desktop.items()} == dict.fromkeys(desktop, Outcome.PASSED)
    assert len(desktop) == 6
    way = desktop["service/clicks-from-home"].findings[0].data["way"]
    assert way == "“Dịch vụ công” → “Lĩnh vực” → “Đăng ký”"
    # Files and ways are the same on every device, and looked for once.
    assert {one.rule for one in judged if one.device == "phone"} == set(desktop) - {
        *("service/form-files", "service/clicks-from-home")
    }
    sheet = checked.store.load(VisitKey(subject="sheet", device="desktop"))
    home = checked.store.load(VisitKey(subject="home", device="desktop"))
    assert sheet
    assert home
    assert isinstance(sheet.artifacts["form-files"], FormFiles)
    assert isinstance(sheet.artifacts["clicks"], Clicks)
    assert not {"form-files", "clicks"} & set(home.artifacts)
    assert [visit.cost.clicks for visit in checked.report.head.visits if visit.cost] == [2, 2]
    cost = traces(checked)[0].cost
    assert cost
    assert (cost.steps, cost.fields, cost.choices, cost.files, cost.clicks) == (3, 3, 3, 1, 2)
    assert cost.bytes > 1000
    assert cost.loads >= 4


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"a.docx": Page(body=b"", content_type="application/octet-stream")}, "service/form-files"),
        ({"a.docx": Page(status=404, body=b"no")}, "service/form-files"),
        ({"sheet": page("Đăng ký", SHEET.format("a.docx").replace("3 ngày", ""))}, "service/information"),
        (
            {
                "two": page("Hai", "<a href='/three'>Danh sách</a>"),
                "three": page("Ba", "<a href='/sheet'>Đăng ký</a>"),
            },
            "service/clicks-from-home",
        ),
        ({"terms": page("x", ""), "form": f"{FORM}<p>Bạn phải nộp bản chính tại trụ sở.</p>"}, "service/no-paper"),
    ],
    ids=["an empty file", "no file", "nothing under a label", "four clicks away", "a paper"],
)
def test_what_fails(tmp_path: Path, more: dict[str, Any], rule: str) -> None:
    form = more.pop("form", FORM)
    with serve_pages(routes(form, **more)) as site:
        checked = play(portal(tmp_path, site.url), tmp_path / "out")
    judged = by_rule(checked.assertions)
    assert {name for name, one in judged.items() if one.outcome is not Outcome.PASSED} == {rule}
    assert judged[rule].outcome is Outcome.FAILED


@pytest.mark.slow
@pytest.mark.browser
def test_a_link_that_is_redirected_leads_there(tmp_path: Path) -> None:
    more = {
        "two": page("Hai", "<a href='/go'>Thủ tục Đăng ký</a> <a href='/guide.pdf'>Tài liệu</a>"),
        "go": Page(status=302, headers={"location": "/sheet"}),
    }
    with serve_pages(routes(**more)) as site:
        checked = play(portal(tmp_path, site.url), tmp_path / "out")
    judged = by_rule(checked.assertions)["service/clicks-from-home"]
    assert judged.outcome is Outcome.PASSED
    assert judged.findings[0].data["count"] == 3


@pytest.mark.slow
@pytest.mark.browser
def test_without_a_page_it_is_untested_and_says_so(tmp_path: Path) -> None:
    with serve_pages(routes()) as site:
        checked = play(portal(tmp_path, site.url, service=""), tmp_path / "out")
    judged = by_rule(checked.assertions)
    assert judged["journey/completes"].outcome is Outcome.PASSED
    assert judged["journey/cost"].outcome is Outcome.FAILED  # the ruleset's own limit, where the portal names none
    for rule in ("service/information", "service/form-files", "service/no-paper", "service/clicks-from-home"):
        assert judged[rule].outcome is Outcome.UNTESTED
        assert "names no page of this service" in judged[rule].findings[0].message


@pytest.mark.slow
@pytest.mark.browser
def test_a_journey_that_stops_passes_nothing_of_what_lies_behind(tmp_path: Path) -> None:
    with serve_pages(routes(FORM.replace("Nộp hồ sơ", "Gửi"))) as site:
        checked = play(portal(tmp_path, site.url), tmp_path / "out")
    judged = by_rule(checked.assertions)
    assert judged["service/no-paper"].outcome is Outcome.UNTESTED
    assert judged["journey/cost"].outcome is Outcome.UNTESTED
    assert judged["service/information"].outcome is Outcome.PASSED


@pytest.mark.slow
@pytest.mark.browser
def test_judged_again_without_a_browser(tmp_path: Path) -> None:
    with serve_pages(routes()) as site:
        play(portal(tmp_path, site.url), tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "-m", "portalcheck", "judge", str(tmp_path / "out"), "--into", str(tmp_path / "again"), "-q"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PORTALCHECK_BROWSER": "/nonexistent"},
        timeout=120,
    )
    first, second = (json.loads((tmp_path / name / "report.json").read_text("utf-8")) for name in ("out", "again"))
    assert second["assertions"] == first["assertions"], done.stderr
    assert second["visits"] == first["visits"]
    assert sum(bool(visit["cost"]) for visit in second["visits"]) == 1


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    written = portal(tmp_path, "http://portal.invalid", service=", page: shet")
    with pytest.raises(UsageError, match=r"services\.apply\.page: unknown page 'shet'; known: home, sheet.*sheet"):
        read_portal(written)
