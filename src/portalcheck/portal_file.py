"""Read a `portal.yaml`, or make the same from addresses on the command line."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from portalcheck.devices import DEFAULT_DEVICES
from portalcheck.errors import UsageError
from portalcheck.model.portal import Page, Portal, RulesetUse
from portalcheck.yaml_file import YamlFile

BASE_URL_VARIABLE = "PORTALCHECK_BASE_URL"


def read_portal(path: Path, base_url: str | None = None) -> Portal:
    """Read a portal file. `base_url` overrides the environment variable, which overrides the file.

    Raises UsageError with one line for each mistake: file, line, key, accepted values.
    """
    document = YamlFile(path)
    override = base_url or os.environ.get(BASE_URL_VARIABLE)
    return document.parse(Portal, base_url=override) if override else document.parse(Portal)


def portal_of(urls: Iterable[str], rulesets: Iterable[str], devices: Iterable[str]) -> Portal:
    """Make a portal of plain addresses. Raises UsageError for one that is no address."""
    pages: dict[str, Page] = {}
    for url in urls:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{url!r} is not an address; it must start with http:// or https://.")
        name = _name(parts.path, parts.hostname)
        unique, count = name, 1
        while unique in pages:
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


def read_urls(text: str) -> list[str]:
    """Read one address a line; empty lines and lines that begin with # are passed over, repeated ones kept once."""
    lines = (line.strip() for line in text.lstrip("\ufeff").splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def _name(path: str, host: str) -> str:
    """Name a page after the end of its path, in the letters that a page id may have."""
    last = [part for part in path.split("/") if part][-2:] or [host]
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", "-".join(last)).strip("-._")[:60] or "page"
