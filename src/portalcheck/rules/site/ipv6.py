"""The portal has an address of IPv6.

## Applicability
The host of the portal, if it has a name and is not this machine.

## Expectation
The name system gives an address of version 6 for the name (AAAA).

## Why it matters
Networks of telephones give their customers addresses of version 6 first; what has none is reached by a detour.

## Cannot tell
Nothing. Where the name has no address at all that this machine can look up, it is untested. Whether the portal answers
there is not looked at, and a name server that hides such addresses is not noticed.

## Sources
- Decision 38/QĐ-BTTTT (2021), “IPv6 For Gov”, by report: portals and public services are to be converted.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.model.assertion import Finding
from portalcheck.model.site import Host
from portalcheck.rule_format import failed, inapplicable, passed, rule


@rule("site/ipv6", version=1, severity="moderate")
def ipv6(host: Host) -> Iterator[Finding]:
    if host.loopback or host.hostname.replace(".", "").isdigit() or ":" in host.hostname:
        return
    if host.ipv6:
        yield Finding.passed("The name {name} has the address {address}.", name=host.hostname, address=host.ipv6[0])
    elif host.ipv4:
        yield Finding.failed(
            "The name {name} has addresses of version 4 only ({address}).", name=host.hostname, address=host.ipv4[0]
        )
    else:
        yield Finding.untested("Not tested: {reason}.", reason=host.unresolved or "no address is known")


def _host(home: str = "https://portal.example/", **more: Any) -> Host:
    given: dict[str, Any] = {"hostname": "portal.example", "loopback": False, "ipv4": ("192.0.2.1",), "ipv6": ()}
    return Host(home=home, gathered="2026-11-28", **given | more)


CASES = (
    passed("both", _host(ipv6=("2001:db8::1",))),
    failed("version 4 only", _host()),
    inapplicable("this machine", _host("http://localhost:8080/", loopback=True)),
    inapplicable("a bare address", _host("https://192.0.2.1/", hostname="192.0.2.1")),
)
