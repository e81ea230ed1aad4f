"""Judge pages by some rules alone, whatever ruleset they stand in, through the real pipeline."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from portalcheck.kit import Kit, plan_for
from portalcheck.model.assertion import Assertion
from portalcheck.model.portal import Limits, Page, Portal, RulesetUse
from portalcheck.model.subject import VisitKey
from portalcheck.run import Run, run_all
from portalcheck.store import Store


def judged_by(
    kit: Kit,
    rules: Iterable[str],
    pages: Mapping[str, str],
    base_url: str,
    folder: Path,
    limits: Limits,
    on_visit: Callable[[VisitKey], None] = lambda key: None,
) -> Iterator[Assertion]:
    """Give what the rules say of pages, by their names and addresses, on a desktop; results are kept in `folder`."""
    portal = Portal(
        base_url=base_url,
        pages=tuple(Page(id=name, url=url) for name, url in pages.items()),
        devices=("desktop",),
        rulesets=(RulesetUse(use=str(_ruleset_of(rules, folder))),),
        limits=limits,
    )
    plan = plan_for(kit, portal, Path())
    store = Store(folder, kit.kinds)
    with Run(kit, plan, store, pictures=False) as run:
        yield from run_all(run, kit, plan, store, on_visit).assertions


def _ruleset_of(rules: Iterable[str], folder: Path) -> Path:
    path = folder / "chosen" / "ruleset.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "id": "chosen",
        "edition": "1",
        "title": {"en": "Some rules"},
        "sources": {"ours": {"title": "Chosen by the tests", "basis": "ours", "in_force": "yes"}},
        "criteria": [{"rule": name, "source": "ours"} for name in rules],
    }
    path.write_text(json.dumps(told), "utf-8")
    return path
