"""Results of a version that kept less: what was not kept is untested, and never passes."""

from portalcheck.model.artifact import Document, Network
from portalcheck.model.assertion import Outcome
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rules.privacy.consent_not_preticked import consent_not_preticked
from portalcheck.rules.privacy.cookies_before_consent import cookies_before_consent

DOCUMENT = Document.of("<title>Cổng</title>", "https://dichvucong.gov.vn/")


def test_the_cookies_after_a_load() -> None:
    network = Network(redirects=(), status=200, headers={}, cookies=(), failed=(), requests=1, bytes=1)
    assert [one.outcome for one in cookies_before_consent(DOCUMENT, network)] == [Outcome.UNTESTED]


def test_whether_a_box_was_ticked() -> None:
    outcomes = []
    for more in ({}, {"checked": ""}):
        box = Element(
            tag="input",
            css="input",
            snippet="<input>",
            role="checkbox",
            name="Tôi đồng ý với điều khoản",
            attributes={"type": "checkbox", **more},
        )
        frame = ElementsFrame(frame="", url=DOCUMENT.url, title="", language="vi", elements=(box,))
        outcomes += [one.outcome for one in consent_not_preticked(DOCUMENT, Elements(frames=(frame,)))]
    assert outcomes == [Outcome.UNTESTED, Outcome.FAILED]
