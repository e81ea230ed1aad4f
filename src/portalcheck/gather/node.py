"""Parts that come from npm, pinned by a lock file and kept in a folder of portalcheck's own."""

import json
import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

from platformdirs import user_data_path

from portalcheck.errors import ToolError

NODE_MAJOR = 20
"""The oldest Node.js that everything here runs on."""


def install(name: str) -> Path:
    """Install one of the pinned packages (`npm ci`, no scripts run). Gives its folder; raises ToolError, saying why."""
    npm = shutil.which("npm")
    if not npm:
        raise ToolError(f"npm was not found: {name} comes from npm. Install Node.js {NODE_MAJOR} or newer.")
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
    folder = _module("axe", "axe-core")
    version = _version(folder)
    return {version: folder / "axe.min.js"} if version else {}


def installed_lighthouse() -> tuple[str, Path] | None:
    """Give the version of Lighthouse and the program of Lighthouse CI that runs it; None where it is not installed."""
    version, program = _version(_module("lighthouse", "lighthouse")), _module("lighthouse", "@lhci/cli")
    return (version, program / "src" / "cli.js") if version and _version(program) else None


def node() -> tuple[str, str] | None:
    """Give the program of Node.js and its version, such as `20.20.2`; None where there is none."""
    program = shutil.which("node")
    if not program:
        return None
    try:
        asked = [program, "--version"]
        said = subprocess.run(
            asked, capture_output=True, text=True, timeout=20, check=False, stdin=subprocess.DEVNULL
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = said.strip().removeprefix("v")
    return (program, version) if version.partition(".")[0].isdigit() else None


def _module(name: str, module: str) -> Path:
    return user_data_path("portalcheck") / "node" / name / "node_modules" / module


def _version(folder: Path) -> str:
    """Read the version of an installed module; empty where there is none."""
    try:
        return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])
    except (OSError, ValueError, KeyError):
        return ""
