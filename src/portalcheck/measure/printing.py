"""What a page has for printing: a control, by its words, its icon or what it does; a hint; styles of its own."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.measure.language import primary_subtag
from portalcheck.measure.links import Places
from portalcheck.measure.sheet import flat
from portalcheck.model.assertion import Pointer

_NAMES = re.compile(
    r"in(?: (?:trang|bài|ấn|nội dung|văn bản|tin|phiếu|thủ tục|hướng dẫn|thông tin|tài liệu|ra|này|chi tiết|mẫu|"
    r"kết quả|giấy|đơn|tờ|biên)\b.*)?|(?:xem )?(?:bản|phiên bản|chế độ|trang) in\b.*|print(?:er)?\b.*|"
    r".*\bprinter[- ]friendly\b.*|imprimer\b.*|(?:version|format|page) imprimable\b.*|impression",
    re.IGNORECASE,
)
_ICON = re.compile(
    r"(?:(?:fa|bi|icon|icons|glyphicon|mdi|ti|la|ri|btn|button|link|action|tool|social|share|a2a_button|addthis_button)"
    r"[-_])?print(?:er)?(?:[-_](?:fill|outline|line|btn|button|icon|page|link|article))?",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\bprint\w*\s*\(|[?&/](?:print|inbai|inbaiviet|ban-in|printview|printpreview)(?:[=/.?&]|$)", re.IGNORECASE
)
_HINT = re.compile(
    r"\bctrl\s*\+\s*p\b|\b(?:để|muốn) in (?:trang|bài|văn bản|thủ tục|nội dung)\b|\bto print this\b|\bpour imprimer\b",
    re.IGNORECASE,
)
_STYLES = re.compile(r"@media[^{]*\bprint\b|<(?:link|style)\b[^>]*\bmedia\s*=\s*[\"']?[^\"'>]*\bprint\b", re.IGNORECASE)
_SHARES = re.compile(r"linkedin|share|chia[- ]?se|chia sẻ|partager", re.IGNORECASE)
_PRESSED = "a, button, input[type=button], input[type=submit], input[type=image], [role=button], [role=link], [onclick]"


def print_control(html: str) -> tuple[str, Pointer] | None:
    """Give the words of a control for printing, and where it is; None where none is found."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_PRESSED):
        if "hidden" in node.attributes:
            continue
        if (
            any(_is_name(name) and not (name.casefold() == "in" and _is_no_print(node, tree)) for name in _names(node))
            or _does(node)
            or any(map(_is_icon, _with_inside(node)))
        ):
            opening = (node.html or "").partition(">")[0] + ">"
            name = next((name for name in _names(node) if name), node.attributes.get("class") or node.tag or "")
            return name[:80], Pointer(css=Places(tree).path(node), snippet=opening[:300])
    return None


def print_hint(texts: list[str]) -> str:
    """Give the text that says how the page is printed; empty where none does."""
    return next((text for text in texts if _HINT.search(text)), "")


def has_print_styles(html: str) -> bool:
    """Tell whether the document itself names styles for print; what its style sheets hold is not known."""
    return _STYLES.search(html) is not None


def _names(node: LexborNode) -> Iterator[str]:
    given = node.attributes
    yield flat(node.text() or "")
    for name in ("aria-label", "title", "value", "alt", "data-original-title", "data-bs-original-title"):
        yield flat(given.get(name) or "")
    for picture in node.css("img[alt], [title], svg[aria-label]"):
        yield flat(picture.attributes.get("alt") or picture.attributes.get("title") or "")


def _is_no_print(node: LexborNode, tree: LexborHTMLParser) -> bool:
    """Tell whether “in” is no Vietnamese: in another language, or for LinkedIn."""
    root = tree.root.attributes.get("lang") if tree.root else None
    opening = (node.html or "").partition(">")[0]
    return primary_subtag(root or "vi") != "vi" or _SHARES.search(opening) is not None


def _is_name(name: str) -> bool:
    return _NAMES.fullmatch(name) is not None


def _does(node: LexborNode) -> bool:
    given = node.attributes
    called = (given.get(name) or "" for name in ("onclick", "href", "ng-click", "data-href"))
    return "data-print" in given or any(_DOES.search(one) for one in called)


def _with_inside(node: LexborNode) -> Iterator[str]:
    """Give the classes of a control and of what is drawn in it, and the names of its pictures."""
    for one in (node, *node.css("i, span, svg, use, img, em")):
        given = one.attributes
        yield from (given.get("class") or "").split()
        for address in (given.get("src"), given.get("href"), given.get("xlink:href")):
            if one.tag in ("img", "use") and address:
                yield re.split(r"[/#]", address)[-1].partition(".")[0]


def _is_icon(word: str) -> bool:
    return _ICON.fullmatch(word) is not None
