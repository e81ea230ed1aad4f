"""Pictures: which elements are one, and what their files are called."""

import re
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from portalcheck.measure.words import folded
from portalcheck.model.elements import Element

_TAGS = frozenset({"img", "svg", "canvas"})
_CHARTS = {
    "logo": "logo logotype brandmark",
    "chart": "chart charts graph graphs plot diagram bieudo sodo schema graphique diagramme histogram flowchart",
    "map": "map maps bando carte plan",
    "poster": "infographic infographics infographie poster apphich affiche",
    "code": "qr qrcode captcha barcode mavach",
}
_KIND_OF = {word: kind for kind, words in _CHARTS.items() for word in words.split()}
_SPLIT = re.compile(r"[^a-z0-9]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")


def is_picture(element: Element) -> bool:
    """Say whether an element shows a picture, whatever assistive technology is told of it."""
    return element.tag in _TAGS or element.role in {"img", "image"}


def file_stem(element: Element) -> str:
    """Give the name of a picture's file without its folders and its ending; empty where it has no file."""
    source = element.attributes.get("src", "")
    if not source or source.startswith(("data:", "blob:")):
        return ""
    last = unquote(urlsplit(source).path).rpartition("/")[2]
    return last.rpartition(".")[0] or last


def file_words(element: Element) -> list[str]:
    """Give the words that a picture's file is called by, and each two neighbours as one ("bieu-do": bieudo)."""
    stem = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", file_stem(element))
    found = [word for word in _SPLIT.split(folded(stem).replace(" ", "-")) if word]
    return found + [f"{one}{two}" for one, two in pairwise(found)]


def kind_by_file(element: Element) -> str:
    """Name what a picture's file says that it shows: a logo, a chart, a map, a poster, a code; else empty."""
    return next((kind for word in file_words(element) if (kind := _KIND_OF.get(word))), "")


def owner_by_file(element: Element) -> str:
    """Give whose logo a file is, by its name of two words ("w3c-logo.png": w3c); empty where that is not said."""
    stem = folded(file_stem(element)).split()
    if len(stem) != 2 or "logo" not in stem:
        return ""
    owner = stem[0] if stem[1] == "logo" else stem[1]
    return owner if len(owner) > 2 and not owner.isdigit() and owner not in _LOOKS else ""


_LOOKS = frozenset(
    {"header", "footer", "main", "white", "black", "dark", "light", "small", "large", "big", "new", "site", "mobile"}
    | {"full", "color", "colour", "top", "img", "image", "icon", "default", "min", "svg", "final", "old", "app", "web"}
    | {"brand", "page", "home", "trang", "moi", "nho", "text", "square", "round", "transparent", "desktop", "company"}
)
