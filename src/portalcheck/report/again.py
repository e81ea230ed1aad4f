"""How to see a finding again: a command, and in words what no command alone leads to."""

import shlex
from typing import NamedTuple

from portalcheck.devices import DEVICES
from portalcheck.model.ruleset import Ruleset
from portalcheck.model.subject import Device
from portalcheck.report.links import is_link
from portalcheck.report.place import Place
from portalcheck.report.where import step_number

WITH_PORTAL = "portalcheck check --portal portal.yaml"


class Again(NamedTuple):
    """A command; where it checks more than the page, `place` says where to look, and `step` at which step."""

    command: str
    place: Place | None = None
    step: int | None = None


def again(place: Place, ruleset: Ruleset, device: Device | None) -> Again:
    """Say how to see again what one visit showed."""
    subject = place.subject
    if subject.kind != "page" or place.lens or not is_link(subject.url) or not _by_name(device):
        return Again(WITH_PORTAL, place, step_number(subject))
    profile = f":{ruleset.profile}" if ruleset.profile else ""
    asked = f"{ruleset.path or ruleset.id}{profile}@{ruleset.edition}"
    return Again(shlex.join(["portalcheck", "check", subject.url, "--ruleset", asked, "--device", place.device]))


def _by_name(device: Device | None) -> bool:
    """Whether the command line knows a device by its name; those of a portal file it does not."""
    known = DEVICES.get(device.name) if device else None
    return device is None or (known is not None and known.model_copy(update={"source": device.source}) == device)
