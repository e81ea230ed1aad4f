"""The links of the home page lead to something.

## Applicability
The links of the home page that lead inside the portal, files included; each address is asked once, politely.

## Expectation
None answers with 404 or 410, or with an error of the server, and each has a host that is known and takes connections.

## Why it matters
A link on the home page is a promise. Who follows it to an error does not know whether the service is gone or the
portal is.

## Cannot tell
An answer of 401, 403, 429 or 503 may be meant for programs, and an address that gives none within the time may answer
later. What lies outside the portal is not asked. Where the home page has more links than are asked, the rest is left to
a person. A page that says it is missing and answers with 200 is not seen.

## Sources
- Decree 42/2022/NĐ-CP, Article 7(1), by report: complete and accurate links.
- HTTP, status codes: https://www.rfc-editor.org/rfc/rfc9110#section-15
"""

import re
from collections.abc import Iterator
from typing import Any

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.site import LinkAnswer, LinkAnswers
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_GONE = (404, 410)
_BUSY = 503
_NOBODY = re.compile(r"ENOTFOUND|ECONNREFUSED|ERR_NAME_NOT_RESOLVED|ERR_CONNECTION_REFUSED")


@rule("site/links-alive", version=1, severity="moderate")
def links_alive(links: LinkAnswers) -> Iterator[Finding]:
    if not links.answers:
        return
    # Where most give no answer, it is the asking that the portal does not like.
    shut_out = 2 * sum(one.status is None for one in links.answers) > len(links.answers)
    found = [finding for one in links.answers if (finding := _judged(one, shut_out=shut_out))]
    yield from found
    data: dict[str, Any] = {"asked": len(links.answers), "left": links.left, "elsewhere": links.elsewhere}
    if links.left:
        yield Finding.cant_tell(
            "Of the addresses that the home page links to, {asked} were asked and {left} were not. Do these answer?",
            **data,
        )
    elif not found:
        yield Finding.passed(
            "All {asked} addresses of the portal that the home page links to answer ({elsewhere} outside were not "
            "asked).", **data,
        )  # fmt: skip


def _judged(one: LinkAnswer, *, shut_out: bool) -> Finding | None:
    target = Pointer(css=one.css, snippet=one.snippet)
    data: dict[str, Any] = {"name": on_one_line(one.text[:120]), "address": one.url}
    if one.status is None:
        if not shut_out and _NOBODY.search(one.reason):
            return Finding.failed(
                "The link '{name}' leads to {address}, where nobody answers ({reason}).",
                target,
                reason=one.reason,
                **data,
            )
        return Finding.cant_tell(
            "The link '{name}' leads to {address}, which gave no answer ({reason}). Does it?",
            target, reason=one.reason or "?", **data,
        )  # fmt: skip
    if one.status < 400:
        return None
    data["status"] = one.status
    if one.status in _GONE or (one.status >= 500 and one.status != _BUSY):
        return Finding.failed("The link '{name}' leads to {address}, which answers with {status}.", target, **data)
    return Finding.cant_tell(
        "The link '{name}' leads to {address}, which answers a program with {status}. Does it open for a person?",
        target, **data,
    )  # fmt: skip


def _answers(*given: int | str, left: int = 0) -> LinkAnswers:
    answers = tuple(
        LinkAnswer(text=f"Liên kết {at}", url=f"https://portal.example/{at}", css=f"#a{at}", snippet="<a>",
                   status=one if isinstance(one, int) else None, reason=one if isinstance(one, str) else "")
        for at, one in enumerate(given)
    )  # fmt: skip
    return LinkAnswers(home="https://portal.example/", answers=answers, left=left, elsewhere=2)


CASES = (
    passed("all answer", _answers(200, 204, 200)),
    failed("a page is gone", _answers(200, 404)),
    failed("an error of the server", _answers(200, 200, 500)),
    failed("a host that nobody knows", _answers(200, 200, "getaddrinfo ENOTFOUND old.portal.example")),
    failed("one is gone, and some were left", _answers(200, 410, left=3)),
    cant_tell("some were left", _answers(200, 200, left=3)),
    cant_tell("who one is, is asked first", _answers(200, 401)),
    cant_tell("a firewall", _answers(200, 403)),
    cant_tell("too busy", _answers(200, 429, 503)),
    cant_tell("no answer within the time", _answers(200, 200, "Request timed out after 20000ms")),
    cant_tell("most do not answer", _answers(200, "connect ECONNREFUSED", "connect ECONNREFUSED")),
    inapplicable("no links", _answers()),
)  # fmt: skip
