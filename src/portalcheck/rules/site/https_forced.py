"""Who types the address without HTTPS is led to HTTPS for good.

## Applicability
The host of the portal, unless it is this machine, or its home page comes by HTTPS at a port of its own.

## Expectation
The home page comes by HTTPS, and its address without TLS answers with 301 or 308 and an address with HTTPS, at once or
by way of another address without TLS.

## Why it matters
What is sent without TLS can be read and changed by whoever stands between: the number of an identity card, a password,
the account that the fee is paid to.

## Cannot tell
Where the address without TLS gives no answer, refuses programs or leads to another host without TLS, and where it
answers with a page that may lead on by itself.

## Sources
- UN OSI, indicator 074 (HTTPS), after a third party's copy; that plain HTTP leads there for good is chosen by us.
- HTTP, permanent redirection: https://www.rfc-editor.org/rfc/rfc9110#section-15.4
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from portalcheck.model.assertion import Finding
from portalcheck.model.site import Answer, Host
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_FOR_GOOD = (301, 308)
_LEADS_ON = re.compile(r"http-equiv=[\"']?refresh|location(?:\.href)?\s*=|location\.(?:replace|assign)", re.IGNORECASE)


@rule("site/https-forced", version=1)
def https_forced(host: Host) -> Iterator[Finding]:
    if host.loopback:
        return
    if not host.home.startswith("https:"):
        yield Finding.failed("The home page comes without TLS, as {home}.", home=host.home)
        return
    if host.plain is None:
        return
    hops = (host.plain, *host.plain_further)
    # Who is led on for a time only at any of them is not led for good.
    plain = next((one for one in hops if one.location and one.status not in _FOR_GOOD), hops[-1])
    data: dict[str, Any] = {"address": plain.url, "status": plain.status, "location": plain.location[:200]}
    if plain.status is None:
        yield Finding.cant_tell(
            "Without TLS, {address} gives no answer ({reason}). Do people get to the portal?",
            reason=plain.reason,
            **data,
        )
    elif plain.location.lower().startswith("https:") and plain.status in _FOR_GOOD:
        yield Finding.passed("Without TLS, {address} leads to {location} for good ({status}).", **data)
    elif plain.location and plain.status not in _FOR_GOOD:
        yield Finding.failed(
            "Without TLS, {address} leads to {location} for this time only ({status}, where 301 or 308 is asked for).",
            **data,
        )
    elif plain.location:
        yield Finding.cant_tell(
            "Without TLS, {address} leads to {location}, which was not asked. Do people get to HTTPS?", **data
        )
    elif plain.status >= 400 or _LEADS_ON.search(plain.text):
        yield Finding.cant_tell("Without TLS, {address} answers with {status}. Do people get to HTTPS?", **data)
    else:
        yield Finding.failed("Without TLS, {address} answers with {status}, and leads nowhere else.", **data)


def _host(home: str = "https://portal.example/", **more: Any) -> Host:
    given: dict[str, Any] = {"hostname": "portal.example", "loopback": False, "ipv4": ("192.0.2.1",), "ipv6": ()}
    return Host(home=home, gathered="2026-11-28", **given | more)


_WWW = "http://www.portal.example/"


def _plain(status: int | None, location: str = "", then: Sequence[tuple[int, str]] = (), **more: str) -> Host:
    further = tuple(Answer(url=_WWW, status=one, location=where) for one, where in then)
    first = Answer(url="http://portal.example/", status=status, location=location, **more)
    return _host(plain=first, plain_further=further)


CASES = (
    passed("301", _plain(301, "https://portal.example/")),
    passed("308, to another name", _plain(308, "HTTPS://www.portal.example/")),
    failed("302", _plain(302, "https://portal.example/")),
    passed("by another address without TLS", _plain(301, _WWW, then=[(301, "https://www.portal.example/")])),
    failed("by another address, for this time only", _plain(302, _WWW, then=[(301, "https://www.portal.example/")])),
    failed("to another page without TLS", _plain(301, _WWW, then=[(200, "")])),
    failed("the portal itself", _plain(200, text="<title>Cổng dịch vụ công</title>")),
    failed("no HTTPS at all", _host("http://portal.example/")),
    cant_tell("no answer", _plain(None, reason="connect ETIMEDOUT")),
    cant_tell("to an address that was not asked", _plain(301, "http://other.example/")),
    cant_tell("refused", _plain(403)),
    cant_tell("a script leads on", _plain(200, text="<script>location.href = 'https://portal.example/'</script>")),
    inapplicable("this machine", _host("http://127.0.0.1:8080/", loopback=True)),
    inapplicable("a port of its own", _host("https://portal.example:8443/")),
)
