"""Read a `portal.yaml`, or make the same from addresses on the command line."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args
from urllib.parse import urljoin, urlsplit

from pydantic import PrivateAttr

from portalcheck.devices import DEFAULT_DEVICES, DEVICES
from portalcheck.errors import UsageError, nearest
from portalcheck.model.portal import Page, Portal, RulesetUse
from portalcheck.model.ruleset import Language
from portalcheck.model.subject import SITE
from portalcheck.yaml_file import YamlFile

BASE_URL_VARIABLE = "PORTALCHECK_BASE_URL"


class WrittenUse(RulesetUse):
    """A ruleset as a portal file names it. It knows its place there, so that messages can tell it."""

    _document: YamlFile = PrivateAttr()
    _position: int = PrivateAttr()

    @classmethod
    def of(cls, use: RulesetUse, document: YamlFile, position: int) -> "WrittenUse":
        """Put a use and its place together."""
        written = cls.model_construct(use.model_fields_set, **dict(use))
        written._document, written._position = document, position
        return written

    def at(self, *keys: str | int) -> str:
        """Name a place inside this use: `portal.yaml:12: rulesets.0 (wcag).criteria.mobile/reflow`."""
        return self._document.at("rulesets", self._position, *keys)


def read_portal(path: Path, base_url: str | None = None) -> Portal:
    """Read a portal file. `base_url` overrides the environment variable, which overrides the file.

    Raises UsageError with one line for each mistake: file, line, key, accepted values.
    """
    document = YamlFile(path)
    override = base_url or os.environ.get(BASE_URL_VARIABLE)
    if override:
        _check_override(override, "the base URL" if base_url else BASE_URL_VARIABLE)
    portal = document.parse(Portal, base_url=override) if override else document.parse(Portal)
    mistakes = [
        *_addresses(document, portal, overridden=bool(override)),
        *_reserved(document, portal),
        *_devices(document, portal),
        *_rulesets(document, portal),
        *_pages_of_services(document, portal),
    ]
    if mistakes:
        raise UsageError("\n".join(mistakes))
    uses = (WrittenUse.of(use, document, position) for position, use in enumerate(portal.rulesets))
    return portal.model_copy(update={"rulesets": tuple(uses)})


def portal_of(urls: Iterable[str], rulesets: Iterable[str], devices: Iterable[str] = ()) -> Portal:
    """Make a portal of plain addresses. Raises UsageError for one that is no address."""
    pages: dict[str, Page] = {}
    for url in urls:
        if not _is_address(url):
            hint = " A portal file is given with --portal." if url.endswith((".yaml", ".yml")) else ""
            raise UsageError(f"{url!r} is not an address; it must start with http:// or https://.{hint}")
        parts = urlsplit(url)
        name = _name(parts.path, parts.hostname or "")
        unique, count = name, 1
        while unique in pages or unique == SITE:
            count += 1
            unique = f"{name}-{count}"
        pages[unique] = Page(id=unique, url=url)
    if not pages:
        raise UsageError("no address is given; name one, or --urls FILE, or --portal FILE.")
    return Portal(
        base_url=next(iter(pages.values())).url,
        pages=tuple(pages.values()),
        devices=tuple(devices) or DEFAULT_DEVICES,
        rulesets=tuple(RulesetUse(use=ruleset) for ruleset in rulesets),
    )


def known_language(name: str) -> Language:
    """Give a language that reports are written in. Raises UsageError for another."""
    for language in get_args(Language):
        if name == language:
            return language  # type: ignore[no-any-return]
    raise UsageError(f"unknown language {name!r}; known: {', '.join(get_args(Language))}.")


def read_urls(text: str) -> list[str]:
    """Read one address a line, each once; empty lines and those that begin with # are passed over."""
    lines = (line.strip() for line in text.lstrip("\ufeff").splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def _check_override(url: str, named: str) -> None:
    if not _is_address(url):
        raise UsageError(f"{named}: {url!r} is not an address; it must start with http:// or https://.")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # such as an unclosed bracket
        return False


def _addresses(document: YamlFile, portal: Portal, *, overridden: bool) -> Iterator[str]:
    if not overridden and not _is_address(portal.base_url):
        yield f"{document.at('base_url')}: {portal.base_url!r} is not an address."
        return
    written = [] if overridden else [(("base_url",), portal.base_url)]
    for keys, url in [*written, *((("pages", *_page(document, page)), page.url) for page in portal.pages)]:
        whole = _joined(portal.base_url, url)
        if whole is None or not _is_address(whole):
            yield f"{document.at(*keys)}: {url!r} is not an address."
        elif urlsplit(whole).password and "@" in url:
            yield (
                f"{document.at(*keys)}: a password must not stand here, since this file is shared and kept, "
                "and addresses stand in every report."
            )


def _reserved(document: YamlFile, portal: Portal) -> Iterator[str]:
    places = [("pages", *_page(document, page)) for page in portal.pages if page.id == SITE]
    for keys in [*places, *(("services", name) for name in portal.services if name == SITE)]:
        yield f"{document.at(*keys)}: {SITE} is the name of all pages together; this needs another one."


def _joined(base_url: str, url: str) -> str | None:
    try:
        return urljoin(base_url, url)
    except ValueError:
        return None


def _page(document: YamlFile, page: Page) -> tuple[str | int, ...]:
    """Say where a page stands below `pages`, which may be a mapping or a list."""
    pages = document.plain["pages"]
    if isinstance(pages, dict):
        return (page.id,)
    return (next(place for place, one in enumerate(pages) if one["id"] == page.id),)


def _devices(document: YamlFile, portal: Portal) -> Iterator[str]:
    seen: set[str] = set()
    for position, device in enumerate(portal.devices):
        name = device if isinstance(device, str) else device.name
        place = document.at("devices", position)
        if isinstance(device, str) and name not in DEVICES:
            yield f"{place}: unknown device {name!r}; known: {', '.join(DEVICES)}.{nearest(name, DEVICES)}"
        if name in seen:
            yield f"{place}: device {name} is named twice."
        seen.add(name)


def _rulesets(document: YamlFile, portal: Portal) -> Iterator[str]:
    uses = [use.use for use in portal.rulesets]
    for position, use in enumerate(uses):
        if use in uses[:position]:
            yield f"{document.at('rulesets', position)}: ruleset {use} is named twice."


def _pages_of_services(document: YamlFile, portal: Portal) -> Iterator[str]:
    known = [page.id for page in portal.pages]
    for name, service in portal.services.items():
        if service.page and service.page not in known:
            place = document.at("services", name, "page")
            yield f"{place}: unknown page {service.page!r}; known: {', '.join(known)}.{nearest(service.page, known)}"


def _name(path: str, host: str) -> str:
    """Name a page after the end of its path, in the letters that a page id may have."""
    last = [part for part in path.split("/") if part][-2:] or [host]
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", "-".join(last)).strip("-._")[:60] or "page"
