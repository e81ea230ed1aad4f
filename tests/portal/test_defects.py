"""The table of defects: what it says is so, on the pages themselves."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Set
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from reference_portal.defects import FILES, PAGES, SIGNED_IN, DefectSwitches
from reference_portal.defects.table import Change

from portalcheck.core import portalcheck_rules
from reference_portal import DEFECTS, Defect, UnknownDefectError, create_app, data, serve
from tests.portal import judged, walk
from tests.portal.walk import attribute, the, tree

ALL_PAGES = (*PAGES, *SIGNED_IN, *FILES)
# The defects that the code of the portal makes rather than a change of its pages.
IN_THE_CODE = {"receipt-not-kept", "step-error", "step-expires-once-left", "name-without-marks"}
# Rules of ours, and those of the engine that the portal's rulesets name, that no defect fails, with the reason.
NOT_HERE = "The portal is served on this machine, where it is asked of nobody."
A_PERSON = "It is asked of a person on every portal."
WITHOUT_A_DEFECT = {
    "axe/aria-braille-equivalent": "The engine leaves it to a person, and no portal gives names in braille.",
    "assistance/assistant-right": A_PERSON,
    "content/domain-name": NOT_HERE,
    "security/https": NOT_HERE,
    "site/certificate": NOT_HERE,
    "site/https-forced": NOT_HERE,
    "site/ipv6": NOT_HERE,
    "site/emc-label": A_PERSON,
    "site/question": A_PERSON,
    "site/browsers": "It tells what was not looked at, and nothing of the portal.",
    "service/essential-offered": "It asks of each of 25 services, most of which this portal does not offer as it is.",
}


class Portal:
    """One portal whose defects are switched as needed, seen by nobody or by one who is signed in."""

    def __init__(self, app: Flask, code: str, citizen: FlaskClient) -> None:
        self.app = app
        self.code = code
        self.citizen = citizen
        self.clean = {page: self.page(page) for page in ALL_PAGES}

    def page(self, page: str) -> str:
        """A page under its policy, without the values that are new on every load."""
        client = self.citizen if page in SIGNED_IN else self.app.test_client()
        answer = client.get(page.replace("<code>", self.code))
        # A defect may show in the policy alone.
        text = f"{answer.headers.get('Content-Security-Policy')}\n{answer.text}"
        return re.sub(r'(name="(?:csrf_token|submission_id)"[^>]*value=")[^"]*', r"\1", text)

    def switch(self, *names: str) -> None:
        self.app.extensions["defects"] = DefectSwitches(names)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    app = create_app(database_path=tmp_path_factory.mktemp("portal") / "portal.sqlite3")
    citizen = app.test_client()
    assert walk.sign_in(citizen).status_code == 303
    code = walk.hand_in(citizen)
    walk.fill_in(citizen)
    made = Portal(app, code, citizen)
    assert made.clean == {page: made.page(page) for page in ALL_PAGES}, "pages differ without any defect"
    return made


@pytest.fixture(scope="module")
def known() -> Set[str]:
    return judged.equipment().rules.keys()


# Rules


def test_every_rule_has_a_defect_or_a_reason() -> None:
    selected = {check.rule.id for check in judged.plan(judged.equipment(), ["http://127.0.0.1/"]).checks}
    wanted = selected | {rule.id for rule in portalcheck_rules() if rule.family != "axe"}
    shown = {rule for defect in DEFECTS.values() for rule in (*defect.rules, *defect.also, *defect.asks)}
    assert shown | WITHOUT_A_DEFECT.keys() >= wanted, "rules without a defect"
    assert not shown & WITHOUT_A_DEFECT.keys()
    assert wanted >= WITHOUT_A_DEFECT.keys()


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS)
def test_defect_names_rules_that_there_are_and_says_what_it_is(defect: Defect, known: Set[str]) -> None:
    named = [*defect.rules, *defect.also, *defect.asks]
    assert defect.rules or defect.asks
    assert len(named) == len(set(named))
    assert set(named) <= known
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", defect.name)
    assert re.fullmatch(r"[A-ZĐ“].*\.", defect.description)
    assert len(defect.description) <= 120


def test_no_name_is_given_twice() -> None:
    names = [record["name"] for file in data.names("defects") for record in data.load(f"defects/{file}.yaml")]
    assert names == list(DEFECTS)


# Pages


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS)
def test_defect_changes_the_pages_that_it_lists_and_no_other(defect: Defect, portal: Portal) -> None:
    portal.switch(defect.name)
    try:
        changed = {page for page in ALL_PAGES if portal.page(page) != portal.clean[page]}
    finally:
        portal.switch()
    assert defect.pages
    assert changed == set(defect.pages)


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS)
def test_each_change_finds_its_one_place(defect: Defect, portal: Portal) -> None:
    assert bool(defect.changes or defect.policy) != (defect.name in IN_THE_CODE)
    for page in defect.pages:
        for change in defect.changes:
            assert portal.clean[page].count(change.found) == 1, f"{page}: {change.found}"


def test_change_says_where_something_is_put() -> None:
    assert Change.read({"before": "B", "put": "A"}) == Change("B", "AB")
    assert Change.read({"after": "A", "put": "B"}) == Change("A", "AB")
    assert Change.read({"instead of": "A", "put": ""}) == Change("A", "")
    for wrong in ({"before": "A"}, {"above": "A", "put": "B"}, {"before": "A", "after": "B", "put": "C"}):
        with pytest.raises(ValueError, match="before, after or instead of"):
            Change.read(wrong)


def test_all_defects_together(portal: Portal) -> None:
    portal.switch(*DEFECTS)
    try:
        for page in ALL_PAGES:
            client = portal.citizen if page in SIGNED_IN else portal.app.test_client()
            broken = dict.fromkeys(DEFECTS["step-error"].pages, 500)
            broken |= dict.fromkeys(DEFECTS["step-expires-once-left"].pages, 410)
            assert client.get(page.replace("<code>", portal.code)).status_code == broken.get(page, 200), page
    finally:
        portal.switch()


def test_templates_know_of_no_defect() -> None:
    names = re.compile("|".join(map(re.escape, DEFECTS)))
    for template in Path(create_app.__code__.co_filename).parent.joinpath("templates").rglob("*.html"):
        text = template.read_text("utf-8")
        assert not names.search(text), template
        assert "defect" not in text, template


# What a defect needs


def test_policy_is_opened_on_the_pages_of_a_defect_alone(database: Path) -> None:
    client = create_app(database_path=database, defects=["sound-at-once"]).test_client()
    policies = {path: client.get(path).headers["Content-Security-Policy"] for path in PAGES}
    assert {path for path, policy in policies.items() if "media-src" in policy} == {"/gioi-thieu"}
    assert policies["/gioi-thieu"] == policies["/"] + "; media-src 'self'"


def test_what_a_defect_loads_is_there_and_nothing_of_it_without(database: Path, client: FlaskClient) -> None:
    every = create_app(database_path=database, defects=DEFECTS).test_client()
    loaded = {
        source
        for defect in DEFECTS.values()
        for change in defect.changes
        for source in re.findall(r'(?:src|poster)="(/[^"]+)"', change.put)
    }
    assert len(loaded) >= 5
    for address in loaded:
        assert every.get(address).status_code == 200, address
        assert client.get(address).status_code == (404 if address.startswith("/static-heavy/") else 200), address


def test_heavy_picture_is_two_megabytes_and_always_the_same(database: Path) -> None:
    heavy = create_app(database_path=database, defects=["heavy-page"]).test_client()
    address = attribute(the(tree(heavy.get("/")), "img[src^='/static-heavy/']"), "src")
    first = heavy.get(address)
    assert 2_000_000 < len(first.data) < 2_200_000
    assert first.data == heavy.get(address).data
    assert first.headers["Cache-Control"] == "no-store"


# Names


def test_unknown_defect_names_the_nearest() -> None:
    with pytest.raises(UnknownDefectError, match="zoom-disabled"), serve(defects=["zoom-disable"]):
        pass


def test_list_names_each_defect_below_each_of_its_pages() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "reference_portal", "--defects"], capture_output=True, text=True, check=True, timeout=30
    )
    blocks = dict(re.findall(r"^(/\S*)\n((?:  .*\n)+)", listed.stdout, re.MULTILINE))
    assert list(blocks) == [page for page in ALL_PAGES if any(page in defect.pages for defect in DEFECTS.values())]
    for defect in DEFECTS.values():
        for page in defect.pages:
            (told,) = re.findall(rf"^  {defect.name}\n((?:      .*\n)+)", blocks[page], re.MULTILINE)
            told = " ".join(told.split())
            assert told.startswith(f"{defect.description} ")
            assert all(rule in told for rule in (*defect.rules, *defect.also, *defect.asks))
    assert max(map(len, listed.stdout.splitlines())) <= 100
