"""Made-up people are the same for the same seed, and of the form that forms ask for."""

import re
from datetime import date

import pytest

from portalcheck.model.journey import Person
from portalcheck.people import FIELDS, person

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("seed", range(30))
def test_the_form_of_each_field(seed: int) -> None:
    made = person("mother", Person(), seed, TODAY)
    assert tuple(made) == FIELDS
    assert all(made.values())
    born = date.fromisoformat(made["born_on_iso"])
    assert f"{born:%d/%m/%Y}" == made["born_on"]
    assert 20 * 365 <= (TODAY - born).days <= 60 * 365
    assert re.fullmatch(r"0[35789]\d{8}", made["phone"])
    assert made["email"].endswith("@example.com")
    # Province, century and sex, year of birth, six digits.
    assert re.fullmatch(rf"001[0-3]{born:%y}\d{{6}}", made["citizen_number"])
    assert (int(made["citizen_number"][3]) % 2 == 1) is (made["sex"] == "Nữ")
    assert made["full_name"].startswith(made["family_name"])
    assert made["full_name"].endswith(made["given_name"])


def test_the_same_seed_gives_the_same_person_and_another_another() -> None:
    one = person("mother", Person(), 1, TODAY)
    assert person("mother", Person(), 1, TODAY) == one
    assert person("mother", Person(), 2, TODAY) != one
    assert person("father", Person(), 1, TODAY)["full_name"] != one["full_name"]


def test_a_child_stays_as_old_as_is_asked() -> None:
    made = person("child", Person(age_days=12, sex="female"), 1, TODAY)
    assert made["born_on"] == "12/11/2026"
    assert made["sex"] == "Nữ"
    assert made["citizen_number"][3] == "3"
