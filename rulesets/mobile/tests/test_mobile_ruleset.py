"""What a page owes a phone: where each limit comes from, and two pages judged by all of it."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from portalcheck import Outcome
from portalcheck.kit import equip
from portalcheck.model.assertion import aggregate
from portalcheck.model.portal import RulesetUse
from portalcheck.model.ruleset import Ruleset
from portalcheck.rulesets import resolve
from portalcheck.testing import gathered

KIT = equip()
LIMITS_OF_WCAG = {
    "mobile/reflow": ("reflow", "width", 320),
    "mobile/viewport-zoom": ("resize", "min_scale", 2),
    "mobile/target-size": ("target-size", "min_size", 24),
}
LIMITS_OF_LIGHTHOUSE = {
    "mobile/text-size": ("font-size", "size", 12),
}
LIMITS_OF_OTHERS = LIMITS_OF_WCAG | LIMITS_OF_LIGHTHOUSE
WITHOUT_LIMIT = {"accessibility/focus-obscured"}  # WCAG 2.2, 2.4.11
GOOD = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đăng ký khai sinh</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Đăng ký khai sinh</h1><p>Nộp hồ sơ tại xã nơi cư trú.</p>
<p><label>Số điện thoại <input type="tel" autocomplete="tel" style="font-size: 16px; height: 44px"></label></p>
<p><button style="width: 200px; height: 44px">Nộp hồ sơ</button></p></main></body></html>"""
BAD = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đăng ký khai sinh</title>
<meta name="viewport" content="width=1000, user-scalable=no"></head>
<body><main style="width: 1000px"><h1>Đăng ký khai sinh</h1><p style="width: 900px">Nộp hồ sơ tại xã nơi cư trú của
cha hoặc mẹ; người nộp không phải trả lệ phí và không phải nộp bản sao của giấy tờ nào đã có trong cơ sở dữ liệu.</p>
<div style="display: flex"><button style="width: 12px; height: 12px; padding: 0">a</button><button
style="width: 12px; height: 12px; padding: 0">b</button></div>
<p style="font-size: 9px">{"Nộp hồ sơ tại xã nơi cư trú. " * 40}</p>
<p><label>Số điện thoại <input style="font-size: 12px"></label></p></main>
<p style="position: fixed; left: 0; right: 0; bottom: 0; height: 55vh; margin: 0; background: #fff">Bảo trì</p>
</body></html>"""

# The pages hold no font, picture or menu of their own. The good one has no bar and names no limit of scale; the bad one
# keeps from being enlarged, by the focus as well.
SILENT = {"mobile/vietnamese-glyphs", "mobile/image-size", "mobile/hover-only"}
SILENT_IN_GOOD = {"mobile/viewport-zoom", "mobile/fixed-bars"}
BETWEEN_WIDTHS = {
    "mobile/element-collision",
    "mobile/element-protrusion",
    "mobile/small-range",
    "mobile/wrapping",
    "mobile/content-cut-off",
    "mobile/text-clipped",
}
SILENT_IN_BAD = {"mobile/input-zoom"}


def _resolved() -> tuple[Ruleset, list[Any]]:
    return resolve(RulesetUse(use="mobile"), KIT.folders, KIT.rules, Path())


def test_it_is_installed() -> None:
    assert [entry.value for entry in entry_points(group="portalcheck", name="mobile")] == ["portalcheck_mobile"]


@pytest.mark.parametrize("criterion", LIMITS_OF_OTHERS)
def test_a_limit_of_others_is_the_one_that_they_name(criterion: str) -> None:
    ruleset, checks = _resolved()
    source, parameter, value = LIMITS_OF_OTHERS[criterion]
    check = next(check for check in checks if check.criterion.id == criterion)
    assert check.criterion.source == source
    assert ruleset.sources[source].basis == "text"
    assert getattr(check.params, parameter) == value


def test_what_we_chose_is_said_to_be_ours() -> None:
    ruleset, checks = _resolved()
    ours = {check.criterion.id for check in checks if ruleset.sources[check.criterion.source].basis == "ours"}
    assert ours == {check.criterion.id for check in checks} - set(LIMITS_OF_OTHERS) - WITHOUT_LIMIT
    assert "mobile/layout-width" in ours


@pytest.mark.browser
@pytest.mark.parametrize(("html", "outcome"), [(GOOD, Outcome.PASSED), (BAD, Outcome.FAILED)], ids=["good", "bad"])
def test_a_page_on_a_phone(html: str, outcome: Outcome) -> None:
    _, checks = _resolved()
    kinds = {kind.name: kind for check in checks for kind in check.rule.needs.values()}
    seen = gathered(html, *kinds.values(), device="phone")
    outcomes = {}
    for check in checks:
        findings = check.rule.judge({name: seen[kind.name] for name, kind in check.rule.needs.items()}, check.params)
        outcomes[check.criterion.id] = aggregate(finding.outcome for finding in findings)
    if outcome is Outcome.FAILED:
        # One width is enough for all else that is wrong there, and what has the focus is scrolled above the bar.
        assert {outcomes.pop(name) for name in BETWEEN_WIDTHS | WITHOUT_LIMIT} == {Outcome.PASSED}
    silent = SILENT | (SILENT_IN_GOOD if outcome is Outcome.PASSED else SILENT_IN_BAD)
    assert outcomes == dict.fromkeys(outcomes, outcome) | dict.fromkeys(silent & outcomes.keys(), Outcome.INAPPLICABLE)
