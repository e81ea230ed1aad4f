"""`index.html`: the report for people, one page that needs nothing beside it.

Whatever comes from a page under test is untrusted: it is escaped, made visible where it would deceive, never
a link unless it is http or https, and a strict content security policy stands behind that. The one script is
our own: it filters the findings, and without it the page is whole.
"""

import base64
import hashlib
import re
from datetime import date, datetime
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from portalcheck.measure.spoken_language import may_be_another, spoken
from portalcheck.model.assertion import Outcome
from portalcheck.model.report import Report, ReportHead
from portalcheck.model.ruleset import Language
from portalcheck.report import reporter
from portalcheck.report.again import again
from portalcheck.report.announced import Listener
from portalcheck.report.cause import MOST_PLACES
from portalcheck.report.causes import SEVERITIES, by_cause
from portalcheck.report.chapters import MOST_CAUSES, OPEN, ORDER, chapters, missing, unloaded, unsettled
from portalcheck.report.costs import MEASURES, shown
from portalcheck.report.cut import Cut
from portalcheck.report.engine_words import asked
from portalcheck.report.flakes import told
from portalcheck.report.journeys import MOST_STEPS, MOST_STRIPS, strips
from portalcheck.report.links import is_link, is_report, requirement
from portalcheck.report.pages import pages, worst_first
from portalcheck.report.pictures import Pictures, display_size
from portalcheck.report.scorecard import cards
from portalcheck.report.translations import called, said, translations, words
from portalcheck.report.visible import visible
from portalcheck.report.where import ranges, where

MOST_ANSWERS = 50  # of those that fit nothing any more
OPEN_CAUSES = 3  # of these, shown without unfolding
OPEN_COPIES = 3  # elements of one cause, shown without unfolding
OPEN_PAGES = 2  # of one cause, shown without unfolding
MOST_VISITS = 3_000
OPEN_VISITS = 60  # a longer list of visits is folded
MOST_ROWS = 200  # of the table of pages; the list of visits has the others
OPEN_ROWS = 12  # of these, shown without unfolding; half of it where each has a line for every ruleset

_NAME = re.compile(r"\w+-")  # aria-label, letter-spacing
_LOCALES = {"en": "en_GB", "vi": "vi", "fr": "fr"}
_POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)


@reporter("html", "index.html")
def html(report: Report, path: Path) -> None:
    """Write a page that works offline; pictures are embedded up to a limit."""
    head = report.head
    style, script = _text("report.css"), _text("filter.js")
    causes = by_cause(report)
    every_page, every_chapter = pages(causes), chapters(head, causes)
    anchors = {key: anchor for chapter in every_chapter for key, anchor in chapter.anchors.items()}
    page = (
        _environment(head.language)
        .get_template("report.html.jinja")
        .stream(
            language=head.language,
            style=Markup(style),  # noqa: S704  # our own file
            script=Markup(script),  # noqa: S704  # our own file
            policy=_POLICY.format(style=_digest(style), script=_digest(script)),
            head=head,
            started=_started(head),
            causes=causes,
            rulesets=every_chapter,
            anchors=anchors,
            cards=cards(head, every_chapter, anchors),
            excerpt=any(chapter.excerpt for chapter in every_chapter),
            strips=strips(head, causes),
            pages=every_page,
            worst=worst_first(every_page),
            unloaded=unloaded(head, causes),
            missing=missing(head, causes),
            unsettled=unsettled(head, causes),
            picture=Pictures(path.parent),
            announced=Listener(report.tree, head.language),
        )
    )
    page.enable_buffering(64)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(page)


@cache
def _environment(language: Language) -> Environment:
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
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    locale = _LOCALES[language]
    environment.filters |= {
        "number": partial(format_decimal, locale=locale),
        "tenths": partial(format_decimal, locale=locale, format="#,##0.#"),
        "day": partial(_day, locale=locale),
        "moment": partial(format_datetime, format="long", locale=locale),
        "called": partial(called, language=language),
        "said": partial(said, language=language),
        "tongue": partial(_tongue, language=language),
        "asked": partial(asked, language=language),
        "requirement": partial(requirement, language=language),
        "is_link": is_link,
        "is_report": is_report,
        "lead": lead,
        "cut_text": partial(_cut_words, language=language),
        "where": where,
        "ranges": ranges,
    }
    environment.globals |= {
        "Outcome": Outcome,
        "order": ORDER,
        "open_outcomes": OPEN,
        "SEVERITIES": SEVERITIES,
        "MOST_CAUSES": MOST_CAUSES,
        "MOST_ANSWERS": MOST_ANSWERS,
        "OPEN_CAUSES": OPEN_CAUSES,
        "OPEN_COPIES": OPEN_COPIES,
        "OPEN_PAGES": OPEN_PAGES,
        "MOST_PLACES": MOST_PLACES,
        "MOST_VISITS": MOST_VISITS,
        "OPEN_VISITS": OPEN_VISITS,
        "MOST_ROWS": MOST_ROWS,
        "OPEN_ROWS": OPEN_ROWS,
        "MOST_STRIPS": MOST_STRIPS,
        "MOST_STEPS": MOST_STEPS,
        "MEASURES": MEASURES,
        "of_cost": shown,
        "display_size": display_size,
        "again": again,
        "flakes_told": lambda flakes: told(flakes, translations(language).ngettext),
    }
    return environment


def _text(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")


def _cut_words(text: str, language: Language) -> Cut:
    return Cut.said(words(text, language))


def _tongue(text: str, language: Language) -> Markup:
    """Give the lang attribute of a portal's own words, where they are surely not in the report's language."""
    told = spoken(text, language)
    if told is None or not may_be_another(told):
        return Markup()
    return Markup(' lang="{}"').format(told.language)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _shown(value: Any) -> Any:
    if isinstance(value, Markup):
        return Markup(visible(value))  # noqa: S704  # what it spells out holds no markup
    return visible(value) if isinstance(value, str) else value


def _day(day: date, locale: str) -> str:
    return format_date(day, "long", locale)


def lead(message: str, title: str = "") -> tuple[str, str]:
    """Part a message where what is asked ends and what was seen begins, so that the eye finds the first.

    What is asked is left out where the title above the message says it in the same words.
    """
    asks, colon, seen = message.partition(": ")
    if seen and title and asks.rstrip() == title:
        return "", seen if _NAME.match(seen) else seen[:1].upper() + seen[1:]
    return (f"{asks}{colon}", seen) if seen and len(asks) < 160 else (message, "")


def _started(head: ReportHead) -> datetime | None:
    try:
        return datetime.fromisoformat(head.started)
    except ValueError:
        return None
