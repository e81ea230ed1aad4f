"""Where the base URL comes from: the command line, else the environment, else the file."""

from pathlib import Path

import pytest

from portalcheck.cli import main
from portalcheck.errors import UsageError
from portalcheck.model.portal import Portal
from tests.config.conftest import GOOD, Said

VARIABLE = "PORTALCHECK_BASE_URL"
FILE, ENVIRONMENT, LINE, OTHER = (f"http://{name}.invalid" for name in ("portal", "environment", "line", "other"))
HOOK = """
from pathlib import Path
from portalcheck import hookimpl

@hookimpl
def portalcheck_subjects(portal):
    Path(__file__).with_name("base_url").write_text(portal.base_url)
"""


@pytest.mark.parametrize(
    ("line", "environment", "used"),
    [
        (None, None, FILE),
        (None, ENVIRONMENT, ENVIRONMENT),
        (LINE, None, LINE),
        (LINE, ENVIRONMENT, LINE),
    ],
)
def test_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str | None, environment: str | None, used: str
) -> None:
    (tmp_path / "portal.yaml").write_text(GOOD, "utf-8")
    if environment:
        monkeypatch.setenv(VARIABLE, environment)
    planned: list[Portal] = []

    def stop(kit: object, portal: Portal, base: Path) -> None:
        planned.append(portal)
        raise UsageError("seen")

    monkeypatch.setattr("portalcheck.commands.check.plan_for", stop)
    with pytest.raises(SystemExit):
        main(["check", "--portal", str(tmp_path / "portal.yaml"), *(["--base-url", line] if line else [])])
    assert [portal.base_url for portal in planned] == [used]


@pytest.mark.parametrize(
    ("options", "environment", "used"),
    [
        ([], None, FILE),
        ([], ENVIRONMENT, ENVIRONMENT),
        (["--base-url", OTHER], ENVIRONMENT, OTHER),
        (["--portal-base-url", LINE], ENVIRONMENT, LINE),
        (["--portal-base-url", LINE, "--base-url", OTHER], ENVIRONMENT, LINE),
        (["-o", f"portal_base_url={LINE}"], ENVIRONMENT, LINE),
    ],
)
def test_in_pytest(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    environment: str | None,
    used: str,
) -> None:
    pytester.makeconftest(HOOK)
    pytester.makefile(".yaml", portal=GOOD)
    if environment:
        monkeypatch.setenv(VARIABLE, environment)
    result = pytester.runpytest_inprocess("--collect-only", "-q", "-p", "no:cacheprovider", *options)
    assert result.ret == pytest.ExitCode.OK
    assert (pytester.path / "base_url").read_text() == used


def test_one_that_is_no_address_is_told_by_where_it_came_from(refused: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(GOOD, "--base-url", "portal.invalid") == [
        "the base URL: 'portal.invalid' is not an address; it must start with http:// or https://."
    ]
    monkeypatch.setenv(VARIABLE, "portal.invalid")
    assert refused(GOOD) == [f"{VARIABLE}: 'portal.invalid' is not an address; it must start with http:// or https://."]


def test_an_override_serves_for_a_missing_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from portalcheck.portal_file import read_portal

    (tmp_path / "portal.yaml").write_text(GOOD.replace(f"base_url: {FILE}\n", ""), "utf-8")
    assert read_portal(tmp_path / "portal.yaml", LINE).base_url == LINE
