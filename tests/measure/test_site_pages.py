"""What a page of a portal holds, read from markup as portals write it."""

import pytest

from portalcheck.measure.literal import crawl
from portalcheck.measure.site_pages import (
    alternates,
    around,
    behind,
    canonical,
    is_most_of,
    is_said,
    lines,
    may_hold_more,
    own_text,
    pressed_alone,
    saying,
    spoken_by,
    told_to_stay_out,
)

MENU = '<a href="/">Trang chủ</a><a href="/lien-he">Liên hệ</a>'


def test_lines_are_blocks() -> None:
    html = (
        "<div>Hotline: <a href='tel:1'>1900 <b>1009</b></a><br>Email<script>x</script></div>"
        "<table><tr><td>ĐT</td><td>024</td></tr></table><img alt='Nhãn'>"
        "<noscript>Bật script</noscript><style>a{}</style>"
    )
    assert lines(html) == ("Hotline: 1900 1009", "Email", "ĐT", "024", "Nhãn")


@pytest.mark.parametrize(
    "html",
    [
        f"<header>{MENU}</header><main></main>",
        f'<div id="wrapper"><header id="banner" role="banner">{MENU}</header></div>',  # Liferay
        f'<form id="aspnetForm"><div id="ctl00_Header">{MENU}</div></form>',  # .NET
        f'<form><div id="s4-workspace"><div class="header clearfix">{MENU}</div></div></form>',  # SharePoint
        f"<app-root><app-header><div>{MENU}</div></app-header></app-root>",  # Angular
        f'<div id="root"><div role="banner">{MENU}</div></div>',
        f'<section class="portlet"><header class="portlet-topper"><a href=#>Sửa</a></header></section>'
        f"<header>{MENU}</header>",
    ],
)
def test_headers(html: str) -> None:
    found = around(f"<body>{html}", "header")
    assert found
    assert found.items == ("trang chu", "lien he")


@pytest.mark.parametrize(
    "html",
    [
        f"<main><article><header>{MENU}</header></article></main>",
        f'<div class="card-header">{MENU}</div>',
        f"<mat-card-header>{MENU}</mat-card-header>",
        "<header><p>Không có gì</p></header>",
        f"<template><header>{MENU}</header></template>",
    ],
)
def test_what_is_no_header(html: str) -> None:
    assert around(f"<body>{html}", "header") is None


def test_the_footer_is_the_last_and_the_outermost() -> None:
    html = f'<div class="footer">Khối</div><footer><h2>Ủy ban</h2><div class="footer">{MENU}</div></footer>'
    found = around(f"<body>{html}", "footer")
    assert found
    assert found.items == ("uy ban", "trang chu", "lien he")


@pytest.mark.parametrize(
    ("html", "more"),
    [
        (MENU, False),
        (f'<li class="dropdown"><a data-toggle="dropdown" aria-haspopup="true">Menu</a><ul>{MENU}</ul></li>', False),
        (f'<button aria-expanded="false" aria-controls="m">Menu</button></div><nav id="m">{MENU}</nav>', False),
        ('<div><button aria-haspopup="menu">Menu</button></div>', True),
        ('<div><button aria-expanded="false" aria-controls="m">Menu</button></div>', True),
        ("<iframe src='/x'></iframe>", True),
        ("<iframe src='/map'></iframe>" + MENU * 6, False),
        ("<div id='a\"b'><a aria-haspopup='true' aria-controls='a\"b'>x</a></div>", True),
    ],
)
def test_what_may_hold_more(html: str, more: bool) -> None:
    assert may_hold_more(f"<body><div>{html}") is more


def test_links_whose_whole_text_it_is_come_first() -> None:
    (home,) = crawl(
        '<a href="/a">Tin: thông tin liên hệ</a><a href="b">LIÊN HỆ</a><a href="/c">Liên hệ thống</a>'
    ).pages
    assert [one.url for one in saying(home, ["liên hệ"])] == [
        "https://portal.example/b",
        "https://portal.example/a",
        "https://portal.example/c",
    ]


def test_what_stands_behind_an_address() -> None:
    found = crawl(MENU, {"/lien-he": "<p>x", "/a?b=1": "<p>y", "#/r": "<p>z"})
    found = found.model_copy(update={"led": {"https://portal.example/contact": "https://www.portal.example/lien-he/"}})
    for address, page in (
        ("http://www.portal.example/lien-he/#so-may", 1),
        ("https://portal.example/contact", 1),
        ("https://portal.example/a?b=1", 2),
        ("https://portal.example/#/r/", 3),
        ("https://portal.example/#top", 0),
    ):
        assert behind(found, address) is found.pages[page], address
    for address in ("https://portal.example/a", "https://other.example/lien-he", "https://portal.example/#/s"):
        assert behind(found, address) is None


def test_the_text_of_its_own() -> None:
    home, page = crawl("<nav>Menu</nav><div>Chung</div>", {"/a": "<nav>Menu</nav><div>Chung</div><p>Riêng</p>"}).pages
    assert own_text(page, home) == "Riêng"


def test_what_is_pressed_alone() -> None:
    html = (
        "<button>Gửi</button><a>Mở</a><a href=/x>Liên kết</a><div role=button aria-label='Đóng'></div><option>English"
    )
    assert set(pressed_alone(html)) == {"Gửi", "Mở", "Đóng", "English"}


def test_the_language_of_its_text_goes_before_what_it_declares() -> None:
    vietnamese = "<p>Cổng này giúp người dân nộp hồ sơ và tra cứu kết quả giải quyết thủ tục hành chính.</p>"
    (page,) = crawl(f"<html lang=en>{vietnamese}").pages
    assert spoken_by(page) == "vi"
    assert spoken_by(crawl("<p>OK</p>").pages[0]) == "vi"
    assert spoken_by(crawl("<html lang=en-GB><p>OK</p>").pages[0]) == "en"


def test_what_is_said_to_machines() -> None:
    html = (
        "<link rel='alternate' hreflang='en-US' href='/en'><link rel=alternate hreflang=fr href=/fr>"
        "<link rel=canonical href=' /x '><META NAME=Robots CONTENT='NOINDEX, nofollow'>"
    )
    (page,) = crawl(html).pages
    assert alternates(html, "en") == ("/en",)
    assert canonical(page) == "https://portal.example/x"
    assert told_to_stay_out(html)
    assert not told_to_stay_out("<meta name=robots content='index, noindexed'>")


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("Phản ánh", "PHẢN ÁNH, KIẾN NGHỊ", True),
        ("Phản ánh", "Phan anh kien nghi", True),
        ("Phan anh", "Phản ánh kiến nghị", True),
        ("Phản ánh", "Đồng chí Phan Anh", False),
        ("Khóa học", "Khoá học", True),
        ("Tra cứu", "Trả cứu", False),
        ("Phản ánh, kiến nghị", "Phản ánh - Kiến nghị", True),
        ("Help", "Helpful hints", False),
        ("–", "Trợ giúp", False),
    ],
)
def test_accents_count_where_both_have_some(label: str, text: str, said: bool) -> None:
    assert is_said(label, text) is said


@pytest.mark.parametrize(
    ("labels", "name", "most"),
    [
        (["Liên hệ"], "Thông tin liên hệ", True),
        (["Phản ánh", "Kiến nghị"], "Phản ánh và kiến nghị của dân", True),
        (["Tra cứu"], "Tra cứu văn bản pháp luật", False),
        (["Quyền riêng tư"], "Quyền riêng tư: tin hội nghị", False),
    ],
)
def test_a_name_that_says_little_else(labels: list[str], name: str, most: bool) -> None:
    assert is_most_of(labels, name) is most
