"""What ends at its limit says so, and none of the rules over it passes."""

import pytest

from portalcheck.core import portalcheck_rules
from portalcheck.model.assertion import Outcome, aggregate
from portalcheck.model.disclosure import Disclosure
from portalcheck.model.elements import Elements
from portalcheck.model.keyboard import Keyboard
from portalcheck.model.skip_links import SkipLinks
from portalcheck.testing import gathered

pytestmark = pytest.mark.browser

MENU = "<nav>" + "".join(f"<a href=/{at}>Mục {at}</a> " for at in range(6)) + "</nav>"
RULES = {
    kind: [rule for rule in portalcheck_rules() if kind in rule.needs.values() and rule.scope == "page"]
    for kind in (Keyboard, Disclosure, SkipLinks)
}


def test_a_walk_that_is_longer_than_its_limit() -> None:
    seen = gathered(MENU, Keyboard, Elements, params={"stops": 3})
    walk = seen["keyboard"]
    assert isinstance(walk, Keyboard)
    assert (walk.capped, walk.left, len(walk.stops)) == (True, False, 3)
    assert len(RULES[Keyboard]) == 5
    for rule in RULES[Keyboard]:
        findings = rule(*seen.values())
        assert aggregate(one.outcome for one in findings) is Outcome.CANT_TELL, rule.id
        assert any("3 stops" in one.message for one in findings), rule.id


def test_openers_beyond_the_limit() -> None:
    page = "".join(
        f"<button aria-expanded=false aria-controls=p{at} onclick='p{at}.hidden = !p{at}.hidden; ariaExpanded = "
        f"String(!p{at}.hidden)'>Mục {at}</button><p id=p{at} hidden>Lệ phí {at}</p>"
        for at in range(3)
    )
    seen = gathered(page, Disclosure, params={"openers": 1})
    opened = seen["disclosure"]
    assert isinstance(opened, Disclosure)
    assert (len(opened.openers), opened.left_out) == (1, 2)
    outcomes = {rule.id: aggregate(one.outcome for one in rule(opened)) for rule in RULES[Disclosure]}
    assert Outcome.PASSED not in outcomes.values(), outcomes
    assert outcomes["accessibility/state-told"] is Outcome.CANT_TELL


def test_skip_links_beyond_the_limit() -> None:
    page = f"<a href=#a>Skip to content</a><a href=#b>Skip to search</a>{MENU}<main id=a><a id=b href=/b>B</a></main>"
    seen = gathered(page, SkipLinks, params={"most_skip_links": 1})
    links = seen["skip_links"]
    assert isinstance(links, SkipLinks)
    assert (len(links.links), links.left_out) == (1, 1)
    (rule,) = RULES[SkipLinks]
    assert aggregate(one.outcome for one in rule(links)) is Outcome.CANT_TELL
