"""The rules that stand in files of their own, by what is done to a page for them, and how they speak."""

from portalcheck import Outcome, core
from portalcheck.testing import CaseResult

_PASSIVE = {gatherer.makes for gatherer in core.portalcheck_gatherers() if gatherer.effect == "passive"}
_RULES = sorted((rule for rule in core.portalcheck_rules() if rule.cases), key=lambda rule: rule.id)

AT_REST = [rule for rule in _RULES if set(rule.needs.values()) <= _PASSIVE]
IN_USE = [rule for rule in _RULES if rule not in AT_REST]


def says_it_well(result: CaseResult) -> None:
    """A message begins with a capital or a number and ends as a sentence; what cannot be told ends in its question."""
    for finding in result.findings:
        message = finding.message
        first = message.lstrip("\"'“‘«(`<[")[:1]
        assert first.isupper() or not first.isalpha(), message
        assert message.endswith("?" if finding.outcome is Outcome.CANT_TELL else "."), message
        assert "  " not in message and "\n" not in message, message
