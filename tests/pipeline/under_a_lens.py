"""Plays many services under one lens in one run, each with a journey of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from portalcheck.kit import equip, plan_for
from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Assertion
from portalcheck.model.lens import LensName
from portalcheck.model.subject import VisitKey
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store

_Kind = TypeVar("_Kind", bound=Artifact)


@dataclass
class Played:
    """What came of the services, by their names."""

    lens: LensName
    assertions: list[Assertion]
    store: Store

    def of(self, name: str, rule: str, *, as_written: bool = False) -> Assertion:
        """Give what a rule `journey/…` says of a service under the lens, or of its journey as it is written."""
        wanted = (name, f"journey/{rule}", None if as_written else self.lens)
        (one,) = (one for one in self.assertions if (one.subject.id, one.rule, one.lens) == wanted)
        return one

    def left(self, name: str, kind: type[_Kind]) -> _Kind:
        """Give what a service left under the lens."""
        visit = self.store.load(VisitKey(subject=name, device="phone", lens=self.lens))
        assert visit
        artifact = visit.artifacts[kind.name]
        assert isinstance(artifact, kind)
        return artifact


def play_services(folder: Path, url: str, lens: LensName, journeys: Mapping[str, str]) -> Played:
    """Play the journeys, given as YAML by the names of their services, on a phone."""
    lines = []
    for name, steps in journeys.items():
        (folder / f"{name}.yaml").write_text(steps, "utf-8")
        lines.append(f'  "{name}": {{journey: {name}.yaml, lenses: [{lens}]}}')
    (folder / "portal.yaml").write_text(
        f"base_url: {url}\npages: {{home: /}}\ndevices: [phone]\nrulesets: [completion]\nservices:\n"
        + "\n".join(lines)
        + "\nlimits: {requests_per_second: 100, action_seconds: 2}\n",
        "utf-8",
    )
    kit = equip()
    plan = plan_for(kit, read_portal(folder / "portal.yaml"), folder)
    store = Store(folder / "out", kit.kinds)
    with Run(kit, plan, store, in_flight=3, pictures=False) as run:
        report = run_all(run, kit, plan, store, lambda key: None)
    return Played(lens, list(report.assertions), store)
