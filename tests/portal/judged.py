"""The portal, judged as its own portal file has it judged, through the real pipeline, by one who is signed in."""

from __future__ import annotations

import importlib.util
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urljoin, urlsplit

from reference_portal.defects import SIGNED_IN

from portalcheck.hookspecs import hookimpl
from portalcheck.kit import Kit, equip, plan_for
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.portal import Limits, Portal, RulesetUse
from portalcheck.model.subject import Subject
from portalcheck.plan import Plan
from portalcheck.portal_file import portal_of, read_portal
from portalcheck.rule_format import Check
from portalcheck.rulesets import resolve
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from reference_portal import create_app
from tests.portal import walk

EXAMPLES = Path(__file__).parents[2] / "examples"
WHOLE_ENGINE = str(Path(__file__).parent / "whole_engine.yaml")
BEYOND_AA = str(Path(__file__).parent / "beyond_aa.yaml")
SCORED = "vn-dvc"


def local(hook: Any) -> ModuleType:
    """Make a local plugin of one hook, as a project's `conftest.py` is one."""
    module = ModuleType(hook.__name__)
    setattr(module, hook.__name__, hook)
    return module


@dataclass(frozen=True)
class Citizen:
    """One who has handed a birth in and come as far as the fee with another, in a database that stays."""

    database: Path
    secret_key: str
    code: str
    cookie: str

    @classmethod
    def make(cls, database: Path, secret_key: str = "of a test") -> Citizen:
        client = create_app(database_path=database, secret_key=secret_key).test_client()
        assert walk.sign_in(client).status_code == 303
        code = walk.hand_in(client)
        walk.fill_in(client)
        cookie = client.get_cookie("portal_session")
        assert cookie
        return cls(database, secret_key, code, cookie.value)

    def address(self, portal: str, page: str) -> str:
        """Where a page is; a pattern stands for the page of the dossier that was handed in."""
        return urljoin(portal, page.replace("<code>", self.code))

    def plugin(self) -> ModuleType:
        """Open what is behind signing in with the cookie, and all else as anybody."""
        cookie = {"name": "portal_session", "value": self.cookie, "domain": "127.0.0.1", "path": "/"}

        @hookimpl
        def portalcheck_context_args(subject: Subject) -> dict[str, Any]:
            path = urlsplit(subject.url).path.replace(self.code, "<code>")
            return {"storage_state": {"cookies": [cookie], "origins": []}} if path in SIGNED_IN else {}

        return local(portalcheck_context_args)


def equipment(*plugins: ModuleType) -> Kit:
    """What a run of the examples has: the installed plugins, and the `conftest.py` there."""
    spec = importlib.util.spec_from_file_location("examples_conftest", EXAMPLES / "conftest.py")
    assert spec
    assert spec.loader
    conftest = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(conftest)
    return equip([conftest, *plugins])


def plan(kit: Kit, urls: Iterable[str], *more_rulesets: str, devices: tuple[str, ...] = ()) -> Plan:
    """Have addresses judged by the rulesets and, unless others are named, on the devices of the portal file."""
    file = read_portal(EXAMPLES / "portal.yaml")
    portal: Portal = portal_of(urls, [*(use.use for use in file.rulesets), *more_rulesets])
    # A loopback server needs no politeness.
    limits = Limits(requests_per_second=100)
    return plan_for(kit, portal.model_copy(update={"devices": devices or file.devices, "limits": limits}), EXAMPLES)


def scored_by(rules: Collection[str]) -> set[str]:
    """Name the criteria that give points and ask what any of these rules looks at."""
    return {check.criterion.id for check in _scored() if check.rule.id in rules}


@cache
def _scored() -> tuple[Check, ...]:
    kit = equip()
    return tuple(resolve(RulesetUse(use=SCORED), kit.folders, kit.rules, Path())[1])


def lost(assertions: Iterable[Assertion]) -> set[str]:
    """Name the criteria that give points and that failed."""
    return {one.criterion for one in assertions if one.ruleset == SCORED and one.outcome is Outcome.FAILED}


def judge(
    urls: Iterable[str],
    folder: Path,
    *plugins: ModuleType,
    devices: tuple[str, ...] = (),
    in_use: Collection[str] | None = None,
) -> list[Assertion]:
    """Visit addresses and give all that was judged of them.

    Of the rules for which a page is used, which takes long, `in_use` names those that are wanted; None is all.
    """
    kit = equipment(*plugins)
    planned = plan(kit, urls, WHOLE_ENGINE, BEYOND_AA, SCORED, devices=devices)
    # What belongs to the portal as a whole, and Lighthouse, have tests of their own.
    here = [one for one in planned.checks if one.rule.scope != "site" or one.rule.side_by_side]
    planned = planned.only(one.name for one in here if one.rule.id != "performance/lighthouse-metric")
    if in_use is not None:
        still = {one.makes for one in kit.gatherers if one.effect == "passive"}
        wanted = [one for one in planned.checks if set(one.rule.needs.values()) <= still or one.rule.id in in_use]
        planned = planned.only(one.name for one in wanted)
    store = Store(folder, kit.kinds)
    with Run(kit, planned, store, in_flight=3, pictures=False) as run:
        report = run_all(run, kit, planned, store, lambda key: None)
    return list(report.assertions)
