"""The server protects the page by a header.

## Applicability
Each page, and the header that *header* names. Strict-Transport-Security means nothing over plain HTTP, and
browsers heed it for no IP address: it is not asked for there.

## Expectation
The page comes with the header. Where *holds* is given, one of these is its value or one of its directives. Where
*least* is given, `max-age` is as many seconds or more. Where *or_policy* is given, this directive of a
Content-Security-Policy serves as well; one that allows everybody does not.

What a browser takes no notice of does not count: a value that it does not know, X-Frame-Options beside
`frame-ancestors`, all but the last of several Referrer-Policies. A `meta` element serves where browsers heed it: for a
Content-Security-Policy without `frame-ancestors`, and for a Referrer-Policy (as `name="referrer"`).

## Why it matters
A page that can be framed elsewhere is clicked on by people who see something else. A page without HSTS is carried over
HTTP once more, and that once is enough. Each of these headers is one line in the server's settings.

## Cannot tell
Nothing. Whether a name is on the list of those that browsers know as HTTPS only is not looked at, nor whether a
policy is a good one.

## Sources
- Ours: which headers are asked for, and what they must hold, is said by the ruleset that uses this rule.
- RFC 6797, HTTP Strict Transport Security: https://www.rfc-editor.org/rfc/rfc6797
- X-Content-Type-Options: https://fetch.spec.whatwg.org/#x-content-type-options-header
- X-Frame-Options: https://html.spec.whatwg.org/multipage/document-lifecycle.html#the-x-frame-options-header
- Content Security Policy: https://www.w3.org/TR/CSP3/
- Referrer Policy: https://www.w3.org/TR/referrer-policy/
"""

import re
from collections.abc import Iterator
from typing import Any

from portalcheck.measure.sites import host_of, is_name
from portalcheck.measure.wording import AnyOf, on_one_line
from portalcheck.model.artifact import Document, Meta, Network
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import Params, failed, inapplicable, passed, rule

_HSTS, _POLICY, _FRAMING, _REFERRER = (
    "strict-transport-security",
    "content-security-policy",
    "x-frame-options",
    "referrer-policy",
)
_NOT_IN_META = ("frame-ancestors", "report-uri", "sandbox")
_REFERRER_VALUES = frozenset(
    (
        *("no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin"),
        *("origin-when-cross-origin", "strict-origin-when-cross-origin", "unsafe-url"),
    )
)
_FRAMING_VALUES = frozenset(("deny", "sameorigin", "allowall"))
_ANYBODY = frozenset(("*", "http:", "https:", "http://*", "https://*"))
_MAX_AGE = re.compile(r"(?:^|;)\s*max-age\s*=\s*\"?(\d+)\"?\s*(?:;|$)", re.IGNORECASE)


class Headers(Params):
    """The `header` that is asked for; `holds` of what its value must hold one, any value where none is given; `least`
    the seconds of its `max-age`; `or_policy` a directive of a Content-Security-Policy that serves as well.
    """

    header: str = "X-Content-Type-Options"
    holds: tuple[str, ...] = ()
    least: int = 0
    or_policy: str = ""


@rule("security/headers", version=1, severity="moderate")
def headers(document: Document, network: Network, params: Headers) -> Iterator[Finding]:
    name, host = params.header.lower(), host_of(document.url)
    if name == _HSTS and (not document.url.startswith("https:") or not is_name(host)):
        return
    data: dict[str, Any] = {
        "header": params.header,
        "holds": AnyOf(params.holds),
        "policy": params.or_policy,
        "least": params.least,
    }
    policies = _policies(document, network)
    directive = _directive(policies, params.or_policy) if params.or_policy else None
    said = _said(name, document, network)
    if directive is not None:
        yield _by_policy(directive, data)
    elif said is None:
        other = ", nor with '{policy}' in a Content-Security-Policy" if params.or_policy else ""
        yield Finding.failed(f"The page does not come with the header {{header}}{other}.", **data)
    else:
        yield _by_value(name, said, params, data)


def _by_policy(directive: str, data: dict[str, Any]) -> Finding:
    data = data | {"directive": on_one_line(directive[:160])}
    sources = directive.lower().split()[1:]
    if _ANYBODY.intersection(sources):
        return Finding.failed("The Content-Security-Policy says '{directive}', which allows everybody.", **data)
    return Finding.passed("The Content-Security-Policy says '{directive}'.", **data)


def _by_value(name: str, said: str, params: Headers, data: dict[str, Any]) -> Finding:
    data = data | {"said": on_one_line(said[:160])}
    if params.least:
        age = _MAX_AGE.search(said)
        if age is None:
            return Finding.failed("The header {header} says '{said}', without a max-age of {least} s.", **data)
        data["age"] = int(age[1])
        if data["age"] < params.least:
            return Finding.failed("The header {header} holds for {age} s; the rule asks for {least} s.", **data)
    if params.holds and not _held(name, said).intersection(one.lower() for one in params.holds):
        return Finding.failed("The header {header} says '{said}'; the rule asks for {holds}.", **data)
    return Finding.passed("The header {header} says '{said}'.", **data)


def _said(name: str, document: Document, network: Network) -> str | None:
    """Give the value that a browser goes by; None where there is none."""
    said = network.headers.get(name, "").strip()
    if name == _POLICY:
        return "; ".join(_policies(document, network)) or None
    if name == _REFERRER and not said:
        said = next(
            (meta.content.strip() for meta in reversed(document.metas) if _is_meta(meta, "name", "referrer")), ""
        )
    # Of several the first one counts.
    return (said.partition(",")[0] if name == _HSTS else said) or None


def _held(name: str, said: str) -> frozenset[str]:
    """Give the value, and the names of the directives that it is made of, in small letters."""
    said = said.lower()
    values = [one.strip() for one in said.split(",")]
    if name == _REFERRER:
        return frozenset([one for one in values if one in _REFERRER_VALUES][-1:])
    if name == _FRAMING:
        # What contradicts itself is refused by browsers.
        contradicts = len(set(values)) > 1 and _FRAMING_VALUES.intersection(values)
        return frozenset({"deny"}) if contradicts else frozenset(values)
    if name == "x-content-type-options":
        said = values[0]
    parts = [one.strip() for one in re.split(r"[;,]", said) if one.strip()]
    return frozenset((*parts, *(re.split(r"[\s=]", one)[0] for one in parts)))


def _policies(document: Document, network: Network) -> list[str]:
    """Give the policies that are enforced; of those in the page only what browsers heed there."""
    sent = [one.strip() for one in network.headers.get(_POLICY, "").split(",")]
    written = [
        ";".join(one for one in meta.content.split(";") if not one.strip().lower().startswith(_NOT_IN_META)).strip()
        for meta in document.metas
        if _is_meta(meta, "http-equiv", _POLICY)
    ]
    return [one for one in (*sent, *written) if one]


def _directive(policies: list[str], name: str) -> str | None:
    """Give a directive as the first policy says it that does not allow everybody, else as any says it."""
    said = [
        part.strip()
        for policy in policies
        for part in policy.split(";")
        if part.split() and part.split()[0].lower() == name.lower()
    ]
    strict = (one for one in said if not _ANYBODY.intersection(one.lower().split()[1:]))
    return next(strict, said[0] if said else None)


def _is_meta(meta: Meta, attribute: str, name: str) -> bool:
    return meta.key == name and re.search(rf"\b{attribute}\s*=", meta.snippet, re.IGNORECASE) is not None


def _page(
    url: str = "https://dichvucong.hanoi.gov.vn/", metas: tuple[Meta, ...] = (), **headers: str
) -> tuple[Document, Network]:
    document = Document.of("<html lang=vi><title>Trang chủ</title>", url).model_copy(update={"metas": metas})
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return document, Network(redirects=(), status=200, headers=sent, cookies=(), failed=(), requests=1, bytes=1)


def _meta(attribute: str, name: str, content: str) -> tuple[Meta, ...]:
    return (Meta(key=name, content=content, snippet=f'<meta {attribute}="{name}" content="{content}">'),)


_ONE_YEAR: dict[str, Any] = {"header": "Strict-Transport-Security", "least": 31536000}
_NOSNIFF: dict[str, Any] = {"header": "X-Content-Type-Options", "holds": ["nosniff"]}
_FRAME: dict[str, Any] = {
    "header": "X-Frame-Options",
    "holds": ["deny", "sameorigin"],
    "or_policy": "frame-ancestors",
}
_REFERRERS: dict[str, Any] = {
    "header": "Referrer-Policy",
    "holds": ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"],
}
_CSP: dict[str, Any] = {"header": "Content-Security-Policy", "holds": ["default-src", "script-src"]}

CASES = (
    passed("HSTS for a year", *_page(strict_transport_security="max-age=31536000; includeSubDomains"), **_ONE_YEAR),
    passed("HSTS in quotes", *_page(strict_transport_security='Max-Age="63072000";preload'), **_ONE_YEAR),
    passed("HSTS twice", *_page(strict_transport_security="max-age=31536000, max-age=0"), **_ONE_YEAR),
    failed("no HSTS", *_page(), **_ONE_YEAR),
    failed("HSTS for a month", *_page(strict_transport_security="max-age=2592000"), **_ONE_YEAR),
    failed("HSTS that is switched off", *_page(strict_transport_security="max-age=0"), **_ONE_YEAR),
    failed("HSTS without max-age", *_page(strict_transport_security="includeSubDomains"), **_ONE_YEAR),
    inapplicable("HSTS over HTTP", *_page("http://127.0.0.1:8080/"), **_ONE_YEAR),
    inapplicable("HSTS for an IP address", *_page("https://113.160.1.1/"), **_ONE_YEAR),
    passed("nosniff", *_page(x_content_type_options="nosniff"), **_NOSNIFF),
    passed("nosniff twice, from server and application", *_page(x_content_type_options="NoSniff, nosniff"), **_NOSNIFF),
    failed("no nosniff", *_page(), **_NOSNIFF),
    failed("something else than nosniff", *_page(x_content_type_options="none"), **_NOSNIFF),
    passed("not framed elsewhere", *_page(x_frame_options="SAMEORIGIN"), **_FRAME),
    passed("not framed elsewhere, said twice", *_page(x_frame_options="SAMEORIGIN, SAMEORIGIN"), **_FRAME),
    passed("said twice, in two ways", *_page(x_frame_options="DENY, SAMEORIGIN"), **_FRAME),
    passed(
        "by a policy", *_page(content_security_policy="default-src *; frame-ancestors 'self' *.gov.vn"), **_FRAME
    ),
    passed(
        "the stricter of two policies",
        *_page(content_security_policy="frame-ancestors *, frame-ancestors 'none'"),
        **_FRAME,
    ),
    failed("framed by anybody", *_page(), **_FRAME),
    failed("a value that browsers do not know", *_page(x_frame_options="ALLOW-FROM https://a.vn"), **_FRAME),
    failed(
        "a policy for everybody goes before the header",
        *_page(content_security_policy="frame-ancestors *", x_frame_options="DENY"),
        **_FRAME,
    ),
    failed(
        "a policy in the page says nothing of frames",
        *_page(metas=_meta("http-equiv", "content-security-policy", "frame-ancestors 'none'")),
        **_FRAME,
    ),
    passed("a referrer policy", *_page(referrer_policy="no-referrer, strict-origin-when-cross-origin"), **_REFERRERS),
    passed("a referrer policy in the page", *_page(metas=_meta("name", "referrer", "same-origin")), **_REFERRERS),
    failed("the last one counts", *_page(referrer_policy="no-referrer, unsafe-url"), **_REFERRERS),
    failed("no referrer policy", *_page(), **_REFERRERS),
    passed("a policy", *_page(content_security_policy="script-src 'self' 'nonce-a'; object-src 'none'"), **_CSP),
    passed(
        "a policy in the page",
        *_page(metas=_meta("http-equiv", "content-security-policy", "default-src 'self'")),
        **_CSP,
    ),
    failed("a policy that only upgrades", *_page(content_security_policy="upgrade-insecure-requests"), **_CSP),
    failed("a policy that only reports", *_page(content_security_policy_report_only="default-src 'self'"), **_CSP),
    passed("any value of any header", *_page(permissions_policy="camera=()"), header="Permissions-Policy"),
    passed("a directive", *_page(permissions_policy="camera=(), usb=()"), header="Permissions-Policy", holds=["usb"]),
)  # fmt: skip
