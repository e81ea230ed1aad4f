"""Stored results can be judged again by anyone: the same bytes, and no browser."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.checking import RULESET
from tests.servers.pages import serve_pages

PAGE = """<!doctype html><html lang="vi"><title>Trang</title><main><h1>Trang</h1>
<img src="a.png" width="20" height="20"><p style="color:#bbb">Chữ nhạt ế ậ ỗ</p></main>"""


def portalcheck(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portalcheck", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        timeout=120,
    )


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("results")
    with serve_pages({"/": PAGE}) as site:
        done = portalcheck("check", f"{site.url}/", "--ruleset", str(RULESET), "--results", str(folder), "-q")
    assert done.returncode == 1, done.stderr
    return folder


def assertions(folder: Path) -> str:
    text = (folder / "report.json").read_text("utf-8")
    return text[text.index('"assertions"') :]


@pytest.mark.browser
def test_byte_identical_and_without_a_browser(results: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    # A browser that cannot be run: whoever tried to start one would fail.
    done = portalcheck("judge", str(results), "--into", str(again), "-q", PORTALCHECK_BROWSER="/nonexistent")
    assert done.returncode == 1, done.stderr
    assert assertions(again) == assertions(results)
    pictures = list((again / "evidence").iterdir())
    assert pictures, "the new folder is whole by itself"
    assert all(f'"path":"evidence/{picture.name}"' in assertions(again) for picture in pictures)


@pytest.mark.browser
def test_by_another_ruleset(results: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(
        'id: other\nedition: "1"\ntitle: {en: Other}\n'
        'sources: {ours: {title: The test, basis: ours, in_force: "yes"}}\n'
        "criteria: [{rule: content/language-declared}, {rule: mobile/reflow}]\n"
    )
    done = portalcheck("judge", str(results), "--ruleset", str(other), "--into", str(tmp_path / "again"), "-q")
    judged = {one["criterion"]: one for one in json.loads((tmp_path / "again/report.json").read_text())["assertions"]}
    assert judged["content/language-declared"]["outcome"] == "passed"
    # The first run did not ask for the reflow artifact: what was not gathered cannot be judged, and is not passed.
    assert judged["mobile/reflow"]["outcome"] == "untested"
    assert "did not gather reflow" in judged["mobile/reflow"]["findings"][0]["message"]
    assert done.returncode == 3


@pytest.mark.browser
def test_a_changed_artifact_is_noticed(results: Path, tmp_path: Path) -> None:
    import gzip
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(results, copy)
    artifact = next((copy / "artifacts").glob("*.gz"))
    artifact.write_bytes(gzip.compress(gzip.decompress(artifact.read_bytes()) + b" "))
    done = portalcheck("judge", str(copy), "--into", str(tmp_path / "again"))
    assert done.returncode == 2
    assert "was changed after it was stored" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_results_there(tmp_path: Path) -> None:
    done = portalcheck("judge", str(tmp_path))
    assert done.returncode == 2
    assert "there are no results here" in done.stderr
