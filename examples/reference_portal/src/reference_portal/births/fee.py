"""What the registration costs, and when its result is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta

# Law on civil status, article 15: within 60 days from the birth.
IN_TIME = timedelta(days=60)
LATE_FEE = 8000
# What comes in later than this may wait for the next working day.
_LAST_HOUR = 15
_SATURDAY = 5


def fee(born_on: date, today: date) -> int:
    """Give the fee in đồng; who registers in time pays nothing."""
    return 0 if today - born_on <= IN_TIME else LATE_FEE


def due_on(submitted: datetime) -> date:
    """Give the day of the result. Public holidays are left to the authority, which alone knows the substitutes."""
    day = submitted.date()
    if submitted.hour >= _LAST_HOUR:
        day += timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day
