"""The days on which stages were really finished are kept with how long each took."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.leadtime import Took, lead_times, with_actual_dates
from planner.model import Need
from planner.settings import PlanSettings
from planner.store import progress, proposals, registers
from planner.store.kept import NotFound
from planner.store.proposal_changes import day
from tests.store import examples
from tests.store.examples import LATER, NOON

if TYPE_CHECKING:
    from planner.model import Proposal
    from planner.store.session import Database

KENT, MEDWAY = (examples.contract(name, council=f"{name.title()} Council") for name in ("kent", "medway"))
NAMES = {"begin": "Start convening", "convene": "Convening", "agreement": "Agreement between councils"}
BEGUN, CONVENED, AGREED = date(2026, 9, 1), date(2026, 10, 6), date(2026, 11, 20)


@pytest.fixture
def adopted(database: Database) -> Database:
    """An adopted joint procurement of two councils."""
    with database.session() as session:
        version = registers.add_pending(
            session,
            council="Kent Council",
            file_name="all.csv",
            data=b"1",
            reading=examples.reading(KENT, MEDWAY),
            at=NOON,
        )
        registers.confirm(session, version, at=NOON)
        found = examples.plan(examples.proposal("p1", KENT, MEDWAY))
        proposals.save_plan(session, found, settings=PlanSettings(), at=NOON)
        proposals.adopt(session, "p1", at=NOON)
    return database


def on(dates: dict[str, date]) -> Proposal:
    """The proposal as it goes on from these dates."""
    return with_actual_dates(
        examples.proposal("p1", KENT, MEDWAY),
        Need("open", "core_it", 2),
        actual=dates,
        today=LATER.date(),
        lead_times=lead_times(),
    )


def keep(database: Database, dates: dict[str, date], took: tuple[Took, ...] = ()) -> None:
    with database.session() as session:
        progress.keep_finished(
            session, "p1", dates=dates, names=NAMES, plan=on(dates), took=took, at=LATER, by="the convenor"
        )


def test_actual_dates_come_back_by_stage(adopted: Database) -> None:
    keep(adopted, {"begin": BEGUN, "convene": CONVENED}, (Took("open", "convene", 35),))
    with adopted.reading() as session:
        assert progress.finished(session, "p1") == {"begin": BEGUN, "convene": CONVENED}
        assert progress.all_taken(session) == (Took("open", "convene", 35),)


def test_new_dates_take_the_place_of_old_ones_and_the_history_says_so(adopted: Database) -> None:
    keep(adopted, {"begin": BEGUN, "convene": CONVENED})
    keep(adopted, {"begin": BEGUN, "agreement": AGREED})
    with adopted.reading() as session:
        assert progress.finished(session, "p1") == {"begin": BEGUN, "agreement": AGREED}
        told = [event.text for event in proposals.proposal(session, "p1").events if event.kind == "progress"]
    assert sorted(told) == [
        "Agreement between councils: done on 20 November 2026 (the convenor).",
        "Convening: done on 6 October 2026 (the convenor).",
        "Convening: no longer said to be done (the convenor).",
        "Start convening: done on 1 September 2026 (the convenor).",
    ]


def test_the_plan_that_goes_on_takes_the_place_of_the_kept_one(adopted: Database) -> None:
    dates = {"begin": BEGUN, "convene": CONVENED}
    keep(adopted, dates)
    with adopted.reading() as session:
        kept = proposals.proposal(session, "p1", today=LATER.date()).proposal
    assert kept.milestones == on(dates).milestones
    assert (kept.start_by, kept.last_day_to_decide) == (on(dates).start_by, on(dates).last_day_to_decide)


def test_the_history_says_which_steps_moved_and_where_they_were(adopted: Database) -> None:
    keep(adopted, {"begin": BEGUN})
    keep(adopted, {"begin": BEGUN, "convene": CONVENED, "agreement": AGREED})
    with adopted.reading() as session:
        told = [event.text for event in proposals.proposal(session, "p1").events if event.kind == "changed"]
    steps = {step.stage: step for step in on({"begin": BEGUN, "convene": CONVENED, "agreement": AGREED}).milestones}
    were = {step.stage: step for step in on({"begin": BEGUN}).milestones}
    assert steps["tender"].date != were["tender"].date
    assert f"Tender by {day(steps['tender'].date)}, was {day(were['tender'].date)}" in told[0]


def test_actual_dates_outlive_the_next_plan(adopted: Database) -> None:
    keep(adopted, {"begin": BEGUN})
    with adopted.session() as session:
        proposals.save_plan(session, examples.plan(), settings=PlanSettings(), at=LATER)
    with adopted.reading() as session:
        assert progress.finished(session, "p1") == {"begin": BEGUN}


def test_there_are_no_dates_of_what_is_not_there(adopted: Database) -> None:
    with adopted.session() as session, pytest.raises(NotFound):
        progress.keep_finished(session, "p2", dates={}, names=NAMES, plan=on({}), took=(), at=LATER)


def test_another_route_is_told_with_its_last_day(adopted: Database) -> None:
    with adopted.session() as session:
        new = examples.proposal("p1", KENT, MEDWAY, procedure="framework_call_off")
        proposals.plan_anew(session, "p1", new, at=LATER)
    with adopted.reading() as session:
        texts = [event.text for event in proposals.proposal(session, "p1").events]
    route = "“Open procedure” to “Framework, call-off without competition”"
    last = "the last day to decide together is 1 August 2027."
    assert f"Planned anew: The route changed from {route}; {last}" in texts
