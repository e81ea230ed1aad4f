"""Lighthouse CI by subprocess: the one gatherer that loads the page itself, in a process of its own.

It has a folder and a process group to itself, and both end with it. Nothing is uploaded, no errors are reported to its
makers, and no settings of the surroundings are read.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portalcheck.gather import browser as browsers
from portalcheck.gather.lighthouse_report import PHONE, fault_in
from portalcheck.gather.node import NODE_MAJOR, installed_lighthouse, node
from portalcheck.model.artifact import Missing

_CONFIGURATION = "lighthouserc.json"
_SAID = "said.txt"
_GONE_SECONDS = 1.0


@dataclass(frozen=True)
class Wanted:
    """What is to be measured: how often, within how many seconds for all runs, and by which browser."""

    url: str
    runs: int
    seconds: float
    browser: str
    user_agent: str
    headers: Mapping[str, str] = field(default_factory=dict)


def find() -> list[str] | Missing:
    """Give the command of Lighthouse CI; where Node.js or Lighthouse is absent, why, and how to get it."""
    found, installed = node(), installed_lighthouse()
    if found is None:
        return Missing.of(
            "Node.js was not found; Lighthouse needs Node.js {asked} or newer, then `portalcheck install lighthouse`",
            "unavailable",
            asked=NODE_MAJOR,
        )
    program, version = found
    if int(version.partition(".")[0]) < NODE_MAJOR:
        return Missing.of(
            "Node.js {version} is too old; Lighthouse needs Node.js {asked} or newer, then "
            "`portalcheck install lighthouse`",
            "unavailable",
            version=version,
            asked=NODE_MAJOR,
        )
    if installed is None:
        return Missing(
            reason="Lighthouse is not installed; get it with `portalcheck install lighthouse`", cause="unavailable"
        )
    return [program, str(installed[1])]


async def collect(wanted: Wanted, command: Sequence[str]) -> list[dict[str, Any]] | Missing:
    """Let Lighthouse CI load the page several times, one after the other. Gives a report of each, or why none.

    However it ends, no process of it is left, and no file.
    """
    with TemporaryDirectory(prefix="portalcheck-lighthouse-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / _CONFIGURATION).write_text(json.dumps(_configuration(wanted)), "utf-8")
        with (folder / _SAID).open("wb") as said:
            process = await asyncio.create_subprocess_exec(
                *command,
                "collect",
                f"--config={_CONFIGURATION}",
                cwd=folder,
                env=_environment(folder, wanted.browser),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        try:
            async with asyncio.timeout(wanted.seconds):
                code: int | None = await process.wait()
        except TimeoutError:
            code = None
        finally:
            _end(process.pid, folder)
        if code is None:
            await process.wait()
            return Missing.of("Lighthouse was not done within {seconds:g} s", "timeout", seconds=wanted.seconds)
        return _fault(folder, code) if code else _reports(folder, wanted.runs)


def _configuration(wanted: Wanted) -> dict[str, Any]:
    """Lighthouse's settings for a phone are its defaults, and are named all the same; of its audits, those of
    performance. Its language is fixed, since its warnings are kept.
    """
    sandbox = ["--no-sandbox"] if browsers.is_root() else []
    settings = {
        **PHONE,
        "onlyCategories": ["performance"],
        "locale": "en-US",
        "emulatedUserAgent": wanted.user_agent,
        "disableFullPageScreenshot": True,
        "enableErrorReporting": False,
        "chromeFlags": " ".join([*browsers.QUIET, *sandbox]),
        **({"extraHeaders": dict(wanted.headers)} if wanted.headers else {}),
    }
    collecting = {
        "method": "node",
        "url": [wanted.url],
        "numberOfRuns": wanted.runs,
        "chromePath": wanted.browser,
        "settings": settings,
    }
    return {"ci": {"collect": collecting}}


def _environment(folder: Path, browser: str) -> dict[str, str]:
    """Keep settings of the surroundings away, and every file that is made in the folder."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(("LHCI", "LIGHTHOUSE"))}
    here = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME"), str(folder))
    return {**kept, **here, "CHROME_PATH": browser, "NO_UPDATE_NOTIFIER": "1"}


def _reports(folder: Path, runs: int) -> list[dict[str, Any]] | Missing:
    files = sorted((folder / ".lighthouseci").glob("lhr-*.json"))
    try:
        reports = [json.loads(file.read_text("utf-8")) for file in files]
    except ValueError as error:
        return Missing.of("a report of Lighthouse cannot be read ({error})", "error", error=str(error))
    if len(reports) != runs:
        return Missing.of("Lighthouse left {left} reports of {runs} runs", "error", left=len(reports), runs=runs)
    return reports


def _fault(folder: Path, code: int) -> Missing:
    said = (folder / _SAID).read_text("utf-8", "replace")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    error = next((line for line in lines if "Error" in line), lines[-1] if lines else "it said nothing")
    return fault_in(said) or Missing.of(
        "Lighthouse ended with the code {code}: {error}", "error", code=code, error=error[:300]
    )


def _end(leader: int, folder: Path) -> None:
    """End whatever is left: the process group of Lighthouse CI, and the browsers, which have groups of their own.

    It waits a moment for them to be gone, so that the folder can go too, and no longer: an interruption comes through.
    """
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(leader)], capture_output=True, check=False)
        return
    # What the leader starts between two looks is found by the second one, when nobody is left to start more.
    browsers_there = set(_browsers(folder))
    _kill(leader)
    browsers_there |= set(_browsers(folder))
    for group in browsers_there:
        _kill(group)
    end = time.monotonic() + _GONE_SECONDS
    while any(_is_there(group) for group in (leader, *browsers_there)) and time.monotonic() < end:
        time.sleep(0.01)


def _browsers(folder: Path) -> Iterator[int]:
    """Give the browsers that run in a folder. A file may tell of one that has ended, and its number be another's."""
    for file in folder.glob("*/chrome.pid"):
        with suppress(OSError, ValueError):
            number = int(file.read_text("utf-8"))
            if str(folder) in _command_line(number):
                yield number


def _command_line(number: int) -> str:
    try:
        return Path(f"/proc/{number}/cmdline").read_text("utf-8", "replace")
    except OSError:
        asked = ["ps", "-o", "command=", "-p", str(number)]
        with suppress(OSError):
            return subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        return ""


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _kill(group: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)
