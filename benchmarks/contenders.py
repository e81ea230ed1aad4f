"""Who takes part, how each is started as a process of its own, and what each says that it found."""

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portalcheck.gather import browser as browsers

PA11Y = Path(__file__).parent / "node_modules" / "pa11y-ci"
Found = dict[str, Counter[str]]
"""The failing elements by axe rule, for each page (its path, and the device where there are several)."""


@dataclass(frozen=True)
class Contender:
    """A tool. `command` gives what to run for a file of addresses, a folder for results and the pages in flight.

    What no aim speaks of stands `apart`: it takes part in every second round.
    """

    name: str
    label: str
    waits: str
    command: Callable[[Path, Path, int], list[str]]
    found: Callable[[Path], Found]
    devices: int = 1
    apart: bool = False


def contenders(axe: str = "") -> list[Contender]:
    """Give everybody, in the order of the first round. `axe` is the path of another engine for all but pa11y-ci."""
    rest = "DOM quiet for 500 ms (50 ms where there is no script), fonts, animations, requests"
    return [
        Contender("plain", "plain script, load", "the load event", _module("plain", "--axe", axe), _found_by_plain),
        Contender("ours", "portalcheck, one device", rest, _module("ours", "--axe", axe), _found_by_us),
        Contender("pa11y", "pa11y-ci, concurrency 1", "no more than two requests for 500 ms", _pa11y, _found_by_pa11y),
        Contender(
            "plain-idle",
            "plain script, networkidle",
            "no request for 500 ms",
            _module("plain", "--axe", axe, "--wait", "networkidle"),
            _found_by_plain,
            apart=True,
        ),
        Contender(
            "ours-two",
            "portalcheck, two devices",
            rest,
            _module("ours", "--axe", axe, "--devices", "desktop", "phone"),
            _found_by_us,
            devices=2,
        ),
        Contender(
            "ours-pictures",
            "portalcheck, one device, with pictures",
            rest,
            _module("ours", "--axe", axe, "--pictures"),
            _found_by_us,
            apart=True,
        ),
    ]


def all_found(found: Found, pages: Mapping[str, Counter[str]], devices: int) -> int:
    """Count the pages on which exactly the seeded defects were found; with several devices, on each of them."""
    rules = set().union(*pages.values())
    seen: dict[str, list[Counter[str]]] = defaultdict(list)
    for key, counted in found.items():
        seen[key.partition("+")[0]].append(Counter({rule: times for rule, times in counted.items() if rule in rules}))
    return sum(seen[path] == [seeded] * devices for path, seeded in pages.items())


def environment() -> dict[str, str]:
    """Give the environment that everybody is started in: nobody downloads a browser of its own."""
    return {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}


def _module(name: str, *options: str) -> Callable[[Path, Path, int], list[str]]:
    def command(urls: Path, folder: Path, in_flight: int) -> list[str]:
        module = [sys.executable, "-m", f"benchmarks.{name}", str(urls), str(folder)]
        return [*module, "--in-flight", str(in_flight), *options]

    return command


def _pa11y(urls: Path, folder: Path, _in_flight: int) -> list[str]:
    """Write its configuration. One page at a time: with two it loses pages."""
    folder.mkdir(parents=True, exist_ok=True)
    launch = {
        "executablePath": browsers.find_browser(),
        "args": [*browsers.QUIET, *(["--no-sandbox"] if browsers.is_root() else [])],
    }
    config = {
        "defaults": {
            "runners": ["axe"],
            "standard": "WCAG2AA",
            "concurrency": 1,
            "timeout": 120_000,
            "viewport": {"width": 1280, "height": 900},
            "chromeLaunchConfig": launch,
            # A file of its own: its JSON on a pipe is cut off.
            "reporters": [["json", {"fileName": str(folder / "results.json")}]],
        },
        "urls": urls.read_text("utf-8").split(),
    }
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    return ["node", str(PA11Y / "bin" / "pa11y-ci.js"), "--config", str(folder / "config.json")]


def _found_by_plain(folder: Path) -> Found:
    results = (json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json")))
    return {
        urlsplit(result["url"]).path: Counter({rule["id"]: len(rule["nodes"]) for rule in result["violations"]})
        for result in results
    }


def _found_by_us(folder: Path) -> Found:
    """Count by the ruleset of the engine's own rules: what other rulesets share with it was judged once."""
    found: Found = {}
    for assertion in _assertions(folder):
        page = found.setdefault(f"{urlsplit(assertion['subject']['url']).path}+{assertion['device']}", Counter())
        rule = assertion["rule"].removeprefix("axe/")
        if assertion["ruleset"] == "engine":
            page[rule] += sum(finding["outcome"] == "failed" for finding in assertion["findings"])
    return {page: +counted for page, counted in found.items()}


def _assertions(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted((folder / "assertions").glob("*.jsonl")):
        yield from map(json.loads, file.read_text("utf-8").splitlines())


def _found_by_pa11y(folder: Path) -> Found:
    results: dict[str, Iterable[dict[str, Any]]] = json.loads((folder / "results.json").read_text("utf-8"))["results"]
    return {
        urlsplit(url).path: Counter(
            issue["code"]
            for issue in issues
            if "code" in issue and not issue.get("runnerExtras", {}).get("needsFurtherReview")
        )
        for url, issues in results.items()
    }
