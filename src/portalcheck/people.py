"""Made-up citizens of Vietnam, the same ones for the same seed. None of them exists."""

import random
from collections.abc import Mapping
from datetime import date, timedelta

from faker import Faker

from portalcheck.model.journey import Person, Sex

FIELDS = (
    "full_name", "family_name", "given_name", "sex", "born_on", "born_on_iso", "born_day", "born_month", "born_year",
    "citizen_number", "phone", "email", "address",
)  # fmt: skip
"""What is known of each; dates are dd/mm/yyyy, as forms in Vietnam ask for them, and yyyy-mm-dd."""

_SEX: Mapping[Sex, str] = {"female": "Nữ", "male": "Nam"}
_PROVINCE = "001"  # Hà Nội, in the numbering of citizens' numbers

_MARKED: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "Nữ": (
        ("Trần Đỗ", "Phượng Uyển", "Thắm"),
        ("Đặng Nguyễn", "Hồng Cẩm", "Phước"),
        ("Đỗ Đặng", "Tường Cẩm", "Tuyết"),
    ),
    "Nam": (
        ("Đỗ Đặng", "Trường Hiển", "Tuấn"),
        ("Nguyễn Đặng", "Hồng Cẩn", "Phước"),
        ("Đỗ Đặng", "Tường Cẩn", "Chiến"),
    ),
}
"""Plausible names, each of which holds every tone, Đ, and ă, â, ê, ô, ơ and ư: family name, middle name, given name."""
_MARKED_ADDRESS = "12 đường Trần Nguyên Đán, phường Đằng Giang, thành phố Hải Phòng"


def person(name: str, wanted: Person, seed: int, today: date) -> dict[str, str]:
    """Make one up. A citizen's number has the published form: province, century and sex, year of birth, six digits."""
    chance = random.Random(f"{seed}/{name}")  # noqa: S311 - nothing secret comes of it
    faker = Faker("vi_VN", use_weighting=False)
    faker.seed_instance(chance.getrandbits(64))
    either: Sex = chance.choice(("female", "male"))
    sex = wanted.sex or either
    family = faker.last_name()
    given = faker.first_name_female() if sex == "female" else faker.first_name_male()
    middle = chance.choice(("Thị", "Ngọc", "Thu", "Minh") if sex == "female" else ("Văn", "Đức", "Quang", "Minh"))
    days = chance.randint(20 * 365, 60 * 365) if wanted.age_days is None else wanted.age_days
    born = today - timedelta(days=days)
    century = 2 * (born.year // 100 - 19) + (sex == "female")
    return {
        "full_name": f"{family} {middle} {given}",
        "family_name": family,
        "given_name": given,
        "sex": _SEX[sex],
        "born_on": f"{born:%d/%m/%Y}",
        "born_on_iso": born.isoformat(),
        "born_day": str(born.day),
        "born_month": str(born.month),
        "born_year": str(born.year),
        "citizen_number": f"{_PROVINCE}{century}{born:%y}{chance.randrange(10**6):06}",
        "phone": f"0{chance.choice('35789')}{chance.randrange(10**8):08}",
        # A domain that is set aside for examples (RFC 2606), so that nobody gets a letter.
        "email": f"{name}.{chance.randrange(10**6):06}@example.com",
        "address": f"{chance.randint(1, 200)} {faker.street_name()}, {faker.city()}",
    }


def with_every_mark(values: Mapping[str, str]) -> dict[str, str]:
    """Give the made-up people among some values (`child.full_name`) names and addresses with every mark there is."""
    marked = dict(values)
    people = [key.removesuffix(".full_name") for key in values if key.endswith(".full_name")]
    for at, name in enumerate(people):
        names = _MARKED[values[f"{name}.sex"]]
        family, middle, given = names[at % len(names)]
        marked |= {
            f"{name}.full_name": f"{family} {middle} {given}",
            f"{name}.family_name": family,
            f"{name}.given_name": given,
            f"{name}.address": _MARKED_ADDRESS,
        }
    return marked
