"""The defects that can be switched on: the one place that says what each is, where it shows and who sees it.

A template asks ``defect("name")`` and gets a yes only on the pages registered here, so a defect cannot
leak to a page that this table does not list.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reference_portal.catalogue import SERVICES

HOME = "/"
BIRTH_REGISTRATION = "/dich-vu/dang-ky-khai-sinh"
FEEDBACK = "/phan-anh"
GUIDANCE = "/huong-dan"
ABOUT = "/gioi-thieu"

# Every page that can be reached without sending a form.
PAGES = (
    HOME,
    "/dich-vu",
    *(f"/dich-vu/{service.slug}" for service in SERVICES),
    FEEDBACK,
    GUIDANCE,
    ABOUT,
    "/lien-he",
    "/quyen-rieng-tu",
    "/kha-nang-tiep-can",
    "/so-do-trang",
    "/tro-ly",
    "/tra-cuu",
    "/dang-nhap",
    "/en/",
    "/en/services",
    "/en/services/birth-registration",
    "/en/privacy",
    "/en/accessibility",
    "/en/assistant",
)


@dataclass(frozen=True, slots=True)
class Defect:
    """One fault of real portals, reproduced on the pages it names."""

    name: str
    description: str
    pages: tuple[str, ...]
    # The rules that must fail because of it.
    rules: tuple[str, ...]
    # Rules that look at the same fault from another side, so they fail too wherever they are switched on.
    also: tuple[str, ...] = ()
    # Whether its pages need the extra stylesheet, defects.css.
    styled: bool = False


class UnknownDefectError(ValueError):
    """A defect was asked for that is not registered; the message gives the nearest names."""

    def __init__(self, name: str) -> None:
        near = difflib.get_close_matches(name, DEFECTS, n=3, cutoff=0.5)
        suggestion = f"; nearest: {', '.join(near)}" if near else ""
        super().__init__(f"unknown defect {name!r}{suggestion} (--defects lists all {len(DEFECTS)})")
        self.name = name
        self.near = tuple(near)


def _registry(*defects: Defect) -> Mapping[str, Defect]:
    return MappingProxyType({defect.name: defect for defect in defects})


DEFECTS = _registry(
    Defect(
        name="image-without-alt",
        description="The picture at the top of the home page has no alt attribute.",
        pages=(HOME,),
        rules=("axe/image-alt",),
    ),
    Defect(
        name="unlabelled-field",
        description="The label of the full-name field is not tied to the field.",
        pages=(FEEDBACK,),
        rules=("axe/label",),
    ),
    Defect(
        name="select-unnamed",
        description="The label of the topic list is not tied to the list.",
        pages=(FEEDBACK,),
        rules=("axe/select-name",),
    ),
    Defect(
        name="low-contrast",
        description="A note is set in pale grey on white, 2.3:1.",
        pages=(GUIDANCE,),
        rules=("axe/color-contrast",),
        styled=True,
    ),
    Defect(
        name="empty-link",
        description="The telephone link holds only a hidden icon, the number stands beside it.",
        pages=(HOME,),
        rules=("axe/link-name",),
    ),
    Defect(
        name="empty-button",
        description="The print button holds only a hidden icon.",
        pages=(BIRTH_REGISTRATION,),
        rules=("axe/button-name",),
    ),
    Defect(
        name="list-broken",
        description="A bulleted list has paragraphs as its children in place of list items.",
        pages=(GUIDANCE,),
        rules=("axe/list",),
    ),
    Defect(
        name="aria-value-translated",
        description='The value of an ARIA attribute was translated with the text: aria-required="có".',
        pages=(FEEDBACK,),
        rules=("axe/aria-valid-attr-value",),
    ),
    Defect(
        name="title-missing",
        description="The page has no title element.",
        pages=(ABOUT,),
        rules=("axe/document-title",),
    ),
    Defect(
        name="zoom-disabled",
        description="The viewport declaration forbids zooming: maximum-scale=1, user-scalable=no.",
        pages=(FEEDBACK,),
        rules=("mobile/viewport-zoom",),
        also=("axe/meta-viewport",),
    ),
    Defect(
        name="fixed-width-banner",
        description="A notice is 600 px wide whatever the screen, so a phone scrolls sideways.",
        pages=(HOME,),
        rules=("mobile/reflow",),
        styled=True,
    ),
    Defect(
        name="small-targets",
        description="A row of section links, each 16 × 16 px and 4 px from the next.",
        pages=(BIRTH_REGISTRATION,),
        rules=("mobile/target-size",),
        also=("axe/target-size",),
        styled=True,
    ),
    Defect(
        name="layout-too-wide-for-phone",
        description="The page declares no viewport, so a phone lays it out 980 px wide.",
        pages=(BIRTH_REGISTRATION,),
        rules=("mobile/layout-width",),
    ),
    Defect(
        name="language-missing",
        description="The html element has no lang attribute.",
        pages=(GUIDANCE,),
        rules=("content/language-declared",),
        also=("axe/html-has-lang",),
    ),
    Defect(
        name="language-wrong",
        description='The page declares lang="vn", the country code; the language code is vi.',
        pages=(ABOUT,),
        rules=("content/language-valid",),
        also=("axe/html-lang-valid",),
    ),
    Defect(
        name="privacy-link-missing",
        description="The link to the privacy notice is gone from the foot of the page.",
        pages=(HOME,),
        rules=("content/link-present",),
    ),
    Defect(
        name="heavy-page",
        description="The page pulls an uncompressed picture of 2.1 MB.",
        pages=(HOME,),
        rules=("performance/metric-budget",),
        styled=True,
    ),
)


class DefectSwitches:
    """The defects that one application shows."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        chosen = dict.fromkeys(names)
        for name in chosen:
            if name not in DEFECTS:
                raise UnknownDefectError(name)
        self.names = tuple(chosen)

    def shown(self, name: str, path: str) -> bool:
        """Say whether a defect is switched on and belongs to this page."""
        # The look-up comes first so that a misspelt name in a template fails on the clean portal too.
        defect = DEFECTS[name]
        return name in self.names and path in defect.pages

    def styled(self, path: str) -> bool:
        """Say whether a defect of this page needs the extra stylesheet."""
        return any(DEFECTS[name].styled and path in DEFECTS[name].pages for name in self.names)
