"""With a defect on, the rules that it names fail, and no other, and it costs the criteria that ask for them; with none
on, nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from reference_portal.defects import PAGES, SIGNED_IN

from portalcheck.gather.tab import Tab
from portalcheck.hookspecs import hookimpl
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.report import describe
from portalcheck.model.sweep import Sweep
from reference_portal import DEFECTS, Defect, serve
from tests.portal.judged import SCORED, Citizen, judge, local, lost, scored_by
from tests.rules.ours import AT_REST, IN_USE

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

USING = {rule.id for rule in IN_USE}
SWEEPING = {rule.id for rule in IN_USE if Sweep in rule.needs.values()}
BETWEEN_PAGES = {rule.id for rule in (*AT_REST, *IN_USE) if rule.scope == "site"}
"""Judged of the portal as a whole, in tests of their own: here, each page shows another defect."""
OF_LIGHTHOUSE = {"performance/lighthouse-metric"}
"""It is run with the scores."""

# Pages that are made by what is asked for.
ANSWERS = (
    "/dich-vu?q=khai+sinh&linh-vuc=ho-tich&muc-do=toan-trinh",
    "/dich-vu?q=dang+ky+kai+sin",
    "/tro-ly?q=dang+ky+ket+hon+o+dau",
    "/en/assistant?q=how+much+does+it+cost+to+register+a+birth",
)
# One run of all pages would come near the limit of a test on a busy machine.
_SERVICES = tuple(page for page in PAGES if page.startswith("/dich-vu/"))
_IN_ENGLISH = tuple(page for page in PAGES if page.startswith("/en/"))
_BOTH = ("desktop", "phone")
CLEAN = {
    "a service": (_SERVICES[:1], _BOTH),
    "more services": (_SERVICES[1:], ("phone",)),  # one template
    "in English": (_IN_ENGLISH, _BOTH),
    "signed in": (SIGNED_IN, _BOTH),
    "other": (tuple(page for page in PAGES if page not in {*_SERVICES, *_IN_ENGLISH}), _BOTH),
    "answers": (ANSWERS, _BOTH),
}
# The headers are asked for one by one, and of cookies those of other parties alone.
COSTS_LESS = {"framed-by-anybody": {"framing"}, "measured-before-consent": set[str]()}
UNFOLD = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"


ASKED = {"at rest": (), "in use": USING - SWEEPING, "at all widths": None}


def left_open(assertions: Iterable[Assertion]) -> dict[tuple[str, Outcome], str]:
    """The rules that are not content, on whichever device, with what they say."""
    content = {Outcome.PASSED, Outcome.INAPPLICABLE}
    judged = (one for one in assertions if one.ruleset != SCORED)
    return {(one.rule, one.outcome): describe(one) for one in judged if one.outcome not in content}


def batches(defects: Iterable[Defect]) -> list[list[Defect]]:
    """Deal defects out so that no page shows two at a time; what only a walk or other pages show is left out."""
    dealt: list[list[Defect]] = []
    for defect in defects:
        if not any(
            rule.startswith(("journey/", "service/")) or rule in BETWEEN_PAGES | OF_LIGHTHOUSE
            for rule in (*defect.rules, *defect.asks)
        ):
            taken = ({page for other in batch for page in other.pages} for batch in dealt)
            free = next((i for i, pages in enumerate(taken) if pages.isdisjoint(defect.pages)), None)
            if free is None:
                dealt.append([defect])
            else:
                dealt[free].append(defect)
    return dealt


def in_depth() -> Iterator[Any]:
    """Each batch with how deep it is looked at: a defect is as deep as it shows, and at all widths where that may take
    long. In use takes ten times as long as at rest, and the sweep of widths as long again.
    """
    of_widths = [defect for defect in DEFECTS.values() if SWEEPING.intersection(defect.rules)]
    of_use = [one for one in DEFECTS.values() if one not in of_widths and USING.intersection(one.rules)]
    at_rest = [defect for defect in DEFECTS.values() if defect not in (*of_widths, *of_use)]
    for depth, defects, marks in (
        ("at rest", at_rest, ()),
        ("in use", of_use, ()),
        ("at all widths", of_widths, ()),
        ("at all widths", at_rest, pytest.mark.long),
    ):
        for batch in batches(defects):
            yield pytest.param(batch, depth, id=f"{batch[0].name}+{len(batch) - 1} {depth}", marks=marks)


@pytest.fixture(scope="module")
def citizen(tmp_path_factory: pytest.TempPathFactory) -> Citizen:
    return Citizen.make(tmp_path_factory.mktemp("citizen") / "portal.sqlite3")


@pytest.mark.parametrize(("batch", "depth"), [*in_depth()])
def test_each_defect_fails_the_rules_that_it_names_and_no_other(
    batch: list[Defect], depth: str, citizen: Citizen, tmp_path: Path
) -> None:
    with serve(
        defects=[defect.name for defect in batch], database=citizen.database, secret_key=citizen.secret_key
    ) as portal:
        shown = {citizen.address(portal, page): defect for defect in batch for page in defect.pages}
        # A phone alone: it shows every one of them, at half the visits.
        assertions = judge(shown, tmp_path, citizen.plugin(), devices=("phone",), in_use=ASKED[depth])
    differences = []
    for address, defect in shown.items():
        expected = {(rule, Outcome.FAILED) for rule in (*defect.rules, *defect.also)}
        expected |= {(rule, Outcome.CANT_TELL) for rule in defect.asks}
        if depth == "at rest":
            expected = {(rule, outcome) for rule, outcome in expected if rule not in USING}
        here = [one for one in assertions if one.subject.url == address and one.subject.kind == "page"]
        found = left_open(here)
        differences += [f"{defect.name} does not show: {missing}" for missing in expected - found.keys()]
        differences += [f"{defect.name} shows more: {found[more]}" for more in found.keys() - expected]
        failing = {rule for rule, outcome in expected if outcome is Outcome.FAILED}
        cost = COSTS_LESS.get(defect.name, scored_by(failing))
        differences += [f"{defect.name} costs {lost(here)}, not {cost}"] if lost(here) != cost else []
    assert not differences, "\n\n".join(differences)


@pytest.mark.parametrize("depth", ["at rest", pytest.param("in use", marks=pytest.mark.long)])
@pytest.mark.parametrize(("pages", "devices"), CLEAN.values(), ids=CLEAN)
def test_without_a_defect_nothing_fails_or_is_left_open(
    pages: tuple[str, ...], devices: tuple[str, ...], depth: str, citizen: Citizen, tmp_path: Path
) -> None:
    """Every page with all that is folded on it, for nobody and, where it takes that, for one who is signed in."""

    @hookimpl
    async def portalcheck_arrived(tab: Tab) -> None:
        await tab.evaluate(UNFOLD)

    with serve(database=citizen.database, secret_key=citizen.secret_key) as portal:
        addresses = [citizen.address(portal, page) for page in pages]
        plugins = (citizen.plugin(), local(portalcheck_arrived))
        assertions = judge(addresses, tmp_path, *plugins, devices=devices, in_use=None if depth == "in use" else ())
        fetched = set(portal.hits)
    found = left_open(assertions)
    assert not found, "\n\n".join(found.values())
    assert not lost(assertions)
    assert {one.subject.url for one in assertions} == set(addresses)
    asked = {"/tro-ly", "/en/assistant"} if depth == "in use" else set()
    assert fetched - asked == {urlsplit(address).path for address in addresses} - asked, "nobody was sent elsewhere"


def test_a_clean_page_is_clean_at_all_widths(citizen: Citizen, tmp_path: Path) -> None:
    """One page of each template that citizens meet first; the others are looked at as deep where time is no matter."""
    with serve(database=citizen.database, secret_key=citizen.secret_key) as portal:
        addresses = [citizen.address(portal, page) for page in ("/", _SERVICES[0])]
        assertions = judge(addresses, tmp_path, citizen.plugin(), devices=("desktop",), in_use=SWEEPING)
    found = left_open(assertions)
    assert not found, "\n\n".join(found.values())
    assert {one.rule for one in assertions} >= SWEEPING
