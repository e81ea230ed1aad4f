"""What is seeded between pages shows where these are held side by side, and nowhere else; without it, nothing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalcheck.core import portalcheck_rules
from portalcheck.kit import plan_for
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.portal import Limits
from portalcheck.model.report import describe
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from reference_portal import DEFECTS, data, serve
from tests.portal.judged import EXAMPLES, equipment

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

BETWEEN = [record["name"] for record in data.load("defects/between-pages.yaml")]
RULES = {rule.id for rule in portalcheck_rules() if rule.side_by_side}


def judge(url: str, folder: Path, *more_pages: str) -> list[Assertion]:
    """Hold all pages of the portal file side by side, and some more."""
    kit = equipment()
    portal = read_portal(EXAMPLES / "portal.yaml", url)
    page = portal.pages[0]
    more = (page.model_copy(update={"id": path.strip("/"), "url": path}) for path in more_pages)
    limits = Limits(requests_per_second=100)
    portal = portal.model_copy(update={"pages": (*portal.pages, *more), "services": {}, "limits": limits})
    plan = plan_for(kit, portal, EXAMPLES)
    plan = plan.only(check.name for check in plan.side_by_side)
    store = Store(folder, kit.kinds)
    with Run(kit, plan, store, in_flight=3, pictures=False) as run:
        return list(run_all(run, kit, plan, store, lambda key: None).assertions)


def test_every_rule_over_pages_side_by_side_has_a_defect() -> None:
    assert {rule for name in BETWEEN for rule in DEFECTS[name].rules} == RULES


def test_the_clean_portal_keeps_its_order(tmp_path: Path) -> None:
    with serve() as portal:
        judged = judge(portal, tmp_path, "/quyen-rieng-tu", "/lien-he", "/so-do-trang")
    assert len(judged) == 2 * len(RULES)
    assert {one.outcome for one in judged} == {Outcome.PASSED}, "\n".join(map(describe, judged))


@pytest.mark.parametrize("name", BETWEEN)
def test_each_defect_fails_its_rule_and_no_other(name: str, tmp_path: Path) -> None:
    defect = DEFECTS[name]
    with serve(defects=[name]) as portal:
        judged = judge(portal, tmp_path, "/quyen-rieng-tu")
    wrong = {(one.rule, one.outcome) for one in judged if one.outcome is not Outcome.PASSED}
    assert wrong == {(rule, Outcome.FAILED) for rule in defect.rules}, "\n".join(map(describe, judged))
    failed = [finding for one in judged for finding in one.findings if finding.outcome is Outcome.FAILED]
    assert {finding.data["url"] for finding in failed} == {f"{portal.rstrip('/')}{page}" for page in defect.pages}
