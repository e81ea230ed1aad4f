"""Defects that can be switched on: faults of real portals, each on pages of its own.

What each one is stands in ``data/defects``; the templates show the clean portal and know of none of them.
"""

from reference_portal.defects.pages import FILES, PAGES, SIGNED_IN
from reference_portal.defects.switches import DefectSwitches, UnknownDefectError, init_app, policy_here, shown
from reference_portal.defects.table import DEFECTS, Defect

__all__ = [
    "DEFECTS",
    "FILES",
    "PAGES",
    "SIGNED_IN",
    "Defect",
    "DefectSwitches",
    "UnknownDefectError",
    "init_app",
    "policy_here",
    "shown",
]
