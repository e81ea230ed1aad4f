"""What most commands begin with."""

import sys

from portalcheck.gather.axe_table import find_engine
from portalcheck.kit import Kit, equip


def kit_for(axe: str = "", browser_path: str | None = None) -> Kit:
    """Load the plugins, with another engine where one is named, and say what was left out."""
    path, table = find_engine(axe, browser_path)
    kit = equip(axe=path, axe_table=table)
    for note in kit.notes:
        sys.stderr.write(f"portalcheck: {note}\n")
    return kit
