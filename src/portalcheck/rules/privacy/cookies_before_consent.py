"""Nothing is kept about a visitor who has agreed to nothing.

## Applicability
Each page at its first load, in a browser that came without cookies. The states of a journey, and pages for who comes
signed in, are none.

## Expectation
The browser then holds no cookie of another site than the page's own. Two names are one site where they lie under one
that somebody registered, by the Public Suffix List: `dichvucong.hanoi.gov.vn` and `sso.hanoi.gov.vn` are one,
`dichvucong.hanoi.gov.vn` and `moj.gov.vn` are two. The sites of *ours* count as the page's own. Where *own* is set, no
cookie of the page's own site that measures or advertises is kept beyond the session either.

## Why it matters
Who reads about a benefit for the sick, or about a divorce, has told nobody yet. A cookie of another site tells that
site who reads it, on the first page and before any question.

## Cannot tell
Where the Public Suffix List knows the end of neither name. Where *own* is set and a cookie outlives the session
that is not known for measuring or advertising: it may be needed for what the visitor asked for. What is kept elsewhere
in the browser, and what is sent without a cookie, is not looked at. The values of cookies are never kept.

## Sources
- Ours: that it is asked for, and of which cookies, is said by the ruleset that uses this rule.
- The Italian criterion C.SI.3.1 for the sites of municipalities asks for cookies of the own domain only at first:
  https://github.com/italia/pa-website-validator
- Public Suffix List: https://publicsuffix.org/
"""

import re
from collections.abc import Iterator
from typing import Any

from portalcheck.measure.sites import are_one_site, host_of
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document, KeptCookie, Network
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_MOST = 10  # cookies that are told one by one
_MEASURES = re.compile(
    r"_ga(?:_.*)?|_gid|_gat(?:_.*)?|_gcl_.*|__utm[a-z]{1,2}|__gads|_fb[pc]|_hj.*|_clck|_clsk|_pk_(?:id|ses|ref)\b.*|"
    r"_ym_.*|_ttp|_tt_.*|__zi|mp_.*_mixpanel|amplitude_.*|ajs_(?:anonymous|user)_id|AMCV_.*|s_vi",
    re.IGNORECASE,
)


class CookiesBeforeConsent(Params):
    """`own`: cookies of the page's own site are looked at as well; `ours`: further names that are the page's own, such
    as that of the national sign-in.
    """

    own: bool = False
    ours: tuple[str, ...] = ()


@rule("privacy/cookies-before-consent", version=1)
def cookies_before_consent(document: Document, network: Network, params: CookiesBeforeConsent) -> Iterator[Finding]:
    if network.first is None:
        yield Finding.untested("Which cookies the browser held was not kept.")
    if not network.first:
        return
    own = host_of(document.url)
    found = [one for cookie in network.kept if (one := _judge(cookie, own, params))]
    yield from found[:_MOST]
    if not found:
        said = "{count} cookies, none of another site" if network.kept else "no cookie"
        yield Finding.passed(f"After the first load the browser holds {said}.", count=len(network.kept))


def _judge(cookie: KeptCookie, own: str, params: CookiesBeforeConsent) -> Finding | None:
    host = cookie.domain.strip(".").lower()
    data: dict[str, Any] = {"name": on_one_line(cookie.name[:60]), "domain": host, "days": cookie.days, "own": own}
    # A browser takes no cookie for all names below one that many share.
    same = (cookie.domain.startswith(".") and _lies_under(own, host)) or are_one_site(own, host)
    if not same and not any(_lies_under(host, one.strip(".").lower()) for one in params.ours):
        if same is None:
            return Finding.cant_tell(
                "After the first load the browser holds the cookie {name} of {domain}. Do {own} and {domain} belong "
                "together?",
                **data,
            )
        return Finding.failed(
            "After the first load, before any consent, the browser holds the cookie {name} of {domain}; the page is "
            "one of {own}.",
            **data,
        )
    if not params.own or cookie.days is None:
        return None
    if _MEASURES.fullmatch(cookie.name):
        return Finding.failed(
            "After the first load, before any consent, the browser holds the cookie {name} for {days:g} days; by its "
            "name it measures or advertises.",
            **data,
        )
    return Finding.cant_tell(
        "After the first load the browser holds the cookie {name} for {days:g} days. Is it needed for what the visitor "
        "asked for?",
        **data,
    )


def _lies_under(host: str, name: str) -> bool:
    return f".{host}".endswith(f".{name}")


def _page(*kept: KeptCookie, first: bool | None = True, host: str = "dichvucong.hanoi.gov.vn") -> Any:
    document = Document.of("<html lang=vi><title>Trang chủ</title>", f"https://{host}/")
    return document, Network(
        redirects=(), status=200, headers={}, cookies=(), failed=(), requests=1, bytes=1, first=first, kept=kept
    )


def _cookie(name: str, domain: str = "dichvucong.hanoi.gov.vn", days: float | None = None) -> KeptCookie:
    return KeptCookie(name=name, domain=domain, days=days)


CASES = (
    passed("none", *_page()),
    passed("a session of its own", *_page(_cookie("JSESSIONID"))),
    passed("of the whole province", *_page(_cookie("COOKIE_SUPPORT", ".hanoi.gov.vn", 365))),
    passed("of another server of the same site", *_page(_cookie("sid", "sso.hanoi.gov.vn"))),
    passed("of all servers below another", *_page(_cookie("sid", ".sso.hanoi.gov.vn"))),
    passed("of a network of its own", *_page(_cookie("sid", ".portal.noi-bo"), host="mot-cua.portal.noi-bo")),
    passed("a measuring cookie of its own, where that is not asked", *_page(_cookie("_ga", ".hanoi.gov.vn", 400))),
    passed("the national sign-in, which is said to be ours",
           *_page(_cookie("TS01", "xacthuc.dichvucong.gov.vn")), ours=["dichvucong.gov.vn"]),
    passed("a session, where its own are looked at", *_page(_cookie("ASP.NET_SessionId")), own=True),
    passed("nothing is found on this machine", *_page(_cookie("portal_session", "127.0.0.1"), host="127.0.0.1")),
    failed("of an advertiser", *_page(_cookie("IDE", ".doubleclick.net", 390))),
    failed("a session of a video's site", *_page(_cookie("YSC", ".youtube.com"))),
    failed("of another authority", *_page(_cookie("sid", "dvc.moj.gov.vn"))),
    failed("of a name with the same end", *_page(_cookie("sid", "thongke.com.vn"), host="dichvucong.com.vn")),
    failed("an advertiser, on a network of its own", *_page(_cookie("IDE", ".doubleclick.net"), host="portal.noi-bo")),
    failed("of an IP address", *_page(_cookie("sid", "113.160.1.1"))),
    failed("its own measures", *_page(_cookie("_ga_ABC123", ".hanoi.gov.vn", 400)), own=True),
    cant_tell("its own is kept for a year", *_page(_cookie("GUEST_LANGUAGE_ID", days=365)), own=True),
    cant_tell("names that only a network of its own knows", *_page(_cookie("sid", "cdn"), host="portal")),
    inapplicable("a state of a journey", *_page(_cookie("IDE", ".doubleclick.net", 390), first=False)),
)  # fmt: skip
