"""The portal says whom to tell about a hole in its security.

## Applicability
The host of the portal.

## Expectation
/.well-known/security.txt names a `Contact`, and an `Expires` that has not passed on the day of the visit.

## Why it matters
Who finds a hole and does not know whom to tell tells nobody, or everybody.

## Cannot tell
Where the address gives no answer, an error or a refusal.

## Sources
- RFC 9116, security.txt: https://www.rfc-editor.org/rfc/rfc9116. No instrument that was read asks for it.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.machine_files import is_file, security
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.site import Answer, Host
from portalcheck.rule_format import cant_tell, failed, passed, rule

_NONE = (404, 410)


@rule("site/security-txt", version=1, severity="minor")
def security_txt(host: Host) -> Iterator[Finding]:
    answer = host.security_txt
    if answer is None or answer.status is None or (answer.status >= 400 and answer.status not in _NONE):
        yield Finding.cant_tell(
            "The address of security.txt gave no answer that could be read ({status}). Is there such a file?",
            status=(answer and (answer.status or answer.reason)) or "?",
        )
        return
    if not is_file(answer):
        yield Finding.failed("There is no security.txt at {address}.", address=answer.url)
        return
    told = security(answer.text)
    data: dict[str, Any] = {"contact": on_one_line(told.contact[:120]), "expires": told.expires, "today": host.gathered}
    if not told.contact:
        yield Finding.failed("The file security.txt names nobody to tell (Contact).", **data)
    elif not told.expires:
        yield Finding.failed("The file security.txt does not say until when it holds (Expires).", **data)
    elif told.expires < host.gathered:
        yield Finding.failed("The file security.txt held until {expires}; it is {today}.", **data)
    else:
        yield Finding.passed("The file security.txt names {contact}, and holds until {expires}.", **data)


def _host(text: str = "", status: int | None = 200) -> Host:
    answer = Answer(url="https://portal.example/.well-known/security.txt", status=status, text=text, bytes=len(text))
    return Host(
        home="https://portal.example/", hostname="portal.example", loopback=False, gathered="2026-11-28", ipv4=(),
        ipv6=(), security_txt=answer,
    )  # fmt: skip


_FILE = "# Cổng mẫu\nContact: mailto:an-toan@portal.example\nExpires: 2027-06-30T00:00:00Z\n"

CASES = (
    passed("a file", _host(_FILE)),
    passed("in small letters, with a time of Việt Nam", _host(_FILE.lower().replace("z\n", "+07:00\n"))),
    failed("none", _host(status=404)),
    failed("a page in its place", _host("<!doctype html><html><title>Trang chủ</title>")),
    failed("nobody", _host(_FILE.replace("Contact", "Tell"))),
    failed("no end", _host(_FILE.replace("Expires", "Until"))),
    failed("held until last year", _host(_FILE.replace("2027", "2025"))),
    cant_tell("refused", _host(status=403)),
    cant_tell("no answer", _host(status=None)),
)
