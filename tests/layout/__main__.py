"""Judge the pages with known layout failures and say what was found, page by page; the last line gives the totals.

python -m tests.layout              the cases at hand
python -m tests.layout FOLDER       those of a folder with an expected.json
"""

import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from tests.layout.cases import FOLDER, all_cases
from tests.layout.judging import Judged, judge_cases

console = Console(highlight=False, soft_wrap=True)


def main(arguments: list[str]) -> int:
    """Judge and print. Ends with 1 where anything was missed or wrongly found, 2 where there are no cases."""
    pages = Path(arguments[0]) if arguments else FOLDER
    cases = all_cases(pages)
    if not cases:
        console.print(f"There are no layout cases at {pages}.")
        return 2
    with tempfile.TemporaryDirectory() as folder, Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("layout cases", total=len(cases))
        judged = judge_cases(cases, pages, Path(folder), lambda key: progress.advance(task))
    for one in judged:
        _tell(one)
    known = sum(len(one.case.failures) for one in judged)
    found = sum(len(one.found) for one in judged)
    clean = [one for one in judged if not one.case.failures]
    spared = sum(not one.alarms and not one.untested for one in clean)
    alarms = sum(len(one.alarms) for one in judged)
    questions = sum(len(one.questions) for one in judged)
    untested = sum(bool(one.untested) for one in judged)
    console.print(
        f"{found} of {known} known failures found with their range; nothing on {spared} of {len(clean)} clean pages; "
        f"{alarms} other findings, {questions} questions, {untested} pages untested"
    )
    return int(found < known or alarms > 0 or untested > 0)


def _tell(one: Judged) -> None:
    missed = [failure for failure in one.case.failures if failure not in one.found]
    console.print(f"{'wrong' if missed or one.alarms or one.untested else 'right':6}{one.case.page}")
    for failure in one.found:
        console.print(f"    found   {failure.kind} {failure.range} {' '.join(failure.elements)}")
    for failure in missed:
        console.print(f"    missed  {failure.kind} {failure.range} {' '.join(failure.elements)}")
    for label, findings in (("other", one.alarms), ("asked", one.questions)):
        for finding in findings:
            where = finding.target.css if finding.target else ""
            console.print(f"    {label}   {finding.data.get('kind', '')} {where}: {finding.message}")
    if one.untested:
        console.print(f"    {one.untested}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
