"""A person answers once; later runs remember, until what was judged has changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.test_judge_again import portalcheck
from tests.plain_pytest import PLAIN
from tests.servers.pages import serve_pages

PAGE = """<!doctype html><html lang="vi"><title>Trang</title><main><h1>Trang</h1>
<video src="/film.mp4" controls aria-label="Phim"></video></main></html>"""
PORTAL = "base_url: {url}/\npages: {{home: /}}\ndevices: [desktop]\nrulesets: [{ruleset}]\n"
RULESET = """\
id: films
edition: "1"
title: {en: Films}
sources: {ours: {title: The test, basis: ours, in_force: "yes"}}
criteria: [{rule: axe/video-caption, source: ours}]
"""

pytestmark = pytest.mark.browser


def report(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    return found


@pytest.mark.slow
def test_remembered_until_it_changes(tmp_path: Path, pytester: pytest.Pytester) -> None:
    results, portal = tmp_path / "r", tmp_path / "portal.yaml"
    (tmp_path / "films.yaml").write_text(RULESET, "utf-8")

    def check(*more: str) -> Any:
        return portalcheck("check", "--portal", str(portal), "--results", str(results), *more)

    with serve_pages({"/": PAGE}) as site:
        portal.write_text(PORTAL.format(url=site.url, ruleset="films.yaml"), "utf-8")
        first = check("--timings")
        assert first.returncode == 0, first.stderr
        assert "1 question open, 0 answered" in first.stdout
        assert {"axe", "load", "judge"} <= set(first.stdout.split())
        (question,) = json.loads(portalcheck("review", str(results), "--list", "--json").stdout)
        done = portalcheck(
            "review", str(results), "--answer", f"{question['fingerprint']}=failed", "--who", "An", "--why", "None."
        )
        assert done.returncode == 1, done.stderr

        again = check()
        assert again.returncode == 1
        assert "failed, answered by An on" in again.stdout
        assert "0 questions open, 1 answered" in again.stdout
        (one,) = report(results)["assertions"]
        assert (one["outcome"], one["mode"], one["findings"][0]["outcome"]) == ("failed", "semiAuto", "cantTell")

        judged = portalcheck("judge", str(results), "-q")
        assert judged.returncode == 1
        assert report(results / "judged-again")["assertions"] == [one]

        ran = pytester.runpytest_subprocess(str(portal), *PLAIN, "--portal-timings")
        ran.assert_outcomes(failed=1)
        ran.stdout.fnmatch_lines(["*failed, answered by An on*", "*Part of a visit*", "*axe *"])

    with serve_pages({"/": PAGE.replace("film.mp4", "other.mp4")}) as site:
        portal.write_text(PORTAL.format(url=site.url, ruleset="films.yaml"), "utf-8")
        changed = check()
    assert changed.returncode == 0, changed.stdout
    assert "1 question open, 0 answered" in changed.stdout
    assert "1 answer fits nothing any more" in changed.stdout
    assert report(results)["unfitting"][0]["why"] == "None."
