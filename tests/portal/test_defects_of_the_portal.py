"""What is seeded in the portal as a whole shows where it is looked at as one, and nothing else does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from portalcheck.core import portalcheck_rules
from portalcheck.kit import plan_for
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.portal import Limits
from portalcheck.model.report import describe
from portalcheck.portal_file import portal_of
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from reference_portal import DEFECTS, data, serve
from tests.portal.judged import equipment

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

OF_THE_PORTAL = [record["name"] for record in data.load("defects/portal-as-a-whole.yaml")]
RULES = {rule.id for rule in portalcheck_rules() if rule.family == "site"}
# What is not there on this machine: a certificate, a name in the name system, HTTPS to be led to.
NOT_HERE = {"site/certificate", "site/https-forced", "site/ipv6"}
# What no program can settle.
ASKED = {"site/emc-label", "site/question"}
# Which browsers the portal was looked at in is no matter of the portal.
IN_OTHER_BROWSERS = {"site/browsers"}
# Only one of these can be seen at a time.
ABOUT_THE_SEARCH = ("search-needs-accents", "search-breaks-on-accents", "search-left-out")
# Where there is no search, there is nothing to ask of one.
NOTHING_TO_ASK = {"search-left-out": ("site/search-finds", "site/search-without-accents")}
# What is scored, and which of its criteria each defect costs.
SCORED = ("vn-dvc", "un-losi-2024")
COSTS = {
    "contact-page-not-linked": set(),
    "link-to-nothing": {"links-alive"},
    "search-needs-accents": {"search-without-accents"},
    "services-kept-from-engines": {"search-engines"},
    "search-breaks-on-accents": {"search-finds", "losi-206-finds"},
    "search-left-out": {"search-found", "losi-206"},
    "office-without-address": set(),
    "english-is-vietnamese": {"english"},
    "footer-of-another-time": {"header-and-footer"},
    "services-not-by-agency": {"services-classified"},
    "security-txt-without-a-contact": set(),
}
RULESET = """
id: whole
edition: "1"
title: {vi: Cổng, en: Portal, fr: Portail}
sources:
  ours: {title: Chosen by the tests, basis: ours, in_force: "yes"}
criteria:
  - {rule: site/browsers, params: {browsers: [Chrome, Firefox]}}
  - {rule: site/certificate}
  - {rule: site/contact, params: {ways: [telephone, hotline, e-mail, address]}}
  - {rule: site/emc-label}
  - rule: site/english
    params: {tells: [[organisation, organization, functions], [contacts, officials]]}
  - {rule: site/header-and-footer}
  - {rule: site/https-forced}
  - {rule: site/ipv6}
  - {rule: site/links-alive}
  - {id: contact-page, rule: site/page-offered, params: {labels: [liên hệ], words: [đường dây hỗ trợ], on_home: true}}
  - {id: privacy, rule: site/page-offered, params: {labels: [quyền riêng tư, bảo vệ dữ liệu], words: [dữ liệu]}}
  - {id: guidance, rule: site/page-offered, params: {labels: [hướng dẫn, guide], words: [hồ sơ], most_clicks: 1}}
  - {id: site-map, rule: site/page-offered, params: {labels: [sơ đồ trang, site map], words: [dịch vụ công]}}
  - rule: site/question
    params: {asks: {vi: Có được không?, en: Is it so?, fr: "Est-ce bien le cas ?"}}
  - {rule: site/search-engines}
  - {rule: site/search-finds}
  - {rule: site/search-found}
  - {rule: site/search-without-accents}
  - {rule: site/security-txt}
  - {rule: site/services-classified}
"""


def judge(url: str, folder: Path) -> list[Assertion]:
    """Judge the portal by every rule of the family, with no more than its address."""
    kit = equipment()
    (folder / "whole.yaml").write_text(RULESET, "utf-8")
    portal = portal_of([url], [str(folder / "whole.yaml"), *SCORED], ["desktop", "phone"])
    plan = plan_for(kit, portal.model_copy(update={"limits": Limits(requests_per_second=100)}), folder)
    plan = plan.only(check.name for check in plan.checks if check.rule.id in RULES)
    store = Store(folder / "r", kit.kinds)
    with Run(kit, plan, store, in_flight=2, pictures=False) as run:
        return list(run_all(run, kit, plan, store, lambda key: None).assertions)


def expected(failing: tuple[str, ...], asking: tuple[str, ...] = ()) -> dict[str, Outcome]:
    return {
        **dict.fromkeys(RULES - NOT_HERE, Outcome.PASSED),
        **dict.fromkeys(ASKED | set(asking), Outcome.CANT_TELL),
        **dict.fromkeys(IN_OTHER_BROWSERS, Outcome.UNTESTED),
        **dict.fromkeys(failing, Outcome.FAILED),
    }


def cost(judged: list[Assertion]) -> set[str]:
    return {one.criterion for one in judged if one.ruleset in SCORED and one.outcome is Outcome.FAILED}


def gravest(judged: list[Assertion]) -> dict[str, Outcome]:
    order = [Outcome.FAILED, Outcome.UNTESTED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE]
    found: dict[str, Outcome] = {}
    for one in judged:
        if one.ruleset in SCORED:
            continue
        found[one.rule] = min(found.get(one.rule, one.outcome), one.outcome, key=order.index)
    return found


def test_every_rule_that_can_fail_here_has_a_defect() -> None:
    failing = {rule for name in OF_THE_PORTAL for rule in DEFECTS[name].rules}
    assert failing == RULES - NOT_HERE - ASKED - IN_OTHER_BROWSERS


def test_the_clean_portal_is_whole(tmp_path: Path) -> None:
    with serve() as portal:
        judged = judge(portal, tmp_path)
    clean = expected(()) | dict.fromkeys(NOT_HERE, Outcome.INAPPLICABLE)
    assert gravest(judged) == clean, "\n".join(map(describe, judged))
    assert cost(judged) == set()
    assert {one.device for one in judged} == {"desktop"}  # it is the same on every device, and asked once


def held(names: Sequence[str], folder: Path) -> None:
    rules, asks = [tuple(rule for name in names for rule in getattr(DEFECTS[name], kind)) for kind in ("rules", "asks")]
    with serve(defects=names) as portal:
        judged = judge(portal, folder)
    wanted = expected(rules, asks) | dict.fromkeys(NOT_HERE, Outcome.INAPPLICABLE)
    for name in names:
        wanted |= dict.fromkeys(NOTHING_TO_ASK.get(name, ()), Outcome.INAPPLICABLE)
    assert gravest(judged) == wanted, "\n".join(map(describe, judged))
    assert cost(judged) == set().union(*(COSTS[name] for name in names))


@pytest.mark.parametrize("alone", [None, *ABOUT_THE_SEARCH])
def test_defects_fail_their_rules_and_no_other(alone: str | None, tmp_path: Path) -> None:
    together = [name for name in OF_THE_PORTAL if name not in ABOUT_THE_SEARCH]
    held([alone] if alone else together, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("name", OF_THE_PORTAL)
def test_each_defect_fails_its_rule_and_no_other(name: str, tmp_path: Path) -> None:
    held([name], tmp_path)
