"""Keeps feedback in the database and finds its receipt again."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta, timezone

from reference_portal.database import connection

# No 0, O, 1, I or L: the reference is read out over the telephone.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
# Vietnam has one zone without summer time, so no zone database is needed.
_VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Feedback:
    """One checked feedback, and the mark of the opened form that it came from."""

    submission_id: str
    full_name: str
    phone: str
    email: str | None
    topic: str
    message: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What may be shown to whoever holds the reference."""

    reference: str
    received_at: datetime
    topic: str


def add(feedback: Feedback) -> str:
    """Store a feedback and give its reference.

    The same words from the same opened form are stored once, however often they are sent. Words that were
    changed after going back are another feedback.
    """
    fingerprint = hashlib.sha256(json.dumps(astuple(feedback)).encode()).hexdigest()
    with connection() as database:
        database.execute(
            "INSERT INTO feedback"
            " (reference, fingerprint, received_at, full_name, phone, email, topic, message)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (fingerprint) DO NOTHING",
            (
                _new_reference(),
                fingerprint,
                datetime.now(UTC).isoformat(timespec="seconds"),
                feedback.full_name,
                feedback.phone,
                feedback.email,
                feedback.topic,
                feedback.message,
            ),
        )
        row = database.execute("SELECT reference FROM feedback WHERE fingerprint = ?", (fingerprint,)).fetchone()
    return str(row["reference"])


def find(reference: str) -> Receipt | None:
    """Find a receipt by its reference."""
    row = (
        connection()
        .execute("SELECT reference, received_at, topic FROM feedback WHERE reference = ?", (reference,))
        .fetchone()
    )
    if row is None:
        return None
    received_at = datetime.fromisoformat(row["received_at"]).astimezone(_VIETNAM)
    return Receipt(reference=row["reference"], received_at=received_at, topic=row["topic"])


def _new_reference() -> str:
    # Random, not counted up: a reference must not be guessable from another one.
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"PA-{letters[:4]}-{letters[4:]}"
