"""The page comes over HTTPS.

## Applicability
Each page that came over the network; not one of this machine (`localhost`, 127.0.0.1).

## Expectation
The address at which the page came to rest begins with `https:`. On the way there, nothing led from HTTPS back to
HTTP.

## Why it matters
Without HTTPS whoever sits between a citizen and the portal, in a café or at a provider, reads the number of an identity
card and can change what the page says.

## Cannot tell
Nothing. Where the address that was asked for began with `http:`, it was seen that this form leads to HTTPS; where it
began with `https:`, what the other form does was not looked at. The certificate is judged by the browser: a page whose
certificate it refuses is untested.

## Sources
- Ours: whether HTTPS is asked for is said by the ruleset that uses this rule.
- Secure contexts, on this machine being one: https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy
"""

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from portalcheck.measure.sites import host_of, is_loopback
from portalcheck.model.artifact import Document, Hop, Network
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import failed, inapplicable, passed, rule


@rule("security/https", version=1, severity="critical")
def https(document: Document, network: Network) -> Iterator[Finding]:
    way = [hop.url for hop in network.redirects] or [document.url]
    scheme = urlsplit(document.url).scheme
    if scheme not in ("http", "https") or is_loopback(host_of(document.url)):
        return
    back = next((other for one, other in pairwise(way) if one.startswith("https:") and other.startswith("http:")), None)
    if scheme == "http":
        yield Finding.failed("The page came over HTTP, at {url}.", url=document.url)
    elif back:
        yield Finding.failed(
            "The page came over HTTPS, and on the way there it was led back to HTTP, at {url}.", url=back
        )
    elif way[0].startswith("http:"):
        yield Finding.passed("The page came over HTTPS; {url} leads there.", url=way[0])
    else:
        yield Finding.passed("The page came over HTTPS.")


def _came(*way: str, at: str = "") -> tuple[Document, Network]:
    url = at or way[-1]
    last = len(way) - 1
    hops = tuple(Hop(url=one, status=200 if place == last else 301) for place, one in enumerate(way))
    return Document.of("<html lang=vi><title>Trang chủ</title>", url), Network(
        redirects=hops, status=200, headers={}, cookies=(), failed=(), requests=1, bytes=1
    )


_PORTAL = "https://dichvucong.hanoi.gov.vn/"

CASES = (
    passed("HTTPS", *_came(_PORTAL)),
    passed("the HTTP form leads there", *_came("http://dichvucong.hanoi.gov.vn/", _PORTAL)),
    passed("a state that a script led to, without a load", *_came(at=f"{_PORTAL}nop-ho-so")),
    failed("HTTP", *_came("http://dichvucong.hanoi.gov.vn/")),
    failed("HTTPS leads back to HTTP", *_came(_PORTAL, "http://dichvucong.hanoi.gov.vn/trang-chu")),
    failed("HTTP on the way", *_came(_PORTAL, "http://dichvucong.hanoi.gov.vn/vi", f"{_PORTAL}vi")),
    failed("an IP address", *_came("http://113.160.1.1/")),
    inapplicable("this machine", *_came("http://127.0.0.1:8080/")),
    inapplicable("this machine, by name", *_came("http://localhost:8080/")),
    inapplicable("a file", *_came("file:///tmp/trang.html")),
)
