"""A small Vietnamese public-service portal whose defects can be switched on one by one.

``with serve(defects=["zoom-disabled"]) as portal:`` gives a running portal with ``portal.url`` and
``portal.hits``; ``create_app`` gives the application without a server.
"""

from reference_portal.app import create_app
from reference_portal.defects import DEFECTS, Defect, UnknownDefectError
from reference_portal.server import Portal, serve

__version__ = "0.1.0"

__all__ = ["DEFECTS", "Defect", "Portal", "UnknownDefectError", "create_app", "serve"]
