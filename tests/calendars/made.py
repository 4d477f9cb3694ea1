"""Plans, contracts and events to test feeds with; nothing in them is real."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from planner.calendars import CalendarEvent, Kind
from planner.model import (
    Contract,
    EndKind,
    Member,
    Milestone,
    Plan,
    Proposal,
    Source,
    Warning,  # noqa: A004 - the product's own word
    Window,
)

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
END = date(2029, 3, 31)

HARD = "Café, “Schools”; £1.2m – Straße\\Ltd ß 🗓️ 👩‍👩‍👧‍👦 🇬🇧"


def contract(number: int = 1, **fields: object) -> Contract:
    """An awarded contract with a fixed end; `fields` overrule."""
    given: dict[str, object] = {
        "id": f"c{number}",
        "title": f"Housing management system {number}",
        "council": f"Council {number}",
        "reference": f"REF/{number:03}",
        "supplier": "Example Systems Ltd",
        "end_kind": EndKind.FIXED,
        "end": END,
        "latest_end": END,
        "service_area": "housing-management-systems",
        "sources": (Source("a.csv", None, number + 1),),
    }
    return Contract(**(given | fields))  # type: ignore[arg-type] - fields are checked by the dataclass's users


def proposal(*contracts: Contract, **fields: object) -> Proposal:
    """An idea of these contracts with a plan of three steps."""
    starts = END + timedelta(days=1)
    given: dict[str, object] = {
        "id": "p1",
        "service_area": "housing-management-systems",
        "title": f"Housing management systems ({len(contracts)} councils)",
        "score": 1.0,
        "score_parts": {},
        "window": Window(date(2029, 1, 1), date(2029, 6, 30)),
        "target": END,
        "starts": starts,
        "members": tuple(
            Member(
                one.id, one.council or "", one.title, one.supplier, one.end or END, one.latest_end or END, 0, starts, ""
            )
            for one in contracts
        ),
        "value": (),
        "procedure": "open",
        "above_threshold": None,
        "milestones": (
            Milestone("Convene partners", date(2027, 1, 14), 42, "calendar", sum=("1 + 1 = 2",), assumed=True),
            Milestone("Tender", date(2027, 9, 30), 40, "calendar", law="PA23 s.54(4)", sum=("25 days",)),
            Milestone("Standstill", date(2028, 1, 20), 8, "working", law="PA23 s.51"),
        ),
        "start_by": date(2027, 1, 14),
        "last_day_to_decide": date(2027, 9, 1),
        "warning": Warning.IN_GOOD_TIME,
        "reasons": (),
        "against": (),
        "could_join": (),
        "left_out": (),
    }
    return Proposal(**(given | fields))  # type: ignore[arg-type] - see above


def plan(contracts: list[Contract], proposals: list[Proposal] | None = None, today: date = TODAY) -> Plan:
    """A plan of these for `today`, with a window for each contract that has a day to plan from."""
    return Plan(
        today=today,
        files=("a.csv",),
        contracts={one.id: one for one in contracts},
        windows={
            one.id: Window(one.end - timedelta(days=90), one.end + timedelta(days=90))
            for one in contracts
            if one.end is not None and one.end_kind is EndKind.FIXED
        },
        clusters=(),
        proposals=tuple(proposals or ()),
        issues=(),
    )


def event(number: int = 1, **fields: object) -> CalendarEvent:
    """One day's event; `fields` overrule."""
    given: dict[str, object] = {
        "uid": f"contract-end-{number}@planner.example.org",
        "first": END,
        "last": END,
        "summary": f"Ends: system {number}",
        "stamp": NOW,
        "kind": Kind.CONTRACT_END,
        "description": ("A reason.", "A sum."),
        "categories": ("Contract ends",),
        "url": f"https://planner.example.org/contracts/{number}",
    }
    return CalendarEvent(**(given | fields))  # type: ignore[arg-type] - see above
