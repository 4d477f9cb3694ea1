"""Milestones and contract ends → iCalendar feeds that real calendars show right.

`events` says what is in a feed, `render` makes its bytes. Whoever keeps events between two plans uses `revise`, which
counts their revisions and joins the bytes that are kept; its parts are `reconcile`, `fragment`, `fit` and `join`.
"""

from planner.calendars.changes import cancelled, changed, gone, reconcile
from planner.calendars.choice import DEFAULT_KINDS, Choice, Identity, Role, Scope
from planner.calendars.event import CalendarEvent, Kind, Status
from planner.calendars.events import events, in_time
from planner.calendars.ics import fragment, join, render
from planner.calendars.kept import Revised, revise
from planner.calendars.limits import MOST_BYTES, MOST_EVENTS, Fitted, fit
from planner.calendars.table import HEADER, rows, workbook
from planner.calendars.uid import INSTALLATION, contract_keys, uid

__all__ = [
    "DEFAULT_KINDS",
    "HEADER",
    "INSTALLATION",
    "MOST_BYTES",
    "MOST_EVENTS",
    "CalendarEvent",
    "Choice",
    "Fitted",
    "Identity",
    "Kind",
    "Revised",
    "Role",
    "Scope",
    "Status",
    "cancelled",
    "changed",
    "contract_keys",
    "events",
    "fit",
    "fragment",
    "gone",
    "in_time",
    "join",
    "reconcile",
    "render",
    "revise",
    "rows",
    "uid",
    "workbook",
]
