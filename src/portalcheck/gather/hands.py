"""What plays a journey does to a page: one verb a method, each by the means of some person."""

from pathlib import Path
from typing import Any, Protocol

from portalcheck.gather.guard import Guard
from portalcheck.model.journey import Choose, Fill, Target, Upload


class Hands(Protocol):
    """Acts upon what a target names, in a Playwright page, within some seconds; `act.py` does it with a pointer.

    Each raises Stopped where that is not possible. `fill` gives what the field was like before (see `Entry`), and
    `click` submits nothing that the guard does not permit.
    """

    async def fill(self, page: Any, target: Fill, seconds: float) -> dict[str, Any]: ...  # noqa: D102

    async def choose(self, page: Any, target: Choose, seconds: float) -> None: ...  # noqa: D102

    async def tick(self, page: Any, target: Target, seconds: float) -> None: ...  # noqa: D102

    async def click(self, page: Any, target: Target, seconds: float, guard: Guard | None) -> None: ...  # noqa: D102

    async def upload(self, page: Any, target: Upload, file: Path, seconds: float) -> None: ...  # noqa: D102
