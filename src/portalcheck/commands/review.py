"""`portalcheck review`: a person answers what a program cannot tell, and later runs remember."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from rich.console import Console

from portalcheck.commands.dialogue import Dialogue, show_unfitting
from portalcheck.commands.kit import kit_for
from portalcheck.errors import UsageError, nearest
from portalcheck.gather.git_name import git_name
from portalcheck.judge import unfitting
from portalcheck.model.answer import Decision
from portalcheck.model.ruleset import Language
from portalcheck.plan import Plan
from portalcheck.portal_file import known_language
from portalcheck.replay import from_stored
from portalcheck.report.terminal import counted
from portalcheck.report.translations import message
from portalcheck.report.visible import visible
from portalcheck.review import Answering, Question, questions, standing
from portalcheck.store import Store
from portalcheck.summary import StoredAssertions

WHO = "PORTALCHECK_WHO"
MOST_VISITS = 4  # named for each question of the list


def run_review(
    *,
    results: Path,
    answers: Path | None,
    given: Sequence[str],
    why: str,
    who: str | None,
    listing: bool,
    as_json: bool,
    again: bool,
    language: str | None,
) -> None:
    """Do it, and end the process: 3 where a question is open, else 1 where an answer says failed, else 0."""
    if as_json and not listing:
        raise UsageError("--json belongs to --list.")
    if listing and given:
        raise UsageError("give either --list or --answer, not both.")
    if why and not given:
        raise UsageError("--why belongs to --answer.")
    if not (listing or given) and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "this asks questions on a terminal, and there is none here. `--list` names the open questions, and "
            "`--answer FINGERPRINT=passed` answers one."
        )
    kit = kit_for()
    store = Store(results, kit.kinds)
    plan = from_stored(kit, store.read_plan(), store)
    path = _file(plan, answers)
    plan = plan.answered_from(path)
    judged = StoredAssertions(store, plan.keys)
    asked = questions(judged, plan.answers)
    keeping = Answering(path, asked, who or os.environ.get(WHO, "").strip())
    console = Console()
    chosen = known_language(language) if language else plan.portal.language
    if listing:
        _list(console, asked, chosen, as_json=as_json)
    elif given:
        wanted = [_wanted(one, asked) for one in given]
        keeping.who = keeping.who or git_name()
        if not keeping.who:
            raise UsageError(f"say who answers: --who NAME, or the environment variable {WHO}.")
        for question, outcome in wanted:
            keeping.keep(question, outcome, why, question.seen.values())
    else:
        Dialogue(console, keeping, plan.rulesets, results, chosen).walk(git_name, again=again)
    waiting, done, failing = standing(asked)
    if not as_json:
        failed = f", {failing} of these with failed" if failing else ""
        console.print(f"{counted(waiting, 'question')} open, {done} answered{failed}.", highlight=False)
        show_unfitting(console, unfitting(plan.answered_from(path).answers, judged, plan.named))
        if done:
            console.print(f"Answers: {path}\nThe report with them: portalcheck judge {results}", highlight=False)
    sys.exit(3 if waiting else int(bool(failing)))


def _file(plan: Plan, named: Path | None) -> Path:
    if named:
        return named
    if plan.answers_path is None:
        raise UsageError("these results do not say where answers are kept; name the file with --answers FILE.")
    path = Path(os.path.normpath(plan.answers_path))
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent} is not here, where the answers are kept; name the file with --answers FILE.")
    return path


def _wanted(given: str, asked: Sequence[Question]) -> tuple[Question, Decision]:
    """Read `FINGERPRINT=OUTCOME`. The beginning of a fingerprint is enough where it is of one question alone."""
    named, _, outcome = given.partition("=")
    for decision in get_args(Decision):
        if outcome == decision:
            break
    else:
        raise UsageError(
            f"--answer {given}: this must be FINGERPRINT=OUTCOME, the outcome one of "
            f"{', '.join(get_args(Decision))}.{nearest(outcome, get_args(Decision))}"
        )
    found = [one for one in asked if named and one.fingerprint.startswith(named)]
    if not found:
        raise UsageError(
            f"--answer {given}: no question of these results is called {named!r}; `--list` names them."
            f"{nearest(named, (one.fingerprint for one in asked))}"
        )
    if len(found) > 1:
        raise UsageError(f"--answer {given}: {len(found)} questions begin so; write more of the fingerprint.")
    return found[0], decision


def _list(console: Console, asked: Sequence[Question], language: Language, *, as_json: bool) -> None:
    waiting = [one for one in asked if one.open]
    if as_json:
        sys.stdout.write(json.dumps([one.plain() for one in waiting], indent=1) + "\n")
        return
    for one in waiting:
        criteria = ", ".join(f"{ruleset}/{criterion}" for ruleset, criterion in one.criteria)
        visits = [seen.name for seen in one.open]
        more = f" and {len(visits) - MOST_VISITS} more" if len(visits) > MOST_VISITS else ""
        lines = [f"{one.fingerprint}  {one.severity}  {criteria}", f"  {message(one.finding, language).text}"]
        if one.finding.target:
            lines.append(f"    at {one.finding.target.key}")
        lines.append(f"    on {', '.join(visits[:MOST_VISITS])}{more}")
        console.print(visible("\n".join(lines)), markup=False, highlight=False, soft_wrap=True)
