"""A project's own rule in its `conftest.py`: no package, no entry point, a ruleset by its path."""

import json

import pytest

from tests.servers.pages import Site

CONFTEST = """
from collections.abc import Iterable
from pathlib import Path

from portalcheck import Document, Finding, Params, Rule, hookimpl, rule


class Hotline(Params):
    number: str = "1022"


@rule("local/hotline", version=1)
def hotline(document: Document, params: Hotline) -> Iterable[Finding]:
    '''The page names the hotline.'''
    if "<main" in document.html:
        if params.number in document.html:
            yield Finding.passed(f"The number {params.number} is there.")
        else:
            yield Finding.failed(f"The number {params.number} is not there.", number=params.number)


@hookimpl
def portalcheck_rules() -> list[Rule]:
    return [hotline]


def log(line: str) -> None:
    with Path(__file__).with_name("hooks.log").open("a") as file:
        file.write(f"{line}\\n")


@hookimpl
def portalcheck_visited(visit):
    log(f"visited {visit.key}")


@hookimpl
def portalcheck_asserted(assertion):
    log(f"asserted {assertion.subject.id} {assertion.criterion}")
    for finding in assertion.findings:
        finding.data.clear()
    object.__setattr__(assertion, "outcome", "passed")


@hookimpl
def portalcheck_finished(report):
    log("finished")
"""
RULESET = """
id: office
edition: "1"
title: {en: Our office}
sources: {ours: {title: Chosen by us, basis: ours, in_force: "yes"}}
criteria:
  - {id: hotline, rule: local/hotline, severity: critical}
  - {id: emergency, rule: local/hotline, params: {number: "113"}, severity: minor}
gate: {fail_on: [critical]}
"""
PORTAL = """
base_url: {url}
pages: {{home: /, about: /about, plain: /plain}}
devices: [phone]
rulesets: [./office]
limits: {{requests_per_second: 100, quiet_milliseconds: 50}}
"""


@pytest.fixture
def office(pytester: pytest.Pytester, site: Site) -> pytest.Pytester:
    site.add("/plain", "<!doctype html><html lang=vi><title>Trang trống</title><p>Trống.</p></html>")
    pytester.makeconftest(CONFTEST)
    pytester.mkdir("office").joinpath("ruleset.yaml").write_text(RULESET, "utf-8")
    pytester.makefile(".yaml", portal=PORTAL.format(url=site.url))
    return pytester


@pytest.mark.slow
@pytest.mark.browser
def test_its_items_are_judged(office: pytest.Pytester) -> None:
    result = office.runpytest_subprocess("-v", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, failed=1, skipped=2, xfailed=2)
    result.stdout.fnmatch_lines_random(
        [
            "portal.yaml::home+phone::office/hotline PASSED*",
            "portal.yaml::home+phone::office/emergency XFAIL*",  # below the gate
            "portal.yaml::about+phone::office/hotline FAILED*",
            "portal.yaml::plain+phone::office/hotline SKIPPED*",
            "*The number 1022 is not there.*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    report = json.loads((office.path / "portal-results" / "report.json").read_text("utf-8"))
    (missing,) = (
        one for one in report["assertions"] if (one["subject"]["id"], one["criterion"]) == ("about", "hotline")
    )
    assert missing["outcome"] == "failed"  # whatever the hook did to what it was given
    assert missing["findings"][0]["data"] == {"number": "1022"}
    hooks = (office.path / "hooks.log").read_text().splitlines()
    pages = ("home", "about", "plain")
    assert sorted(hooks[:-1]) == sorted(
        [f"visited {page}+phone" for page in pages]
        + [f"asserted {page} {criterion}" for page in pages for criterion in ("hotline", "emergency")]
    )
    assert hooks[-1] == "finished"


def test_a_conftest_speaks_for_the_portal_files_below_it(office: pytest.Pytester) -> None:
    inner = office.mkdir("inner")
    office.path.joinpath("conftest.py").rename(inner / "conftest.py")
    result = office.runpytest_subprocess("--collect-only", "-p", "no:cacheprovider")
    result.stdout.fnmatch_lines(["*office/ruleset.yaml:7:*unknown rule 'local/hotline'*"])
    assert result.ret == pytest.ExitCode.INTERRUPTED


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("def portalcheck_rule():\n    return []", "unknown hook 'portalcheck_rule'"),
        ("def portalcheck_rules(portal):\n    return []", "portalcheck_rules"),
        ("def portalcheck_rules():\n    raise KeyError('x')", "portalcheck_rules raised KeyError('x')"),
        ("def portalcheck_rules():\n    return [print]", "is not a rule, made with `@rule`"),
    ],
    ids=["unknown hook", "wrong signature", "raises", "no rule"],
)
def test_a_mistake_in_it_is_told_without_a_traceback(office: pytest.Pytester, source: str, says: str) -> None:
    office.makeconftest(f"from portalcheck import hookimpl\n\n@hookimpl\n{source}\n")
    result = office.runpytest_inprocess("--collect-only", "-p", "no:cacheprovider", "-p", "no:hypothesispytest")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    text = result.stdout.str()
    assert "conftest.py" in text
    assert says in text
    assert "Traceback" not in text
    assert "plugins.py" not in text
