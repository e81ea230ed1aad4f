"""`portalcheck check`: visit, judge, report."""

import os
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from portalcheck.commands.kit import kit_for
from portalcheck.errors import UsageError
from portalcheck.kit import plan_for
from portalcheck.model.portal import Portal, RulesetUse
from portalcheck.model.subject import VisitKey
from portalcheck.portal_file import known_language, portal_of, read_portal, read_urls
from portalcheck.report.terminal import print_report
from portalcheck.report.timings import timings_table
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from portalcheck.summary import write_reports

DEFAULT_RULESETS = ("wcag:2.2-aa",)


def run_check(
    portal: Portal,
    root: Path,
    *,
    results: Path,
    browser_path: str | None,
    axe: str,
    in_flight: int,
    pictures: bool,
    timings: bool,
    quiet: bool,
) -> None:
    """Check a portal, whose rulesets' paths begin at `root`, and end the process with the report's exit code."""
    kit = kit_for(axe, browser_path)
    told = set(kit.notes)
    plan = plan_for(kit, portal, root).answered_from(root / portal.answers)
    store = Store(results, kit.kinds)
    run = Run(kit, plan, store, browser_path=browser_path, in_flight=in_flight, pictures=pictures)
    shown = Console(stderr=True)
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=shown,
        transient=True,
        disable=quiet or not shown.is_terminal or bool(os.environ.get("CI")),
    )
    with run, progress:
        task = progress.add_task("Visiting", total=len(plan.keys))

        def visited(key: VisitKey) -> None:
            progress.update(task, advance=1, description=str(key)[:40])

        report = run_all(run, kit, plan, store, visited)
    written = write_reports(kit, report, results)
    for note in kit.notes:
        if note not in told:
            sys.stderr.write(f"portalcheck: {note}\n")
    print_report(report, Console(), quiet=quiet)
    if timings:
        Console().print(timings_table(store.summaries()))
    for path in written.values():
        sys.stdout.write(f"{path}\n")
    sys.exit(report.exit_code)


def portal_for(
    urls: list[str],
    urls_file: Path | None,
    portal_file: Path | None,
    base_url: str | None,
    rulesets: list[str],
    devices: list[str],
    rate: float | None,
    language: str | None,
) -> Portal:
    """Make a portal of what the command line says. Raises UsageError."""
    portal = _portal(urls, urls_file, portal_file, base_url)
    update: dict[str, object] = {}
    if rulesets:
        update["rulesets"] = tuple(RulesetUse(use=ruleset) for ruleset in rulesets)
    if devices:
        update["devices"] = tuple(devices)
    if language:
        update["language"] = known_language(language)
    if rate:
        update["limits"] = portal.limits.model_copy(update={"requests_per_second": rate})
    return portal.model_copy(update=update)


def _portal(urls: list[str], urls_file: Path | None, portal_file: Path | None, base_url: str | None) -> Portal:
    if portal_file:
        if urls or urls_file:
            raise UsageError("give either addresses or --portal FILE, not both.")
        return read_portal(portal_file, base_url)
    if base_url:
        raise UsageError("--base-url belongs to --portal FILE.")
    if urls_file:
        urls = urls + read_urls(_text(urls_file))
    return portal_of(urls, DEFAULT_RULESETS)


def _text(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read()
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--urls {path}: it cannot be read ({error}).") from error
