"""Standardized quality tests for public-service portals.

The public names, and nothing else: what a plugin, a ruleset or a local rule may import. They are loaded when first
asked for, so that starting the command line stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portalcheck.gather import Gatherer, gatherer
    from portalcheck.gather.answers import Gone, ScriptError, Unanswered
    from portalcheck.gather.browser import find_browser
    from portalcheck.gather.frame_tree import Frame
    from portalcheck.gather.past import Unavailable
    from portalcheck.gather.tab import Tab
    from portalcheck.hookspecs import hookimpl
    from portalcheck.model.artifact import (
        Artifact,
        Axe,
        Console,
        Document,
        Layout,
        Missing,
        Network,
        Timing,
        Tree,
    )
    from portalcheck.model.assertion import Assertion, Evidence, Finding, Outcome, Pointer
    from portalcheck.model.elements import Elements
    from portalcheck.model.reflow import Reflow
    from portalcheck.model.report import Report
    from portalcheck.model.subject import Device, Subject
    from portalcheck.model.visit import Visit
    from portalcheck.report import Reporter, reporter
    from portalcheck.rule_format import Across, Params, Rule, cant_tell, failed, inapplicable, passed, rule

__version__ = "0.1.0"

_HOME = {
    "portalcheck.gather": ("Gatherer", "gatherer"),
    "portalcheck.gather.answers": ("Gone", "ScriptError", "Unanswered"),
    "portalcheck.gather.browser": ("find_browser",),
    "portalcheck.gather.frame_tree": ("Frame",),
    "portalcheck.gather.past": ("Unavailable",),
    "portalcheck.gather.tab": ("Tab",),
    "portalcheck.hookspecs": ("hookimpl",),
    "portalcheck.model.artifact": (
        "Artifact",
        "Axe",
        "Console",
        "Document",
        "Layout",
        "Missing",
        "Network",
        "Timing",
        "Tree",
    ),
    "portalcheck.model.elements": ("Elements",),
    "portalcheck.model.assertion": ("Assertion", "Evidence", "Finding", "Outcome", "Pointer"),
    "portalcheck.model.reflow": ("Reflow",),
    "portalcheck.model.report": ("Report",),
    "portalcheck.model.subject": ("Device", "Subject"),
    "portalcheck.model.visit": ("Visit",),
    "portalcheck.report": ("Reporter", "reporter"),
    "portalcheck.rule_format": ("Across", "Params", "Rule", "cant_tell", "failed", "inapplicable", "passed", "rule"),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Across",
    "Artifact",
    "Assertion",
    "Axe",
    "Console",
    "Device",
    "Document",
    "Elements",
    "Evidence",
    "Finding",
    "Frame",
    "Gatherer",
    "Gone",
    "Layout",
    "Missing",
    "Network",
    "Outcome",
    "Params",
    "Pointer",
    "Reflow",
    "Report",
    "Reporter",
    "Rule",
    "ScriptError",
    "Subject",
    "Tab",
    "Timing",
    "Tree",
    "Unanswered",
    "Unavailable",
    "Visit",
    "__version__",
    "cant_tell",
    "failed",
    "find_browser",
    "gatherer",
    "hookimpl",
    "inapplicable",
    "passed",
    "reporter",
    "rule",
]


def __getattr__(name: str) -> Any:
    if name in _MODULE:
        return getattr(import_module(_MODULE[name]), name)
    raise AttributeError(f"module 'portalcheck' has no attribute {name!r}")
