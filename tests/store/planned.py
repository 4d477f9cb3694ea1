"""Four contracts and a plan that would buy two of them together, for tests of what is kept of proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.settings import PlanSettings
from planner.store import proposals, registers
from tests.store import examples
from tests.store.examples import LATER, NOON, TODAY

if TYPE_CHECKING:
    from planner.store.session import Database

KENT, MEDWAY, SUTTON, BEXLEY = (
    examples.contract(name, council=f"{name.title()} Council") for name in ("kent", "medway", "sutton", "bexley")
)

DEFAULTS = PlanSettings()


def plan_two(database: Database) -> Database:
    """Four contracts, and a plan that would buy the first two together."""
    with database.session() as session:
        version = registers.add_pending(
            session,
            council="Kent Council",
            file_name="all.csv",
            data=b"1",
            reading=examples.reading(KENT, MEDWAY, SUTTON, BEXLEY),
            at=NOON,
        )
        registers.confirm(session, version, at=NOON)
    save(database, examples.proposal("p1", KENT, MEDWAY))
    return database


def save(database: Database, *found, at=LATER, settings=DEFAULTS, today=TODAY) -> dict[str, str]:
    with database.session() as session:
        return proposals.save_plan(session, examples.plan(*found, today=today), settings=settings, at=at)


def kept(database: Database, **filters) -> list[str]:
    with database.reading() as session:
        return [each.proposal.id for each in proposals.proposals(session, today=TODAY, **filters)]


def events(database: Database, key: str = "p1") -> list[str]:
    with database.reading() as session:
        return [event.text for event in proposals.proposal(session, key).events]
