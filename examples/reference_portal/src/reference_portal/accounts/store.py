"""The accounts of citizens: a few are made at start-up, since a sandbox has no authority to ask."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from flask import Flask
from werkzeug.security import check_password_hash, generate_password_hash

from reference_portal.database import connection


@dataclass(frozen=True, slots=True)
class Account:
    """A citizen, as the population register would describe the one who signed in."""

    citizen_number: str
    full_name: str
    sex: str
    born_on: str
    ethnic_group: str
    residence: str
    phone: str


DEMO_PASSWORD = "Thu-nghiem-2026"
DEMO_ACCOUNTS = (
    Account(
        citizen_number="012345678901",
        full_name="Nguyễn Thị Ngọc Ánh",
        sex="nu",
        born_on="14/02/1995",
        ethnic_group="Kinh",
        residence="Số 12, tổ 5, phường Hồng Bàng, thành phố Hải Phòng",
        phone="0912345678",
    ),
    Account(
        citizen_number="012345678902",
        full_name="Trần Đức Thịnh",
        sex="nam",
        born_on="30/09/1992",
        ethnic_group="Tày",
        residence="Thôn Nà Phặc, xã Nà Phặc, tỉnh Thái Nguyên",
        phone="0987654321",
    ),
    Account(
        citizen_number="012345678903",
        full_name="Lê Thị Hoài Thương",
        sex="nu",
        born_on="01/06/1998",
        ethnic_group="Kinh",
        residence="Số 7, đường Lê Lợi, phường Phú Xuân, thành phố Huế",
        phone="0903334444",
    ),
)
_COLUMNS = ", ".join(field.name for field in fields(Account))


def init_app(app: Flask) -> None:
    """Make the demo accounts that the database does not have yet."""
    with app.app_context(), connection() as database:
        for account in DEMO_ACCOUNTS:
            values = [getattr(account, field.name) for field in fields(Account)]
            database.execute(
                f"INSERT INTO account ({_COLUMNS}, password_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (*values, _hashed(DEMO_PASSWORD)),
            )


def find(citizen_number: str) -> Account | None:
    """Find an account by its number."""
    row = connection().execute(f"SELECT {_COLUMNS} FROM account WHERE citizen_number = ?", (citizen_number,)).fetchone()
    return None if row is None else Account(*row)


def verify(citizen_number: str, password: str) -> Account | None:
    """Give the account if the password is its own."""
    row = (
        connection().execute("SELECT password_hash FROM account WHERE citizen_number = ?", (citizen_number,)).fetchone()
    )
    # An unknown number costs the same time as a known one, so the clock does not tell which numbers exist.
    kept = _hashed(DEMO_PASSWORD) if row is None else row["password_hash"]
    right = check_password_hash(kept, password)
    return find(citizen_number) if right and row is not None else None


@cache
def _hashed(password: str) -> str:
    # Slow on purpose; once a process is enough for tests that build many portals.
    return generate_password_hash(password)
