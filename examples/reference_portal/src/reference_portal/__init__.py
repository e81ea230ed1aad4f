"""A small Vietnamese public-service portal whose defects can be switched on one by one.

    from reference_portal import serve

    with serve(defects=["zoom-disabled"]) as portal:
        page.goto(portal.url)
"""

from reference_portal.app import create_app
from reference_portal.defects import DEFECTS, Defect, UnknownDefectError
from reference_portal.server import Portal, serve

__version__ = "0.1.0"

__all__ = ["DEFECTS", "Defect", "Portal", "UnknownDefectError", "create_app", "serve"]
