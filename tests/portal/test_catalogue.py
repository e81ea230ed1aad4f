"""The catalogue: what every service tells, and the blank form that it gives."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from reference_portal.catalogue import AGENCIES, AUDIENCES, FIELDS, LEVELS, SECTIONS, SERVICES, Service
from selectolax.lexbor import LexborHTMLParser

EVERY = pytest.mark.parametrize("service", SERVICES, ids=[service.slug for service in SERVICES])


def page(client: FlaskClient, path: str) -> LexborHTMLParser:
    response = client.get(path)
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


def test_there_are_a_dozen_services_of_several_fields() -> None:
    assert len(SERVICES) >= 12
    assert len({service.field for service in SERVICES}) >= 4
    for what in ("slug", "name", "code", "summary"):
        assert len({getattr(service, what) for service in SERVICES}) == len(SERVICES)


@EVERY
def test_a_service_is_classified_by_known_values_only(service: Service) -> None:
    assert service.field in FIELDS
    assert service.audiences
    assert set(service.audiences) <= AUDIENCES.keys()
    assert service.agency in AGENCIES
    assert service.level in LEVELS


@EVERY
def test_a_page_tells_every_part_of_a_published_procedure(client: FlaskClient, service: Service) -> None:
    tree = page(client, f"/dich-vu/{service.slug}")
    sections = tree.css(".prose > section")
    assert [node.css_first("h2").text() for node in sections] == [words for _, words in SECTIONS]
    assert [node.attributes["href"] for node in tree.css(".contents a")] == [f"#{anchor}" for anchor, _ in SECTIONS]
    for node in sections:
        told = node.text().replace(node.css_first("h2").text(), "", 1)
        assert len(told.split()) >= 2, node.css_first("h2").text()
    for said in (*service.sequence, *service.submit, *service.legal_basis, service.fees, service.time_limit):
        assert said in tree.body.text()
    assert LEVELS[service.level] in tree.css_first(".level").text()


@EVERY
def test_the_blank_form_is_a_word_document_that_names_what_to_fill_in(client: FlaskClient, service: Service) -> None:
    address = page(client, f"/dich-vu/{service.slug}").css_first("a[download]").attributes["href"]
    response = client.get(address)
    assert response.status_code == 200
    assert response.mimetype.endswith("wordprocessingml.document")
    assert f"mau-don-{service.slug}.docx" in response.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        text = "".join(ElementTree.fromstring(archive.read("word/document.xml")).itertext())
    assert service.form.title.upper() in text
    for title, lines in service.form.parts:
        assert title in text
        assert all(line in text for line in lines)
    assert client.get(address).data == response.data


def test_only_what_the_portal_takes_to_the_end_is_called_end_to_end(client: FlaskClient) -> None:
    for service in SERVICES:
        links = page(client, f"/dich-vu/{service.slug}").css(".page-head .button")
        apply = [node.attributes["href"] for node in links if "Nộp hồ sơ trực tuyến" in node.text()]
        assert bool(apply) == (service.level == "toan-trinh"), service.slug
    assert page(client, "/dich-vu/dang-ky-khai-sinh").css_first(
        ".page-head .button[href='/dich-vu/dang-ky-khai-sinh/nop/1']"
    )


def test_a_form_of_no_service_is_not_there(client: FlaskClient) -> None:
    assert client.get("/dich-vu/khong-co/mau-don.docx").status_code == 404


def test_the_guidance_holds_the_questions_of_every_service(client: FlaskClient) -> None:
    asked = {node.text() for node in page(client, "/huong-dan").css(".question summary")}
    for service in SERVICES:
        assert len(service.questions) >= 2
        assert {question.ask for question in service.questions} <= asked


def test_the_site_map_leads_to_every_service(client: FlaskClient) -> None:
    links = {node.attributes["href"] for node in page(client, "/so-do-trang").css("main a")}
    assert {f"/dich-vu/{service.slug}" for service in SERVICES} <= links


def test_every_page_in_vietnamese_leads_to_search_status_sign_in_and_privacy(client: FlaskClient) -> None:
    for path in ("/", "/dich-vu", "/lien-he", "/khong-co"):
        links = {node.attributes["href"] for node in LexborHTMLParser(client.get(path).text).css("a")}
        assert {"/dich-vu", "/tra-cuu", "/dang-nhap", "/tro-ly", "/quyen-rieng-tu", "/so-do-trang"} <= links
