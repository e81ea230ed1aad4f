"""The engine's rule table that ships with the project is that of the bundled engine."""

import json
from collections import Counter

import pytest

from portalcheck.gather.axe import engine
from portalcheck.gather.axe_table import as_text, read_table
from portalcheck.rules.accessibility.axe import shipped_table
from tests.house.conftest import SOURCE

FILE = SOURCE / "rules" / "accessibility" / "axe_rules.json"


def test_its_version_is_that_of_the_bundled_engine() -> None:
    assert shipped_table()["engine"] == engine("")[1]


def test_it_is_written_as_the_command_writes_it() -> None:
    assert FILE.read_text("utf-8") == as_text(json.loads(FILE.read_text("utf-8")))


def test_its_ids_are_unique() -> None:
    ids = Counter(line["id"] for line in shipped_table()["rules"])
    assert max(ids.values()) == 1
    assert len(ids) >= 90


@pytest.mark.browser
def test_it_is_what_the_bundled_engine_says() -> None:
    assert FILE.read_text("utf-8") == as_text(read_table())
