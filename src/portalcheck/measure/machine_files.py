"""The files of a host that are for machines: which addresses robots.txt keeps from search engines, what a sitemap
lists, and what security.txt says.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree.ElementTree import ParseError, XMLPullParser

from portalcheck.model.site import Answer

ENGINES = ("Googlebot", "Bingbot", "coccocbot-web")
"""The search engines that people in Việt Nam use most, by the names of their programs."""


def is_file(answer: Answer | None) -> bool:
    """Tell whether a host has the file; many answer with a page of theirs, and 200, for whatever is asked."""
    return answer is not None and answer.status == 200 and "<html" not in answer.text[:2000].lower()


def shut_out(robots: str, url: str) -> list[str]:
    """Name the search engines that may not come to an address."""
    parser = RobotFileParser()
    parser.parse(robots.lstrip("\ufeff").splitlines())
    return [engine for engine in ENGINES if not parser.can_fetch(engine, url)]


class Sitemap(NamedTuple):
    """What a sitemap lists, of other sitemaps or of pages, or what is wrong with it."""

    addresses: tuple[str, ...]
    mistake: str = ""


def sitemap(answer: Answer) -> Sitemap:
    """Read a sitemap of XML or of plain text, up to where it was cut."""
    text = answer.text.lstrip("\ufeff \r\n\t")
    if not text.startswith("<"):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return Sitemap(tuple(lines), "" if all(urlsplit(line).netloc for line in lines) else "it is no XML")
    parser: XMLPullParser[Any] = XMLPullParser(events=("end",))
    try:
        parser.feed(text)
        if answer.bytes <= len(text.encode()):
            parser.close()
        ended: Iterator[Any] = parser.read_events()
        found = tuple((one.text or "").strip() for _, one in ended if one.tag.rpartition("}")[2] == "loc")
    except ParseError as error:
        return Sitemap((), str(error))
    return Sitemap(tuple(one for one in found if one))


class Security(NamedTuple):
    """What security.txt names: whom to tell, and until when it holds, in ISO format; empty where it is not said."""

    contact: str
    expires: str


def security(text: str) -> Security:
    """Read the fields of security.txt, those of a signed one as well."""
    fields = {
        name.lower(): value.strip()
        for name, value in reversed(re.findall(r"^(Contact|Expires):[ \t]*(\S.*)$", text, re.IGNORECASE | re.MULTILINE))
    }
    try:
        expires = datetime.fromisoformat(fields.get("expires", "").replace("Z", "+00:00").replace("z", "+00:00"))
    except ValueError:
        return Security(fields.get("contact", ""), "")
    return Security(fields.get("contact", ""), expires.date().isoformat())
