"""The rules that stand in files of their own, by what is done to a page for them."""

from portalcheck import core

_PASSIVE = {gatherer.makes for gatherer in core.portalcheck_gatherers() if gatherer.effect == "passive"}
_RULES = sorted((rule for rule in core.portalcheck_rules() if rule.cases), key=lambda rule: rule.id)

AT_REST = [rule for rule in _RULES if set(rule.needs.values()) <= _PASSIVE]
IN_USE = [rule for rule in _RULES if rule not in AT_REST]
