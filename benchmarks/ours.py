"""portalcheck through its own library, from the plan to the stored verdicts; no report is written.

Usage: `python -m benchmarks.ours URLS FOLDER`. The passive set is what `wcag:2.2-aa` and the engine ask that no
gatherer has to touch the page for.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from portalcheck.kit import Kit, equip, plan_for
from portalcheck.model.portal import Limits
from portalcheck.model.report import Report
from portalcheck.model.subject import VisitKey
from portalcheck.plan import Plan
from portalcheck.portal_file import portal_of
from portalcheck.run import Run, run_all
from portalcheck.store import Store

RULESETS = ("wcag:2.2-aa", str(Path(__file__).with_name("engine.yaml")))


def passive_plan(
    urls: Iterable[str], devices: Iterable[str], local: Iterable[Any] = (), axe: str = ""
) -> tuple[Kit, Plan]:
    """Plan visits in which no gatherer touches the page. A loopback server needs no politeness."""
    kit = equip(local, axe=axe)
    portal = portal_of(urls, RULESETS, devices)
    plan = plan_for(kit, portal.model_copy(update={"limits": Limits(requests_per_second=100)}), Path())
    passive = {gatherer.makes for gatherer in kit.gatherers if gatherer.effect == "passive"}
    return kit, plan.only(check.name for check in plan.checks if set(check.rule.needs.values()) <= passive)


def check_all(
    urls: Sequence[str],
    folder: Path,
    *,
    devices: Iterable[str] = ("desktop",),
    in_flight: int = 1,
    pictures: bool = False,
    axe: str = "",
    local: Iterable[Any] = (),
    on_visit: Callable[[VisitKey], None] = lambda key: None,
) -> tuple[Kit, Report]:
    """Visit all pages and judge them; `axe` is the path of another engine."""
    kit, plan = passive_plan(urls, devices, local, axe)
    store = Store(folder, kit.kinds)
    with Run(kit, plan, store, in_flight=in_flight, pictures=pictures) as run:
        return kit, run_all(run, kit, plan, store, on_visit)


def main() -> None:
    """Check the addresses that a file lists, one a line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("urls", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--devices", nargs="+", default=["desktop"])
    parser.add_argument("--in-flight", type=int, default=1)
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--axe", default="")
    given = parser.parse_args()
    check_all(
        given.urls.read_text("utf-8").split(),
        given.folder,
        devices=given.devices,
        in_flight=given.in_flight,
        pictures=given.pictures,
        axe=given.axe,
    )


if __name__ == "__main__":
    main()
