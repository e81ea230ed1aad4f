"""`plugins/ecoindex` as it is installed: built as a wheel, unpacked by pip, found through its entry point."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plain_pytest import PLAIN
from tests.plugins.conftest import ROOT, Command, write_project
from tests.servers.pages import Site

PLUGIN = ROOT / "plugins" / "ecoindex"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site-packages")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(folder), str(PLUGIN)], check=True, capture_output=True, timeout=120)
    return folder


def test_the_wheel_holds_what_it_needs(installed: Path) -> None:
    package = installed / "portalcheck_ecoindex"
    source = PLUGIN / "src" / "portalcheck_ecoindex"
    files = {path.name for path in source.iterdir() if path.is_file()}
    assert "elements.js" in files
    assert {path.name for path in package.iterdir() if path.is_file()} == files


def test_it_is_listed(command: Command, installed: Path) -> None:
    ran = command("plugins", path=(installed,))
    assert ran.err == ""
    line = next(line.split() for line in ran.out.splitlines() if line.startswith("ecoindex"))
    assert line[:3] == ["ecoindex", "portalcheck-ecoindex", "0.1.0"]
    assert set(line[3:]) == {"gatherers", "rules", "reporters"}


def test_its_rule_is_explained(command: Command, installed: Path) -> None:
    ran = command("explain", "eco/ecoindex", path=(installed,))
    assert ran.code == 0
    assert "least = 55" in ran.out
    assert "Applicability" in ran.out


@pytest.mark.slow
@pytest.mark.browser
def test_it_takes_part_in_a_run(command: Command, installed: Path, tmp_path: Path, site: Site) -> None:
    write_project(tmp_path, site.url, "{rule: eco/ecoindex}, {id: heavy, rule: eco/ecoindex, params: {least: 100}}")
    ran = command("check", "--portal", str(tmp_path / "portal.yaml"), path=(installed,), results=True)
    assert ran.outcomes["home+phone own/eco/ecoindex"] == "passed"
    assert ran.outcomes["home+phone own/heavy"] == "failed"
    assert ran.code == 1
    assert ran.report["tools"]["plugins"]["portalcheck-ecoindex"] == "0.1.0"
    with (ran.results / "ecoindex.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["page"], row["device"], row["url"]) for row in rows] == [
        ("home", "phone", f"{site.url}/"),
        ("about", "phone", f"{site.url}/about"),
    ]
    assert all(95 <= int(row["ecoindex"]) <= 99 and row["grade"] == "A" for row in rows)
    assert str(ran.results / "ecoindex.csv") in ran.out


@pytest.mark.browser
@pytest.mark.slow
def test_its_own_tests_pass(installed: Path) -> None:
    search = os.pathsep.join(filter(None, [str(installed), os.environ.get("PYTHONPATH")]))
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *PLAIN, "-p", "no:xdist", str(PLUGIN / "tests")],
        env={**os.environ, "PYTHONPATH": search},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "skipped" not in ran.stdout
