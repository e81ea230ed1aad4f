"""Judge the ACT cases, print how far we implement each ACT rule, and write `docs/conformance.md` and the
implementation report beside it.

python -m tests.act                 all cases at hand; writes both
python -m tests.act RULE ...        the cases of some ACT rules, with what was said of each; writes nothing
"""

import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from portalcheck import Outcome
from tests.act.cases import FOLDER, Case, all_cases, cases
from tests.act.conformance import false_alarms, records, totals
from tests.act.implementation import IMPLEMENTATION, implementation
from tests.act.judging import Said, judge_cases, shipped
from tests.act.page import EXPLAINED, PAGE, page, unexplained

console = Console(highlight=False, soft_wrap=True)


def main(rules: list[str]) -> int:
    """Judge, print and write. Ends with 1 where the gate does not hold, 2 where there are no cases."""
    chosen = cases(*rules) if rules else all_cases()
    if not chosen:
        console.print(f"There are no ACT cases{' of these rules' if rules else ''} at {FOLDER}.")
        return 2
    everything = _judge(chosen)
    said = shipped(everything)
    for record in records(chosen, said):
        by = ", ".join(record.by) or "no rule claims it"
        console.print(f"{record.status:12} {record.rule} {record.name} ({record.cases} cases; {by})")
        for case, outcome in record.wrong:
            console.print(f"    {case.title}: expected {case.expected}, got {outcome} ({case.path})")
    if rules:
        _tell(chosen, said)
    alarms = list(false_alarms(chosen, said))
    for alarm in alarms:
        why = "claims its rule" if alarm.claimed else f"speaks of {', '.join(alarm.criteria)}"
        console.print(f"false alarm  {alarm.case.rule} {alarm.case.title}: {alarm.rule} ({why}; {alarm.case.path})")
        for finding in alarm.findings:
            console.print(f"    {finding.target.key if finding.target else ''}: {finding.message}")
    if not rules:
        PAGE.write_text(page(chosen, everything), "utf-8")
        IMPLEMENTATION.write_text(implementation(chosen, said), "utf-8")
    count = totals(chosen, said)
    console.print(str(count))
    unknown = unexplained(alarms)
    if unknown:
        console.print(
            f"{len(unknown)} false alarms were not looked into: they are to be mended, or told in {EXPLAINED}."
        )
    return int(bool(unknown) or any(alarm.claimed for alarm in alarms) or count.alarms >= 0.02 * count.clean > 0)


def _judge(chosen: list[Case]) -> dict[str, list[Said]]:
    with tempfile.TemporaryDirectory() as folder, Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("ACT cases", total=len({case.path for case in chosen}))
        return judge_cases(chosen, Path(folder), lambda key: progress.advance(task))


def _tell(chosen: list[Case], said: dict[str, list[Said]]) -> None:
    for case in chosen:
        console.print(f"{case.rule} {case.title}, expected {case.expected} ({case.path})")
        for one in said[case.path]:
            if case.rule in one.act or (one.criteria & set(case.criteria) and one.outcome is not Outcome.INAPPLICABLE):
                console.print(f"    {one.rule}: {one.outcome}")
                for finding in one.findings:
                    where = finding.target.key if finding.target else ""
                    console.print(f"        {finding.outcome} {where}: {finding.message}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
