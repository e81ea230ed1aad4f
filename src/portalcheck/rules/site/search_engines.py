"""Search engines can find the portal and its services.

## Applicability
The portal: its robots.txt, its sitemap, its home page, and the pages that were read whose link or address says that
they are about services, but for those where one signs in or applies.

## Expectation
robots.txt, where there is one, keeps none of Googlebot, Bingbot and Cốc Cốc from these pages. There is a sitemap, at
the address that robots.txt names or at /sitemap.xml; it can be read, and lists addresses of the portal. Each of these
pages has a title, no `noindex`, and no canonical address that names the home page in its stead; a page of services
has not the title of the home page.

## Why it matters
People look for a service where they look for everything else. What engines do not know is found by those who know the
portal, and by those whom an imitation of it has paid to be found by.

## Cannot tell
Where a file gave no answer, an error or a refusal; where the sitemap is packed; where a canonical address is another
one that is not the home page's. Whether a portal stands on the first page of results is not looked at.

## Sources
- A circular's clause whose wording was read in a fragment that does not name it: “dễ dàng tìm được dịch vụ bằng các
  công cụ tìm kiếm phổ biến”. What a program can see of it is chosen by us.
- robots.txt: https://www.rfc-editor.org/rfc/rfc9309; sitemaps: https://www.sitemaps.org/protocol.html
- Canonical addresses: https://www.rfc-editor.org/rfc/rfc6596
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from portalcheck.measure.links import page_address
from portalcheck.measure.literal import crawl as _portal
from portalcheck.measure.machine_files import is_file, shut_out, sitemap
from portalcheck.measure.site_pages import canonical, own_text, told_to_stay_out
from portalcheck.measure.wording import on_one_line
from portalcheck.measure.words import folded
from portalcheck.model.assertion import Finding
from portalcheck.model.site import Answer, Crawl, CrawledPage, Host
from portalcheck.rule_format import cant_tell, failed, passed, rule

_SERVICES = ("dich vu", "thu tuc", "service", "procedure", "demarche")
_BEHIND = ("dang nhap", "dang ky tai khoan", "login", "sign in", "nop", "apply")
_MOST = 6  # pages of services that are looked at
_NONE = (404, 410)


@rule("site/search-engines", version=1, severity="moderate")
def search_engines(crawl: Crawl, host: Host) -> Iterator[Finding]:
    home = crawl.pages[0]
    services = [page for page in crawl.pages[1:] if page.loaded and _is_of_services(page)][:_MOST]
    pages = [page for page in (home, *services) if page.loaded]
    yield _robots(host.robots, pages or [home])
    yield _sitemap(host)
    for page in pages:
        yield _page(page, home)


def _is_of_services(page: CrawledPage) -> bool:
    said = folded(f"{page.text} {urlsplit(page.at).path}")
    return any(word in said for word in _SERVICES) and not any(word in said for word in _BEHIND)


def _robots(robots: Answer | None, pages: list[CrawledPage]) -> Finding:
    if robots is None or robots.status is None or (robots.status >= 400 and robots.status not in _NONE):
        return Finding.cant_tell(
            "The file robots.txt gave no answer that could be read ({status}). Does it let search engines in?",
            status=(robots and (robots.status or robots.reason)) or "?",
        )
    if not is_file(robots):
        return Finding.passed("There is no robots.txt that keeps search engines out.")
    for page in pages:
        if engines := shut_out(robots.text, page.at):
            return Finding.failed(
                "The file robots.txt keeps {engines} from {address}.", engines=", ".join(engines), address=page.at
            )
    return Finding.passed("The file robots.txt lets search engines come to {pages} pages.", pages=len(pages))


def _sitemap(host: Host) -> Finding:
    answer = host.sitemap
    if answer is None or answer.status is None or (answer.status >= 400 and answer.status not in _NONE):
        return Finding.cant_tell(
            "The sitemap gave no answer that could be read ({status}). Is there a sitemap?",
            status=(answer and (answer.status or answer.reason)) or "?",
        )
    if not is_file(answer):
        return Finding.failed("There is no sitemap at {address}.", address=answer.url)
    if answer.url.endswith(".gz") or "gzip" in answer.media_type:
        return Finding.cant_tell("The sitemap {address} is packed. Does it list the portal?", address=answer.url)
    read = sitemap(answer)
    if read.mistake:
        return Finding.failed(
            "The sitemap {address} cannot be read: {mistake}.", address=answer.url, mistake=read.mistake
        )
    name = host.hostname.removeprefix("www.")
    own = [one for one in read.addresses if (urlsplit(one).hostname or "").removeprefix("www.") == name]
    data: dict[str, Any] = {"address": answer.url, "listed": len(read.addresses), "name": name}
    if own:
        return Finding.passed(
            "The sitemap {address} lists addresses of {name}, {own} of {listed}.", own=len(own), **data
        )
    if read.addresses:
        return Finding.failed(
            "The sitemap {address} lists no address of {name}, but {first}.", first=read.addresses[0][:200], **data
        )
    return Finding.failed("The sitemap {address} lists nothing.", **data)


def _page(page: CrawledPage, home: CrawledPage) -> Finding:
    title = on_one_line(page.title.strip()[:120])
    data: dict[str, Any] = {"address": page.at, "title": title}
    if told_to_stay_out(page.html):
        return Finding.failed("The page {address} tells search engines to leave it out (noindex).", **data)
    if not title:
        return Finding.failed("The page {address} has no title.", **data)
    if page is not home and page.title.strip() == home.title.strip() and own_text(page, home):
        return Finding.failed("The page {address} has the title of the home page, “{title}”.", **data)
    named = canonical(page)
    if named and page_address(named) not in (page_address(page.at), page_address(page.url)):
        data["canonical"] = named
        if page is not home and page_address(named) in (page_address(home.at), page_address(home.url)):
            return Finding.failed(
                "The page {address} names the home page, {canonical}, as what it is a copy of.", **data
            )
        return Finding.cant_tell("The page {address} names {canonical} as its canonical address. Is it?", **data)
    return Finding.passed("The page {address} can be found as “{title}”.", **data)


_URL = "https://portal.example/"
_XML = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>'
)
_PAGE = "<html lang=vi><head><title>{}</title>{}</head><main><p>{}</p></main>"
_HOME = _PAGE.format("Trang chủ", "", "Xin chào")
_LIST = _PAGE.format("Dịch vụ công", "", "Khai sinh, khai tử, kết hôn")


def _answer(path: str, text: str = "", status: int | None = 200, media_type: str = "text/plain") -> Answer:
    return Answer(url=f"{_URL}{path}", status=status, text=text, media_type=media_type, bytes=len(text.encode()))


def _host(rules: str = "User-agent: *\nDisallow: /quan-tri/", listed: str = f"{_URL}dich-vu", **more: Any) -> Host:
    given: dict[str, Any] = {
        "robots": _answer("robots.txt", rules), "sitemap": _answer("sitemap.xml", _XML.format(listed)), **more
    }  # fmt: skip
    return Host(home=_URL, hostname="portal.example", loopback=False, gathered="2026-11-28", ipv4=(), ipv6=(), **given)


def _site(services: str = _LIST, home: str = _HOME) -> Crawl:
    return _portal(home, {"/dich-vu": services})


_CANONICAL = "<head><link rel=canonical href={}>"
_SHELL = "<!doctype html><html><body><app-root></app-root></body></html>"

CASES = (
    passed("all there", _site(), _host()),
    passed("no robots.txt", _site(), _host(robots=_answer("robots.txt", status=404))),
    passed("a shell in place of robots.txt", _site(), _host(robots=_answer("robots.txt", _SHELL))),
    passed("a list of sitemaps", _site(), _host(sitemap=_answer(
        "sitemap.xml", f"<sitemapindex><sitemap><loc>{_URL}a.xml</loc></sitemap></sitemapindex>"))),
    passed("one in plain text", _site(), _host(sitemap=_answer("sitemap.txt", f"{_URL}\n{_URL}dich-vu\n"))),
    passed("one that was cut", _site(), _host(sitemap=_answer("sitemap.xml", _XML.format(_URL)[:-9]).model_copy(
        update={"bytes": 900_000}))),
    passed("canonical is itself", _site(_LIST.replace("<head>", _CANONICAL.format("/dich-vu/"))), _host()),
    failed("all is kept out", _site(), _host("User-agent: *\nDisallow: /")),
    failed("one engine is kept out", _site(), _host("User-agent: Googlebot\nDisallow: /dich-vu")),
    failed("no sitemap", _site(), _host(sitemap=_answer("sitemap.xml", status=404))),
    failed("a shell in place of a sitemap", _site(), _host(sitemap=_answer("sitemap.xml", _SHELL))),
    failed("a sitemap that breaks off", _site(), _host(sitemap=_answer("sitemap.xml", "<urlset><url>"))),
    failed("the sitemap of another host", _site(), _host(listed="http://localhost:8080/")),
    failed("an empty sitemap", _site(), _host(sitemap=_answer("sitemap.xml", "<urlset/>"))),
    failed("noindex", _site(home=_HOME.replace("<head>", "<head><meta name=robots content='NOINDEX,f'>")), _host()),
    failed("no title", _site(_LIST.replace("Dịch vụ công", " ")), _host()),
    failed("one title for all", _site(_LIST.replace("Dịch vụ công", "Trang chủ")), _host()),
    failed("canonical is the home page", _site(_LIST.replace("<head>", _CANONICAL.format("/"))), _host()),
    cant_tell("canonical is another page", _site(home=_HOME.replace("<head>", _CANONICAL.format("/vi"))),
              _host()),
    cant_tell("robots.txt is refused", _site(), _host(robots=_answer("robots.txt", status=403))),
    cant_tell("the sitemap gives no answer", _site(), _host(sitemap=_answer("sitemap.xml", status=None))),
    cant_tell("a packed sitemap", _site(), _host(sitemap=_answer("sitemap.xml.gz", "\x1f"))),
)  # fmt: skip
