"""What everyone must be able to complete: each criterion says what it is based on."""

from importlib.metadata import entry_points
from pathlib import Path

from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.rulesets import resolve

KIT = equip()


def test_it_is_installed() -> None:
    assert [entry.value for entry in entry_points(group="portalcheck", name="completion")] == ["portalcheck_completion"]


def test_every_criterion_is_of_a_journey_but_for_the_way_out_of_a_dialog() -> None:
    _, checks = resolve(RulesetUse(use="completion"), KIT.folders, KIT.rules, Path())
    of_pages = [check.criterion.id for check in checks if check.rule.scope != "process"]
    assert of_pages == ["accessibility/closes-by-escape"]
    assert "journey/completes" in {check.criterion.id for check in checks}
