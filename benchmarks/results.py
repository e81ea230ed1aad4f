"""What was measured, kept as data: one file, a part for each kind of measurement, each with its machine and date."""

import json
import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.contenders import PA11Y
from portalcheck.gather import browser as browsers
from portalcheck.gather.axe import engine

Results = dict[str, Any]


def read(folder: Path) -> Results:
    """Read the measurements of a folder; none where there are none yet."""
    file = folder / "results.json"
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def keep(folder: Path, name: str, part: Results, axe: str = "") -> Results:
    """Put one part in the place of what was there; give all of them. `axe` is the path of the engine that was used."""
    results = read(folder) | {name: part | circumstances(axe)}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(f"{json.dumps(results, ensure_ascii=False, indent=1)}\n", "utf-8")
    return results


def circumstances(axe: str = "") -> Results:
    """Say when and on what this is measured."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} cores ({_processor()}), {platform.system()}",
        "versions": {
            "portalcheck": version("portalcheck"),
            "Playwright": version("playwright"),
            "browser": browsers.version(browsers.find()),
            "axe": engine(axe)[1],
            "pa11y-ci": _package(PA11Y),
            "axe of pa11y-ci": _package(PA11Y.parent / "axe-core"),
            "Python": platform.python_version(),
            "Node": _node(),
        },
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _package(folder: Path) -> str:
    return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])


def _node() -> str:
    node = shutil.which("node")
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout if node else ""
    return said.strip().removeprefix("v")
