"""A small portal is looked at as a whole by the real gatherers: its pages, its links, its search, its host."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from portalcheck.hookspecs import hookimpl
from portalcheck.measure.words import folded
from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.site import Crawl, Host, LinkAnswers, Search
from portalcheck.model.subject import SITE, VisitKey
from portalcheck.rules.site.certificate import certificate
from tests.pipeline.checking import Checked, check, plugin
from tests.servers.pages import Page, Request, Route, serve_pages
from tests.servers.tls import serve_tls

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Kind = TypeVar("Kind", bound=Artifact)
RULESET = """
id: whole
edition: "1"
title: {vi: Cổng, en: Portal, fr: Portail}
sources:
  ours: {title: Chosen by the tests, basis: ours, in_force: "yes"}
criteria:
"""
CRAWL = "  - {rule: site/page-offered, params: {labels: [liên hệ], words: [điện thoại]}}"
LINKS = "  - {rule: site/links-alive}"
SEARCH = "  - {rule: site/search-found}\n  - {rule: site/search-finds}\n  - {rule: site/search-without-accents}"
HOST = (
    "  - {rule: site/security-txt}\n  - {rule: site/certificate}\n  - {rule: site/ipv6}\n  - {rule: site/https-forced}"
)
SERVICES = ("Đăng ký khai sinh", "Đăng ký kết hôn", "Cấp giấy phép xây dựng")
CONTACT = "<h1>Liên hệ</h1><p>Điện thoại: 024 3825 0000, trong giờ hành chính</p>"
FORM = (
    '<form action="/tim" role="search"><input type="search" name="q" aria-label="Tìm kiếm"><button>Tìm</button></form>'
)
LOOK_UP = (
    "<label>Mã hồ sơ <input name=code></label><label>Bốn số cuối <input name=last></label><button>Tra cứu</button>"
)


def page(main: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>Cổng</title><body><header>{head}'
        f'<a href="/">Trang chủ</a></header><main>{main}</main></body></html>'
    )


def services(named: tuple[str, ...] = SERVICES) -> str:
    return "".join(f'<h3><a href="/dich-vu/{at}">{name}</a></h3>' for at, name in enumerate(named))


def finds(request: Request, *, accents: bool = True) -> str:
    """Search the services as most portals do, or only as they are typed."""
    (asked,) = request.query["q"]
    fold = folded if accents else str.lower
    found = tuple(name for name in SERVICES if fold(asked) in fold(name))
    return page(f"<h2>Kết quả cho “{asked}”</h2>{services(found) or '<p>Không tìm thấy kết quả nào.</p>'}", FORM)


def judged(folder: Path, criteria: str, pages: dict[str, Route], path: str = "/") -> Checked:
    (folder / "whole.yaml").write_text(RULESET + criteria, "utf-8")
    with serve_pages(pages) as site:
        return check([site.url + path], folder / "r", ruleset=folder / "whole.yaml")


def gathered(checked: Checked, kind: type[Kind]) -> Kind:
    visit = checked.store.load(VisitKey(subject=SITE, device="desktop"))
    assert visit
    found = visit.artifacts[kind.name]
    assert isinstance(found, kind), found
    return found


def of_the_site(checked: Checked) -> dict[str, Assertion]:
    return {one.rule: one for one in checked.assertions if one.subject.kind == "site"}


def outcomes(checked: Checked) -> dict[str, Outcome]:
    return {rule: one.outcome for rule, one in of_the_site(checked).items()}


# The pages


def test_what_tells_about_the_portal_is_opened_among_hundreds_of_services(tmp_path: Path) -> None:
    many = "".join(f'<a href="/dich-vu/{at}">Thủ tục số {at}</a> ' for at in range(200))
    routes = {f"/dich-vu/{at}": page(f"<h1>Thủ tục số {at}</h1>") for at in range(200)}
    footer = '<a href="/lien-he">Liên hệ</a> <a href="/dang-xuat">Đăng xuất</a> <a href="/tep.pdf">Hướng dẫn</a>'
    checked = judged(tmp_path, CRAWL, {"/": page(many + footer), "/lien-he": page(CONTACT), **routes})
    crawl = gathered(checked, Crawl)
    assert crawl.pages[0].depth == 0
    assert any(one.at.endswith("/lien-he") for one in crawl.pages[1:3])
    assert len(crawl.pages) == 24
    assert crawl.left == 200 + 1 + 1 - 24
    assert not any("dang-xuat" in one.url or one.url.endswith(".pdf") for one in crawl.pages)
    assert outcomes(checked) == {"site/page-offered": Outcome.PASSED}


def test_a_page_two_clicks_away_and_one_that_is_gone(tmp_path: Path) -> None:
    pages = {
        "/": page('<a href="/a">Giới thiệu</a><a href="/x">Tin</a><a href="/b">Về chúng tôi</a>'),
        "/a": page('<a href="/lien-he?v=1#so-may">Liên hệ</a>'),
        "/b": Page(status=302, headers={"location": "/a"}),
        "/lien-he": page(CONTACT),
    }
    crawl = gathered(checked := judged(tmp_path, CRAWL, pages), Crawl)
    by_path = {one.at.split("/", 3)[3]: one for one in crawl.pages}
    assert {path: (one.depth, one.status) for path, one in by_path.items()} == {
        "": (0, 200),
        "a": (1, 200),
        "x": (1, 404),
        "lien-he?v=1": (2, 200),
    }
    assert [at.rpartition("/")[2] for at in crawl.led.values()] == ["a"]
    assert crawl.left == 0
    finding = of_the_site(checked)["site/page-offered"].findings[0]
    assert (finding.outcome, finding.data["clicks"]) == (Outcome.PASSED, 2)


def test_routes_of_a_script_are_pages(tmp_path: Path) -> None:
    script = (
        "<div id=app></div><script>const pages = {'': '<a href=\"#/lien-he\">Liên hệ</a>', '#/lien-he': `"
        f"{CONTACT}`"
        "}; const show = () => { document.getElementById('app').innerHTML = pages[location.hash] ?? ''; };"
        "addEventListener('hashchange', show); show();</script>"
    )
    checked = judged(tmp_path, CRAWL, {"/": page(script)})
    assert [one.at.partition("#")[2] for one in gathered(checked, Crawl).pages] == ["", "/lien-he"]
    assert outcomes(checked) == {"site/page-offered": Outcome.PASSED}


def test_a_page_that_is_nowhere_fails_and_one_that_was_left_is_asked(tmp_path: Path) -> None:
    none = judged(tmp_path, CRAWL, {"/": page('<a href="/a">Liên kết</a>'), "/a": page("<p>Các trang khác")})
    assert outcomes(none) == {"site/page-offered": Outcome.FAILED}
    assert of_the_site(none)["site/page-offered"].findings[0].data["nearest"] == "Liên kết"
    links = "".join(f'<a href="/{at}">Tin {at}</a> ' for at in range(30))
    (tmp_path / "left").mkdir()
    left = judged(tmp_path / "left", CRAWL, {"/": page(links), **{f"/{at}": page("<p>Tin") for at in range(30)}})
    assert outcomes(left) == {"site/page-offered": Outcome.CANT_TELL}


# The links


def test_links_that_are_dead_guarded_and_out_of_the_portal(tmp_path: Path) -> None:
    links = ("/a", "/gone", "/mine", "/out", "/broken", "https://other.example/", "mailto:a@b.example", "#a", "/a#b")
    pages: dict[str, Route] = {
        "/": page("".join(f'<a href="{href}">Liên kết {at}</a> ' for at, href in enumerate(links))),
        "/a": page("<p>A"),
        "/mine": Page(status=403),
        "/out": Page(status=302, headers={"location": "https://elsewhere.example/"}),
        "/broken": Page(status=500),
    }
    checked = judged(tmp_path, LINKS, pages)
    answers = gathered(checked, LinkAnswers)
    found = {one.url.rpartition("/")[2]: one.status for one in answers.answers}
    assert found == {"": 200, "a": 200, "gone": 404, "mine": 403, "broken": 500}
    assert (answers.left, answers.elsewhere) == (0, 2)
    judgement = of_the_site(checked)["site/links-alive"]
    assert [(one.outcome, one.data["status"]) for one in judgement.findings] == [
        (Outcome.FAILED, 404),
        (Outcome.CANT_TELL, 403),
        (Outcome.FAILED, 500),
    ]


# The search


SCRIPTED = (
    "<input placeholder='Nhập từ khóa tìm kiếm'><div id=list></div><script>"
    f"const all = {list(SERVICES)!r}; const bare = (text) => text.normalize('NFD').replace(/\\p{{M}}/gu, '')"
    ".replace(/đ/gi, 'd').toLowerCase();"
    "const field = document.querySelector('input'), list = document.getElementById('list');"
    "const show = () => { list.innerHTML = all.filter((one) => bare(one).includes(bare(field.value)))"
    ".map((one) => `<li><a href=/d>${one}</a></li>`).join('') || '<p>Không có kết quả</p>'; };"
    "field.addEventListener('input', show); show();</script>"
)
HIDDEN = (
    "<button class='btn'><i class='fa fa-search'></i></button><div id=box hidden>" + FORM + "</div><script>"
    "document.querySelector('.btn').onclick = () => { document.getElementById('box').hidden = false; };</script>"
)
ALL_WELL = dict.fromkeys(("site/search-found", "site/search-finds", "site/search-without-accents"), Outcome.PASSED)


@pytest.mark.parametrize(
    "pages",
    [
        {"/": page(services(), FORM), "/tim": finds},
        {"/": page(HIDDEN + services()), "/tim": finds},
        {"/": page(SCRIPTED)},
    ],
    ids=["a form", "behind an icon without a name", "a list that a script filters"],
)
def test_a_search_that_works(tmp_path: Path, pages: dict[str, Route]) -> None:
    checked = judged(tmp_path, SEARCH, pages)
    search = gathered(checked, Search)
    assert [one.kind for one in search.searched] == ["accents", "no-accents", "nonsense"], search
    assert search.searched[0].query in SERVICES
    assert outcomes(checked) == ALL_WELL, search


def test_a_search_that_needs_accents(tmp_path: Path) -> None:
    checked = judged(
        tmp_path, SEARCH, {"/": page(services(), FORM), "/tim": lambda request: finds(request, accents=False)}
    )
    assert outcomes(checked) == ALL_WELL | {"site/search-without-accents": Outcome.FAILED}


def test_a_search_that_breaks_and_one_that_heeds_nothing(tmp_path: Path) -> None:
    broken = judged(tmp_path, SEARCH, {"/": page(services(), FORM), "/tim": Page(page("<p>Lỗi"), status=500)})
    assert outcomes(broken)["site/search-finds"] is Outcome.FAILED
    (tmp_path / "b").mkdir()
    same = page("<h3><a href=/t>Tin mới</a></h3>", FORM)
    deaf = judged(tmp_path / "b", SEARCH, {"/": page(services(), FORM), "/tim": same})
    assert outcomes(deaf)["site/search-finds"] is Outcome.CANT_TELL


def test_a_portal_without_a_search(tmp_path: Path) -> None:
    assistant = "<form><label>Câu hỏi của bạn <input name=q></label><button>Hỏi</button></form>"
    pages: dict[str, Route] = {
        "/": page(services() + f"<form>{LOOK_UP}</form>" + assistant + '<a href="/ho-so">Tra cứu</a>'),
        "/ho-so": page(f"<form>{LOOK_UP}</form>"),
    }
    checked = judged(tmp_path, SEARCH, pages)
    assert outcomes(checked) == {
        "site/search-found": Outcome.FAILED,
        "site/search-finds": Outcome.INAPPLICABLE,
        "site/search-without-accents": Outcome.INAPPLICABLE,
    }


def test_a_search_beside_a_look_up_in_the_one_form_of_a_page(tmp_path: Path) -> None:
    field = FORM.replace("form", "div").replace(' action="/tim"', "")
    home = page(services() + LOOK_UP, field).replace("<body>", '<body><form action="/tim">')
    checked = judged(tmp_path, SEARCH, {"/": home, "/tim": finds})
    assert outcomes(checked) == ALL_WELL


# The host


@pytest.fixture
def files() -> Iterator[dict[str, Route]]:
    yield {
        "/": page("<p>Xin chào"),
        "/robots.txt": Page("User-agent: *\nSitemap: /so-do.xml\n", content_type="text/plain"),
        "/so-do.xml": Page("<urlset/>", content_type="application/xml"),
        "/.well-known/security.txt": Page("Contact: mailto:a@b.example\nExpires: 2999-01-01T00:00:00Z\n"),
    }


def test_the_files_of_a_host_on_this_machine(tmp_path: Path, files: dict[str, Route]) -> None:
    checked = judged(tmp_path, HOST, files)
    host = gathered(checked, Host)
    assert host.loopback
    assert host.ipv4 == ("127.0.0.1",)
    assert host.certificate is host.plain is None
    assert host.sitemap
    assert (host.sitemap.url.rpartition("/")[2], host.sitemap.text) == ("so-do.xml", "<urlset/>")
    assert outcomes(checked) == {
        "site/security-txt": Outcome.PASSED,
        **dict.fromkeys(("site/certificate", "site/ipv6", "site/https-forced"), Outcome.INAPPLICABLE),
    }


def test_the_certificate_that_the_browser_was_given(tmp_path: Path, files: dict[str, Route]) -> None:
    # A test's own certificate is signed by nobody; the browser is told to take it.
    trusting = plugin("trusting", portalcheck_context_args=hookimpl(lambda: {"ignore_https_errors": True}))
    (tmp_path / "whole.yaml").write_text(RULESET + HOST, "utf-8")
    with serve_tls(files) as site:
        checked = check([site.url], tmp_path / "r", ruleset=tmp_path / "whole.yaml", local=[trusting])
    host = gathered(checked, Host)
    given = host.certificate
    assert given
    assert (given.issuer, given.protocol) == ("127.0.0.1", "TLS 1.3")
    left = date.fromisoformat(given.valid_to) - date.fromisoformat(host.gathered)
    assert left == timedelta(days=2)
    assert outcomes(checked)["site/security-txt"] is Outcome.PASSED
    public = host.model_copy(update={"loopback": False})
    assert {one.outcome for one in certificate(public)} == {Outcome.PASSED}, "it is one of a few days"
    year = given.model_copy(update={"valid_from": (date.fromisoformat(given.valid_to) - timedelta(365)).isoformat()})
    assert {one.outcome for one in certificate(public.model_copy(update={"certificate": year}))} == {
        Outcome.FAILED,  # of two weeks, two days are left
        Outcome.PASSED,
    }


def test_only_what_a_rule_asks_for_is_gathered(tmp_path: Path, files: dict[str, Route]) -> None:
    checked = judged(tmp_path, HOST, files)
    visit = checked.store.load(VisitKey(subject=SITE, device="desktop"))
    assert visit
    assert set(visit.artifacts) == {"host"}
