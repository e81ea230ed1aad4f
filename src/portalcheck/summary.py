"""What a run ends in: the report's head, its assertions wherever they lie, and the files that reporters write."""

import platform
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from portalcheck import __version__
from portalcheck.errors import ToolError, UsageError
from portalcheck.judge import unfitting
from portalcheck.kit import Kit
from portalcheck.model.artifact import Missing, Tree
from portalcheck.model.assertion import Assertion
from portalcheck.model.lens import LIGHTHOUSE
from portalcheck.model.lighthouse import Lighthouse
from portalcheck.model.report import Report, ReportHead, Tools, VisitSummary
from portalcheck.model.subject import VisitKey
from portalcheck.model.trace import Cost, Trace
from portalcheck.model.visit import Visit
from portalcheck.plan import Plan
from portalcheck.score import gives_points
from portalcheck.store import Store


class StoredAssertions(Collection[Assertion]):
    """The assertions of a run, read from its store one visit at a time."""

    def __init__(self, store: Store, keys: Sequence[VisitKey]) -> None:
        self._store = store
        self._keys = keys

    def __iter__(self) -> Iterator[Assertion]:
        for key in self._keys:
            yield from self._store.assertions(key)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, assertion: object) -> bool:
        return any(assertion == other for other in self)


def stored_trees(store: Store) -> Callable[[VisitKey], Tree | None]:
    """Read the accessibility tree of a visit when it is asked for; None where it was not gathered."""

    def tree(key: VisitKey) -> Tree | None:
        try:
            visit = store.load(key, only={Tree.name})
        except UsageError:
            return None  # a report is worth more than this one list
        found = visit.artifacts.get(Tree.name) if visit else None
        return found if isinstance(found, Tree) else None

    return tree


def head(
    kit: Kit,
    plan: Plan,
    store: Store,
    judged: Iterable[Assertion],
    *,
    browser: str,
    axe: str,
    started: datetime,
    scored: bool = True,
) -> ReportHead:
    """Sum up a run without its assertions; `judged` is gone through for scores, and for answers that may fit no more.

    A page by itself is not `scored`: points are for a portal.
    """
    measured = _measured(store, plan)
    summaries = {
        visit.key: VisitSummary(
            key=visit.key,
            subject=visit.subject,
            device=visit.device,
            load=visit.load,
            loads=visit.loads,
            picture=visit.picture,
            states=visit.states,
            cost=_cost(visit, store),
            reports=tuple(run.report for run in measured[visit.key].runs) if visit.key in measured else (),
            missing={name: given for name, given in visit.artifacts.items() if isinstance(given, Missing)},
        )
        for visit in store.summaries()
    }
    return ReportHead(
        portal=plan.portal.name or plan.portal.base_url,
        base_url=plan.portal.base_url,
        started=started.isoformat(timespec="seconds"),
        language=plan.portal.language,
        tools=Tools(
            portalcheck=__version__,
            browser=browser,
            axe=axe,
            python=platform.python_version(),
            lighthouse=", ".join(sorted({one.version for one in measured.values()})),
            plugins=kit.plugins.versions,
        ),
        rulesets=plan.rulesets,
        visits=tuple(summaries[key] for key in plan.keys if key in summaries),
        scores=tuple(
            kit.plugins.hook.portalcheck_score(ruleset=ruleset, assertions=judged)
            for ruleset in plan.rulesets
            if scored and gives_points(ruleset)
        ),
        notes=(*kit.notes, *_expired(plan)),
        unfitting=unfitting(plan.answers, judged, plan.named or frozenset(plan.subjects)) if plan.answers else (),
    )


def _cost(visit: Visit, store: Store) -> Cost | None:
    """Give what a journey took, which its trace tells."""
    if visit.subject.kind != "process":
        return None
    whole = store.load(visit.key, only=(Trace.name,))
    trace = whole.artifacts.get(Trace.name) if whole else None
    return trace.cost if isinstance(trace, Trace) else None


def _measured(store: Store, plan: Plan) -> dict[VisitKey, Lighthouse]:
    """Give what Lighthouse measured in this run."""
    visits = {key: store.load(key, only=(Lighthouse.name,)) for key in plan.keys if key.lens == LIGHTHOUSE}
    given = {key: visit.artifacts.get(Lighthouse.name) for key, visit in visits.items() if visit}
    return {key: one for key, one in given.items() if isinstance(one, Lighthouse)}


def write_reports(kit: Kit, report: Report, folder: Path) -> dict[str, Path]:
    """Let every reporter write its file. One that raises is named, and the others still write.

    Raises ToolError at the end where one did.
    """
    kit.plugins.hook.portalcheck_finished(report=report)
    written: dict[str, Path] = {}
    faults = []
    for reporter in kit.reporters:
        try:
            written[reporter.name] = reporter(report, folder)
        except Exception as error:
            faults.append(f"the reporter {reporter.name} raised {type(error).__name__}: {error}")
    if faults:
        raise ToolError("; ".join(faults))
    return written


def _expired(plan: Plan) -> Iterator[str]:
    for ruleset in plan.rulesets:
        for waiver in ruleset.waivers:
            if plan.today > waiver.until:
                yield f"The waiver of {ruleset.label}/{waiver.criterion} expired on {waiver.until}; it has no effect."
