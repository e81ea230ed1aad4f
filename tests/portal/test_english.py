"""The pages in English, and the way between the languages."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from reference_portal.defects import PAGES
from reference_portal.frame import ENGLISH_OF, VIETNAMESE_OF
from selectolax.lexbor import LexborHTMLParser

VIETNAMESE_LETTERS = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def page(client: FlaskClient, path: str) -> LexborHTMLParser:
    response = client.get(path)
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


@pytest.mark.parametrize("path", VIETNAMESE_OF)
def test_an_english_page_is_in_english_and_says_so(client: FlaskClient, path: str) -> None:
    tree = page(client, path)
    assert tree.css_first("html").attributes["lang"] == "en"
    # Vietnamese stands only where it is marked as such, or as the name of a law.
    for node in tree.css("[lang=vi]"):
        node.decompose()
    text = re.sub(r"NĐ-CP", "", tree.css_first("body").text())
    assert VIETNAMESE_LETTERS.findall(text) == []


@pytest.mark.parametrize(("path", "other"), [*ENGLISH_OF.items(), *VIETNAMESE_OF.items()])
def test_counterparts_lead_to_each_other(client: FlaskClient, path: str, other: str) -> None:
    language = "en" if other.startswith("/en/") else "vi"
    tree = page(client, path)
    (link,) = tree.css(".quick a[hreflang]")
    assert link.attributes["href"] == other
    assert link.attributes["hreflang"] == link.attributes["lang"] == language
    assert link.text().strip() == {"en": "English", "vi": "Tiếng Việt"}[language]
    assert tree.css_first("link[rel=alternate]").attributes["href"] == other


def test_a_page_without_a_counterpart_offers_none(client: FlaskClient) -> None:
    for path in set(PAGES) - ENGLISH_OF.keys() - VIETNAMESE_OF.keys():
        tree = page(client, path)
        assert tree.css_first("html").attributes["lang"] == "vi"
        assert not tree.css(".quick a[hreflang], link[rel=alternate]"), path


def test_birth_registration_tells_the_same_parts_as_in_vietnamese(client: FlaskClient) -> None:
    english = page(client, "/en/services/birth-registration")
    vietnamese = page(client, "/dich-vu/dang-ky-khai-sinh")
    # All but the questions, which the English home page has.
    assert len(english.css(".prose > section > h2")) == len(vietnamese.css(".prose > section > h2")) - 1
    assert [node.text() for node in english.css(".contents a")] == [node.text() for node in english.css(".prose h2")]
    assert english.css_first("a[href='/dich-vu/dang-ky-khai-sinh/nop/1']").attributes["hreflang"] == "vi"


def test_an_unknown_english_address_gets_an_error_page_in_one_language(client: FlaskClient) -> None:
    response = client.get("/en/nothing")
    assert response.status_code == 404
    assert LexborHTMLParser(response.text).css_first("html").attributes["lang"] == "vi"
