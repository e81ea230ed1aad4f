"""Lighthouse CI as a program: what it is asked, what it may leave, and that nothing of it stays."""

import asyncio
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from portalcheck.gather.lighthouse import Wanted, collect, find
from portalcheck.gather.node import installed_lighthouse
from portalcheck.model.artifact import Missing
from tests.pipeline.lighthouse_reports import command, report
from tests.pipeline.own_loop import in_own_loop


def wanted(**different: Any) -> Wanted:
    usual: dict[str, Any] = {
        "url": "http://127.0.0.1:9/",
        "runs": 3,
        "seconds": 30,
        "browser": "/usr/bin/a-browser",
        "user_agent": "Mozilla/5.0 portalcheck/0",
    }
    return Wanted(**{**usual, **different})


def collected(folder: Path, behaviour: str = "good", left: int = 3, **different: Any) -> list[dict[str, Any]] | Missing:
    return in_own_loop(collect(wanted(**different), command(folder, behaviour, [report()] * left)))


def asked(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "asked.json").read_text("utf-8"))
    return found


def is_alive(process: int) -> bool:
    """A process that nobody has waited for yet is still listed, and is dead all the same."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][:1] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def of_folder(folder: str) -> list[str]:
    """Give the command lines of what still runs in a folder."""
    lines = [file.read_text("utf-8", "replace") for file in Path("/proc").glob("[0-9]*/cmdline") if file.exists()]
    return [line for line in lines if folder in line]


def test_it_leaves_a_report_for_each_run_and_nothing_else(tmp_path: Path) -> None:
    reports = collected(tmp_path)
    assert isinstance(reports, list)
    assert [one["lighthouseVersion"] for one in reports] == ["12.6.1"] * 3
    assert asked(tmp_path)["configuration"]["ci"]["collect"]["numberOfRuns"] == 3
    assert not Path(asked(tmp_path)["folder"]).exists()


def test_what_it_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHCI_UPLOAD__TARGET", "temporary-public-storage")
    monkeypatch.setenv("lighthouse_port", "1234")
    collected(tmp_path, left=5, runs=5, headers={"X-Test": "1"})
    told = asked(tmp_path)
    collecting = told["configuration"]["ci"]["collect"]
    settings = collecting["settings"]
    assert told["verb"] == "collect"
    assert (collecting["method"], collecting["url"]) == ("node", ["http://127.0.0.1:9/"])
    assert collecting["numberOfRuns"] == 5
    assert settings["onlyCategories"] == ["performance"]
    assert settings["enableErrorReporting"] is False
    assert settings["extraHeaders"] == {"X-Test": "1"}
    assert (settings["formFactor"], settings["throttlingMethod"]) == ("mobile", "simulate")
    assert ("--no-sandbox" in settings["chromeFlags"]) is (os.geteuid() == 0)
    assert told["configuration"]["ci"].keys() == {"collect"}
    assert told["environment"]["CHROME_PATH"] == collecting["chromePath"] == "/usr/bin/a-browser"
    assert {name for name in told["environment"] if name.upper().startswith(("LHCI", "LIGHTHOUSE"))} == set()
    assert told["environment"]["TMPDIR"] == told["folder"]
    assert told["typed"] == ""


@pytest.mark.parametrize(
    ("behaviour", "left", "cause", "says"),
    [
        ("crash", 3, "error", "Lighthouse ended with the code 1: Error: there is no such thing as a page"),
        ("refused", 3, "refused", 'could not measure the page: Lighthouse was unable to load "the page".'),
        ("unreadable", 3, "error", "a report of Lighthouse cannot be read"),
        ("good", 2, "error", "Lighthouse left 2 reports of 3 runs"),
        ("good", 0, "error", "Lighthouse left 0 reports of 3 runs"),
    ],
)
def test_what_goes_wrong_has_a_reason(tmp_path: Path, behaviour: str, left: int, cause: str, says: str) -> None:
    missing = collected(tmp_path, behaviour, left)
    assert isinstance(missing, Missing)
    assert missing.cause == cause
    assert says in missing.reason
    assert not Path(asked(tmp_path)["folder"]).exists()


@pytest.mark.slow
def test_a_program_that_hangs_ends_with_all_that_it_started(tmp_path: Path) -> None:
    missing = collected(tmp_path, "hang", seconds=4)
    assert isinstance(missing, Missing)
    assert (missing.cause, missing.reason) == ("timeout", "Lighthouse was not done within 4 s")
    processes = json.loads((tmp_path / "processes.json").read_text())
    assert [process for process in processes if is_alive(process)] == []
    assert of_folder(asked(tmp_path)["folder"]) == []
    assert not Path(asked(tmp_path)["folder"]).exists()


def test_what_a_program_leaves_running_is_ended(tmp_path: Path) -> None:
    assert isinstance(collected(tmp_path, "leave"), list)
    processes = json.loads((tmp_path / "processes.json").read_text())
    assert [process for process in processes if is_alive(process)] == []
    assert of_folder(asked(tmp_path)["folder"]) == []


def test_an_interruption_ends_it_as_well(tmp_path: Path) -> None:
    note = tmp_path / "processes.json"

    async def interrupted() -> None:
        work = asyncio.create_task(collect(wanted(), command(tmp_path, "hang", [])))
        end = time.monotonic() + 20
        while not note.exists() and time.monotonic() < end:
            await asyncio.sleep(0.05)
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work

    in_own_loop(interrupted())
    assert [process for process in json.loads(note.read_text()) if is_alive(process)] == []
    assert of_folder(asked(tmp_path)["folder"]) == []
    assert not Path(asked(tmp_path)["folder"]).exists()


def test_a_number_that_another_program_has_by_now_is_left_alone(tmp_path: Path) -> None:
    """The file of a browser that has ended may name a process that has nothing to do with it: here, this one."""
    from portalcheck.gather.lighthouse import _browsers

    profile = tmp_path / "lighthouse.1"
    profile.mkdir()
    (profile / "chrome.pid").write_text(str(os.getpid()))
    (tmp_path / "lighthouse.2").mkdir()
    (tmp_path / "lighthouse.2" / "chrome.pid").write_text("no number")
    assert list(_browsers(tmp_path)) == []


# What is needed


def program(folder: Path, name: str, says: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("version", "says"),
    [
        (None, "Node.js was not found; Lighthouse needs Node.js 20 or newer, then `portalcheck install lighthouse`"),
        ("v18.19.0", "Node.js 18.19.0 is too old; Lighthouse needs Node.js 20 or newer"),
        ("v22.1.0", "Lighthouse is not installed; get it with `portalcheck install lighthouse`"),
    ],
)
def test_what_is_absent_is_named_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str | None, says: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    if version:
        program(tmp_path, "node", version)
    missing = find()
    assert isinstance(missing, Missing)
    assert missing.cause == "unavailable"
    assert missing.reason.startswith(says)


def test_what_is_installed_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert installed_lighthouse() is None
    modules = tmp_path / "portalcheck" / "node" / "lighthouse" / "node_modules"
    for name, version in (("lighthouse", "12.6.1"), ("@lhci/cli", "0.15.1")):
        (modules / name).mkdir(parents=True)
        (modules / name / "package.json").write_text(json.dumps({"version": version}))
    assert installed_lighthouse() == ("12.6.1", modules / "@lhci" / "cli" / "src" / "cli.js")
