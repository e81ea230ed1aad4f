"""Parts that come from npm, pinned by a lock file and kept in a folder of portalcheck's own."""

import json
import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

from platformdirs import user_data_path

from portalcheck.errors import ToolError


def install(name: str) -> Path:
    """Install one of the pinned packages (`npm ci`, no scripts run). Gives its folder; raises ToolError, saying why."""
    npm = shutil.which("npm")
    if not npm:
        raise ToolError(f"npm was not found: {name} comes from npm. Install Node.js 20 or newer.")
    folder = user_data_path("portalcheck") / "node" / name
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("portalcheck.gather").joinpath("node_packages", name)) as pinned:
        for file in ("package.json", "package-lock.json"):
            shutil.copyfile(pinned / file, folder / file)
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise ToolError(f"npm could not install {name}: {(done.stderr or done.stdout).strip()[-300:]}")
    return folder


def installed_axe() -> dict[str, Path]:
    """Give the engines that were installed from npm, by version."""
    folder = user_data_path("portalcheck") / "node" / "axe" / "node_modules" / "axe-core"
    try:
        version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    except (OSError, ValueError, KeyError):
        return {}
    return {version: folder / "axe.min.js"}
