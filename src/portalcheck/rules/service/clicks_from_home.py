"""The page of a service is at most three clicks from the home page.

## Applicability
The page that the portal file names as the `page` of a service. Links are followed from the portal's home page, level
by level, the likeliest first, inside the portal; sixty pages at most, politely.

## Expectation
A way of at most *clicks* links leads there; a list of services on the way counts. A link in a folded menu counts as
one click. Searching does not count.

## Why it matters
What lies deeper is found by who knows where it is.

## Cannot tell
Where pages were left over that may hold the link.

## Sources
- A circular's clause whose wording was read in a fragment that does not name it: “sau tối đa 03 lần bấm chuột từ trang
  chủ”. That it is Circular 32/2017/TT-BTTTT, Article 4, is remembered.
"""

from collections.abc import Iterator
from typing import Any, Literal

from portalcheck.model.assertion import Finding
from portalcheck.model.service import Click, Clicks
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class ClicksFromHome(Params):
    """How many clicks there may be; `clicks` is at most 3, since no more are followed."""

    clicks: Literal[1, 2, 3] = 3


@rule("service/clicks-from-home", version=1, severity="moderate")
def clicks_from_home(clicks: Clicks, params: ClicksFromHome) -> Iterator[Finding]:
    if clicks.path == ():
        return
    data: dict[str, Any] = {"home": clicks.home, "asked": params.clicks, "read": clicks.read}
    if clicks.path:
        data |= {"count": len(clicks.path), "way": " → ".join(f"“{one.text or one.url}”" for one in clicks.path)}
        if len(clicks.path) <= params.clicks:
            yield Finding.passed("The way from {home} takes {count} of {asked} clicks: {way}.", **data)
        elif clicks.unread:
            yield Finding.cant_tell(
                "The shortest way from {home} that was found takes {count} clicks, where {asked} are asked for: {way}; "
                "{unread} pages were not looked at. Is there a shorter one?",
                unread=clicks.unread,
                **data,
            )
        else:
            yield Finding.failed(
                "The shortest way from {home} takes {count} clicks, where {asked} are asked for: {way}.", **data
            )
    elif clicks.unread:
        yield Finding.cant_tell(
            "No way of {depth} clicks from {home} was found on {read} pages; {unread} were not looked at. Is there "
            "one?",
            depth=clicks.depth,
            unread=clicks.unread,
            **data,
        )
    else:
        yield Finding.failed(
            "No way of {asked} clicks leads there from {home}: none of the {read} pages that are nearer links to it.",
            **data,
        )


def _ways(*texts: str, unread: int = 0) -> Clicks:
    path = tuple(Click(text=text, url=f"http://localhost/{text}") for text in texts) or None
    return Clicks(home="http://localhost/", depth=3, path=path, read=7, unread=unread)


CASES = (
    passed("by the list of services", _ways("Dịch vụ công", "Đăng ký khai sinh")),
    passed("three", _ways("a", "b", "c")),
    failed("none", _ways()),
    failed("three, where two are asked for", _ways("a", "b", "c"), clicks=2),
    cant_tell("pages were left over", _ways(unread=4)),
    cant_tell("a shorter one may be left over", _ways("a", "b", "c", unread=4), clicks=2),
    inapplicable("it is the home page", Clicks(home="http://localhost/", depth=3, path=(), read=0, unread=0)),
)
