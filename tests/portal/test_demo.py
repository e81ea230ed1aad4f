"""The demo does what it says, and says so where it does not come out as it should."""

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from reference_portal import DEFECTS

DEMO = Path(__file__).parents[2] / "examples" / "demo.py"
Report = list[dict[str, object]]


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The demo, with its reports in a folder of the test."""
    spec = importlib.util.spec_from_file_location("demo", DEMO)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "RESULTS", tmp_path)
    return module


def found(demo: ModuleType, url: str) -> Report:
    """What a check finds of everything that is seeded."""
    return [
        {"subject": {"url": demo.address(url.rstrip("/"), page, rule)}, "rule": rule, "outcome": "failed"}
        for name in demo.SEEDED
        for page in DEFECTS[name].pages
        for rule in DEFECTS[name].rules
    ]


def played(demo: ModuleType) -> Report:
    """The journeys of the clean portal."""
    return [
        {
            "subject": {"url": "http://portal/"},
            "rule": "journey/completes",
            "outcome": "passed",
            "device": way.partition(" ")[0],
            "lens": way.partition(" ")[2] or None,
            "findings": [{"message": "All 9 steps were reached."}],
        }
        for way in demo.WAYS
    ]


CHANGES: dict[str, tuple[int, Callable[[Report, Report], object]]] = {
    "as it should be": (0, lambda _clean, _seeded: None),
    "a defect is missed": (1, lambda _clean, seeded: seeded.pop()),
    "a false alarm": (1, lambda _clean, seeded: seeded.append({**seeded[0], "rule": "mobile/text-size"})),
    "a journey stops": (1, lambda clean, _seeded: clean[0].update(outcome="failed")),
    "a way is not taken": (1, lambda clean, _seeded: clean.pop()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_compares_what_was_found_with_what_was_seeded(
    demo: ModuleType, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    ends, alter = CHANGES[change]
    clean = played(demo)

    def check(url: str, results: Path, *_chosen: str) -> int:
        seeded = found(demo, url)
        if results.name == "defects":
            alter(clean, seeded)
            (results.parent / "clean" / "report.json").write_text(json.dumps({"assertions": clean}), "utf-8")
        results.mkdir()
        written = {"assertions": seeded if results.name == "defects" else clean}
        (results / "report.json").write_text(json.dumps(written), "utf-8")
        return int(results.name == "defects")

    monkeypatch.setattr(demo, "check", check)
    assert demo.main() == ends


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_runs_on_one_page(
    demo: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The home page on a phone, and what is seeded there, through pytest and to the report."""
    whole = demo.check
    of_home = tuple(name for name in demo.SEEDED if DEFECTS[name].pages == ("/",))
    assert of_home
    monkeypatch.setattr(demo, "SEEDED", of_home)
    monkeypatch.setattr(demo, "WAYS", ())
    monkeypatch.setattr(demo, "check", lambda url, into, *_chosen: whole(url, into, "-k", "home+phone"))
    ended = demo.main()
    told = capfd.readouterr().out
    assert ended == 0, told
    assert all(f"found   {name}" in told for name in of_home)
    assert (demo.RESULTS / "defects" / "index.html").is_file()
