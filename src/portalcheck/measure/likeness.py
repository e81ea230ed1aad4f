"""What stays the same of an element, and of what is said of it, whichever copy of it is met, and whenever.

No address of the host, no session, no generated number in a name, no order of attributes or classes.
"""

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from portalcheck.measure.wording import is_by_language
from portalcheck.model.assertion import Finding, Pointer

_WHOLE_PAGE = frozenset({"html", "head", "body", "title", "meta", "link", "base", "main", "h1"})
"""Elements that speak of their page: the same words on another page are another matter."""
_NAMED = frozenset({"id", "for", "name", "form", "list", "headers", "usemap"})
_STATES = frozenset(
    {"aria-current", "aria-expanded", "aria-selected", "aria-pressed", "aria-checked", "checked", "selected", "value"}
)
"""Attributes that tell what a component is like at the moment, or which copy is meant."""
_NUMBER = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d+", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^?#\"']*", re.IGNORECASE)
_PLACE = re.compile(r":nth-(?:of-type|child)\(\d+\)")
_TAG = re.compile(r"\s*<\s*([a-zA-Z][\w-]*)")
_BARE = re.compile(r"<[\w-]+>")
_SPACE = re.compile(r"\s+")


def fault(finding: Finding, url: str) -> str:
    """Name what is wrong, whichever copy of a component shows it, wherever it stands and whatever is measured there.

    What is said of a page as a whole is named with its numbers; an element whose markup tells no more than its kind,
    with where it stands.
    """
    target, origin = finding.target, origin_of(url)
    if target is None or of_the_page(target):
        return digest((finding.message, target.key if target else ""))
    markup = _markup(target.snippet, origin, _STATES)
    spoken = {name: value for name, value in finding.data.items() if f"{{{name}" in finding.template}
    return digest(
        (
            words(finding.template or finding.message, origin),
            json.dumps(plain(_without_numbers(spoken), origin), ensure_ascii=False, sort_keys=True),
            anywhere(target.frame),
            markup if markup and not _BARE.fullmatch(markup) else f"{markup} {anywhere(target.css)}",
        )
    )


def digest(parts: Iterable[str]) -> str:
    """Give a name of fixed length."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


def anywhere(selector: str) -> str:
    """Give a selector without the numbers that tell equal elements apart."""
    return _PLACE.sub("", selector)


def of_the_page(target: Pointer | None) -> bool:
    """Whether an element speaks of its page as a whole."""
    if target is None:
        return True
    last = anywhere(re.split(r"\s*(?:>>>|>)\s*|\s+", target.css)[-1])
    tag = _TAG.match(target.snippet)
    return (tag[1].lower() if tag else last.lower()) in _WHOLE_PAGE or last in ("", ":root")


def element(target: Pointer | None, origin: str) -> str:
    """Give an element by its markup, where that is known, else by where it stands."""
    if target is None:
        return ""
    return _markup(target.snippet, origin) if target.snippet else anywhere(target.css)


def origin_of(url: str) -> str:
    """Give the scheme and host of an address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def words(text: str, origin: str) -> str:
    """Give a text without its host, its session and its line breaks."""
    text = text.replace(origin, "") if origin else text
    return _SPACE.sub(" ", _SESSION.sub("", text)).strip()


def plain(value: Any, origin: str) -> Any:
    """Write data so that it is the same when it is measured again: numbers to two digits, addresses with no host."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return f"{value:.2g}"
    if isinstance(value, str):
        return words(value, origin)
    if is_by_language(value):  # a better translation is no other question
        return words(value["en"], origin)
    if isinstance(value, Mapping):
        return {str(key): plain(one, origin) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one, origin) for one in value]
    return plain(value.model_dump(), origin) if hasattr(value, "model_dump") else str(value)


def _without_numbers(value: Any) -> Any:
    """Leave out of data what was measured, and the words that a phrase was made of."""
    if hasattr(value, "model_dump"):
        value = value.model_dump()
    if isinstance(value, Mapping):
        of_a_phrase = "template" in value
        return {name: _without_numbers(one) for name, one in value.items() if not (of_a_phrase and name == "text")}
    if isinstance(value, (list, tuple)):
        return [_without_numbers(one) for one in value]
    if isinstance(value, str):
        return anywhere(value)
    return value if isinstance(value, bool) else None


class _Markup(HTMLParser):
    """Writes markup anew: attributes in order, without what differs from one load to the next."""

    def __init__(self, origin: str, without: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._origin = origin
        self._without = without
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag."""
        kept = sorted(
            f'{name}="{self._value(name, value or "")}"'
            for name, value in attrs
            if not name.startswith("data-")
            and name != "nonce"
            and not (name == "value" and _hidden(attrs))
            and name not in self._without
        )
        self.parts.append(f"<{' '.join((tag, *kept))}>")

    def handle_data(self, data: str) -> None:
        """Write a text."""
        if text := words(data, self._origin):
            self.parts.append(text)

    def _value(self, name: str, value: str) -> str:
        if name == "class":
            return " ".join(sorted(set(value.split())))
        if name in _NAMED or (name.startswith("aria-") and name.endswith(("by", "owns", "controls", "descendant"))):
            return _NUMBER.sub("#", value)
        return words(value, self._origin)


def _hidden(attrs: Iterable[tuple[str, str | None]]) -> bool:
    return ("type", "hidden") in attrs


@lru_cache(1_000)
def _markup(snippet: str, origin: str, without: frozenset[str] = frozenset()) -> str:
    parser = _Markup(origin, without)
    parser.feed(snippet)
    rest = parser.rawdata  # a tag that was cut short
    return "".join(parser.parts) + words(rest, origin)
