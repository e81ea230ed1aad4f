"""The whole extension contract, on one page.

A plugin is a module (or object) whose functions are marked with `portalcheck.hookimpl`. It is found through the
entry point group `portalcheck`, or, in a project of one's own, in `conftest.py`. A hook may take fewer arguments
than stand here. Plugins add and observe; none can change an outcome.
"""

from collections.abc import Awaitable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from portalcheck.gather import Gatherer
    from portalcheck.gather.tab import Tab
    from portalcheck.model.assertion import Assertion
    from portalcheck.model.report import Report
    from portalcheck.model.ruleset import Ruleset
    from portalcheck.model.score import Score
    from portalcheck.model.subject import Device, Subject
    from portalcheck.model.visit import Visit
    from portalcheck.report import Reporter
    from portalcheck.rule_format import Rule

hookspec = pluggy.HookspecMarker("portalcheck")
hookimpl = pluggy.HookimplMarker("portalcheck")
"""Marks a function of a plugin as an implementation of the hook of its name."""


# --- bring -------------------------------------------------------------------------------------------------------


@hookspec
def portalcheck_rules() -> Iterable["Rule"]:  # type: ignore[empty-body]
    """Bring rules. Called once, before the plan is made."""


@hookspec
def portalcheck_rulesets() -> Iterable[Path]:  # type: ignore[empty-body]
    """Bring rulesets: the folders that hold a `ruleset.yaml`. Called once, before the plan is made."""


@hookspec
def portalcheck_gatherers() -> Iterable["Gatherer"]:  # type: ignore[empty-body]
    """Bring gatherers, each with the type of artifact it makes. Called once, before the plan is made."""


@hookspec
def portalcheck_reporters() -> Iterable["Reporter"]:  # type: ignore[empty-body]
    """Bring reporters. Called once, when the run has ended."""


# --- take part ---------------------------------------------------------------------------------------------------


@hookspec
def portalcheck_subjects(portal: Any) -> Iterable["Subject"]:  # type: ignore[empty-body]
    """Add pages to those of the portal file (a `portalcheck.model.portal.Portal`). Called once."""


@hookspec
def portalcheck_context_args(subject: "Subject", device: "Device") -> Mapping[str, Any]:  # type: ignore[empty-body]
    """Add arguments of Playwright's `browser.new_context`, such as headers. Called before each visit."""


@hookspec
def portalcheck_arrived(tab: "Tab", subject: "Subject", device: "Device") -> Awaitable[None]:  # type: ignore[empty-body]
    """Act on a page that has come to rest, before anything is gathered; an `async def`. Called once a visit."""


# --- observe -----------------------------------------------------------------------------------------------------


@hookspec
def portalcheck_visited(visit: "Visit") -> None:
    """See a visit with all its artifacts. Called once a visit, when it has been stored."""


@hookspec
def portalcheck_asserted(assertion: "Assertion") -> None:
    """See an assertion. Called once each, in the order of the plan."""


@hookspec
def portalcheck_finished(report: "Report") -> None:
    """See the report. Called once, before the reporters write it."""


# --- decide ------------------------------------------------------------------------------------------------------


@hookspec(firstresult=True)
def portalcheck_score(ruleset: "Ruleset", assertions: "Iterable[Assertion]") -> "Score | None":
    """Score a ruleset that gives points, in a way of your own; None leaves it to others, and at last to us. Called once
    for each such ruleset, when all is judged. The assertions are those of the whole run, and can be gone through once.
    """
