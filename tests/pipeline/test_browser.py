"""A browser is found in the documented order, on a machine that has several, one or none."""

import stat
from pathlib import Path

import pytest

from portalcheck.errors import ToolError, UsageError
from portalcheck.gather import browser


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine that has no browser: programs are looked for in `bin`, Playwright's builds in `playwright`."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.delenv(browser.ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.setattr(browser, "_APPLICATIONS", {})
    return tmp_path


def program(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_each_place_goes_before_the_next(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ToolError, match=r"No browser was found\. Run `portalcheck install`"):
        browser.find()
    edge = program(machine / "bin/microsoft-edge")
    assert browser.find().path == edge
    chromium = program(machine / "bin/chromium")
    assert browser.find().path == chromium
    shell = program(machine / "bin/chromium-headless-shell")
    assert browser.find().path == shell
    full = program(machine / "playwright/chromium-1200/chrome-linux64/chrome")
    assert browser.find().path == full
    own = program(
        machine / "playwright/chromium_headless_shell-999/chrome-headless-shell-linux64/chrome-headless-shell"
    )
    newer = program(machine / "playwright/chromium_headless_shell-1200/chrome-linux/headless_shell")
    assert own != newer
    assert browser.find().path == newer
    monkeypatch.setenv(browser.ENVIRONMENT_VARIABLE, chromium)
    assert browser.find().path == chromium
    assert browser.find(edge).path == edge


@pytest.mark.parametrize("named", ["nowhere", "."])
def test_a_named_one_must_be_a_program(machine: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    path = str(machine / named)
    with pytest.raises(UsageError, match=r"--browser-path: .* is not a program"):
        browser.find(path)
    monkeypatch.setenv(browser.ENVIRONMENT_VARIABLE, path)
    with pytest.raises(UsageError, match=r"PORTALCHECK_BROWSER: .* is not a program"):
        browser.find()
