"""The contract that others script against."""

import json
from pathlib import Path

import pytest

from tests.pipeline.checking import RULESET
from tests.pipeline.test_judge_again import portalcheck
from tests.servers.pages import serve_pages

CLEAN = '<!doctype html><html lang="vi"><title>Trang</title><main><h1>Trang</h1><p>Chữ.</p></main>'
FAULTY = CLEAN.replace("<p>", '<img src="data:," width="9" height="9"><p>')


@pytest.mark.slow
@pytest.mark.browser
def test_report_json_holds_what_is_promised(tmp_path: Path) -> None:
    with serve_pages({"/clean": CLEAN, "/faulty": FAULTY}) as site:
        urls = tmp_path / "urls.txt"
        urls.write_text(f"# two pages\n{site.url}/clean\n\n{site.url}/faulty\n{site.url}/clean\n")
        done = portalcheck(
            "check", "--urls", str(urls), "--ruleset", "wcag:2.2-aa@2024.12", "--ruleset", "mobile",
            "--device", "desktop", "--device", "phone", "--results", str(tmp_path / "r"),
        )  # fmt: skip
        hits = {url: site.hits[url.removeprefix(site.url)] for url in (f"{site.url}/clean", f"{site.url}/faulty")}
    assert done.returncode == 1, done.stdout + done.stderr
    report = json.loads((tmp_path / "r/report.json").read_text("utf-8"))
    assert {one["device"] for one in report["assertions"]} == {"desktop", "phone"}
    visits = report["visits"]
    assert len(visits) == 4  # once a device, and named twice counts once
    assert hits == {url: sum(one["loads"] for one in visits if one["subject"]["url"] == url) for url in hits}
    assert {one["ruleset"] for one in report["assertions"]} == {"wcag", "mobile"}
    (image, _) = (one for one in report["assertions"] if one["rule"] == "axe/image-alt" and one["outcome"] == "failed")
    assert image["subject"]["url"].endswith("/faulty")
    assert image["subject"]["step"] is None
    assert image["lens"] is None
    assert image["criterion"] == "axe/image-alt"
    assert image["requirements"] == ["WCAG20:1.1.1", "ACT:23a2a8"]
    (finding,) = image["findings"]
    assert finding["outcome"] == "failed"
    assert finding["message"]
    assert finding["target"] == {"css": "img", "frame": "", "snippet": '<img src="data:," width="9" height="9">'}
    assert isinstance(finding["data"], dict)
    assert (tmp_path / "r" / finding["evidence"][0]["path"]).read_bytes()[8:12] == b"WEBP"
    assert report["tools"]["axe"] == "4.12.1"
    assert report["tools"]["browser"]
    assert "axe/image-alt" in done.stdout


@pytest.mark.browser
@pytest.mark.parametrize(("paths", "code"), [(["/clean"], 0), (["/clean", "/faulty"], 1), (["/faulty", "/gone"], 3)])
def test_exit_codes(tmp_path: Path, paths: list[str], code: int) -> None:
    with serve_pages({"/clean": CLEAN, "/faulty": FAULTY}) as site:
        done = portalcheck(
            "check", *(site.url + path for path in paths), "-r", str(RULESET), "-d", "desktop", "--results",
            str(tmp_path), "-q",
        )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "http://127.0.0.1:9/", "--ruleset", "wcga"], "Did you mean wcag?"),
        (["check", "http://127.0.0.1:9/", "--ruleset", "wcag:2.2-a3"], "it has: 2.0-a, 2.0-aa"),
        (["check", "http://127.0.0.1:9/", "--ruleset", "wcag@1999"], "edition 1999 is not installed"),
        (["check", "http://127.0.0.1:9/", "--ruleset", "./nothing.yaml"], "no such file"),
        (["check", "http://127.0.0.1:9/", "--device", "fone"], "Did you mean phone?"),
        (["check", "ftp://example/"], "is not an address"),
        (["check", "portal.yaml"], "A portal file is given with --portal."),
        (["check"], "no address is given"),
        (["check", "--urls", "/nonexistent"], "cannot be read"),
        (["check", "http://127.0.0.1:9/", "--browser-path", "/nonexistent"], "is not a program"),
        (["check", "http://127.0.0.1:9/", "--axe", "/nonexistent.js"], "No such file"),
        (["check", "http://127.0.0.1:9/", "--axe", "1.2.3"], "not installed"),
        (["explain", "mobile/reflw"], "Did you mean mobile/reflow"),
        (["rules", "mobil"], "Did you mean mobile?"),
        (["schema", "portals"], "Did you mean portal"),
        (["install", "brwser"], "Did you mean browser?"),
    ],
)
def test_usage_errors_are_one_message(tmp_path: Path, arguments: list[str], says: str) -> None:
    done = portalcheck(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("portalcheck: ")


def test_lists_and_explanations() -> None:
    assert "mobile/reflow" in portalcheck("rules", "mobile").stdout
    assert "2.2-aa*" in portalcheck("rulesets").stdout
    assert "basis" in portalcheck("rulesets", "mobile").stdout.lower()
    assert "Applicability" in portalcheck("explain", "mobile/reflow").stdout
    assert "portalcheck-wcag" in portalcheck("plugins").stdout
    assert json.loads(portalcheck("schema", "report").stdout)["title"] == "ReportFile"


@pytest.mark.browser
def test_doctor_names_every_part() -> None:
    done = portalcheck("doctor")
    for part in ("portalcheck", "Python", "Playwright", "Browser", "axe", "Vietnamese fonts", "Rulesets"):
        assert part in done.stdout
    assert done.returncode == 0, done.stdout


def test_doctor_says_what_is_missing() -> None:
    done = portalcheck("doctor", PORTALCHECK_BROWSER="/nonexistent")
    assert done.returncode == 3
    assert "missing" in done.stdout


def test_init_writes_once(tmp_path: Path) -> None:
    file = tmp_path / "portal.yaml"
    assert portalcheck("init", "https://dichvucong.example.gov.vn/trang?a=1", "--file", str(file)).returncode == 0
    text = file.read_text("utf-8")
    assert "base_url: https://dichvucong.example.gov.vn" in text
    assert 'home: "/trang?a=1"' in text
    again = portalcheck("init", "https://other.example/", "--file", str(file))
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert file.read_text("utf-8") == text
