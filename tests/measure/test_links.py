"""Links, their texts, and the comparison of texts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from portalcheck.measure.links import Link, fold, leads_to, links, nearest, says


def one(html: str) -> Link:
    (link,) = links(html) or ()
    return link


def test_texts_of_a_link():
    link = one(
        '<p id=l>Xem thêm</p><a href="/a" aria-label="Nhãn" title="Gợi ý" aria-labelledby="l">Chữ '
        '<img alt="Ảnh" src="data:,"><script>x</script></a>'
    )
    assert link.texts == ("Chữ Ảnh", "Nhãn", "Gợi ý", "Xem thêm")
    assert link.name == "Chữ Ảnh"


@pytest.mark.parametrize(
    "html",
    [
        "<a>không có địa chỉ</a>",
        '<template><a href="/a">A</a></template>',
        '<noscript><a href="/a">A</a></noscript>',
        '<div hidden><a href="/a">A</a></div>',
        '<div style="display: none"><a href="/a">A</a></div>',
    ],
)
def test_what_is_no_link_or_not_there(html):
    assert links(html) == []


def test_a_scope_that_is_not_there():
    assert links("<a href=/a>A</a>", "footer") is None
    assert [link.href for link in links("<a href=/a>A</a><footer><a href=/b>B</a></footer>", "footer") or ()] == ["/b"]


@pytest.mark.parametrize("href", ["", " ", "#", "#!", "javascript:void(0)", "JavaScript:go()", "about:blank"])
def test_addresses_that_lead_nowhere(href):
    assert not one(f'<a href="{href}">A</a>').leads_somewhere


@pytest.mark.parametrize("href", ["/", "?a=1", "#noi-dung", "mailto:a@b.vn", "tel:1022", "https://b.vn"])
def test_addresses_that_lead_somewhere(href):
    assert one(f'<a href="{href}">A</a>').leads_somewhere


def test_words_are_whole():
    link = one('<a href="/a">Thông báo về quyền riêng tư</a>')
    assert says(link, "Quyền  Riêng tư")
    assert not says(link, "quyền riêng t")
    assert not says(link, "quyền riêng tư", whole=True)
    assert not says(link, "quyen rieng tu")
    assert says(link, "quyen rieng tu", accents=False)


def test_addresses_by_part_and_by_pattern():
    link = one('<a href="chinh-sach?id=1">A</a>')
    url = "https://portal.example/vi/chinh-sach?id=1"
    assert leads_to(link, "?id=1", url)
    assert leads_to(link, r"/chinh-sach\?id=\d$", url)
    assert not leads_to(link, r"/lien-he", url)
    assert not leads_to(link, "[", url)


def test_the_nearest_is_found_without_accents():
    found = links("<a href=/1>Liên hệ</a><a href=/2>Bảo mật thông tin</a><a href=/3>Trang chủ</a>") or []
    near = nearest(["chính sách bảo mật"], found)
    assert near
    assert near.href == "/2"
    assert nearest(["zzz"], found) is None


@given(st.text(max_size=30))
def test_folding_is_idempotent_and_blind_to_composition(text):
    assert fold(fold(text)) == fold(text) or len(text.casefold()) != len(text)
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, "Đăng ký " + "Trực tuyến")) == "đăng ký trực tuyến"


def test_selectors_find_their_links():
    html = (
        "<html><head></head><body><nav><a href=/1>1</a><a href=/2>2</a></nav><p id=x><a href=/3>3</a></p><p id=y></p>"
        "<x-f><shadow-root><div><a href=/4>4</a></div></shadow-root></x-f></body></html>"
    )
    by_href = {link.href: link.css for link in links(html) or ()}
    assert by_href == {
        "/1": "html > body > nav > a:nth-of-type(1)",
        "/2": "html > body > nav > a:nth-of-type(2)",
        "/3": "#x > a",
        "/4": "html > body > x-f >>> :host > div > a",
    }
    tree = LexborHTMLParser(html)
    for href in ("/1", "/2", "/3"):
        assert [node.attributes["href"] for node in tree.css(by_href[href])] == [href]
