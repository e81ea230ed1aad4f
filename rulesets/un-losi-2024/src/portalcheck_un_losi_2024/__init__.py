"""Brings the ruleset `un-losi-2024`."""

from pathlib import Path

from portalcheck import hookimpl


@hookimpl
def portalcheck_rulesets() -> list[Path]:
    """Name the folder that holds `ruleset.yaml`."""
    return [Path(__file__).parent]
