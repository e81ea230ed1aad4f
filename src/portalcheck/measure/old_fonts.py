"""Text that markup sets in a font of before Unicode, as word processors leave it behind."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.measure.links import Places
from portalcheck.measure.sheet import flat

_FONT = re.compile(r"(?P<TCVN3>\.vn[a-z])|(?P<VNI>\bvni-[a-z])", re.IGNORECASE)
_FAMILY = re.compile(r"font(?:-family)?\s*:\s*([^;]*)", re.IGNORECASE)
_UNICODE = re.compile("[đĐăĂơƠưƯ\u1ea0-\u1ef9]")


def set_in_old_fonts(html: str) -> Iterator[tuple[str, str, str]]:
    """Give each text whose letters an old font would show as others, where it stands, and which font it is (`TCVN3`,
    `VNI`). Plain letters and Vietnamese in Unicode are none: there a browser takes another font.
    """
    if not _FONT.search(html):
        return
    tree = LexborHTMLParser(html)
    places = Places(tree)
    for node in tree.css("[style], font[face]"):
        font = _font(node)
        text = flat(node.text(separator=" ")) if font else ""
        if (
            text
            and not text.isascii()
            and not _UNICODE.search(text)
            and not any(map(_font, node.css("[style], [face]")[1:]))
        ):
            yield text, places.path(node), font


def _font(node: LexborNode) -> str:
    styled = _FAMILY.search(node.attributes.get("style") or "")
    families = styled[1] if styled else node.attributes.get("face") or ""
    found = _FONT.search(families.partition(",")[0])
    return (found.lastgroup or "") if found else ""
