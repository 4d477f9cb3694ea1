"""How today stands to the two days of a plan (the four words of `model.Warning`)."""

from __future__ import annotations

from datetime import date, timedelta

from planner.model import Warning as Standing

IN_GOOD_TIME_DAYS = 90  # before start_by


def warning_for(today: date, start_by: date, last_day_to_decide: date) -> Standing:
    """In good time until 90 days before `start_by`; start now to it; late to `last_day_to_decide`; then too late."""
    if today < start_by - timedelta(days=IN_GOOD_TIME_DAYS):
        return Standing.IN_GOOD_TIME
    if today <= start_by:
        return Standing.START_NOW
    if today <= last_day_to_decide:
        return Standing.LATE
    return Standing.TOO_LATE
