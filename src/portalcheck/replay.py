"""Results judged again: the plan of a run, written down and made anew."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from portalcheck import __version__
from portalcheck.errors import UsageError
from portalcheck.judge import CarriedOver, answered, judge
from portalcheck.kit import Kit
from portalcheck.model.artifact import Artifact, Missing
from portalcheck.model.assertion import Assertion, Finding
from portalcheck.model.portal import Portal
from portalcheck.model.ruleset import Ruleset
from portalcheck.model.subject import SITE, Subject, VisitKey
from portalcheck.model.visit import Visit
from portalcheck.plan import Plan, pages_of
from portalcheck.rule_format import Check, Params, Rule
from portalcheck.store import Store

_NOT_VISITED = Missing(reason="it was not visited", cause="not-gathered")


def to_stored(plan: Plan, folder: Path, *, browser: str, axe: str, started: datetime) -> dict[str, Any]:
    """Write down what a run was asked, so that it can be judged again from its results folder."""
    return {
        "portalcheck": __version__,
        "browser": browser,
        "axe": axe,
        "started": started.isoformat(),
        "today": plan.today.isoformat(),
        "portal": plan.portal.model_dump(mode="json"),
        "rulesets": [ruleset.model_dump(mode="json") for ruleset in plan.rulesets],
        "checks": [check.name for check in plan.checks],
        "keys": [key.model_dump(mode="json") for key in plan.keys],
        "subjects": sorted(plan.named or plan.subjects),
        "answers": _seen_from(folder, plan.answers_path) if plan.answers_path else None,
    }


def from_stored(kit: Kit, stored: Mapping[str, Any], store: Store) -> Plan:
    """Make the plan of stored results again: its rulesets as they were spelled out then, the rules as they are now.

    A criterion whose rule is no longer installed stays, and is untested.
    """
    rulesets = tuple(Ruleset.model_validate(ruleset) for ruleset in stored["rulesets"])
    wanted = set(stored["checks"])
    checks = []
    for ruleset in rulesets:
        for criterion in ruleset.criteria:
            if f"{ruleset.label}/{criterion.id}" in wanted:
                rule = kit.rules.get(criterion.rule) or _absent(criterion.rule)
                checks.append(Check(ruleset, criterion, rule, rule.params.model_validate(criterion.params)))
    visits = {visit.key: visit for visit in store.summaries()}
    keys = [VisitKey.model_validate(entry) for entry in stored["keys"]]
    seen = [visits[key] for key in keys if key in visits]
    portal = Portal.model_validate(stored["portal"])
    plan = Plan(
        portal=portal,
        subjects={visit.subject.id: visit.subject for visit in seen},
        devices={visit.device.name: visit.device for visit in seen},
        rulesets=rulesets,
        checks=tuple(checks),
        gatherers=kit.gatherers,
        today=date.fromisoformat(stored["today"]),
        named=frozenset(stored.get("subjects", ())),
        unseen=tuple(_unseen(portal, keys, {visit.subject.id for visit in seen})),
    ).with_site()
    answers = stored.get("answers")
    return plan.answered_from(store.folder / answers) if answers else plan


def judge_stored(plan: Plan, source: Store, target: Store) -> None:
    """Judge every stored visit again, without a browser, and store the assertions in `target`.

    Raises UsageError where a visit cannot be read.
    """
    for group in plan.groups:
        if plan.subjects[group[0].subject].kind == "site":
            target.save_assertions(group[0], answered(judge_site(plan, group[0], source), plan.answers))
            continue
        visits = []
        for key in group:
            visit = source.load(key)
            if visit is None:
                raise UsageError(f"{source.folder}: the visit {key} is not stored here.")
            visits.append(visit)
        for visit, assertions in zip(visits, judge_group(plan, visits, source), strict=True):
            target.save_assertions(visit.key, answered(assertions, plan.answers))
    target.take_pictures_of(source)


def judge_group(plan: Plan, visits: Sequence[Visit], store: Store) -> list[list[Assertion]]:
    """Judge stored visits that were made together; what a journey carries over from state to state is marked."""
    carried = CarriedOver()
    return [
        judge_journey(plan, visit, visits[:-1], store)
        if visit.subject.kind == "process"
        else carried.mark(judge(_asked(plan, visit), visit, plan.today))
        for visit in visits
    ]


def judge_journey(plan: Plan, journey: Visit, states: Sequence[Visit], store: Store) -> list[Assertion]:
    """Judge a journey by what it left, by the states that it passed through, and by the page of its service, which
    is read from the store.
    """
    checks = _asked(plan, journey)
    of_page = {kind.name for check in checks for kind in check.rule.of_service_page}
    artifacts = journey.artifacts
    if of_page:
        artifacts = {**_of_service_page(plan, journey, of_page, store), **artifacts}
    return judge(checks, journey.model_copy(update={"artifacts": artifacts}), plan.today, states)


def _of_service_page(plan: Plan, journey: Visit, names: Collection[str], store: Store) -> dict[str, Artifact | Missing]:
    """Give what was gathered from the page of a journey's service on the same device, or say why there is nothing."""
    page = plan.page_of(journey.subject.id)
    if page is None:
        missing = Missing(reason="the portal file names no page of this service (`page`)", cause="not-gathered")
        return dict.fromkeys(names, missing)
    visit = store.load(VisitKey(subject=page.id, device=journey.key.device), names)
    return visit.artifacts if visit else dict.fromkeys(names, _NOT_VISITED)


def _asked(plan: Plan, visit: Visit) -> tuple[Check, ...]:
    return plan.checks_for(visit.subject, visit.device.name, visit.key.lens)


def judge_site(plan: Plan, key: VisitKey, store: Store) -> list[Assertion]:
    """Judge a site by what was gathered from it, where something was, and by its parts on one device side by side;
    each is read from the store when its turn comes.
    """
    subject, device = plan.subjects[key.subject], plan.devices[key.device]
    blank = Visit(key=key, subject=subject, device=device, load=None, artifacts={}, loads=0)
    checks = plan.checks_for(subject, key.device)
    own = {kind.name for check in checks for kind in check.rule.needs.values() if kind.scope == "site"}
    site = store.load(key, own) if own else None
    return judge(checks, site or blank, plan.today, _Parts(plan, key, checks, store))


class _Parts:
    """The visits that a site is judged by, with what some checks need, as often as they are gone through."""

    def __init__(self, plan: Plan, site: VisitKey, checks: Sequence[Check], store: Store) -> None:
        self._plan = plan
        self._site = site
        self._store = store
        self._needed = {kind.name for check in checks for kind in check.rule.needs.values()}

    def __iter__(self) -> Iterator[Visit]:
        known = {page.id: page for page in self._plan.pages}
        for group in self._plan.parts_of(self._site):
            key = group[-1]
            subject = known.get(key.subject) or self._plan.subjects[key.subject]
            yield self._store.load(key, self._needed) or self._not_visited(key, subject)

    def _not_visited(self, key: VisitKey, part: Subject) -> Visit:
        artifacts = dict.fromkeys(self._needed, _NOT_VISITED)
        device = self._plan.devices[key.device]
        return Visit(key=key, subject=part, device=device, load=None, artifacts=artifacts, loads=0)


def _unseen(portal: Portal, keys: Sequence[VisitKey], visited: Collection[str]) -> Iterator[Subject]:
    """Give the pages that were to be visited and never were; where the file does not tell, it may be one."""
    known = pages_of(portal)
    for name in dict.fromkeys(key.subject for key in keys):
        if name not in {*visited, *portal.services, SITE} and "/" not in name:
            yield known.get(name) or Subject(id=name, url=portal.base_url)


def _seen_from(folder: Path, path: Path) -> str:
    """Name a file so that it is found where both were moved together."""
    with suppress(ValueError):  # another drive
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    return path.resolve().as_posix()


def _absent(rule_id: str) -> Rule:
    return Rule(
        id=rule_id,
        version=0,
        requirements=(),
        severity="serious",
        tags=(),
        needs={},
        params=_AnyParams,
        check=lambda: [Finding.untested(f"Not tested: the rule {rule_id} is not installed.", cause="unavailable")],
        doc=f"{rule_id}.",
    )


class _AnyParams(Params, extra="ignore"):
    """Takes whatever the stored criterion says; nothing reads it."""
