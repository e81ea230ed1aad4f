"""`docs/conformance.md`: what the ACT cases say of the rules, in figures. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from ruamel.yaml import YAML

from portalcheck import __version__
from portalcheck.gather.axe import engine
from tests.act.cases import Case
from tests.act.conformance import FalseAlarm, RuleRecord, false_alarms, records, totals
from tests.act.judging import Said, of_the_engine, replaced, shipped

PAGE = Path(__file__).parents[2] / "docs" / "conformance.md"
EXPLAINED = Path(__file__).with_name("explained.yaml")
"""What each false alarm that remains is, by the case's id and our rule: looked into by a person."""

_HEAD = """# How far the verdicts agree with the W3C's

<!-- Written by `make act`; not written by hand. -->

The W3C's [ACT Rules](https://www.w3.org/WAI/standards-guidelines/act/rules/) come with test cases: pages that must
fail, must pass, or to which a rule does not apply. `make act` judges each of them through the pipeline that judges
a portal, by every rule that portalcheck ships, and counts as the W3C does: an ACT rule is implemented *completely*
when all that must fail is failed and nothing else is; *partially* when some of what must fail can only not be told;
*inconsistently* when something is failed that must not be, or something that must fail is passed over. Rules that
no program can decide (is this text a good alternative for that picture?) stay partial, with a question for a
person.

portalcheck {version}, axe {axe}, Playwright {playwright}. {cases} cases of {rules} ACT rules, {deciding} of which
decide a success criterion: half of the W3C's cases; the other half is kept aside.
"""


def page(cases: Sequence[Case], said: Mapping[str, Sequence[Said]]) -> str:
    """Write the page. `said` holds what the engine's replaced rules said, too."""
    return "\n".join(_lines(cases, said)).rstrip() + "\n"


def _lines(cases: Sequence[Case], everything: Mapping[str, Sequence[Said]]) -> Iterator[str]:
    said, engines = shipped(everything), of_the_engine(everything)
    known = list(records(cases, said))
    yield _HEAD.format(
        version=__version__,
        axe=engine()[1],
        playwright=version("playwright"),
        cases=len(cases),
        rules=len(known),
        deciding=sum(1 for case in cases if case.criteria),
    )
    yield "## Totals\n"
    yield "Over the cases that decide a success criterion: a failed outcome counts for the case's own one.\n"
    yield "| | Failed cases found | False alarms |"
    yield "|---|---|---|"
    for name, some in (("portalcheck", said), ("the engine alone, every rule on", engines)):
        count = totals(cases, some)
        yield (
            f"| {name} | {count.found} of {count.failing} ({count.found / count.failing:.0%}) "
            f"| {count.alarms} of {count.clean} ({count.alarms / count.clean:.1%}) |"
        )
    for title, approved in (("Approved rules", True), ("Proposed rules", False)):
        some_records = [record for record in known if record.approved is approved]
        counts = {
            status: sum(1 for record in some_records if record.status == status)
            for status in ("complete", "partial", "inconsistent", "untested")
        }
        yield f"\n## {title}\n"
        yield ", ".join(f"{number} {status}" for status, number in counts.items()) + ".\n"
        yield "| ACT rule | Status | By | Cases |"
        yield "|---|---|---|---|"
        yield from map(_row, some_records)
    yield from _alarms(list(false_alarms(cases, said)))
    yield "\n## The engine's rules that rules of ours take the place of\n"
    yield ", ".join(f"`{name}`" for name in sorted(replaced())) + "."


def _row(record: RuleRecord) -> str:
    link = f"[{record.rule}](https://www.w3.org/WAI/standards-guidelines/act/rules/{record.rule}/)"
    by = ", ".join(f"`{name}`" for name in record.by) or "no rule claims it"
    return f"| {link} {record.name} | {record.status} | {by} | {record.cases - len(record.wrong)} of {record.cases} |"


def explained() -> dict[str, dict[str, str]]:
    """Read what is known of the false alarms that remain, by the case's id and our rule."""
    return YAML(typ="safe").load(EXPLAINED) or {}


def unexplained(alarms: Iterable[FalseAlarm]) -> list[FalseAlarm]:
    """Choose the false alarms that nobody has looked into."""
    known = explained()
    return [alarm for alarm in alarms if alarm.rule not in known.get(alarm.case.id, {})]


def _alarms(alarms: Sequence[FalseAlarm]) -> Iterator[str]:
    known = explained()
    yield "\n## False alarms that remain\n"
    if not alarms:
        yield "None."
        return
    yield "| Case | Rule | What it is |"
    yield "|---|---|---|"
    for alarm in alarms:
        what = known.get(alarm.case.id, {}).get(alarm.rule, "Not looked into yet.")
        yield f"| {alarm.case.rule} {alarm.case.title} (`{alarm.case.id[:8]}`) | `{alarm.rule}` | {what} |"
