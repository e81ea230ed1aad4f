"""What a person was asked is known again where it is the same, and only there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcheck.measure.fingerprint import fingerprints
from portalcheck.model.assertion import Assertion, Finding, Outcome, Phrase, Pointer
from portalcheck.model.subject import Subject
from tests.report.sample import assertion

HOME = Subject(id="home", url="https://portal.example/")
NEWS = Subject(id="news", url="https://portal.example/news")
QUESTION = "The link '{name}' is {width} px wide. Does it say where it leads?"


def asked(*findings: Finding, **more: Any) -> Assertion:
    return assertion("Q-1", Outcome.CANT_TELL, *findings, **{"subject": HOME, **more})


def link(snippet: str = '<a href="/x" class="b a">Xem</a>', css: str = "footer > a", **data: Any) -> Finding:
    return Finding.cant_tell(QUESTION, Pointer(css=css, snippet=snippet), **({"name": "Xem", "width": 40} | data))


def name(finding: Finding, **more: Any) -> str:
    return fingerprints(asked(finding, **more))[0]


SAME = {
    "it moved": link(css="main > p:nth-of-type(3) > a"),
    "the order of attributes and classes": link('<a class="a b"  href="/x">Xem</a>'),
    "spaces": link('<a href="/x" class="b a">\n  Xem  </a>'),
    "data of a framework": link('<a href="/x" class="b a" data-reactid="17">Xem</a>'),
    "the host": link('<a href="https://portal.example/x" class="b a">Xem</a>'),
    "a session": link('<a href="/x;jsessionid=AB12" class="b a">Xem</a>'),
    "a number that trembles": link(width=40.2),
}
OTHER = {
    "other words": link('<a href="/x" class="b a">Đọc</a>'),
    "another name": link(name="Đọc"),
    "another address": link('<a href="/y" class="b a">Xem</a>'),
    "another class": link('<a href="/x" class="b c">Xem</a>'),
    "another number": link(width=90),
    "another element": link('<b href="/x" class="b a">Xem</b>'),
    "another question": Finding.cant_tell(
        "Else?", Pointer(css="footer > a", snippet='<a href="/x" class="b a">Xem</a>')
    ),
    "in a frame": link().model_copy(
        update={"target": Pointer(css="a", frame="iframe", snippet='<a class="a b" href="/x">Xem</a>')}
    ),
}


@pytest.mark.parametrize("finding", SAME.values(), ids=SAME)
def test_the_same(finding: Finding) -> None:
    assert name(finding) == name(link())


@pytest.mark.parametrize("finding", OTHER.values(), ids=OTHER)
def test_another(finding: Finding) -> None:
    assert name(finding) != name(link())


def test_the_rule_and_its_version_count() -> None:
    assert len({name(link()), name(link(), rule="test/other"), name(link(), rule_version=2)}) == 3


def test_an_element_is_the_same_on_every_page_device_and_ruleset() -> None:
    assert name(link(), subject=NEWS, device="phone", ruleset="other", criterion="X-1") == name(link())


@pytest.mark.parametrize(
    "target",
    [
        None,
        Pointer(css="html > head > title", snippet="<title>Tin</title>"),
        Pointer(css="html"),
        Pointer(css=":root"),
        Pointer(css="#top", snippet="<h1>Tin</h1>"),
        Pointer(css="html > head > meta:nth-of-type(2)"),
    ],
)
def test_a_page_as_a_whole_is_asked_about_by_itself(target: Pointer | None) -> None:
    finding = Finding.cant_tell("Does it say what the page is about?", target)
    assert name(finding) != name(finding, subject=NEWS)
    assert name(finding) == name(finding, device="phone")


def test_generated_ids_are_not_read() -> None:
    first, second = (link(f'<input id="ember{n}" aria-labelledby="ui-id-{n}" name="f">') for n in (12, 340))
    assert name(first) == name(second)
    assert name(link('<input id="mother" name="f">')) != name(link('<input id="father" name="f">'))


def test_several_alike_are_told_apart_by_their_place() -> None:
    one, two, other = link(css="#a > a"), link(css="#b > a"), link("<b>x</b>", css="#c > a")
    found = fingerprints(asked(one, two, other))
    assert len(set(found.values())) == 3
    assert found[2] == name(other)
    assert found[0] != name(one), "there is one more now, and nobody looked at it"


def test_only_what_cannot_be_told_has_one() -> None:
    findings = [Finding.passed("Yes."), Finding.failed("No."), Finding.untested("Not."), link()]
    assert list(fingerprints(asked(*findings))) == [3]


def test_stored_and_read_again() -> None:
    finding = link(part=Phrase.of("{n} of it", n=3), either=["a", "b"], none=None, yes=True, share=0.333)
    again = Assertion.model_validate_json(asked(finding).model_dump_json())
    assert fingerprints(again) == fingerprints(asked(finding))


@given(st.text(), st.text(), st.text(), st.floats(allow_nan=True), st.text())
def test_any_text(css: str, snippet: str, words: str, number: float, url: str) -> None:
    finding = Finding.cant_tell("{words}?", Pointer(css=css, snippet=snippet), words=words, number=number)
    (found,) = fingerprints(asked(finding, subject=Subject(id="x", url=url))).values()
    assert len(found) == 16
