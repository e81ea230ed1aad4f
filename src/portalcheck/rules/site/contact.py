"""The portal says how a person can be reached.

## Applicability
The portal, where *ways* name something: `telephone`, `hotline`, `e-mail`, `address`.

## Expectation
The home page, or a page that a link saying one of *labels* leads to, tells each of them, or one of them where
*one_is_enough*. A telephone number is told by a link that calls, or after a word such as “Điện thoại”, “ĐT”, “Tel”;
one of a hotline after “Đường dây nóng”, “Tổng đài”, “Hỗ trợ”, “Hotline”, “Help desk”; an e-mail address by its form,
also where `(at)` stands for the sign; an address after a word such as “Địa chỉ”, “Trụ sở”, “Address”. A number after
“Fax” is none.

## Why it matters
Who is stuck needs a person, and some can only call or come.

## Cannot tell
What looks like one and is not called so; a telephone number where a hotline is asked for, and a hotline without a
number, which a picture may hold; where nothing was found, and no page of contacts was read, or pages were left
unopened.

## Sources
- UN LOSI 2024, indicators 214 (contact details) and 288 (helpdesk call number), after a third party's copy.
- Ours: which ways are asked for is said by the ruleset that uses this rule.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.contacts import Told, Way, told
from portalcheck.measure.literal import crawl as _portal
from portalcheck.measure.site_pages import behind, lines, may_hold_more, offers, saying
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.site import Crawl, CrawledPage
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_WAY = {
    "telephone": "a telephone number",
    "hotline": "the number of a hotline",
    "e-mail": "an e-mail address",
    "address": "an address",
}

_BEST_FIRST = (Outcome.PASSED, Outcome.CANT_TELL, Outcome.FAILED)


class Contact(Params):
    """The `ways` that are asked for, whether one of them is enough, and what links to a page of contacts are called."""

    ways: tuple[Way, ...] = ("telephone", "e-mail", "address")
    one_is_enough: bool = False
    labels: tuple[str, ...] = ("liên hệ", "liên lạc", "contact", "contacts", "hotline", "đường dây nóng", "nous écrire")


@rule("site/contact", version=1, severity="moderate")
def contact(crawl: Crawl, params: Contact) -> Iterator[Finding]:
    home = crawl.pages[0]
    if params.ways and not home.loaded:
        yield Finding.untested("The home page could not be read: {reason}.", reason=home.reason or home.status)
        return
    linked = [offer.url for page in crawl.pages if page.loaded for offer in saying(page, params.labels)]
    known = [page for url in dict.fromkeys(linked) if (page := behind(crawl, url)) and page.loaded]
    pages = list({page.at: page for page in (home, *known)}.values())
    judged = [_judged(crawl, pages, way, params) for way in params.ways]
    if params.one_is_enough:
        # What is told settles it; a number that may be one is asked about only where nothing is.
        best = min((one.outcome for one in judged), key=_BEST_FIRST.index, default=Outcome.FAILED)
        judged = [one for one in judged if one.outcome is best]
    yield from judged


def _judged(crawl: Crawl, pages: list[CrawledPage], way: Way, params: Contact) -> Finding:
    found = [(page, one) for page in pages if (one := _told_on(page, way))]
    data: dict[str, Any] = {"way": _WAY[way], "read": len(pages)}
    for page, one in sorted(found, key=lambda each: not each[1].sure):
        data |= {"said": on_one_line(one.text), "address": page.at}
        if one.sure:
            return Finding.passed("The page {address} tells {way}: “{said}”.", **data)
        return Finding.cant_tell("The page {address} says “{said}”. Does it tell {way}?", **data)
    if len(pages) == 1 and crawl.left:
        return Finding.cant_tell(
            "Nothing on the home page tells {way}; {left} pages were not opened. Does another one?",
            left=crawl.left, **data,
        )  # fmt: skip
    if any(may_hold_more(page.html) for page in pages) or _linked_unread(crawl, params):
        return Finding.cant_tell(
            "Nothing on the pages that were read ({read}) tells {way}. Does it stand in a frame, in a file, or on a "
            "page that could not be opened?", **data,
        )  # fmt: skip
    return Finding.failed("Neither the home page nor a page of contacts tells {way}.", **data)


def _told_on(page: CrawledPage, way: Way) -> Told | None:
    return told(way, lines(page.html), [one.link.href for one in offers(page)])


def _linked_unread(crawl: Crawl, params: Contact) -> bool:
    """Tell whether a link to a page of contacts leads to what was not read."""
    for offer in saying(crawl.pages[0], params.labels):
        page = behind(crawl, offer.url)
        if page is None or (not page.loaded and page.status not in (404, 410)):
            return True
    return False


_HOME = '<main><h1>Cổng dịch vụ công</h1></main><footer>{}<a href="/lien-he">Liên hệ</a></footer>'
_DETAILS = (
    "<main><p><strong>Địa chỉ:</strong> Số 1 Lê Lợi, phường Mẫu, thành phố Mẫu</p><p>Điện thoại: (024) 3825 0000</p>"
    "<p>Email: hotro[at]mau.gov.vn</p></main>"
)
_TABLE = (
    "<table><tr><td>Trụ sở chính</td><td>12 đường Mẫu, xã Mẫu</td></tr><tr><td>ĐT</td><td>024.38250000</td></tr>"
    "<tr><td>Thư điện tử</td><td><a href=mailto:a@mau.gov.vn>a@mau.gov.vn</a></td></tr></table>"
)
_BARE = _HOME.format("")

CASES = (
    passed("on the page of contacts", _portal(_BARE, {"/lien-he": _DETAILS})),
    passed("in the footer", _portal(_HOME.format(_DETAILS))),
    passed("in a table", _portal(_BARE, {"/lien-he": _TABLE})),
    passed("in English", _portal('<footer><p>Address: 12 Main Street, Hanoi</p><a href="tel:+842438250000"><i></i></a>'
                                 "<p>info@mau.gov.vn</p></footer>")),
    passed("a hotline", _portal("<header><span>Tổng đài hỗ trợ: <b>1022</b></span></header>"), ways=["hotline"]),
    passed("a hotline beside its name", _portal("<dl><dt>Đường dây nóng<dd>1900 1009</dl>"), ways=["hotline"]),
    passed("one of them, which is enough", _portal("<footer>Tel: 024 3825 0000</footer>"), one_is_enough=True),
    failed("none of them, where one is enough", _portal("<main>Xin chào</main>"), one_is_enough=True),
    cant_tell("one of them perhaps", _portal("<footer>024 3825 0000</footer>"), one_is_enough=True),
    failed("none of them", _portal(_BARE, {"/lien-he": "<main><p>Hãy đến trụ sở.</p></main>"})),
    failed("no e-mail address", _portal(_BARE, {"/lien-he": _DETAILS.replace("hotro[at]mau.gov.vn", "")})),
    failed("a fax number", _portal("<footer>Fax: 024 3825 0000</footer>"), ways=["telephone"]),
    *(
        passed(f"a hotline, as it is written: {said}", _portal(f"<footer><p>{said}</p></footer>"), ways=["hotline"])
        for said in ("Hỗ trợ: 1900 1234", "CSKH: 1900 1234", "Giải đáp thắc mắc: 1022", "Trung tâm hỗ trợ: 19001009",
                     "Hỗ trợ dịch vụ công: 18001096")
    ),
    failed("no hotline", _portal(_BARE, {"/lien-he": "<main><p>Hỗ trợ doanh nghiệp năm 1999</p></main>"}),
           ways=["hotline"]),
    cant_tell("a number, perhaps for help", _portal(_BARE, {"/lien-he": _DETAILS}), ways=["hotline"]),
    cant_tell("a number without a word", _portal("<footer>0100109106</footer>"), ways=["telephone"]),
    cant_tell("a hotline in a picture", _portal('<img src="a.png" alt="Đường dây nóng">'), ways=["hotline"]),
    cant_tell("an address without a word", _portal("<footer>79 Lê Lợi, phường Mẫu</footer>"), ways=["address"]),
    cant_tell("pages were left", _portal("<main>Xin chào</main>", left=9)),
    cant_tell("the page of contacts could not be opened", _portal(_BARE, {"/lien-he": 403})),
    inapplicable("nothing is asked for", _portal(_BARE), ways=[]),
)  # fmt: skip
