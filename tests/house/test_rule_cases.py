"""Each rule shows by cases what passes, what fails and what it does not apply to; the engine's come from a table."""

from collections import Counter

import pytest

from portalcheck import Outcome, Rule
from tests.house.own_rules import OWN, named

ALWAYS_APPLIES = {
    "journey/completes": "each journey ends somehow",
    "performance/lighthouse-metric": "judged where Lighthouse measured; a metric that is not there cannot be told",
    "performance/metric-budget": "each load has its numbers; one that is not there cannot be told",
    "service/form-files": "where a page offers no file, whether there is a form is asked",
    "site/emc-label": "what says it is not known, so a person is always asked",
    "site/english": "each portal has pages in English or none",
    "site/search-engines": "each portal can be found or not",
    "site/search-found": "each home page has a search or none",
    "site/security-txt": "each host has the file or not",
}
NEVER_PASSES = {
    "accessibility/audio-alternative": "that a text says what is heard, a person finds out",
    "assistance/assistant-right": "whether an answer is right, a person finds out",
    "accessibility/video-captions": "that captions say what is heard, a person finds out",
    "accessibility/video-description": "that words say what is seen, a person finds out",
    "accessibility/video-transcript": "that words say what is seen and heard, a person finds out",
    "accessibility/video-only-alternative": "that words say what is seen, a person finds out",
    "site/emc-label": "what says it is not known, so a person finds out",
    "site/browsers": "in other browsers nobody looked",
    "site/question": "a person finds out",
}
NEVER_FAILS = {
    "accessibility/frames-with-one-name": "two frames with other contents may serve one purpose",
    "accessibility/heading-outline": "WCAG forbids neither a gap among headings nor an empty one",
    "accessibility/identical-links": "two addresses may serve one purpose",
    "accessibility/landmark-outline": "WCAG does not ask for landmarks, and forbids no two of one name",
    "assistance/assistant-right": "whether an answer is wrong, a person finds out",
    "content/platform-version": "a portal may have reasons not to make it public",
    "site/emc-label": "what says it is not known, so a person finds out",
    "journey/offered": "what is looked for may be offered in other words, or happen by itself",
    "service/faster-or-cheaper-online": "it may be said in other words, or on another page",
    "service/one-stop-guidance": "guidance may be given in other words, in a film, or by the form itself",
    "site/browsers": "in other browsers nobody looked",
    "site/question": "a person finds out",
}


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_each_outcome_has_a_case(rule: Rule) -> None:
    there = {case.expected for case in rule.cases}
    wanted = {Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE}
    if rule.id in ALWAYS_APPLIES:
        wanted.remove(Outcome.INAPPLICABLE)
        assert Outcome.INAPPLICABLE not in there  # else it is no exception
    if rule.id in NEVER_PASSES:
        wanted.remove(Outcome.PASSED)
        assert Outcome.PASSED not in there
    if rule.id in NEVER_FAILS:
        wanted.remove(Outcome.FAILED)
        assert Outcome.FAILED not in there
    assert wanted <= there


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_what_cannot_be_told_has_a_case(rule: Rule) -> None:
    """Or the document says that it is always told."""
    section = rule.doc.partition("## Cannot tell")[2].partition("##")[0].strip()
    assert section.startswith(("Never", "Nothing")) is not any(
        case.expected is Outcome.CANT_TELL for case in rule.cases
    )


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_titles_are_unique(rule: Rule) -> None:
    titles = Counter((case.title, case.expected) for case in rule.cases)
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_parameters_of_cases_are_parameters_of_the_rule(rule: Rule) -> None:
    for case in rule.cases:
        rule.params(**case.params)
        assert bool(case.page or case.artifacts) is bool(rule.needs)
