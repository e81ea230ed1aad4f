"""The words around every page, in the two languages of the portal, and which page is whose counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from reference_portal import data

Links = tuple[tuple[str, str], ...]

# Pages that say the same in both languages.
ENGLISH_OF = MappingProxyType(
    {
        "/": "/en/",
        "/dich-vu": "/en/services",
        "/dich-vu/dang-ky-khai-sinh": "/en/services/birth-registration",
        "/quyen-rieng-tu": "/en/privacy",
        "/kha-nang-tiep-can": "/en/accessibility",
        "/tro-ly": "/en/assistant",
        "/gioi-thieu": "/en/about",
        "/lien-he": "/en/contact",
    }
)
VIETNAMESE_OF = MappingProxyType({english: vietnamese for vietnamese, english in ENGLISH_OF.items()})

# The help line: its address and its number.
HOTLINE = ("tel:+842400000000", "(024) 0000 0000")


@dataclass(frozen=True, slots=True)
class Frame:
    """Header, navigation, assistant and footer of one language: what ``data/frame.*.yaml`` says."""

    language: str
    home: str
    name: str
    tagline: str
    description: str
    skip: str
    sample: str
    menu: str
    main_nav: str
    quick_nav: str
    about_nav: str
    track: str
    sign_in: str
    assistant: str
    assistant_at: str
    ask_label: str
    ask_hint: str
    ask: str
    close: str
    unknown: str
    failed: str
    person: str
    hotline: str
    mail: str
    office: str
    office_hours: str
    hours: str
    footer: str
    version: str
    pages: Links
    about: Links
    privacy: str
    privacy_at: str


def _read(language: str) -> Frame:
    told: dict[str, Any] = data.load(f"frame.{language}.yaml")
    links = {name: tuple(map(tuple, told[name])) for name in ("pages", "about")}
    return Frame(language, **told | links)


VIETNAMESE, ENGLISH = _read("vi"), _read("en")


def frame_of(path: str) -> Frame:
    """Give the frame for the language of a page; what is no page, an error, speaks Vietnamese."""
    return ENGLISH if path in VIETNAMESE_OF else VIETNAMESE


def counterpart(path: str) -> str | None:
    """Give the page that says the same in the other language, if there is one."""
    return ENGLISH_OF.get(path) or VIETNAMESE_OF.get(path)
