"""`portalcheck judge`: stored results judged again, without a browser."""

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from portalcheck.commands.kit import kit_for
from portalcheck.errors import UsageError
from portalcheck.kit import plan_for
from portalcheck.model.portal import RulesetUse
from portalcheck.model.report import Report
from portalcheck.portal_file import known_language
from portalcheck.replay import from_stored, judge_stored, to_stored
from portalcheck.report.terminal import print_report
from portalcheck.store import Store
from portalcheck.summary import StoredAssertions, head, stored_trees, write_reports


def run_judge(
    *, results: Path, rulesets: list[str], into: Path, language: str | None, answers: Path | None, quiet: bool
) -> None:
    """Do it, and end the process with the new report's exit code."""
    if into.resolve() == results.resolve():
        raise UsageError("--into must be another folder than RESULTS: what was judged first is kept.")
    kit = kit_for()
    source = Store(results, kit.kinds)
    stored = source.read_plan()
    plan = from_stored(kit, stored, source)
    if rulesets:
        # The journeys were played; what is judged again needs their files no more.
        update = {"rulesets": tuple(RulesetUse(use=ruleset) for ruleset in rulesets), "services": {}}
        chosen = plan_for(kit, plan.portal.model_copy(update=update), Path())
        plan = replace(plan, rulesets=chosen.rulesets, checks=chosen.checks).with_site()
    if answers:
        plan = plan.answered_from(answers)
    if language:
        plan = replace(plan, portal=plan.portal.model_copy(update={"language": known_language(language)}))
    target = Store(into, kit.kinds)
    target.clear()
    judge_stored(plan, source, target)
    started = datetime.fromisoformat(stored["started"])
    facts: Any = {"browser": stored["browser"], "axe": stored["axe"]}
    target.write_plan(to_stored(plan, into, **facts, started=started))
    judged = StoredAssertions(target, plan.keys)
    report = Report(head(kit, plan, source, judged, **facts, started=started), judged, stored_trees(source))
    written = write_reports(kit, report, into)
    print_report(report, Console(), quiet=quiet)
    for path in written.values():
        sys.stdout.write(f"{path}\n")
    sys.exit(report.exit_code)
