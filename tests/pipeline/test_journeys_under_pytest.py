"""Journeys as pytest runs them: one registration however many workers there are, and steps in a user's own test."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from portalcheck import find_browser
from tests.pipeline.playing import STEPS, write_portal
from tests.plain_pytest import PLAIN
from tests.servers.pages import serve_pages
from tests.servers.service import Service

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONFTEST = f"""
import pytest

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {{**browser_type_launch_args, "executable_path": {find_browser()!r}}}
"""
TEST = """
def test_apply(page, journey, base_url):
    page.set_default_timeout(5000)
    citizen = journey.person("citizen", sex="female")
    with journey.step("Tờ khai"):
        page.goto(base_url)
    with journey.step("Giấy biên nhận"):
        page.get_by_label("Họ và tên").fill(citizen["full_name"])
        page.get_by_label("Ngày sinh").fill(citizen["born_on_iso"])
        page.get_by_text("Nữ").click()
        page.get_by_text("Tôi đồng ý").click(position={"x": 4, "y": 4})
        page.get_by_role("button", name="Nộp hồ sơ").click()
    reference = journey.extract(page.locator("strong").inner_text())
    with journey.step("Tra cứu"):
        page.goto(f"{base_url}/status")
        page.get_by_label("Mã hồ sơ").fill(reference)
        page.get_by_role("button", name="Tra cứu").click()
    journey.assert_ok(strict=True)


def test_typed_by_hand(page, journey, base_url):
    with journey.step("Tờ khai"):
        page.goto(base_url)
        page.get_by_label("Họ và tên").press_sequentially("Trần Văn Bí Mật")
        page.get_by_role("button", name="Nộp hồ sơ").click()
    with journey.step("Hỏng"):
        assert page.get_by_role("heading").inner_text() == "Trần Văn Bí Mật", "Trần Văn Bí Mật"


def test_wrongly_written(page, journey, base_url):
    with journey.step("Tờ khai"):
        page.goto(base_url)
        page.get_by_label(nhan)
"""


def run(folder: Path, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *PLAIN, "--portal-results", "out", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
        env={**os.environ, "PYTEST_ADDOPTS": ""},
    )
    return done.stdout + done.stderr


def journey_of(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Give what was judged of the journey, and the subjects of the report."""
    report = json.loads((folder / "report.json").read_text("utf-8"))
    (assertion,) = (one for one in report["assertions"] if one["rule"] == "journey/completes")
    return assertion, [visit["subject"]["id"] for visit in report["visits"]]


@pytest.mark.parametrize(
    "dist", [(), ("-n", "2"), ("-n", "2", "--dist", "loadscope")], ids=["plain", "n2", "loadscope"]
)
def test_one_registration_is_made(tmp_path: Path, dist: tuple[str, ...]) -> None:
    service = Service()
    with serve_pages(service.routes) as site:
        write_portal(tmp_path, site.url)
        printed = run(tmp_path, *dist, "portal.yaml")
        hits = site.hits
    assert len(service.registered) == 1, printed[-2000:]
    assert hits["/receipt"] == 1
    assert hits["/"] == 2, "the page home, and the first step"
    assertion, subjects = journey_of(tmp_path / "out")
    assert assertion["outcome"] == "passed"
    assert subjects == ["home", "apply/1", "apply/2", "apply/3", "apply"]
    assert not re.search(r"\d+ (failed|error)", printed), printed[-2000:]


def test_a_state_has_a_node_id_of_its_own(tmp_path: Path) -> None:
    service = Service()
    with serve_pages(service.routes) as site:
        write_portal(tmp_path, site.url)
        listed = run(tmp_path, "--co", "portal.yaml")
        chosen = run(tmp_path, "portal.yaml::apply/2+desktop::journeys/axe/label", "-v")
    assert "portal.yaml::apply/2+desktop::journeys/axe/label" in listed
    assert "portal.yaml::apply+desktop::journeys/journey/completes" in listed
    assert "portal.yaml::apply/2+desktop::journeys/journey/completes" not in listed
    assert "portal.yaml::home+desktop::journeys/journey/completes" not in listed
    assert "1 skipped" in chosen or "1 passed" in chosen
    assert len(service.registered) == 1


def test_what_lies_behind_a_stop_has_one_line_and_never_passes(tmp_path: Path) -> None:
    service = Service()
    with serve_pages(service.routes) as site:
        write_portal(tmp_path, site.url, STEPS.replace("name: Nộp hồ sơ", "name: Bàn giao"))
        printed = run(tmp_path, "portal.yaml::apply/1+desktop", "portal.yaml::apply/3+desktop")
        alone = run(tmp_path, "portal.yaml::apply/3+desktop::journeys/axe/label", "--junitxml", "out.xml")
    (line,) = (line for line in printed.splitlines() if line.startswith("n "))
    assert re.match(r"n portal\.yaml::apply/3\+desktop: \d+ criteria: Not tested: the journey stopped at step 2", line)
    assert "ERROR" not in printed
    assert re.search(r"\d+ passed.*\d+ not reached", printed), printed[-2000:]
    assert "1 not reached" in alone
    assert 'errors="1"' in (tmp_path / "out.xml").read_text("utf-8"), "to programs it is an error"


def test_steps_in_a_test_of_ones_own(tmp_path: Path) -> None:
    service = Service()
    (tmp_path / "conftest.py").write_text(CONFTEST, "utf-8")
    (tmp_path / "test_apply.py").write_text(TEST, "utf-8")
    with serve_pages(service.routes) as site:
        printed = run(tmp_path, "--base-url", site.url, "test_apply.py", "--tb=line")
    assert "2 failed, 1 passed" in printed, printed[-3000:]
    checks = tmp_path / "out" / "checks"
    taken, broken, wrong = sorted(checks.iterdir())
    assertion, subjects = journey_of(taken)
    name = taken.name
    assert subjects == [f"{name}/1", f"{name}/2", f"{name}/3", name]
    assert assertion["outcome"] == "passed"
    report = json.loads((taken / "report.json").read_text("utf-8"))
    assert "journey/redundant-entry" not in {one["rule"] for one in report["assertions"]}
    assert any("wcag/journey/redundant-entry" in note for note in report["notes"])
    assert all(visit["picture"] for visit in report["visits"][:3])
    assert [visit["subject"]["step"] for visit in report["visits"][:3]] == ["Tờ khai", "Giấy biên nhận", "Tra cứu"]

    stopped, subjects = journey_of(broken)
    assert stopped["outcome"] == "failed"
    assert "step 2 of 2 (Hỏng)" in stopped["findings"][0]["message"]
    ended, _ = journey_of(wrong)
    assert ended["outcome"] == "untested", "a mistake of the test is no fault of the service"
    kept = b"\n".join(path.read_bytes() for path in broken.rglob("*") if path.is_file() and path.suffix != ".gz")
    assert "Trần Văn Bí Mật".encode() not in kept
    assert (broken / "index.html").exists()
