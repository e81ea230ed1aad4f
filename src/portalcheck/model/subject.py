"""What is tested, and through what kind of device."""

from typing import Literal

from pydantic import Field

from portalcheck.model.frozen import Frozen
from portalcheck.model.lens import VisitLens

SITE = "site"
"""The name of all pages together."""


class Device(Frozen):
    """A screen and its manners, in CSS pixels; `scale` is device pixels per CSS pixel."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    width: int = Field(ge=200, le=4000)
    height: int = Field(ge=200, le=4000)
    scale: float = Field(default=1, ge=0.5, le=5)
    mobile: bool = False
    touch: bool = False
    source: str = ""


class Subject(Frozen):
    """A test subject in EARL's sense: a page, a state that a journey reached, the journey itself (a process), or all
    pages side by side (a site).

    A state's id is the process and the number of the step, from 1 (`birth/3`); `step` is the step's title.
    """

    id: str
    url: str
    kind: Literal["page", "state", "process", "site"] = "page"
    process: str | None = None
    step: str | None = None
    status: int = 200


class VisitKey(Frozen):
    """Names one visit: who is looked at, on which device, under which lens; a page under `lighthouse` is measured
    by that program.
    """

    subject: str
    device: str
    lens: VisitLens | None = None

    def __str__(self) -> str:
        return "+".join(part for part in (self.subject, self.device, self.lens) if part)
