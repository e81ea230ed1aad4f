"""The checklist for full online service: every criterion is of a journey, and says how well its source is known."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.model.ruleset import RulesetFile
from portalcheck.rulesets import read, resolve

KIT = equip()
FILE: RulesetFile = read(KIT.folders["vn-toan-trinh"])[1]
RULESET, CHECKS = resolve(RulesetUse(use="vn-toan-trinh"), KIT.folders, KIT.rules, Path())
BY_ID = {criterion.id: criterion for criterion in RULESET.criteria}


def test_it_is_installed() -> None:
    found = [entry.value for entry in entry_points(group="portalcheck", name="vn-toan-trinh")]
    assert found == ["portalcheck_vn_toan_trinh"]


def test_every_criterion_is_of_a_journey() -> None:
    assert {check.rule.scope for check in CHECKS} == {"process"}


def test_each_point_that_is_known_has_its_criterion() -> None:
    assert [name for name in BY_ID if name.startswith("e2e-")] == [
        *("e2e-a-information", "e2e-b-forms", "e2e-c-online", "e2e-d-no-paper", "e2e-dd-payment", "e2e-level")
    ]
    assert {"result", "three-clicks", "prefilled", "once-only", "osi-083-save", "osi-087-history"} <= set(BY_ID)


def test_what_was_read_is_named() -> None:
    assert {name for name, source in FILE.sources.items() if source.basis == "text"} == {
        *("nd42-11-1a", "tt32-5-1", "tt32-5-2")
    }
    assert BY_ID["e2e-d-no-paper"].clause == "Điều 13, khoản 1, điểm d"
    assert BY_ID["e2e-dd-payment"].clause == "Điều 13, khoản 1, điểm đ"
    assert FILE.sources["three-clicks"].basis == "secondary"
    assert {source.in_force for source in FILE.sources.values()} == {"unknown"}


def test_it_says_what_was_not_seen() -> None:
    assert "a đến đ" in FILE.about["vi"]
    assert "a to đ" in FILE.about["en"]
    assert "a à đ" in FILE.about["fr"]


@pytest.mark.parametrize("name", ["osi-083-save", "osi-087-history"])
def test_what_is_looked_for_is_named_in_three_languages(name: str) -> None:
    labels = BY_ID[name].params["labels"]
    assert len(labels) == len({label.casefold() for label in labels}) > 10
    for word in (
        "Lưu" if "save" in name else "Hồ sơ",
        "Save" if "save" in name else "My",
        "re" if "save" in name else "Mes",
    ):
        assert any(word in label for label in labels)
