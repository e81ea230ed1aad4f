"""A draft accessibility statement, in Vietnamese and in English: what an agency completes, approves and publishes.

It says what was found and no more. Where nothing was, it does not say that the portal conforms.
"""

from datetime import datetime
from functools import partial
from importlib.resources import files
from pathlib import Path

from babel.dates import format_date
from jinja2 import Environment, FunctionLoader, StrictUndefined

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Language
from portalcheck.report import Reporter, reporter
from portalcheck.report.conformance import by_criterion, most_frequent
from portalcheck.report.markdown import plain
from portalcheck.report.translations import message, translations

_MOST = 3
"""Messages told of one criterion."""


def _statement(language: Language) -> Reporter:
    @reporter(f"statement-{language}", f"accessibility-statement.{language}.md")
    def write(report: Report, path: Path) -> None:
        """Write a draft accessibility statement for an agency to complete and publish."""
        path.write_text(_text(report, language), "utf-8", newline="\n")

    return write


statement_vi = _statement("vi")
statement_en = _statement("en")


def _text(report: Report, language: Language) -> str:
    environment = Environment(
        loader=FunctionLoader(lambda name: files(__package__).joinpath("templates", name).read_text("utf-8")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701  # it is Markdown, and what comes from elsewhere is escaped for that
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    environment.filters |= {
        "most_frequent": most_frequent,
        "message": partial(_message, language=language),
        "term": lambda name: translations(language).pgettext("WCAG", name),
    }
    records = list(by_criterion(report).values())
    subjects = dict.fromkeys(visit.subject.step or visit.subject.id for visit in report.head.visits)
    text = environment.get_template("statement.md.jinja").render(
        portal=plain(report.head.portal),
        url=report.head.base_url,
        day=_day(report.head.started, language),
        versions="; ".join(f"{name} {what}" for name, what in report.head.made_with.items()),
        subjects=[plain(name) for name in subjects],
        devices=sorted({visit.device.name for visit in report.head.visits}),
        tools=report.head.tools,
        records=records,
        failed=[record for record in records if record.failed],
        open=[record for record in records if record.open],
        silent=[record for record in records if not record.rules],
        Outcome=Outcome,
        MOST=_MOST,
    )
    return text.rstrip() + "\n"


def _message(finding: Finding, language: Language) -> str:
    return plain(message(finding, language).text)


def _day(started: str, language: Language) -> str:
    try:
        return format_date(datetime.fromisoformat(started), "long", locale=language)
    except ValueError:
        return started
