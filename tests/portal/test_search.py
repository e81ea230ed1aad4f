"""Finding services: marks make no difference, facets narrow, and nothing found is not the end."""

from __future__ import annotations

import unicodedata
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from reference_portal.catalogue import FIELDS, LEVELS, SERVICES
from reference_portal.folding import fold, words
from reference_portal.search import FACETS, LONGEST, nearest, ranked
from selectolax.lexbor import LexborHTMLParser

VOCABULARY = sorted({word for each in SERVICES for word in f"{each.name} {' '.join(each.keywords)}".split()})
QUERIES = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=4).map(" ".join)


def without_marks(text: str) -> str:
    """As a keyboard without Vietnamese would have typed it; written apart from the portal's own way."""
    apart = unicodedata.normalize("NFKD", text)
    return (
        "".join(letter for letter in apart if unicodedata.category(letter) != "Mn").replace("đ", "d").replace("Đ", "D")
    )


def look(client: FlaskClient, **asked: object) -> LexborHTMLParser:
    response = client.get(f"/dich-vu?{urlencode(asked, doseq=True)}")
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


def names(page: LexborHTMLParser) -> list[str]:
    return [node.text() for node in page.css(".result h3")]


@given(QUERIES)
def test_marks_case_and_composition_make_no_difference(query: str) -> None:
    found = ranked(query)
    for form in ("NFC", "NFD"):
        assert ranked(unicodedata.normalize(form, query)) == found
        assert ranked(unicodedata.normalize(form, query.upper())) == found
    assert ranked(without_marks(query)) == found


@given(st.text(max_size=40))
def test_folding_again_changes_nothing_and_any_text_can_be_searched(text: str) -> None:
    assert words(fold(text)) == words(text)
    assert all(each in SERVICES for each in ranked(text))
    nearest(text)


@pytest.mark.parametrize("service", SERVICES, ids=[service.slug for service in SERVICES])
def test_the_full_name_finds_the_service_first(service) -> None:
    assert ranked(service.name)[0] == service
    assert ranked(without_marks(service.name))[0] == service
    assert ranked(service.code) == [service]


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("sổ đỏ", "dang-ky-bien-dong-dat-dai"),
        ("so do", "dang-ky-bien-dong-dat-dai"),
        ("hộ khẩu", "dang-ky-thuong-tru"),
        ("BANG LAI", "doi-giay-phep-lai-xe"),
        ("cuoi", "dang-ky-ket-hon"),
        ("làm giấy khai sinh cho con", "dang-ky-khai-sinh"),
    ],
)
def test_the_words_that_people_use_find_it(typed: str, slug: str) -> None:
    assert ranked(typed)[0].slug == slug


def test_without_a_query_all_services_are_listed_and_counted(client: FlaskClient) -> None:
    page = look(client)
    assert len(names(page)) == len(SERVICES)
    assert page.css_first("[role=status]").text() == f"Có {len(SERVICES)} dịch vụ."


def test_the_number_of_results_is_told_and_the_query_stays(client: FlaskClient) -> None:
    page = look(client, q="khai sinh")
    found = len(names(page))
    assert 0 < found < len(SERVICES)
    assert page.css_first("[role=status]").text() == f"Tìm thấy {found} dịch vụ cho “khai sinh”."
    assert page.css_first("title").text().startswith(f"{found} kết quả cho “khai sinh”")
    assert page.css_first("input[name=q]").attributes["value"] == "khai sinh"


def test_nothing_found_suggests_the_nearest(client: FlaskClient) -> None:
    page = look(client, q="dang ky kai sin")
    assert names(page) == []
    assert page.css_first("[role=status]").text().startswith("Không tìm thấy dịch vụ nào")
    suggested = page.css_first(".nothing a")
    assert suggested.text() == "Đăng ký khai sinh"
    query = parse_qs(urlsplit(suggested.attributes["href"]).query)["q"][0]
    assert names(look(client, q=query))[0] == "Đăng ký khai sinh"


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "%00", "???", "đ" * 5000, "'; DROP TABLE x"])
def test_any_query_gets_a_page(client: FlaskClient, typed: str) -> None:
    page = look(client, q=typed)
    assert not page.css("main script")
    assert len(page.css_first("input[name=q]").attributes["value"]) <= LONGEST
    assert page.css_first(".nothing a")


@pytest.mark.parametrize("facet", FACETS, ids=[facet.name for facet in FACETS])
def test_each_value_of_a_facet_finds_as_many_as_it_says(client: FlaskClient, facet) -> None:
    for value, label in facet.values.items():
        page = look(client, **{facet.name: value})
        said = look(client).css_first(f"label[for={facet.name}-{value}] .facet__count").text()
        assert said == f"({len(names(page))} dịch vụ)"
        assert names(page), "a value that finds nothing"
        assert "checked" in page.css_first(f"#{facet.name}-{value}").attributes
        assert label in page.css_first(".chips").text()


def test_values_of_one_facet_widen_and_facets_narrow_each_other(client: FlaskClient) -> None:
    both = names(look(client, **{"linh-vuc": ["ho-tich", "giao-thong"]}))
    assert set(both) == {each.name for each in SERVICES if each.field in {"ho-tich", "giao-thong"}}
    narrowed = names(look(client, **{"linh-vuc": ["ho-tich", "giao-thong"], "muc-do": "toan-trinh"}))
    assert narrowed == ["Đăng ký khai sinh"]


def test_chosen_facets_can_be_taken_back_one_by_one(client: FlaskClient) -> None:
    page = look(client, q="đăng ký", **{"linh-vuc": "ho-tich", "muc-do": "toan-trinh"})
    chips = {node.text().strip(): node.attributes["href"] for node in page.css(".chip")}
    assert list(chips) == [
        f"Bỏ lọc Lĩnh vực: {FIELDS['ho-tich']}",
        f"Bỏ lọc Mức độ trực tuyến: {LEVELS['toan-trinh']}",
        "Bỏ tất cả bộ lọc",
    ]
    left = [parse_qs(urlsplit(address).query) for address in chips.values()]
    assert left == [
        {"q": ["đăng ký"], "muc-do": ["toan-trinh"]},
        {"q": ["đăng ký"], "linh-vuc": ["ho-tich"]},
        {"q": ["đăng ký"]},
    ]
    for address in chips.values():
        assert client.get(address).status_code == 200


def test_values_that_no_facet_knows_are_passed_over(client: FlaskClient) -> None:
    assert len(names(look(client, **{"linh-vuc": "khong-co", "la": "1"}))) == len(SERVICES)
