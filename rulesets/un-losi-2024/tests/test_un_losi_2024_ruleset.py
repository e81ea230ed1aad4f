"""Each indicator once, under its number; what no rule measures is asked, and what nobody looked at is untested."""

from collections import Counter
from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from portalcheck.kit import equip
from portalcheck.model.assertion import Outcome
from portalcheck.model.portal import RulesetUse
from portalcheck.rule_format import Check
from portalcheck.rulesets import read, resolve

KIT = equip()
RULESET, CHECKS = resolve(RulesetUse(use="un-losi-2024"), KIT.folders, KIT.rules, Path())
INDICATORS = [check for check in CHECKS if check.criterion.id.startswith("losi-")]
NUMBERS = {
    "framework": "281 215 216 224 236-policy 242",
    "content": (
        "212 217 218 220 221 222 223 226 227 228 229 230 231 232 233 238 239 243 282 283 284 285 289 290 291 292 293 "
        "294 295 296"
    ),
    "services": "253 254 255 256 257 258 259 260 261 262 263 264 265 266 268 269a 269b 286 287 297 298 299",
    "participation": "250 252 219 236-data 267 270b 271 272 274 275 276 277 278 279 280",
    "literacy": "206 225a 225b 234 237 240 241 245 270a 273",
    "technology": "214 201 202 204 205 207 208 209 210 246 247 288",
}
LOOKED_AT = {"281", "215", "270b", "271", "206", "234", "240", "241", "245", "214", "201", "204", "205", "210", "288"}
THIRD_PARTY: dict[str, str] = {"en": "third party", "vi": "bên thứ ba", "fr": "un tiers"}
NOT_OFFICIAL = {
    "en": "no official LOSI result",
    "vi": "không phải là kết quả LOSI chính thức",
    "fr": "n’est pas un résultat",
}


def test_it_is_installed() -> None:
    found = entry_points(group="portalcheck", name="un-losi-2024")
    assert [entry.value for entry in found] == ["portalcheck_un_losi_2024"]


def _numbers(checks: Iterable[Check]) -> dict[str, str | None]:
    """Give the indicators by number, with their module; 206 is asked in two, whether a search is there and finds."""
    return {one.criterion.id.removeprefix("losi-").removesuffix("-finds"): one.criterion.category for one in checks}


def test_the_95_indicators() -> None:
    wanted = {number: module for module, numbers in NUMBERS.items() for number in numbers.split()}
    assert len(wanted) == 95
    assert _numbers(INDICATORS) | {"210": "technology"} == wanted


def test_what_a_rule_measures_is_not_asked_of_a_person() -> None:
    rules = [check for check in INDICATORS if check.rule.id != "site/question"]
    assert set(_numbers(rules)) | {"210"} == LOOKED_AT


def test_210_is_what_wcag_asks() -> None:
    asked = [check.criterion.id for check in CHECKS if check not in INDICATORS]
    there, _ = resolve(RulesetUse(use="wcag:2.1-aa"), KIT.folders, KIT.rules, Path())
    assert asked == [one.id for one in there.criteria]
    assert {check.criterion.clause for check in CHECKS if check not in INDICATORS} == {"#210"}


def test_a_person_is_asked_in_three_languages() -> None:
    asked = [check for check in INDICATORS if check.rule.id == "site/question"]
    assert all(set(check.criterion.params["asks"]) == {"vi", "en", "fr"} for check in asked)
    assert {check.criterion.mode for check in asked} == {"manual"}
    questions = Counter(text for check in asked for text in check.criterion.params["asks"].values())
    assert [text for text, count in questions.items() if count > 1] == []


def test_other_browsers_are_untested() -> None:
    (check,) = (check for check in INDICATORS if check.criterion.id == "losi-201")
    assert [finding.outcome for finding in check.rule.judge({}, check.params)] == [Outcome.UNTESTED]


@pytest.mark.parametrize("language", THIRD_PARTY)
def test_what_is_known_of_it_is_said(language: Any) -> None:
    about = read(KIT.folders["un-losi-2024"])[1].about[language]
    assert THIRD_PARTY[language] in about
    assert NOT_OFFICIAL[language] in about
    assert {source.basis for source in RULESET.sources.values()} == {"report"}
    assert all(THIRD_PARTY[language] in source.title[language] for source in RULESET.sources.values())
