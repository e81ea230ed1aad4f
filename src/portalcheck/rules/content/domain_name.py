"""The page stands under the domain that is asked for.

## Applicability
Each page whose address has a domain name: no bare name of a machine, such as `localhost`, no IP address, and nothing
under a name that is kept for tests and examples (RFC 2606).

## Expectation
The name ends in one of *suffixes*.

## Why it matters
A name under the government's own domain cannot be bought: it tells a citizen that the page is no imitation, before any
number of an identity card is typed.

## Cannot tell
Nothing. Whose name it is, and whether it was given in due form, is not looked at.

## Sources
- Ours: which domain is asked for is said by the ruleset that uses this rule.
- Names for tests and examples: https://www.rfc-editor.org/rfc/rfc2606
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from portalcheck.model.artifact import Document, FrameDocument
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import Params, failed, inapplicable, passed, rule

_FOR_TESTS = ("test", "example", "invalid", "localhost")


class DomainName(Params):
    """The `suffixes` of which a name must have one."""

    suffixes: tuple[str, ...] = ("gov.vn",)


@rule("content/domain-name", version=1)
def domain_name(document: Document, params: DomainName) -> Iterator[Finding]:
    name = (urlsplit(document.url).hostname or "").rstrip(".")
    last = name.rpartition(".")[2]
    if "." not in name or ":" in name or last.isdigit() or last in _FOR_TESTS:
        return
    wanted = [suffix.strip(".").lower() for suffix in params.suffixes]
    asked = ", ".join(f".{suffix}" for suffix in wanted)
    if any(name == suffix or name.endswith(f".{suffix}") for suffix in wanted):
        yield Finding.passed("The name {name} stands under {asked}.", name=name, asked=asked)
    else:
        yield Finding.failed("The name {name} does not stand under {asked}.", name=name, asked=asked)


def _at(url: str) -> Document:
    html = '<html lang="vi"><title>Trang chủ</title></html>'
    frame = FrameDocument(frame="", url=url, title="Trang chủ", language="vi", html=html)
    return Document(url=url, content_type="text/html", title="Trang chủ", language="vi", metas=(), frames=(frame,))


CASES = (
    passed("a province", _at("https://dichvucong.hanoi.gov.vn/")),
    passed("in capitals, with a port", _at("https://DICHVUCONG.GOV.VN:8443/trang-chu")),
    passed("another domain is asked for", _at("https://www.admin.ch/"), suffixes=["admin.ch"]),
    failed("a commercial name", _at("https://dichvucong-hanoi.com.vn/")),
    failed("a name that only looks like it", _at("https://dichvucong-gov.vn/")),
    failed("the domain in front", _at("https://gov.vn.dichvucong.net/")),
    inapplicable("this machine", _at("http://localhost:8080/")),
    inapplicable("an IP address", _at("http://127.0.0.1:8080/")),
    inapplicable("an IP address of version 6", _at("http://[::1]:8080/")),
    inapplicable("a name for examples", _at("https://dichvucong.example/")),
)
