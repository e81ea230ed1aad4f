"""Name what a person was asked by what they judged, so that the answer is found again until that changes.

The same over reloads and where the markup around it moves: no selector goes in where the element's own markup tells
it apart, no address of the host, no number that a measurement lets tremble, no generated id. Different where the rule,
its version, the question, its data or the element's markup are. A question about a page as a whole is of that page
alone; one about an element is the same question on every page that shows the element alike.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from portalcheck.measure.wording import is_by_language
from portalcheck.model.assertion import Assertion, Finding, Outcome, Pointer

LENGTH = 16
_WHOLE_PAGE = frozenset({"html", "head", "body", "title", "meta", "link", "base", "main", "h1"})
"""Elements that speak of their page: the same words on another page are another question."""
_NAMED = frozenset({"id", "for", "name", "form", "list", "headers", "usemap"})
_NUMBER = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d+", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^?#\"']*", re.IGNORECASE)
_PLACE = re.compile(r":nth-(?:of-type|child)\(\d+\)")
_TAG = re.compile(r"\s*<\s*([a-zA-Z][\w-]*)")
_SPACE = re.compile(r"\s+")


def fingerprints(assertion: Assertion) -> dict[int, str]:
    """Give the fingerprint of each finding that cannot be told, by its position.

    Where several are alike in all but their place, the place counts: each is a question of its own.
    """
    asked = {at: finding for at, finding in enumerate(assertion.findings) if finding.outcome is Outcome.CANT_TELL}
    told = {at: _told(assertion, finding) for at, finding in asked.items()}
    alike = Counter(told.values())
    return {
        at: _digest((*parts, _place(asked[at].target)) if alike[parts] > 1 else parts) for at, parts in told.items()
    }


def _told(assertion: Assertion, finding: Finding) -> tuple[str, ...]:
    origin = _origin(assertion.subject.url)
    target = finding.target
    return (
        assertion.rule,
        str(assertion.rule_version),
        assertion.subject.id if _of_the_page(target) else "",
        _PLACE.sub("", target.frame) if target else "",
        _element(target, origin),
        _words(finding.template or finding.message, origin),
        json.dumps(_plain(finding.data, origin), ensure_ascii=False, sort_keys=True),
    )


def _place(target: Pointer | None) -> str:
    return target.key if target else ""


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:LENGTH]


def _of_the_page(target: Pointer | None) -> bool:
    if target is None:
        return True
    last = _PLACE.sub("", re.split(r"\s*(?:>>>|>)\s*|\s+", target.css)[-1])
    tag = _TAG.match(target.snippet)
    return (tag[1].lower() if tag else last.lower()) in _WHOLE_PAGE or last in ("", ":root")


def _element(target: Pointer | None, origin: str) -> str:
    if target is None:
        return ""
    return _markup(target.snippet, origin) if target.snippet else _PLACE.sub("", target.css)


def _origin(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _words(text: str, origin: str) -> str:
    text = text.replace(origin, "") if origin else text
    return _SPACE.sub(" ", _SESSION.sub("", text)).strip()


def _plain(value: Any, origin: str) -> Any:
    """Write data so that it is the same when it is measured again: numbers to two digits, addresses with no host."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return f"{value:.2g}"
    if isinstance(value, str):
        return _words(value, origin)
    if is_by_language(value):  # a better translation is no other question
        return _words(value["en"], origin)
    if isinstance(value, Mapping):
        return {str(key): _plain(one, origin) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one, origin) for one in value]
    return _plain(value.model_dump(), origin) if hasattr(value, "model_dump") else str(value)


class _Markup(HTMLParser):
    """Writes markup anew: attributes in order, without what differs from one load to the next."""

    def __init__(self, origin: str) -> None:
        super().__init__(convert_charrefs=True)
        self._origin = origin
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag."""
        kept = sorted(
            f'{name}="{self._value(name, value or "")}"'
            for name, value in attrs
            if not name.startswith("data-") and name != "nonce" and not (name == "value" and _hidden(attrs))
        )
        self.parts.append(f"<{' '.join((tag, *kept))}>")

    def handle_data(self, data: str) -> None:
        """Write a text."""
        if text := _words(data, self._origin):
            self.parts.append(text)

    def _value(self, name: str, value: str) -> str:
        if name == "class":
            return " ".join(sorted(set(value.split())))
        if name in _NAMED or (name.startswith("aria-") and name.endswith(("by", "owns", "controls", "descendant"))):
            return _NUMBER.sub("#", value)
        return _words(value, self._origin)


def _hidden(attrs: Iterable[tuple[str, str | None]]) -> bool:
    return ("type", "hidden") in attrs


def _markup(snippet: str, origin: str) -> str:
    parser = _Markup(origin)
    parser.feed(snippet)
    rest = parser.rawdata  # a tag that was cut short
    return "".join(parser.parts) + _words(rest, origin)
