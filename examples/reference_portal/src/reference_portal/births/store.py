"""Keeps registrations: one row from the first draft to the dossier, which is what makes handing in happen once."""

from __future__ import annotations

import json
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reference_portal import checks, clock
from reference_portal.accounts.store import Account
from reference_portal.births.fee import due_on, fee
from reference_portal.births.lists import ONLINE
from reference_portal.database import connection

# No 0, O, 1, I or L, as in the references of feedback.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
RECEIVED = "Đã tiếp nhận, đang giải quyết"


@dataclass(frozen=True, slots=True)
class Registration:
    """A draft or, once it has a code, a dossier."""

    id: int
    key: str
    citizen_number: str
    answers: dict[str, dict[str, Any]]
    complete: frozenset[str]
    saved_at: datetime | None
    code: str | None
    fee: int | None
    submitted_at: datetime | None
    due_on: date | None
    state: str | None

    @property
    def child_name(self) -> str:
        """The name of the child, as far as it is known."""
        return str(self.answers.get("child", {}).get("full_name") or "")

    @property
    def fee_today(self) -> int:
        """What handing it in today costs."""
        born_on = checks.parse_date(self.answers["child"]["born_on"])
        assert born_on is not None, "the child's step is not complete"
        return fee(born_on, clock.today())


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history of a dossier."""

    at: datetime
    words: str


def open_draft(citizen_number: str) -> Registration | None:
    """Give the draft of a citizen, if there is one."""
    return _one("citizen_number = ? AND code IS NULL", citizen_number)


def draft_for(account: Account) -> Registration:
    """Give the draft of a citizen; a new one starts with what the account tells, and is asked about once."""
    with connection() as database:
        database.execute(
            "INSERT INTO registration (key, citizen_number, answers) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (secrets.token_hex(16), account.citizen_number, _json(_known(account))),
        )
    draft = open_draft(account.citizen_number)
    assert draft is not None, "it was inserted or there already"
    return draft


def by_key(key: str, citizen_number: str) -> Registration | None:
    """Find the registration that a form was opened for, among those of one citizen."""
    return _one("key = ? AND citizen_number = ?", key, citizen_number)


def by_code(code: str, citizen_number: str) -> Registration | None:
    """Find a dossier among those of one citizen."""
    return _one("code = ? AND citizen_number = ?", code, citizen_number)


def by_code_and_digits(code: str, last_digits: str) -> Registration | None:
    """Find a dossier for whoever knows its code and the end of the citizen number."""
    return _one("code = ? AND substr(citizen_number, -4) = ?", code, last_digits)


def submitted(citizen_number: str) -> list[Registration]:
    """Give the dossiers of a citizen, the newest first."""
    rows = connection().execute(
        "SELECT * FROM registration WHERE citizen_number = ? AND code IS NOT NULL ORDER BY year DESC, number DESC",
        (citizen_number,),
    )
    return [_read(row) for row in rows]


def save(registration: Registration, name: str, answers: dict[str, Any], *, complete: bool) -> None:
    """Keep what was typed on one page. Whatever changes has to be declared to be true again."""
    known = dict(registration.answers)
    known[name] = answers
    done = set(registration.complete) - {name}
    if name != "review":
        done.discard("review")
    if complete:
        done.add(name)
    with connection() as database:
        database.execute(
            "UPDATE registration SET answers = ?, complete = ?, saved_at = ? WHERE id = ? AND code IS NULL",
            (_json(known), _json(sorted(done)), clock.stamp(clock.now()), registration.id),
        )


def discard(key: str, citizen_number: str) -> None:
    """Delete a draft. What was handed in cannot be deleted here."""
    with connection() as database:
        database.execute(
            "DELETE FROM registration WHERE key = ? AND citizen_number = ? AND code IS NULL", (key, citizen_number)
        )


def submit(registration: Registration, paid: int, *, once: bool = True) -> str:
    """Turn a draft into a dossier and give its code. Done twice, it gives the code of the first time; a defect has it
    make another dossier instead.
    """
    now = clock.now()
    suffix = "".join(secrets.choice(_ALPHABET) for _ in range(2))
    with connection() as database:
        # One statement numbers, names and closes the draft, so two at once cannot both do it.
        done = database.execute(
            "UPDATE registration SET year = :year, number = next.number, fee = :fee, state = :state,"
            " code = printf('KS-%d-%06d-%s', :year, next.number, :suffix), submitted_at = :now, due_on = :due"
            " FROM (SELECT COALESCE(MAX(number), 0) + 1 AS number FROM registration WHERE year = :year) AS next"
            " WHERE id = :id AND registration.number IS NULL",
            {
                "year": now.year,
                "suffix": suffix,
                "fee": paid,
                "state": RECEIVED,
                "now": clock.stamp(now),
                "due": due_on(now).isoformat(),
                "id": registration.id,
            },
        )
        if done.rowcount:
            payment = "Đã thanh toán lệ phí" if paid else "Được miễn lệ phí"
            for words in ("Người dân nộp hồ sơ trực tuyến", payment, RECEIVED):
                database.execute(
                    "INSERT INTO event (registration_id, at, words) VALUES (?, ?, ?)",
                    (registration.id, clock.stamp(now), words),
                )
    if not (done.rowcount or once):
        return submit(_another(registration), paid)
    row = connection().execute("SELECT code FROM registration WHERE id = ?", (registration.id,)).fetchone()
    return str(row["code"])


def _another(registration: Registration) -> Registration:
    # It has its key for a code until it is handed in, so that it is no draft: there is one of those at most.
    key = secrets.token_hex(16)
    with connection() as database:
        database.execute(
            "INSERT INTO registration (key, code, citizen_number, answers, complete, saved_at)"
            " SELECT ?, ?, citizen_number, answers, complete, saved_at FROM registration WHERE id = ?",
            (key, key, registration.id),
        )
    made = by_key(key, registration.citizen_number)
    assert made is not None, "it was just inserted"
    return made


def history(registration: Registration) -> list[Event]:
    """Give what happened to a dossier, the newest first."""
    rows = connection().execute(
        "SELECT at, words FROM event WHERE registration_id = ? ORDER BY id DESC", (registration.id,)
    )
    return [Event(datetime.fromisoformat(row["at"]), row["words"]) for row in rows]


def _known(account: Account) -> dict[str, dict[str, Any]]:
    # Ask once: what the account tells need not be typed.
    parent = "mother" if account.sex == "nu" else "father"
    return {
        "parents": {
            f"{parent}_full_name": account.full_name,
            f"{parent}_number": account.citizen_number,
            f"{parent}_born_on": account.born_on,
            f"{parent}_ethnic_group": account.ethnic_group,
            f"{parent}_residence": account.residence,
        },
        "delivery": {
            "delivery": ONLINE,
            "recipient": account.full_name,
            "phone": account.phone,
            "address": account.residence,
        },
    }


def _one(condition: str, *values: str) -> Registration | None:
    row = connection().execute(f"SELECT * FROM registration WHERE {condition}", values).fetchone()
    return None if row is None else _read(row)


def _read(row: sqlite3.Row) -> Registration:
    return Registration(
        id=row["id"],
        key=row["key"],
        citizen_number=row["citizen_number"],
        answers=json.loads(row["answers"]),
        complete=frozenset(json.loads(row["complete"])),
        saved_at=_moment(row["saved_at"]),
        code=row["code"],
        fee=row["fee"],
        submitted_at=_moment(row["submitted_at"]),
        due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
        state=row["state"],
    )


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
