"""What everyone must be able to complete: each criterion says what it is based on."""

from importlib.metadata import entry_points
from pathlib import Path

from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.rulesets import resolve

KIT = equip()


def test_it_is_installed() -> None:
    assert [entry.value for entry in entry_points(group="portalcheck", name="completion")] == ["portalcheck_completion"]


def test_every_criterion_is_of_a_journey() -> None:
    _, checks = resolve(RulesetUse(use="completion"), KIT.folders, KIT.rules, Path())
    assert {check.rule.scope for check in checks} == {"process"}
    assert "journey/completes" in {check.criterion.id for check in checks}
