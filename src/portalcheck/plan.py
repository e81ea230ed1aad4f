"""portal.yaml + rulesets + plugins → Plan: which subjects, on which devices, judged by which checks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from portalcheck.answers_file import read_answers
from portalcheck.devices import DEVICES
from portalcheck.errors import UsageError, nearest
from portalcheck.gather import Gatherer
from portalcheck.journey_file import WrittenJourney, read_journey
from portalcheck.model.answer import Answer
from portalcheck.model.journey import Journey
from portalcheck.model.lens import LIGHTHOUSE, ON_A_PHONE
from portalcheck.model.portal import Portal
from portalcheck.model.ruleset import Ruleset
from portalcheck.model.subject import SITE, Device, Subject, VisitKey
from portalcheck.rule_format import Check, Params, Rule
from portalcheck.rulesets import place_of, resolve


@dataclass(frozen=True)
class Plan:
    """What a run will do. `today` is the date that waivers are held against, fixed so that judging is repeatable.

    `answers` are what people said to earlier questions, and `named` every subject of the portal, where this plan holds
    a part of them. `unseen` are pages of stored results that were to be visited and were not.
    """

    portal: Portal
    subjects: Mapping[str, Subject]
    devices: Mapping[str, Device]
    rulesets: tuple[Ruleset, ...]
    checks: tuple[Check, ...]
    gatherers: tuple[Gatherer, ...]
    gatherer_params: Mapping[str, Params] = field(default_factory=dict)
    journeys: Mapping[str, WrittenJourney] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    answers: tuple[Answer, ...] = ()
    answers_path: Path | None = None
    named: frozenset[str] = frozenset()
    unseen: tuple[Subject, ...] = ()

    @property
    def keys(self) -> tuple[VisitKey, ...]:
        """Every visit: page by page, then journey by journey, then the site, each on one device after the other; a
        journey comes under its lenses when it has been on all devices. What Lighthouse measures comes last.
        """
        return tuple(key for group in self.groups for key in group)

    @cached_property
    def groups(self) -> tuple[tuple[VisitKey, ...], ...]:
        """The visits that are made together: a page by itself; all the states of a journey, then the journey; or the
        journey under a lens.
        """
        alone = [subject for subject in self.subjects.values() if not subject.process]
        pages = [[subject.id] for subject in alone if subject.kind != "site"]
        site = [[subject.id] for subject in alone if subject.kind == "site"]
        journeys: dict[str, list[str]] = {}
        for subject in self.subjects.values():
            if subject.process:
                journeys.setdefault(subject.process, []).append(subject.id)
        return (
            *self._on_devices(*pages),
            *(
                group
                for name, together in journeys.items()
                for group in (*self._on_devices(together), *self._under_lenses(name))
            ),
            *(group for group in self._on_devices(*site) if self.checks_for(self.subjects[SITE], group[0].device)),
            *self._measured(),
        )

    def _on_devices(self, *groups: list[str]) -> Iterator[tuple[VisitKey, ...]]:
        for together in groups:
            for device in self.devices:
                yield tuple(VisitKey(subject=subject, device=device) for subject in together)

    def _under_lenses(self, name: str) -> Iterator[tuple[VisitKey, ...]]:
        service = self.portal.services.get(name)
        for lens in service.lenses if service else ():
            device = self._first(mobile=lens in ON_A_PHONE)
            yield (VisitKey(subject=name, device=device, lens=lens),)

    def _measured(self) -> Iterator[tuple[VisitKey, ...]]:
        if any(check.rule.is_asked_under(LIGHTHOUSE) and check.rule.scope == "page" for check in self.checks):
            first = (page.id for page in self.portal.pages if page.status == 200)
            for page in self.portal.lighthouse.pages or tuple(first)[:1]:
                if page in self.subjects:
                    yield (VisitKey(subject=page, device=self._first(mobile=True), lens=LIGHTHOUSE),)

    def group_of(self, key: VisitKey) -> tuple[VisitKey, ...]:
        """Give the visits that are made together with this one."""
        return self._group[key]

    @cached_property
    def _group(self) -> dict[VisitKey, tuple[VisitKey, ...]]:
        return {key: group for group in self.groups for key in group}

    @property
    def pages(self) -> tuple[Subject, ...]:
        """The pages that are held side by side: no states of a journey, and nothing that answers with an error."""
        return tuple(one for one in (*self.subjects.values(), *self.unseen) if one.kind == "page" and one.status == 200)

    @property
    def side_by_side(self) -> tuple[Check, ...]:
        """The checks that hold pages side by side."""
        return tuple(check for check in self.checks if check.rule.side_by_side)

    def with_site(self) -> "Plan":
        """Take in the site as one subject more, where a check wants it; to hold pages side by side takes two."""
        if not any(check.rule.scope == "site" and self._can_hold(check) for check in self.checks):
            return self
        site = Subject(id=SITE, url=self.portal.base_url, kind="site")
        return replace(self, subjects={**self.subjects, SITE: site})

    def _can_hold(self, check: Check) -> bool:
        return not check.rule.side_by_side or len(self.pages) >= 2

    def parts_of(self, site: VisitKey) -> tuple[tuple[VisitKey, ...], ...]:
        """Give the visits that a site is judged by, where a check holds them side by side: to its pages, to the states
        of its journeys.
        """
        held = {
            check.rule.needs[argument].scope
            for check in self.checks_for(self.subjects[site.subject], site.device)
            for argument in check.rule.across
        }
        pages = [(VisitKey(subject=page.id, device=site.device),) for page in self.pages if "page" in held]
        journeys = [
            group
            for group in self.groups
            if "process" in held
            and self.subjects[group[-1].subject].kind == "process"
            and (group[-1].device, group[-1].lens) == (site.device, None)
        ]
        return (*pages, *journeys)

    def page_of(self, service: str) -> Subject | None:
        """Give the page that tells about a service, where the portal file names one."""
        known = self.portal.services.get(service)
        return self.subjects.get(known.page) if known and known.page else None

    def asked_of(self, page: Subject, device: str) -> tuple[Check, ...]:
        """Choose the checks that want something of a page: its own, those that hold pages side by side, and those of
        the services that it tells about.
        """
        of_services = (
            check
            for name, service in self.portal.services.items()
            if service.page == page.id and name in self.subjects
            for check in self.checks_for(self.subjects[name], device)
            if check.rule.of_service_page
        )
        return (*self.checks_for(page, device), *self.side_by_side, *of_services)

    def checks_for(self, subject: Subject, device: str, lens: str | None = None) -> tuple[Check, ...]:
        """Choose the checks of one subject on a device: those of a journey or a site for these, those of a page for all
        else; and under a lens, those that ask what only this lens shows, or what every way must show.

        A state of a journey must be left as it is, so what would use the page up is not asked there; and what is the
        same on every device is asked on one.
        """
        scope = "page" if subject.kind == "state" else subject.kind
        state, again = subject.kind == "state", device != self._for_all
        left_out = {
            one.makes for one in self.gatherers if (state and one.effect == "consuming") or (again and one.once)
        }
        return tuple(
            check
            for check in self.checks
            if check.rule.scope == scope
            and self._can_hold(check)
            and not (again and not check.rule.needs)
            and check.rule.is_asked_under(lens)
            and left_out.isdisjoint(check.rule.needs.values())
        )

    @property
    def _for_all(self) -> str:
        """The device that speaks for all where they would say the same: the first that is no phone, else the first."""
        return self._first(mobile=False)

    def _first(self, *, mobile: bool) -> str:
        """Give the first device that is a phone, or is none; else the first."""
        alike = (name for name, device in self.devices.items() if device.mobile == mobile)
        return next(alike, next(iter(self.devices)))

    def needed_of_site(self, device: str) -> tuple[Gatherer, ...]:
        """Choose the gatherers that look at the portal as a whole, once."""
        return self.needed(self.checks_for(self.subjects[SITE], device), of_site=True)

    def needed(self, checks: Iterable[Check], *, of_site: bool = False) -> tuple[Gatherer, ...]:
        """Choose the gatherers for some checks: all passive ones always, the others where a rule asks; of what a rule
        over a journey asks, those of the service's page. What is gathered from the portal as a whole is gathered
        there alone.

        Those that touch the page come last.
        """
        asked = {kind.name for check in checks for kind in check.rule.of_service_page or check.rule.needs.values()}
        there = [one for one in self.gatherers if (one.makes.scope == "site") == of_site]
        chosen = [one for one in there if one.makes.name in asked or (one.effect == "passive" and not of_site)]
        return tuple(sorted(chosen, key=lambda one: one.turn))

    def answered_from(self, path: Path) -> "Plan":
        """Take in what people answered; there may be no such file yet. Raises UsageError for its mistakes."""
        return replace(self, answers=read_answers(path), answers_path=path)

    def only(self, names: Iterable[str]) -> "Plan":
        """Keep the checks of these names (`RULESET/CRITERION`)."""
        kept = set(names)
        return replace(self, checks=tuple(check for check in self.checks if check.name in kept))


def make_plan(
    portal: Portal,
    *,
    rules: Mapping[str, Rule],
    folders: Mapping[str, Path],
    gatherers: Sequence[Gatherer],
    base: Path,
    more_subjects: Iterable[Subject] = (),
) -> Plan:
    """Resolve everything that a portal file names. Raises UsageError, telling all mistakes of one kind at once."""
    subjects = pages_of(portal)
    subjects |= {subject.id: subject for subject in more_subjects}
    journeys = {name: _journey(base / service.journey, portal, name) for name, service in portal.services.items()}
    for name, written in journeys.items():
        if name in subjects:
            raise UsageError(f"{name} is the name of a page and of a service; each needs one of its own.")
        subjects |= _states(name, written.journey, portal.base_url)
    if SITE in subjects:
        raise UsageError(f"{SITE} is the name of all pages together; no page or service can have it.")
    devices = choose_devices(portal.devices)
    rulesets: list[Ruleset] = []
    checks: list[Check] = []
    uses = [use.use for use in portal.rulesets]
    if twice := {use for use in uses if uses.count(use) > 1}:
        raise UsageError(f"ruleset {', '.join(sorted(twice))} is named twice.")
    resolved = [resolve(use, folders, rules, base) for use in portal.rulesets]
    ids = [ruleset.id for ruleset, _ in resolved]
    for ruleset, own in resolved:
        if ids.count(ruleset.id) > 1:
            ruleset = ruleset.model_copy(update={"label": f"{ruleset.id}:{ruleset.profile}"})
        rulesets.append(ruleset)
        checks += [replace(check, ruleset=ruleset) for check in own]
    plan = Plan(portal, subjects, devices, tuple(rulesets), tuple(checks), tuple(gatherers), journeys=journeys)
    plan = plan.with_site()
    if mistakes := [*_unknown_pages(portal, plan.subjects), *_not_measurable(portal, plan)]:
        raise UsageError("\n".join(mistakes))
    return plan


def pages_of(portal: Portal) -> dict[str, Subject]:
    """Give the pages that a portal file names, by name."""
    return {
        page.id: Subject(id=page.id, url=urljoin(portal.base_url, page.url), status=page.status)
        for page in portal.pages
    }


def _journey(path: Path, portal: Portal, service: str) -> WrittenJourney:
    try:
        return read_journey(path, portal.accounts)
    except UsageError as error:
        raise UsageError(f"The journey of the service {service} cannot be used:\n{error}") from error


def _states(name: str, journey: Journey, base_url: str) -> dict[str, Subject]:
    """Give the subjects of a journey: each state that a step ends in, then the journey itself."""
    states = [
        Subject(id=f"{name}/{number}", url=base_url, kind="state", process=name, step=step.title)
        for number, step in enumerate(journey.steps, 1)
    ]
    whole = Subject(id=name, url=base_url, kind="process", process=name, step=journey.title)
    return {subject.id: subject for subject in (*states, whole)}


def _unknown_pages(portal: Portal, subjects: Mapping[str, Subject]) -> Iterator[str]:
    for use in portal.rulesets:
        for position, waiver in enumerate(use.waivers):
            for page in waiver.pages:
                if page not in subjects:
                    place = place_of(use, "waivers", position, "pages")
                    yield f"{place}unknown page {page}; known: {', '.join(subjects)}.{nearest(page, subjects)}"


def _not_measurable(portal: Portal, plan: Plan) -> Iterator[str]:
    known = [page.id for page in plan.pages]
    for page in portal.lighthouse.pages:
        if page not in known:
            yield (
                f"lighthouse.pages: {page} is no page that answers with 200; known: {', '.join(known)}."
                f"{nearest(page, known)}"
            )


def choose_devices(wanted: Iterable[str | Device]) -> dict[str, Device]:
    """Look devices up by name. Raises UsageError with the nearest names."""
    chosen: dict[str, Device] = {}
    for device in wanted:
        if isinstance(device, str):
            if device not in DEVICES:
                raise UsageError(f"unknown device {device!r}; known: {', '.join(DEVICES)}.{nearest(device, DEVICES)}")
            device = DEVICES[device]
        if device.name in chosen:
            raise UsageError(f"device {device.name} is named twice.")
        chosen[device.name] = device
    if not chosen:
        raise UsageError("no device is named.")
    return chosen
