"""What the tests of plugins share: projects with a portal file, made-up distributions, the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.servers.pages import Site, serve_pages

ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>{title}</h1><p>{text}</p></main></body></html>"""


@dataclass(frozen=True)
class Ran:
    """A command that has ended, and the results folder that it was given."""

    code: int
    out: str
    err: str
    results: Path

    @property
    def report(self) -> dict[str, Any]:
        return json.loads((self.results / "report.json").read_text("utf-8"))

    @property
    def outcomes(self) -> dict[str, str]:
        """The outcome of each assertion, by `SUBJECT+DEVICE RULESET/CRITERION`."""
        return {
            f"{one['subject']['id']}+{one['device']} {one['ruleset']}/{one['criterion']}": one["outcome"]
            for one in self.report["assertions"]
        }


Command = Callable[..., Ran]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    pages = {
        "/": PAGE.format(title="Trang chủ", text="Đường dây nóng: 1022"),
        "/about": PAGE.format(title="Giới thiệu", text="Không có số nào."),
    }
    with serve_pages(pages) as served:
        yield served


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Run `portalcheck` in a process of its own: `command("check", URL, path=[FOLDER])`; `path` is searched first."""

    def run(*arguments: str, path: tuple[Path, ...] = (), results: bool = False, **environment: str) -> Ran:
        folder = tmp_path_factory.mktemp("results")
        before = os.environ.get("PYTHONPATH")
        search = os.pathsep.join([*map(str, path), *([before] if before else [])])
        program = [sys.executable, "-c", "from portalcheck.cli import main; main()"]
        done = subprocess.run(
            [*program, *arguments, *(["--results", str(folder)] if results else [])],
            env={**os.environ, **environment, "PYTHONPATH": search, "COLUMNS": "200"},
            cwd=folder.parent,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout, done.stderr, folder)

    return run


@pytest.fixture(scope="module")
def distribution(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a folder that holds an installed distribution with one plugin, as an installer would have left it there."""

    def make(name: str, source: str, version: str = "1.2") -> Path:
        folder = tmp_path_factory.mktemp(name)
        module = name.replace("-", "_")
        information = folder / f"{module}-{version}.dist-info"
        information.mkdir()
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        (information / "entry_points.txt").write_text(f"[portalcheck]\n{name} = {module}\n", "utf-8")
        (folder / f"{module}.py").write_text(source, "utf-8")
        return folder

    return make


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Path:
    """A portal file of two pages on one device, judged by a ruleset beside it: each page must have a title."""
    folder = tmp_path_factory.mktemp("project")
    write_project(folder, site.url)
    return folder


def write_project(folder: Path, base_url: str, criteria: str = "{rule: axe/document-title}") -> None:
    (folder / "own").mkdir(exist_ok=True)
    (folder / "portal.yaml").write_text(
        f"base_url: {base_url}\npages: {{home: /, about: /about}}\ndevices: [phone]\nrulesets: [./own]\n"
        "limits: {requests_per_second: 100, quiet_milliseconds: 50}\n",
        "utf-8",
    )
    (folder / "own" / "ruleset.yaml").write_text(
        "id: own\nedition: '1'\ntitle: {en: Our own}\n"
        "sources: {ours: {title: Chosen by us, basis: ours, in_force: 'yes'}}\n"
        f"criteria: [{criteria}]\n",
        "utf-8",
    )
