"""A journey that a user's own test takes: each named step ends in a state, which is judged as a page is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from portalcheck.gather.answers import Gone, ScriptError, Unanswered
from portalcheck.gather.blackout import blacked_out
from portalcheck.gather.clips import clip, window
from portalcheck.gather.open_page import device_of, engine_of, text_of
from portalcheck.gather.tab import Tab
from portalcheck.judge import CarriedOver, illustrate, judge, to_clip
from portalcheck.kit import Kit
from portalcheck.live import gather_live, live_plan, live_report, open_page_only
from portalcheck.look import keep_pictures
from portalcheck.measure.completion import is_said_unknown
from portalcheck.measure.private import Private
from portalcheck.model.assertion import Assertion
from portalcheck.model.journey import Person
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Criterion, Language, Ruleset, Source
from portalcheck.model.subject import Device, Subject, VisitKey
from portalcheck.model.trace import Reached, Stop, StopCause, Trace
from portalcheck.model.visit import Visit
from portalcheck.people import person
from portalcheck.plan import Plan
from portalcheck.rule_format import Check
from portalcheck.store import Store

COMPLETES = "journey/completes"
REDUNDANT_ENTRY = "journey/redundant-entry"
"""Asks what was typed where, which a journey does not see that a test plays by itself."""


class LiveJourney:
    """The steps of one journey over a page that is open in a test. What is typed into it is blacked out everywhere."""

    def __init__(
        self,
        kit: Kit,
        folder: Path,
        name: str,
        *,
        rules: Iterable[str] | None = None,
        ruleset: str | None = None,
        reversible: bool = False,
        language: Language = "en",
    ) -> None:
        self._kit = kit
        self._name = name
        self._choice = (list(rules) if rules is not None else None, ruleset)
        self._reversible = reversible
        self._language: Language = language
        self._store = Store(folder, kit.kinds)
        self._store.clear()
        self._started = datetime.now(UTC)
        self._carried = CarriedOver()
        self._plan: Plan | None = None
        self._notes: tuple[str, ...] = ()
        self._device: Device | None = None
        self._subjects: dict[str, Subject] = {}
        self._steps: list[Reached] = []
        self._stop: Stop | None = None
        self._assertions: list[Assertion] = []
        self._extracted: dict[str, str] = {}
        self._found_at: dict[str, tuple[str, str]] = {}
        self._page: Any = None
        self.private = Private()

    @property
    def count(self) -> int:
        """How many steps have ended."""
        return len(self._steps) + bool(self._stop)

    def person(self, name: str, *, sex: Any = None, age_days: int | None = None, seed: int = 1) -> dict[str, str]:
        """Make a person up; what is known of them is blacked out."""
        made = person(name, Person(sex=sex, age_days=age_days), seed, date.today())
        for field, value in made.items():
            if field not in ("sex", "born_year"):
                self.private.add(value)
        return made

    def extract(self, name: str, value: str, url: str) -> None:
        """Keep what the page gave, such as the reference of a dossier."""
        self._extracted[name] = value
        self._found_at[name] = (value, url.partition("#")[0])

    async def begin(self, page: Any) -> None:
        """Take a step on a page. Raises UsageError for an unknown rule or ruleset."""
        if self._page is not page:
            self._device = await device_of(page)
            self._page = page
        if self._plan is None:
            rules, ruleset = self._choice
            plan = live_plan(self._kit, str(page.url), rules, ruleset, self._language)
            if rules is None:
                plan, notes = open_page_only(plan, reversible=self._reversible)
                plan, more = _without_typing(plan)
                plan, yet_more = _without_service_page(plan)
                self._notes = (*notes, *more, *yet_more)
            self._plan = _with_completes(plan, self._kit)

    async def reached(self, page: Any, title: str) -> list[Assertion]:
        """Look at the state that a step has ended in."""
        url = str(page.url)
        number = len(self._steps) + 1
        await self.begin(page)
        plan = self._plan
        assert plan is not None and self._device is not None  # known since it has begun
        subject = Subject(
            id=f"{self._name}/{number}", url=self.private.text(url), kind="state", process=self._name, step=title
        )
        tab = Tab(page, device=self._device, keep=self._store.keep_picture, private=self.private)
        gathered = await gather_live(tab, plan, self._kit, reversible=self._reversible)
        artifacts = {name: self.private.clean(artifact) for name, artifact in gathered.items()}
        key = VisitKey(subject=subject.id, device=self._device.name)
        visit = Visit(key=key, subject=subject, device=self._device, load=None, artifacts=artifacts, loads=0)
        assertions = self._carried.mark(judge(plan.checks_for(subject, key.device), visit, plan.today))
        visit = await self._with_pictures(tab, visit, assertions)
        await tab.leave()
        assertions = illustrate(assertions, visit.clips)
        self._keep(visit, assertions)
        self._steps.append(
            Reached(
                number=number,
                title=title,
                url=subject.url,
                done=(),
                extracted=self._extracted,
                confirmed=tuple(self._confirmed(page, url)),
            )
        )
        self._extracted = {}
        return assertions

    def stopped(self, title: str, error: BaseException, cause: StopCause) -> None:
        """Keep that a step did not come to its end, and why."""
        reason = self.private.text(str(error).partition("\n")[0])[:300].rstrip(".")
        number = len(self._steps) + 1
        self._stop = Stop(number=number, title=title, action="", reason=reason or type(error).__name__, cause=cause)

    def report(self) -> Report:
        """Judge the journey as a whole and sum it up."""
        assert self._plan is not None and self._device is not None  # asked only where a step has ended
        trace = Trace(title=self._name, planned=self.count, steps=tuple(self._steps), stop=self._stop)
        url = self._steps[-1].url if self._steps else ""
        subject = Subject(id=self._name, url=url, kind="process", process=self._name, step=self._name)
        key = VisitKey(subject=self._name, device=self._device.name)
        visit = Visit(
            key=key,
            subject=subject,
            device=self._device,
            load=None,
            artifacts={"trace": self.private.clean(trace)},
            loads=0,
        )
        states = [self._store.load(VisitKey(subject=state, device=key.device)) for state in self._subjects]
        looked_at = [state for state in states if state]
        self._keep(visit, judge(self._plan.checks_for(subject, key.device), visit, self._plan.today, looked_at))
        plan = replace(self._plan, subjects=self._subjects, devices={self._device.name: self._device})
        return live_report(self._page, self._kit, plan, self._store, self._assertions, self._started, self._notes)

    async def _with_pictures(self, tab: Tab, visit: Visit, assertions: list[Assertion]) -> Visit:
        """Take the pictures, with what was typed blacked out; a page that cannot be blacked out has none."""
        if engine_of(tab.page)[0] != "chromium":
            return visit
        try:
            async with blacked_out(tab, self.private.patterns):
                picture = self._store.keep_picture(await window(tab))
                clips = keep_pictures(await clip(tab, to_clip(assertions)), self._store)
        except (Gone, ScriptError, Unanswered):
            return visit
        return visit.model_copy(update={"picture": picture, "clips": clips})

    def _keep(self, visit: Visit, assertions: list[Assertion]) -> None:
        self._subjects[visit.subject.id] = visit.subject
        self._store.save(visit)
        self._store.save_assertions(visit.key, assertions)
        self._assertions += assertions

    def _confirmed(self, page: Any, url: str) -> list[str]:
        """Name what was extracted at another address and stands on this page."""
        here = url.partition("#")[0]
        elsewhere = {name: value for name, (value, where) in self._found_at.items() if where != here}
        if not elsewhere:
            return []
        lines = text_of(page).splitlines()
        return [
            name for name, value in elsewhere.items() if any(value in one and not is_said_unknown(one) for one in lines)
        ]


def _without_typing(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
    """Leave out what is asked of what was typed, and say so."""
    kept = [check.name for check in plan.checks if check.rule.id != REDUNDANT_ENTRY]
    if len(kept) == len(plan.checks):
        return plan, ()
    left_out = ", ".join(check.name for check in plan.checks if check.rule.id == REDUNDANT_ENTRY)
    return plan.only(kept), (f"Left out, since a test does the typing by itself: {left_out}.",)


def _without_service_page(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
    """Leave out what is asked of the page that tells about a service, which a test does not name, and say so."""
    left_out = [check.name for check in plan.checks if check.rule.of_service_page]
    if not left_out:
        return plan, ()
    note = f"Left out, since a portal file alone names the page of a service: {', '.join(left_out)}."
    return plan.only(check.name for check in plan.checks if check.name not in left_out), (note,)


def _with_completes(plan: Plan, kit: Kit) -> Plan:
    """Ask of every journey whether it completes, whatever else is asked of its states."""
    rule = kit.rules[COMPLETES]
    if any(check.rule is rule for check in plan.checks):
        return plan
    criterion = Criterion(id=COMPLETES, rule=COMPLETES, source="test", severity=rule.severity)
    own = Ruleset(
        id="journey",
        edition="1",
        label="journey",
        title={"en": "The journey of a test", "vi": "Hành trình của bài kiểm thử", "fr": "Le parcours d’un test"},
        sources={"test": Source(title="The test", basis="ours", in_force="yes")},
        criteria=(criterion,),
    )
    check = Check(own, criterion, rule, rule.params())
    return replace(plan, rulesets=(*plan.rulesets, own), checks=(*plan.checks, check))
