"""The certificate holds for a while yet, and the connection is of a safe protocol.

## Applicability
The host of the portal, if its home page comes by HTTPS and it is not this machine.

## Expectation
The certificate that the browser accepted holds for at least *days* more, counted from the day of the visit, or for a
third of its whole time where that is less: one of a few days is renewed by machine. The protocol is TLS 1.2 or 1.3, or
QUIC.

## Why it matters
The day after it ends, browsers warn of the portal as of an imitation, and services stand still.

## Cannot tell
Where the browser names another protocol, and where less is left of a certificate of so short a time.

## Sources
- UN OSI, indicator 074 (HTTPS), after a third party's copy; how many days, and which protocol, is chosen by us.
- RFC 8996 ends TLS 1.0 and 1.1: https://www.rfc-editor.org/rfc/rfc8996
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from portalcheck.model.assertion import Finding
from portalcheck.model.site import Certificate, Host
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_SAFE = ("TLS 1.2", "TLS 1.3", "QUIC")
_UNSAFE = ("TLS 1", "TLS 1.0", "TLS 1.1", "SSL 3.0", "SSL 3", "SSL 2.0")


class CertificateLeft(Params):
    """How many `days` it must hold yet: two weeks, by default, are left to whoever has to renew it by hand."""

    days: int = 14


@rule("site/certificate", version=1)
def certificate(host: Host, params: CertificateLeft) -> Iterator[Finding]:
    if host.loopback or not host.home.startswith("https:"):
        return
    given = host.certificate
    if given is None:
        yield Finding.untested("The certificate of {name} could not be read.", name=host.hostname)
        return
    ends = date.fromisoformat(given.valid_to)
    left, lifetime = (ends - date.fromisoformat(host.gathered)).days, (ends - date.fromisoformat(given.valid_from)).days
    asked = min(params.days, lifetime // 3)
    data: dict[str, Any] = {"left": left, "asked": asked, "until": given.valid_to, "issuer": given.issuer}
    if left >= asked:
        yield Finding.passed(
            "The certificate holds for {left} days, until {until}, where {asked} are asked for.", **data
        )
    elif asked < params.days:
        yield Finding.cant_tell(
            "The certificate holds for {left} of its {lifetime} days, until {until}. Is it renewed by itself?",
            lifetime=lifetime, **data,
        )  # fmt: skip
    else:
        yield Finding.failed(
            "The certificate holds for {left} days, until {until}, where {asked} are asked for.", **data
        )
    protocol = given.protocol.strip()
    if protocol in _SAFE:
        yield Finding.passed("The connection is of {protocol}.", protocol=protocol)
    elif protocol in _UNSAFE:
        yield Finding.failed("The connection is of {protocol}, where TLS 1.2 is asked for.", protocol=protocol)
    else:
        yield Finding.cant_tell("The browser names the protocol “{protocol}”. Is it a safe one?", protocol=protocol)


def _host(home: str = "https://portal.example/", **more: Any) -> Host:
    given: dict[str, Any] = {"hostname": "portal.example", "loopback": False, "ipv4": ("192.0.2.1",), "ipv6": ()}
    return Host(home=home, gathered="2026-11-28", **given | more)


def _ends(day: str, protocol: str = "TLS 1.3", begins: str = "2026-01-01") -> Host:
    given = Certificate(subject="portal.example", issuer="Mẫu CA", valid_from=begins, valid_to=day, protocol=protocol)
    return _host(certificate=given)


CASES = (
    passed("two months", _ends("2027-01-28")),
    passed("as many days as are asked for", _ends("2026-12-12")),
    passed("QUIC", _ends("2027-01-28", "QUIC")),
    passed("of six days, renewed by machine", _ends("2026-12-02", begins="2026-11-26")),
    failed("a day less", _ends("2026-12-11")),
    failed("two months, where three are asked for", _ends("2027-01-28"), days=90),
    failed("an old protocol", _ends("2027-01-28", "TLS 1.1")),
    cant_tell("of six days, and a day is left", _ends("2026-11-29", begins="2026-11-23")),
    cant_tell("a protocol that nobody knows", _ends("2027-01-28", "")),
    inapplicable("this machine", _host(loopback=True)),
    inapplicable("no TLS", _host("http://portal.example/")),
)
