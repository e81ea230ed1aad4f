"""Check a page that is already open, in somebody's own test: sync or async, and left as it was found."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from portalcheck.gather.axe import engine
from portalcheck.gather.clips import clip
from portalcheck.gather.open_page import device_of, engine_of
from portalcheck.gather.tab import Tab
from portalcheck.judge import illustrate, judge, to_clip
from portalcheck.kit import Kit, plan_for
from portalcheck.look import gather_one, keep_pictures
from portalcheck.model.artifact import Artifact, Missing
from portalcheck.model.assertion import Assertion
from portalcheck.model.portal import Page, Portal, RulesetUse
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Criterion, Language, Ruleset, Source
from portalcheck.model.subject import Subject, VisitKey
from portalcheck.model.visit import Visit
from portalcheck.plan import Plan
from portalcheck.rule_format import Check
from portalcheck.store import Store
from portalcheck.summary import head, stored_trees

DEFAULT_RULESET = "wcag:2.2-aa"


async def check_page(
    page: Any,
    kit: Kit,
    folder: Path,
    *,
    subject: str,
    rules: Iterable[str] | None = None,
    ruleset: str | None = None,
    reversible: bool = False,
    language: Language = "en",
) -> Report:
    """Gather from an open Playwright page, judge, and keep the evidence in `folder`.

    `rules` names single rules, `ruleset` a ruleset (default `wcag:2.2-aa`). Passive gatherers run; `reversible` lets
    those run as well that touch the page and put it back. Without it the criteria of a ruleset that need them are
    left out, with a note; a rule asked for by name is untested. Raises UsageError for an unknown name.
    """
    started = datetime.now(UTC)
    url = str(page.url)
    plan = live_plan(kit, url, rules, ruleset, language)
    notes: tuple[str, ...] = ()
    if rules is None:
        plan, notes = open_page_only(plan, reversible=reversible)
        plan = plan.only(check.name for check in plan.checks if check.rule.scope == "page")
    device = await device_of(page)
    looked_at = Subject(id=subject, url=url, kind="state")
    store = Store(folder, kit.kinds)
    tab = Tab(page, device=device, keep=store.keep_picture)
    artifacts = await gather_live(tab, plan, kit, reversible=reversible)
    visit = Visit(
        key=VisitKey(subject=subject, device=device.name),
        subject=looked_at,
        device=device,
        load=None,
        artifacts=artifacts,
        loads=0,
    )
    assertions = judge(plan.checks, visit, plan.today)
    if engine_of(page)[0] == "chromium":
        clips = keep_pictures(await clip(tab, to_clip(assertions)), store)
        await tab.leave()
        visit = visit.model_copy(update={"clips": clips})
        assertions = illustrate(assertions, clips)
    store.save(visit)
    plan = replace(plan, subjects={subject: looked_at}, devices={device.name: device})
    return live_report(page, kit, plan, store, assertions, started, notes)


async def gather_live(tab: Tab, plan: Plan, kit: Kit, *, reversible: bool) -> dict[str, Artifact | Missing]:
    """Gather from a page that somebody else has opened. Without `reversible` only what leaves it alone runs."""
    gatherers = plan.needed(plan.checks)
    browser, _ = engine_of(tab.page)
    if browser != "chromium":
        missing = Missing(
            reason=f"this needs Chromium, Chrome or Edge; the page is open in {browser}", cause="unavailable"
        )
        return {gatherer.makes.name: missing for gatherer in gatherers}
    return {
        gatherer.makes.name: await gather_one(gatherer, tab, kit)
        for gatherer in gatherers
        if gatherer.effect == "passive" or (reversible and gatherer.effect == "reversible")
    }


def live_report(
    page: Any,
    kit: Kit,
    plan: Plan,
    store: Store,
    assertions: Iterable[Assertion],
    started: datetime,
    notes: tuple[str, ...] = (),
) -> Report:
    """Sum up what was judged of an open page."""
    facts: Any = {"browser": engine_of(page)[1], "axe": engine(kit.axe.source)[1]}
    summary = head(kit, plan, store, (), **facts, started=started, scored=False)
    told = summary.model_copy(update={"notes": (*summary.notes, *notes)})
    return Report(told, tuple(assertions), stored_trees(store))


def open_page_only(plan: Plan, *, reversible: bool) -> tuple[Plan, tuple[str, ...]]:
    """Leave out what a page that somebody else has opened cannot be asked, and say so: what touches it, unless that is
    `reversible` and wanted, and always what uses it up.
    """
    spent, touched = (_needing(plan, effects) for effects in (("consuming",), () if reversible else ("reversible",)))
    touched = [name for name in touched if name not in spent]
    notes = []
    if touched:
        notes.append(f"Left out, since they touch the page: {', '.join(touched)}. `reversible=True` lets them run.")
    if spent:
        notes.append(f"Left out, since they need a load of their own: {', '.join(spent)}.")
    left_out = {*touched, *spent}
    kept = plan.only(check.name for check in plan.checks if check.name not in left_out)
    return (kept if left_out else plan), tuple(notes)


def _needing(plan: Plan, effects: tuple[str, ...]) -> list[str]:
    """Name the checks that need an artifact which is gathered with one of these effects."""
    made = {gatherer.makes.name for gatherer in plan.gatherers if gatherer.effect in effects}
    return [check.name for check in plan.checks if made & {kind.name for kind in check.rule.needs.values()}]


def live_plan(kit: Kit, url: str, rules: Iterable[str] | None, ruleset: str | None, language: Language = "en") -> Plan:
    """Plan what a page is judged by, in place of a portal file. Raises UsageError for an unknown name."""
    base_url = url if url.startswith(("http://", "https://")) else "http://localhost/"
    use = RulesetUse(use=ruleset or DEFAULT_RULESET)
    portal = Portal(
        base_url=base_url,
        language=language,
        pages=(Page(id="page", url=base_url),),
        devices=("desktop",),
        rulesets=(use,),
    )
    if rules is None:
        return plan_for(kit, portal, Path())
    criteria = tuple(
        Criterion(id=rule.id, rule=rule.id, source="test", severity=rule.severity)
        for rule in (kit.rule(name) for name in rules)
    )
    own = Ruleset(
        id="rules",
        edition="1",
        label="rules",
        title={"en": "Rules named by a test"},
        sources={"test": Source(title="The test", basis="ours", in_force="yes")},
        criteria=criteria,
    )
    checks = tuple(Check(own, one, kit.rules[one.rule], kit.rules[one.rule].params()) for one in criteria)
    return Plan(portal, {}, {}, (own,), checks, kit.gatherers)
