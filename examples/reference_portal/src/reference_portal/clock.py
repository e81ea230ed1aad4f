"""The time of the authority: Vietnam has one zone without summer time, so no zone database is needed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def now() -> datetime:
    """Give this moment as a clock in Vietnam shows it."""
    return datetime.now(VIETNAM)


def today() -> date:
    """Give the date in Vietnam."""
    return now().date()


def stamp(moment: datetime) -> str:
    """Write a moment as the database keeps it; all are of one zone, so they sort as text."""
    return moment.astimezone(VIETNAM).isoformat(timespec="seconds")


def day(date_: date) -> str:
    """Write a date as people read it."""
    return date_.strftime("%d/%m/%Y")
