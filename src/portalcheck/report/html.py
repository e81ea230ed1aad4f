"""`index.html`: the report for people, one page that needs nothing beside it and does nothing but be read.

Whatever comes from a page under test is untrusted: it is escaped, made visible where it would deceive, never
a link unless it is http or https, and a strict content security policy stands behind that.
"""

import base64
import hashlib
import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from portalcheck.model.assertion import Evidence, Outcome
from portalcheck.model.report import Report, ReportHead
from portalcheck.model.ruleset import Criterion, Ruleset, Text
from portalcheck.model.subject import Subject
from portalcheck.model.wcag import BY_REQUIREMENT
from portalcheck.report import reporter
from portalcheck.report.causes import MOST_PLACES, Cause, Causes, Cut, Judged, Place, by_cause
from portalcheck.report.visible import visible

LANGUAGE = "en"
MOST_PICTURES = 20_000_000  # characters of pictures in the page; the others are named by their paths
MOST_CAUSES = 20  # of one criterion
OPEN_CAUSES = 3  # of these, shown without unfolding
OPEN_PAGES = 2  # of one cause, shown without unfolding
MOST_VISITS = 3_000
ORDER = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED, Outcome.INAPPLICABLE)
OPEN_VISITS = 60  # a longer list of visits is folded

_POLICY = "default-src 'none'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'"
_PICTURES = ("image/webp", "image/png", "image/jpeg")
_LINK = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_ACT = "https://www.w3.org/WAI/standards-guidelines/act/rules/{}/"
_UNDERSTANDING = "https://www.w3.org/WAI/WCAG22/Understanding/{}"


@reporter("html", "index.html")
def html(report: Report, path: Path) -> None:
    """Write a page that works offline; pictures are embedded up to a limit."""
    environment = _environment()
    style = _text("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    causes = by_cause(report)
    page = environment.get_template("report.html.jinja").stream(
        language=LANGUAGE,
        style=Markup(style),  # noqa: S704  # our own file
        policy=_POLICY.format(digest),
        head=report.head,
        started=_started(report.head),
        causes=causes,
        rulesets=[_chapter(ruleset, causes) for ruleset in report.head.rulesets],
        unloaded=_unloaded(report.head, causes),
        missing=_missing(report.head, causes),
        unsettled=[
            (causes.place(visit.subject, visit.key.device, visit.key.lens), visit.load.reason)
            for visit in report.head.visits
            if visit.load and not visit.load.settled
        ],
        picture=_Pictures(path.parent),
        command=_command,
    )
    page.enable_buffering(64)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(page)


class Words(NamedTuple):
    """A text and its language, which is told where it is not the page's own."""

    text: str
    language: str


class Requirement(NamedTuple):
    """A requirement written out; `rule` says that it is an ACT rule."""

    text: str
    url: str
    level: str = ""
    act: bool = False


class Chapter(NamedTuple):
    """One ruleset as it is shown."""

    ruleset: Ruleset
    title: Words
    judged: Judged
    verdict: str
    criteria: Mapping[str, Criterion]
    bar: list[tuple[Outcome, float, float]]


class _Pictures:
    """Embeds pictures until the page is as large as it may get; what is not embedded is told by its path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._left = MOST_PICTURES

    def __call__(self, evidence: Evidence) -> str:
        """Give a data URI, or nothing."""
        path = (self._folder / evidence.path).resolve()
        # Results may come from somebody else: a path out of the folder must not be followed.
        known = evidence.media_type in _PICTURES and path.is_relative_to(self._folder)
        if not known or not path.is_file():
            return ""
        if path.stat().st_size * 4 / 3 > self._left:
            return ""
        content = base64.b64encode(path.read_bytes()).decode()
        self._left -= len(content)
        return f"data:{evidence.media_type};base64,{content}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # Every text of ours passes through gettext, so that a catalogue is all that another language takes.
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.filters |= {
        "number": _number,
        "said": said,
        "requirement": requirement,
        "is_link": is_link,
        "lead": lead,
        "cut_text": Cut.of,
        "by_page": _by_page,
    }
    environment.globals |= {
        "Outcome": Outcome,
        "order": ORDER,
        "MOST_CAUSES": MOST_CAUSES,
        "OPEN_CAUSES": OPEN_CAUSES,
        "OPEN_PAGES": OPEN_PAGES,
        "MOST_PLACES": MOST_PLACES,
        "MOST_VISITS": MOST_VISITS,
        "OPEN_VISITS": OPEN_VISITS,
        "display_size": _display_size,
    }
    return environment


def _text(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")


def _shown(value: Any) -> Any:
    if isinstance(value, Markup):
        return Markup(visible(value))  # noqa: S704  # what it spells out holds no markup
    return visible(value) if isinstance(value, str) else value


def _number(value: int) -> str:
    return f"{value:,}"


def said(text: Text, fallback: str = "") -> Words:
    """Choose the page's language, else English, else whichever there is."""
    for language in (LANGUAGE, "en", *text):
        if chosen := text.get(language):  # type: ignore[call-overload]
            return Words(chosen, language)
    return Words(fallback, LANGUAGE)


def is_link(url: str | None) -> bool:
    """Whether an address may become a link: http and https only, whatever a page under test says."""
    return bool(url and _LINK.match(url) and visible(url) == url)


def lead(message: str) -> tuple[str, str]:
    """Part a message where what is asked ends and what was seen begins, so that the eye finds the first."""
    asked, colon, seen = message.partition(": ")
    return (f"{asked}{colon}", seen) if seen and len(asked) < 160 else (message, "")


def requirement(name: str) -> Requirement:
    """Write a requirement out: `WCAG20:1.4.4` is 1.4.4 Resize Text (AA), `ACT:b4f0c3` an ACT rule."""
    if criterion := BY_REQUIREMENT.get(name):
        slug = "-".join(re.findall(r"[a-z]+", criterion.name.lower()))
        text = f"{criterion.number} {criterion.name}"
        return Requirement(text, _UNDERSTANDING.format(slug), criterion.level)
    kind, _, rule = name.partition(":")
    if kind == "ACT" and re.fullmatch(r"[0-9a-z]{6}", rule):
        return Requirement(rule, _ACT.format(rule), act=True)
    return Requirement(name, "")


def verdict(judged: Judged) -> str:
    """Name the sentence that sums a ruleset up."""
    counts = judged.counts
    soft = judged.waived + judged.below_gate
    if not judged.total:
        return "nothing"
    if judged.blocking:
        return "failed-untested" if counts[Outcome.UNTESTED] else "failed"
    if counts[Outcome.UNTESTED]:
        return "untested-soft" if soft else "untested"
    if soft:
        return "soft-open" if counts[Outcome.CANT_TELL] else "soft"
    if counts[Outcome.CANT_TELL]:
        return "open"
    return "passed" if counts[Outcome.PASSED] else "inapplicable"


def _chapter(ruleset: Ruleset, causes: Causes) -> Chapter:
    judged = causes.judged[ruleset.label]
    criteria = {criterion.id: criterion for criterion in ruleset.criteria}
    bar, start = [], 0.0
    for outcome in ORDER:
        if judged.counts[outcome]:
            # Whatever is there is seen, be it one in ten thousand.
            width = max(100 * judged.counts[outcome] / judged.total, 0.6)
            bar.append((outcome, round(start, 2), round(width, 2)))
            start += width
    return Chapter(ruleset, said(ruleset.title, ruleset.id), judged, verdict(judged), criteria, bar)


def _unloaded(head: ReportHead, causes: Causes) -> dict[str, list[Place]]:
    """Give the visits that came to nothing, by reason."""
    found: dict[str, list[Place]] = {}
    for visit in head.visits:
        if visit.load is None:
            reason = next((missing.reason for missing in visit.missing.values()), "")
            found.setdefault(reason, []).append(causes.place(visit.subject, visit.key.device, visit.key.lens))
    return found


class Gap(NamedTuple):
    """What could not be gathered, of which pages."""

    artifacts: dict[str, None]
    places: dict[Place, None]


def _missing(head: ReportHead, causes: Causes) -> dict[str, Gap]:
    """Give what could not be gathered of pages that did load, by reason."""
    found: dict[str, Gap] = {}
    for visit in head.visits:
        if visit.load is not None:
            for name, missing in visit.missing.items():
                gap = found.setdefault(missing.reason, Gap({}, {}))
                gap.artifacts[name] = None
                gap.places[causes.place(visit.subject, visit.key.device, visit.key.lens)] = None
    return found


def _by_page(places: Iterable[Place]) -> list[tuple[Subject, list[Place]]]:
    """Put the visits of one page together: the same page on several devices is one line."""
    pages: dict[tuple[str, str], tuple[Subject, list[Place]]] = {}
    for place in places:
        subject = place.subject
        pages.setdefault((subject.id, subject.url), (subject, []))[1].append(place)
    return list(pages.values())


def _display_size(evidence: Evidence, cause: Cause, causes: Causes) -> tuple[int, int]:
    """Give the size of a picture in CSS pixels; it was taken at the device's scale, at most 2."""
    device = causes.devices.get(cause.seen_on.device)
    scale = min(device.scale, 2) if device else 1
    return max(1, round(evidence.width / scale)), max(1, round(evidence.height / scale))


def _command(place: Place, ruleset: Ruleset) -> str:
    """Write the command that shows it again; nothing for what no address alone leads to."""
    if place.subject.kind != "page" or not is_link(place.subject.url):
        return ""
    profile = f":{ruleset.profile}" if ruleset.profile else ""
    return shlex.join(
        [
            "portalcheck",
            "check",
            place.subject.url,
            "--ruleset",
            f"{ruleset.path or ruleset.id}{profile}@{ruleset.edition}",
            "--device",
            place.device,
        ]
    )


def _started(head: ReportHead) -> datetime | None:
    try:
        return datetime.fromisoformat(head.started)
    except ValueError:
        return None
