"""What rules say keeps its template and its numbers, so that it can be said in each language of the reports."""

import pytest

from portalcheck.model.artifact import Document, FrameDocument
from portalcheck.model.assertion import Finding, fill
from portalcheck.report.translations import message
from portalcheck.rules.content.language_declared import language_declared
from portalcheck.rules.content.language_valid import language_valid
from portalcheck.rules.content.link_present import link_present
from portalcheck.rules.performance.metric_budget import metric_budget

URL = "https://portal.example/"


def page(html: str, language: str | None = "vi") -> Document:
    frame = FrameDocument(frame="", url=URL, title="", language=language, html=html)
    return Document(url=URL, content_type="text/html", title="", language=language, metas=(), frames=(frame,))


def stored(finding: Finding) -> Finding:
    return Finding.model_validate_json(finding.model_dump_json())


def test_one_of_several_languages() -> None:
    [finding] = language_valid(page("<html lang='de'>", "de"), languages=["vi", "en"])
    assert finding.message == "The language is given as 'de'; the rule asks for 'vi' or 'en'."
    assert message(stored(finding), "vi").text == "Ngôn ngữ được khai báo là “de”; quy tắc yêu cầu “vi” hoặc “en”."


def test_one_of_several_labels_or_an_address() -> None:
    links = '<footer><a href="/a">Giới thiệu</a><a href="/b">Chính sách</a></footer>'
    [finding] = link_present(page(links), labels=["Quyền riêng tư", "Chính sách bảo mật"], href="/p$", where="footer")
    assert finding.message == (
        "No link says 'Quyền riêng tư' or 'Chính sách bảo mật' or leads to '/p$' in 'footer'; "
        "the nearest of 2 links is 'Chính sách' (/b)."
    )
    assert message(stored(finding), "fr").text.replace("\N{NO-BREAK SPACE}", " ").replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    ) == (
        "Aucun lien ne dit « Quyền riêng tư » ou « Chính sách bảo mật » ni ne mène à « /p$ » dans « footer » ; "
        "sur 2 liens, le plus proche est « Chính sách » (/b)."
    )


@pytest.mark.parametrize("language", ["{language}", "vi\nvi", "'", '"', "\u202evi"])
def test_words_of_the_page_stay_on_one_line_and_are_never_a_template(language: str) -> None:
    [finding] = language_declared(page("<html>", language))
    assert finding.message == f"The language is given as '{repr(language)[1:-1]}'."
    assert "\n" not in finding.message
    assert message(stored(finding), "vi").text == f"Ngôn ngữ được khai báo là “{repr(language)[1:-1]}”."


@pytest.mark.parametrize("language", ["vi", "fr"])
def test_each_metric_is_named_in_each_language(language: str) -> None:
    for case in metric_budget.cases:
        if case.artifacts:
            for finding in metric_budget(*case.artifacts.values(), **case.params):
                assert fill(finding.template, finding.data) == finding.message
                told = message(finding, language)
                assert told.language == language
                assert finding.data["called"] not in told.text
                assert finding.data["asked"] in told.text
