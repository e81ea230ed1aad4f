"""Name what a person was asked by what they judged, so that the answer is found again until that changes.

The same over reloads and where the markup around it moves: no selector goes in where the element's own markup tells
it apart, no address of the host, no number that a measurement lets tremble, no generated id. Different where the rule,
its version, the question, its data or the element's markup are. A question about a page as a whole is of that page
alone; one about an element is the same question on every page that shows the element alike.
"""

import json
from collections import Counter

from portalcheck.measure.likeness import anywhere, digest, element, of_the_page, origin_of, plain, words
from portalcheck.model.assertion import Assertion, Finding, Outcome, Pointer

LENGTH = 16


def fingerprints(assertion: Assertion) -> dict[int, str]:
    """Give the fingerprint of each finding that cannot be told, by its position.

    Where several are alike in all but their place, the place counts: each is a question of its own.
    """
    asked = {at: finding for at, finding in enumerate(assertion.findings) if finding.outcome is Outcome.CANT_TELL}
    told = {at: _told(assertion, finding) for at, finding in asked.items()}
    alike = Counter(told.values())
    return {
        at: digest((*parts, _place(asked[at].target)) if alike[parts] > 1 else parts)[:LENGTH]
        for at, parts in told.items()
    }


def _told(assertion: Assertion, finding: Finding) -> tuple[str, ...]:
    origin = origin_of(assertion.subject.url)
    target = finding.target
    return (
        assertion.rule,
        str(assertion.rule_version),
        assertion.subject.id if of_the_page(target) else "",
        anywhere(target.frame) if target else "",
        element(target, origin),
        words(finding.template or finding.message, origin),
        json.dumps(plain(finding.data, origin), ensure_ascii=False, sort_keys=True),
    )


def _place(target: Pointer | None) -> str:
    return target.key if target else ""
