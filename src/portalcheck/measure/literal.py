"""Journeys, their states, and portals written out by hand, for the cases of rules over a service or a site."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from portalcheck.model.elements import Element, Elements, ElementsFrame, Passage
from portalcheck.model.site import Crawl, CrawledPage
from portalcheck.model.subject import Subject
from portalcheck.model.trace import Reached, Stop, StopCause, Trace

_PORTAL = "https://portal.example/"


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


def crawl(home: str, pages: Mapping[str, str | int] | None = None, *, left: int = 0, url: str = _PORTAL) -> Crawl:
    """Make a portal of its home page and further ones by address, each a document or the status that stood for it; 0
    where there was no answer. A page is one click away, and one more for each `+` before its address.
    """
    found = [_crawled(url, home, 0)]
    for path, given in (pages or {}).items():
        at = urljoin(url, path.lstrip("+"))
        found.append(_crawled(at, given, 1 + len(path) - len(path.lstrip("+"))))
    return Crawl(home=url, depth=2, pages=tuple(found), left=left)


def _crawled(url: str, given: str | int, depth: int) -> CrawledPage:
    told: dict[str, Any] = {"url": url, "at": url, "depth": depth, "text": ""}
    if isinstance(given, int):
        return CrawledPage(**told, status=given or None, reason="" if given else "it did not answer")
    language = re.search(r"<html[^>]* lang=\"?([\w-]+)", given)
    title = re.search(r"<title>([^<]*)", given)
    return CrawledPage(
        **told, status=200, title=title[1] if title else "", language=language[1] if language else None, html=given
    )
