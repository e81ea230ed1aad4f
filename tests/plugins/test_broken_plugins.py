"""A broken plugin is named with its version and left out; the run goes on, and its exit code is what it would be."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plugins.conftest import Command, Ran

Make = Callable[..., Path]

BROKEN = {
    "raises-at-import": ("raise RuntimeError('no licence')", "RuntimeError: no licence"),
    "exits-at-import": ("raise SystemExit(3)", "SystemExit: 3"),
    "not-there": ("", "ModuleNotFoundError: No module named 'not_there'"),
    "unknown-hook": ("def portalcheck_assertions(): ...", "unknown hook 'portalcheck_assertions'"),
    "wrong-signature": ("def portalcheck_visited(page): ...", "Argument(s) {'page'} are declared in the hookimpl"),
    "raising-hook": ("def portalcheck_rules(): return 1 / 0", "portalcheck_rules raised ZeroDivisionError("),
    "no-list": ("def portalcheck_gatherers(): ...", "portalcheck_gatherers raised TypeError("),
    "no-rule": ("def portalcheck_rules(): return [print]", "is not a rule, made with `@rule`"),
    "no-ruleset": ("def portalcheck_rulesets(): return [1]", "1 is not a pathlib.Path"),
    "wrapper": (
        "def portalcheck_rules(): return [one for one in (yield) if one.id != 'axe/document-title']",
        "portalcheck_rules is a wrapper; a plugin changes no other one",
    ),
    "bad-page": ("def portalcheck_subjects(): return ['/about']", "'/about' is not a Subject"),
    "raising-observer": ("def portalcheck_visited(visit): raise OSError('disk full')", "OSError('disk full')"),
    "raising-listener": ("def portalcheck_asserted(assertion): raise KeyError('x')", "KeyError('x')"),
}
AT_THE_END = ("def portalcheck_finished(report): raise OSError('no mail')", "OSError('no mail')")
HEALTHY = """
from portalcheck import Document, Finding, hookimpl, rule

@rule("healthy/always", version=1)
def always(document: Document):
    yield Finding.passed("A page is there.")

@hookimpl
def portalcheck_rules():
    return [always]
"""

RULESETS = """
from pathlib import Path

from portalcheck import hookimpl

@hookimpl
def portalcheck_rulesets():
    return [Path(__file__).parent / name for name in ("unfinished", "no-id")]
"""


def _source(name: str, text: str) -> str:
    mark = "@hookimpl(wrapper=True)" if name == "wrapper" else "@hookimpl"
    return f"from portalcheck import hookimpl\n{mark}\n{text}\n" if "def " in text else text


@pytest.fixture(scope="module")
def broken(distribution: Make) -> tuple[Path, ...]:
    folders = {name: distribution(name, _source(name, text)) for name, (text, _) in BROKEN.items()}
    (folders["not-there"] / "not_there.py").unlink()
    at_the_end = distribution("at-the-end", _source("at-the-end", AT_THE_END[0]))
    return (*folders.values(), at_the_end)


@pytest.fixture(scope="module")
def ran(command: Command, project: Path, distribution: Make, broken: tuple[Path, ...]) -> Ran:
    """One run with all of them, and with a plugin that is in order."""
    file = project / "own" / "ruleset.yaml"
    file.write_text(file.read_text("utf-8").replace("criteria: [", "criteria: [{rule: healthy/always}, "), "utf-8")
    path = (*broken, distribution("healthy", HEALTHY, "3.0"))
    return command("check", "--portal", str(project / "portal.yaml"), path=path, results=True)


@pytest.mark.browser
def test_the_run_goes_on(ran: Ran) -> None:
    assert ran.outcomes == {
        "home+phone own/healthy/always": "passed",
        "home+phone own/axe/document-title": "passed",
        "about+phone own/healthy/always": "passed",
        "about+phone own/axe/document-title": "passed",
    }
    assert ran.code == 0
    assert "Traceback" not in ran.out + ran.err


@pytest.mark.browser
@pytest.mark.parametrize("name", BROKEN)
def test_it_is_named_with_its_version(ran: Ran, name: str) -> None:
    said = f"The plugin {name} ({name} 1.2) was left out: "
    (note,) = (note for note in ran.report["notes"] if note.startswith(said))
    assert BROKEN[name][1] in note
    assert note in ran.err
    assert name not in ran.report["tools"]["plugins"]


@pytest.mark.browser
def test_one_that_raises_when_all_is_done_is_named_on_the_terminal(ran: Ran) -> None:
    assert (
        f"The plugin at-the-end (at-the-end 1.2) was left out: portalcheck_finished raised {AT_THE_END[1]}" in ran.err
    )


@pytest.mark.browser
def test_those_in_order_are_said_to_have_taken_part(ran: Ran) -> None:
    assert ran.report["tools"]["plugins"]["healthy"] == "3.0"


def test_they_are_listed_with_what_is_wrong(command: Command, broken: tuple[Path, ...]) -> None:
    ran = command("plugins", path=broken)
    assert ran.code == 0
    lines = {line.split()[0]: line for line in ran.out.splitlines()}
    assert "RuntimeError: no licence" in lines["raises-at-import"]
    assert lines["raises-at-import"].split()[1:3] == ["raises-at-import", "1.2"]
    assert lines["wcag"].split()[-1] == "rulesets"


def test_a_name_that_is_taken_leaves_the_first_one_in_place(command: Command, distribution: Make) -> None:
    first = distribution("healthy", HEALTHY, "3.0")
    second = distribution("twin", HEALTHY)
    points = second / "twin-1.2.dist-info" / "entry_points.txt"
    points.write_text("[portalcheck]\nhealthy = twin\n", "utf-8")
    ran = command("rules", "healthy", path=(first, second))
    assert "healthy/always" in ran.out
    assert "The plugin healthy (twin 1.2) was left out: ValueError: another plugin is named healthy" in ran.err


def test_a_distribution_without_metadata_is_no_traceback(command: Command, distribution: Make) -> None:
    folder = distribution("bare", "raise RuntimeError('bare')")
    (folder / "bare-1.2.dist-info" / "METADATA").unlink()
    ran = command("plugins", path=(folder,))
    assert ran.code == 0
    assert "RuntimeError: bare" in ran.out


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(
    "hook",
    [
        "def portalcheck_context_args(subject): raise OSError('no ticket')",
        "async def portalcheck_arrived(tab): raise OSError('no ticket')",
    ],
    ids=["context_args", "arrived"],
)
def test_a_page_that_it_was_to_prepare_is_untested(
    command: Command, project: Path, distribution: Make, tmp_path: Path, hook: str
) -> None:
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / "own" / "ruleset.yaml").read_text("utf-8").replace("{rule: healthy/always}, ", "")
    (tmp_path / "own" / "ruleset.yaml").write_text(text, "utf-8")
    preparing = distribution("preparing", _source("preparing", hook))
    ran = command("check", "--portal", str(tmp_path / "portal.yaml"), path=(preparing,), results=True)
    assert ran.code == 3
    assert set(ran.outcomes.values()) == {"untested"}
    name = hook.partition("(")[0].split()[-1]
    message = ran.report["assertions"][0]["findings"][0]["message"]
    assert f"the plugin preparing (preparing 1.2): {name} raised OSError: no ticket" in message
    assert "browser failed" not in message


def test_a_ruleset_that_cannot_be_read_leaves_the_others_usable(command: Command, distribution: Make) -> None:
    folder = distribution("offices", RULESETS)
    for name, text in {"unfinished": "id: unfinished\nedition: [\n", "no-id": "edition: '1'\n"}.items():
        (folder / name).mkdir()
        (folder / name / "ruleset.yaml").write_text(text, "utf-8")
    listed = command("rulesets", path=(folder,))
    assert listed.code == 0
    assert "wcag" in listed.out
    assert re.search(r"A ruleset was left out: \S+no-id/ruleset.yaml:1: id: the key `id` is missing", listed.err)
    assert re.search(r"A ruleset was left out: \S+unfinished/ruleset.yaml:3: ", listed.err)
    used = command("rulesets", "unfinished", path=(folder,))
    assert used.code == 2
    assert re.search(r"unfinished/ruleset.yaml:3: ", used.err)


def test_two_rulesets_of_one_name_are_refused(command: Command, distribution: Make) -> None:
    folder = distribution("offices", RULESETS.replace('"unfinished", "no-id"', '"one", "other"'))
    for name in ("one", "other"):
        (folder / name).mkdir()
        (folder / name / "ruleset.yaml").write_text("id: office\n", "utf-8")
    ran = command("rulesets", path=(folder,))
    assert ran.code == 2
    assert "two plugins bring a ruleset named office" in ran.err
