"""What a frame holds that could not be looked at is untested, for whichever rule would have read it."""

from datetime import date

import pytest

from portalcheck import Artifact, Device, Document, Rule, Subject, Visit
from portalcheck.core import portalcheck_rules
from portalcheck.judge import judge
from portalcheck.model.artifact import MissingFrame
from portalcheck.model.assertion import Outcome
from portalcheck.model.clickables import Clickables
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.model.keyboard import Keyboard
from portalcheck.model.ruleset import Criterion, Ruleset
from portalcheck.model.subject import VisitKey
from portalcheck.rule_format import Check

LOST = MissingFrame(frame="#inner", url="http://127.0.0.2/", reason="it gave no answer")
SHOWN = Element(tag="iframe", css="#inner", snippet="<iframe>", box=(0, 0, 300, 150))
LINKS = tuple(
    Element(tag="a", css=f"a:nth-of-type({at})", snippet="<a>", role="link", name="Nộp hồ sơ đất đai", focusable=True)
    for at in (1, 2)
)
RULES = {rule.id: rule for rule in portalcheck_rules()}


def outcome(rule: Rule, *artifacts: Artifact, owner: Element | None = SHOWN) -> Outcome:
    frame = ElementsFrame(
        frame="", url="", title="", language="vi", elements=(*LINKS, owner) if owner else LINKS, passages=()
    )
    elements = Elements(frames=(frame,), missing_frames=(LOST,))
    visit = Visit(
        key=VisitKey(subject="home", device="desktop"),
        subject=Subject(id="home", url="http://127.0.0.1/"),
        device=Device(name="desktop", width=1280, height=900),
        load=None,
        artifacts={one.name: one for one in (elements, *artifacts)},
    )
    criterion = Criterion(id="C", rule=rule.id, source="s")
    ruleset = Ruleset(id="r", edition="1", label="r", title={"en": "R"}, criteria=(criterion,), sources={})
    return judge([Check(ruleset, criterion, rule, rule.params())], visit, date(2026, 11, 24))[0].outcome


@pytest.mark.parametrize(
    ("rule", "artifact"),
    [
        ("keyboard-operable", Clickables(found=(), focusable=3, missing_frames=(LOST,))),
        ("keyboard-trap", Keyboard(focusable=3, missing_frames=(LOST,))),
        ("focus-order", Keyboard(focusable=3, missing_frames=(LOST,))),
        ("input-purpose", None),
        ("link-descriptive", None),
        ("heading-outline", None),
    ],
)
def test_what_is_in_a_frame_that_gave_no_answer_is_untested(rule: str, artifact: Artifact | None) -> None:
    given = (artifact,) if artifact else ()
    assert outcome(RULES[f"accessibility/{rule}"], *given) is Outcome.UNTESTED
    assert outcome(RULES[f"accessibility/{rule}"], *given, owner=None) is Outcome.UNTESTED, "nobody knows its element"


@pytest.mark.parametrize(
    "nothing",
    [
        {"visible": False, "exposed": False},
        {"box": (0, 0, 1, 1)},
    ],
)
def test_a_frame_that_nobody_meets_leaves_nothing_untested(nothing: dict[str, object]) -> None:
    walked = Keyboard(focusable=3, missing_frames=(LOST,))
    assert (
        outcome(RULES["accessibility/keyboard-trap"], walked, owner=SHOWN.model_copy(update=nothing)) is Outcome.PASSED
    )


def test_a_frame_inside_one_that_nobody_meets_is_not_met() -> None:
    hidden = SHOWN.model_copy(update={"visible": False, "exposed": False})
    inner = Keyboard(focusable=3, missing_frames=(LOST.model_copy(update={"frame": "#inner >> iframe"}),))
    rule = RULES["accessibility/keyboard-trap"]
    assert outcome(rule, inner, owner=hidden) is Outcome.PASSED
    assert outcome(rule, inner) is Outcome.UNTESTED


def test_a_rule_about_the_page_itself_needs_no_frame() -> None:
    document = Document.of('<html lang="vi"><title>Lệ phí hộ tịch</title></html>').model_copy(
        update={"title": "Lệ phí hộ tịch", "missing_frames": (LOST,)}
    )
    assert outcome(RULES["content/language-declared"], document) is Outcome.PASSED
    assert outcome(RULES["accessibility/title-descriptive"], document) is not Outcome.UNTESTED
