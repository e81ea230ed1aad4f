"""What surrounds the content of a page: the landmarks that its links stand in, and the addresses that they lead to."""

from urllib.parse import urljoin, urlsplit

from portalcheck.measure.words import folded
from portalcheck.model.elements import Element, ElementsFrame

_LANDMARKS = frozenset(
    {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
    | {"article", "dialog", "alertdialog"}
)
_AROUND = frozenset({"banner", "navigation", "contentinfo"})
_CUT = 300  # the length at which a gathered attribute ends


class Surroundings:
    """The landmarks of a page's own document, and what stands in them; articles and dialogs count as some."""

    def __init__(self, frame: ElementsFrame) -> None:
        self.frame = frame
        self._over: list[int] = []  # the landmark that each element stands in, -1 for none
        for element in frame.elements:
            up = element.parent
            inside = up >= 0 and frame.elements[up].role in _LANDMARKS
            self._over.append(up if inside or up < 0 else self._over[up])

    @property
    def language(self) -> str:
        """The language of the page, without its region."""
        return (self.frame.language or "").partition("-")[0].lower()

    def landmark(self, at: int) -> int:
        """Give the place of the landmark that an element stands in, -1 for none."""
        return self._over[at]

    def path(self, at: int) -> tuple[str, ...]:
        """Name the landmarks that an element stands in, the outermost first: by role, and by name where it has one."""
        over = self._over[at]
        return (*self.path(over), self.called(over)) if over >= 0 else ()

    def called(self, at: int) -> str:
        """Name a landmark."""
        element = self.frame.elements[at]
        return " ".join(filter(None, (element.role, folded(element.name))))

    def is_around(self, at: int) -> bool:
        """Tell whether an element surely belongs to what surrounds the content."""
        roles = [name.partition(" ")[0] for name in self.path(at)]
        return bool(roles) and _AROUND.issuperset(roles)

    def address(self, element: Element) -> str:
        """Give the address that a link leads to, without the part of its page; empty where that is not known."""
        href = element.attributes.get("href", element.attributes.get("xlink:href", "")).strip()
        if not href or href.startswith("#") or href.lower().startswith("javascript:") or len(href) >= _CUT:
            return ""
        try:
            return urlsplit(urljoin(self.frame.url, href))._replace(fragment="").geturl()
        except ValueError:
            return ""


def is_met(element: Element) -> bool:
    """Tell whether an element has a name, is seen and is told to assistive technology."""
    return bool(element.name.strip()) and element.visible and element.exposed
