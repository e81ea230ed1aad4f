"""What may become a link, and where requirements are written out."""

import re
from typing import NamedTuple

from portalcheck.model.ruleset import Language
from portalcheck.model.wcag import BY_REQUIREMENT
from portalcheck.report.translations import translations
from portalcheck.report.visible import visible

_LINK = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_REPORT = re.compile(r"evidence/[0-9a-f]{64}\.json\.gz")
_ACT = "https://www.w3.org/WAI/standards-guidelines/act/rules/{}/"
_UNDERSTANDING = "https://www.w3.org/WAI/WCAG22/Understanding/{}"


class Requirement(NamedTuple):
    """A requirement written out; `act` says that it is an ACT rule."""

    text: str
    url: str
    level: str = ""
    act: bool = False


def is_report(path: str) -> bool:
    """Whether a path is that of a report of Lighthouse, as the results folder keeps it."""
    return _REPORT.fullmatch(path) is not None


def is_link(url: str | None) -> bool:
    """Whether an address may become a link: http and https only, whatever a page under test says."""
    return bool(url and _LINK.match(url) and visible(url) == url)


def requirement(name: str, language: Language = "en") -> Requirement:
    """Write a requirement out: `WCAG20:1.4.4` is 1.4.4 Resize Text (AA), `ACT:b4f0c3` an ACT rule."""
    if criterion := BY_REQUIREMENT.get(name):
        text = f"{criterion.number} {translations(language).pgettext('WCAG', criterion.name)}"
        return Requirement(text, _UNDERSTANDING.format(criterion.fragment), criterion.level)
    kind, _, rule = name.partition(":")
    if kind == "ACT" and re.fullmatch(r"[0-9a-z]{6}", rule):
        return Requirement(rule, _ACT.format(rule), act=True)
    return Requirement(name, "")
