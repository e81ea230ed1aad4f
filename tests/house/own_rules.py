"""The rules that stand in files of ours; those of the engine are made from its table."""

from portalcheck import Rule, core

OWN = sorted((rule for rule in core.portalcheck_rules() if rule.family != "axe"), key=lambda rule: rule.id)
ENGINE = [rule for rule in core.portalcheck_rules() if rule.family == "axe"]


def named(rule: Rule) -> str:
    return rule.id
