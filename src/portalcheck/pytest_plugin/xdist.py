"""Under pytest-xdist: the items of one visit stay on one worker, all others are spread as xdist would."""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from portalcheck.pytest_plugin import FILE_NAMES


class VisitScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Spreads tests one by one, but the items of a visit together."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, rest = nodeid.partition("::")
        if file.rpartition("/")[2] in FILE_NAMES:
            return f"{file}::{_group(rest.partition('::')[0])}"
        return nodeid


def _group(visit: str) -> str:
    """Name what is visited together: `birth/3+phone` is a state of the journey `birth+phone`."""
    subject, plus, device = visit.partition("+")
    return f"{subject.partition('/')[0]}{plus}{device}"


class Controller:
    """Answers xdist's question for a scheduler."""

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> Any:
        """Take the place of the plain `load` scheduling only; whoever chose another one gets it."""
        return VisitScheduling(config, log) if config.getvalue("dist") == "load" else None
