"""Counts wrong guesses, so that a password or the digits of a number cannot be found by trying."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from reference_portal import clock
from reference_portal.database import connection

MOST = 5
WINDOW = timedelta(minutes=15)


def add(purpose: str, subject: str) -> None:
    """Note a wrong guess. Guesses that no longer count are forgotten on the way."""
    with connection() as database:
        database.execute("DELETE FROM attempt WHERE made_at <= ?", (clock.stamp(clock.now() - WINDOW),))
        database.execute(
            "INSERT INTO attempt (subject, made_at) VALUES (?, ?)", (_key(purpose, subject), clock.stamp(clock.now()))
        )


def clear(purpose: str, subject: str) -> None:
    """Forget the wrong guesses, since the right one was made."""
    with connection() as database:
        database.execute("DELETE FROM attempt WHERE subject = ?", (_key(purpose, subject),))


def left(purpose: str, subject: str) -> int:
    """Say how many wrong guesses are still allowed."""
    return max(0, MOST - len(_recent(purpose, subject)))


def refusal(purpose: str, subject: str, did: str) -> str | None:
    """Say in words what was done wrongly too often and when to try again, if no guess is allowed now."""
    recent = _recent(purpose, subject)
    if len(recent) < MOST:
        return None
    again = recent[-MOST] + WINDOW
    minutes = max(1, -(-int((again - clock.now()).total_seconds()) // 60))
    return f"Bạn đã {did} sai {MOST} lần. Hãy thử lại sau {again.strftime('%H:%M')}, khoảng {minutes} phút nữa."


def _recent(purpose: str, subject: str) -> list[datetime]:
    rows = connection().execute(
        "SELECT made_at FROM attempt WHERE subject = ? AND made_at > ? ORDER BY made_at",
        (_key(purpose, subject), clock.stamp(clock.now() - WINDOW)),
    )
    return [datetime.fromisoformat(row["made_at"]) for row in rows]


def _key(purpose: str, subject: str) -> str:
    # What was guessed may be a number of somebody; it is only ever compared, so its digest will do.
    return hashlib.sha256(f"{purpose}\0{subject}".encode()).hexdigest()
