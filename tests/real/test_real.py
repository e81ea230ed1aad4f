"""Pages that nobody here wrote. Each failure was looked at by hand and is listed with its reason; none is added."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.portal import Limits
from portalcheck.portal_file import portal_of
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from tests.real.datasette_app import PAGES, run_datasette
from tests.real.dsfr import serve_dsfr, whole_pages
from tests.real.prototype_app import PAGES as PROTOTYPE_PAGES
from tests.real.prototype_app import run_prototype

pytestmark = [pytest.mark.browser, pytest.mark.real, pytest.mark.slow]

# datasette 0.65, by criterion: the pages on which it fails, and why that is true.
CONFIRMED = {
    "mobile/wrapping": (
        {"table", "filtered"},
        "below 350 px the value of a filter falls below its column and its operator, by a picture of 335 px",
    ),
    "content/language-declared": (set(PAGES), "no html element of it has a lang attribute"),
    "accessibility/text-contrast": (
        {"database", "table", "filtered", "query"},
        "white on #007bff is 3.97:1; the row count in the filtered table is 2.21:1",
    ),
    "axe/label": (
        {"database", "table", "filtered", "query"},
        "the filter value has no label, and the editor's hidden text area takes the focus without a name",
    ),
    "axe/select-name": ({"table", "filtered"}, "neither column nor operator of the filter has a label"),
    "axe/link-in-text-block": ({"table"}, "the cross beside a facet's name is a link told by its colour, 2.83:1"),
    "accessibility/focus-order": (
        {"table", "filtered"},
        "on a phone the column heads are moved 9,999 px out of sight, and their links still take the focus",
    ),
    "mobile/target-size": ({"filtered"}, "the cross that removes a filter is 10.7×18 px, 3.3 px from a field"),
    "mobile/input-zoom": ({"table", "filtered"}, "the letters in the fields of the filter are 12.8 px large"),
}

# GOV.UK Prototype Kit 13, by criterion and page: why it is true.
PROTOTYPE_CONFIRMED = {
    (
        "accessibility/heading-descriptive",
        "mainstream-guide",
    ): "its heading is “Page title”, which who copies it has to replace"
}
# And what is asked of a person there.
PROTOTYPE_ASKED = {
    (
        "accessibility/landmark-outline",
        "mainstream-guide",
    ): "two asides have no name, and one navigation “Pagination” stands in another of that name"
}
# @gouvfr/dsfr 1.15, by criterion: what is asked of a person there, and why that is right.
DSFR_ASKED = {
    "accessibility/text-contrast": "something lies over the text; by hand, all of it is above 5:1",
    "accessibility/heading-outline": "a heading of level 3 comes after one of level 1",
    "accessibility/title-descriptive": "the title is that of the whole section, and no word of it is on the page",
}
DSFR_PARTS = 12  # each within the limit of a test on a busy machine; all but the first are left to `make test-all`


def judged(urls: Iterable[str], folder: Path) -> list[Assertion]:
    kit = equip()
    portal = portal_of(urls, ["wcag:2.2-aa", "mobile"], ["desktop", "phone"])
    portal = portal.model_copy(update={"limits": Limits(requests_per_second=50)})
    plan = plan_for(kit, portal, Path())
    store = Store(folder, kit.kinds)
    with Run(kit, plan, store, pictures=False) as run:
        return list(run_all(run, kit, plan, store, lambda key: None).assertions)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.long) for part in range(1, DSFR_PARTS))])
def test_the_design_systems_pages_raise_no_false_alarm(part: int, tmp_path: Path) -> None:
    paths = whole_pages()[part::DSFR_PARTS]
    with serve_dsfr() as site:
        assertions = judged([site.url + path for path in paths], tmp_path)
    bad = [one for one in assertions if one.outcome in (Outcome.FAILED, Outcome.UNTESTED)]
    assert not bad, [(one.criterion, one.subject.url, one.findings) for one in bad]
    assert {one.criterion for one in assertions if one.outcome is Outcome.CANT_TELL} <= DSFR_ASKED.keys()
    passed = {one.criterion for one in assertions if one.outcome is Outcome.PASSED}
    assert {"axe/document-title", "mobile/reflow", "content/language-declared"} <= passed


def test_the_prototype_kits_pages_raise_no_false_alarm(tmp_path: Path) -> None:
    with run_prototype() as url:
        names = {url + page: page for page in PROTOTYPE_PAGES}
        assertions = judged(names, tmp_path)
    bad = [one for one in assertions if one.outcome in (Outcome.FAILED, Outcome.UNTESTED)]
    unlisted = [one for one in bad if (one.criterion, names[one.subject.url]) not in PROTOTYPE_CONFIRMED]
    assert not unlisted, [(one.criterion, one.subject.url, one.findings) for one in unlisted]
    assert {(one.criterion, names[one.subject.url]) for one in bad} == set(PROTOTYPE_CONFIRMED)
    asked = {(one.criterion, names[one.subject.url]) for one in assertions if one.outcome is Outcome.CANT_TELL}
    assert asked == set(PROTOTYPE_ASKED)
    passed = {one.criterion for one in assertions if one.outcome is Outcome.PASSED}
    assert {"axe/link-name", "mobile/reflow", "mobile/target-size", "content/language-declared"} <= passed


def test_an_applications_pages_fail_as_they_should(tmp_path: Path) -> None:
    with run_datasette() as application:
        names = {application.url + path: name for name, path in PAGES.items()}
        assertions = judged(names, tmp_path)
    failed: dict[str, set[str]] = {}
    for one in assertions:
        assert one.outcome is not Outcome.UNTESTED, one.findings
        if one.outcome is Outcome.FAILED:
            failed.setdefault(one.criterion, set()).add(names[one.subject.url])
    assert failed == {criterion: pages for criterion, (pages, _) in CONFIRMED.items()}
