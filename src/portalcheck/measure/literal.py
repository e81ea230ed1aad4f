"""Journeys and their states written out by hand, for the cases of rules over a service."""

from typing import Any

from portalcheck.model.elements import Element, Elements, ElementsFrame, Passage
from portalcheck.model.subject import Subject
from portalcheck.model.trace import Reached, Stop, StopCause, Trace


def trace(*, reference: str = "KS-1", stop: StopCause | None = None, **more: Any) -> Trace:
    """Make a journey of two steps that gave a reference, or that stopped at the second."""
    first = Reached(number=1, title="Tờ khai", url="http://localhost/1", done=())
    second = first.model_copy(
        update={"number": 2, "title": "Nộp hồ sơ", "extracted": {"reference": reference} if reference else {}}
    )
    given: dict[str, Any] = {"title": "Đăng ký khai sinh", "planned": 2, "steps": (first, second)}
    if stop:
        given["steps"] = (first,)
        given["stop"] = Stop(number=2, title="Nộp hồ sơ", action="click", reason="the page has not it", cause=stop)
    return Trace(**given | more)


def states(*texts: str, elements: tuple[Element, ...] = ()) -> list[tuple[Subject, Elements]]:
    """Make the states of a journey, by what each says; `elements` stand in the last one."""
    return [
        (
            Subject(id=f"birth/{at}", url=f"http://localhost/{at}", kind="state", process="birth", step=f"Bước {at}"),
            _elements(text, elements if at == len(texts) else ()),
        )
        for at, text in enumerate(texts, 1)
    ]


def _elements(text: str, elements: tuple[Element, ...]) -> Elements:
    frame = ElementsFrame(
        frame="",
        url="http://localhost/",
        title="",
        language="vi",
        elements=elements,
        passages=tuple(Passage(text=one, css="p") for one in text.split("|") if one),
    )
    return Elements(frames=(frame,))
