"""Lists of proposals are read as far as they are shown, and say the same as all of them would."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from planner.model import Warning as Standing
from planner.settings import PlanSettings
from planner.store import proposals, registers
from planner.store.contracts import Filters
from planner.store.progress import keep_finished
from planner.store.proposal_lists import Asked, by_band, holding, pressing
from tests.store import examples
from tests.store.examples import LATER, NOON, TODAY

if TYPE_CHECKING:
    from planner.model import Proposal
    from planner.store.session import Database

CONTRACTS = [
    examples.contract(f"c{n}", council=f"{name} Council", supplier=f"{name} Services Ltd")
    for n, name in enumerate(("Kent", "Medway") * 8)
]
# days from today to the last day to decide, and the score; two of a band share a day
IDEAS = ((-400, 1.0), (-1, 3.0), (0, 1.0), (100, 2.0), (182, 5.0), (300, 1.0), (300, 4.0), (900, 1.0))


def idea(number: int, days: int, score: float) -> Proposal:
    last = TODAY + timedelta(days=days)
    made = examples.proposal(f"p{number}", *CONTRACTS[2 * number : 2 * number + 2])
    return replace(made, last_day_to_decide=last, start_by=last - timedelta(days=60), score=score)


@pytest.fixture
def planned(database: Database) -> Database:
    """Eight ideas, one or more in each band."""
    with database.session() as session:
        version = registers.add_pending(
            session, council="Kent Council", file_name="a.csv", data=b"1", reading=examples.reading(*CONTRACTS), at=NOON
        )
        registers.confirm(session, version, at=NOON)
    with database.session() as session:
        ideas = [idea(number, *told) for number, told in enumerate(IDEAS)]
        proposals.save_plan(session, examples.plan(*ideas), settings=PlanSettings(), at=LATER)
    return database


def bands(database: Database, **asked) -> dict[str, tuple[int, list[str]]]:
    with database.reading() as session:
        found = by_band(session, today=TODAY, **asked)
    return {name: (band.total, [each.proposal.id for each in band.shown]) for name, band in found.items()}


def finish(database: Database, key: str, *, every: bool) -> None:
    with database.session() as session:
        was = proposals.proposal(session, key).proposal
        steps = tuple(replace(was.milestones[0], done=done) for done in (True, every))
        keep_finished(
            session, key, dates={"begin": TODAY}, names={}, plan=replace(was, milestones=steps), took=(), at=LATER
        )


def test_each_band_has_its_own_soonest_first_and_what_was_missed_last_first(planned: Database) -> None:
    assert bands(planned) == {
        "too late": (2, ["p1", "p0"]),
        "call this month": (3, ["p2", "p3", "p4"]),
        "6-18 months": (2, ["p6", "p5"]),
        "later": (1, ["p7"]),
    }


def test_only_the_first_few_are_read_but_all_are_counted(planned: Database) -> None:
    assert bands(planned, most=1)["call this month"] == (3, ["p2"])


def test_of_the_chosen_band_a_page_is_read(planned: Database) -> None:
    asked = {"most": 1, "chosen": "call this month", "size": 2}
    assert bands(planned, **asked)["call this month"] == (3, ["p2", "p3"])
    assert bands(planned, **asked, page=2)["call this month"] == (3, ["p4"])
    assert bands(planned, **asked, page=3)["call this month"] == (3, [])
    assert bands(planned, **asked, page=2)["too late"] == (2, ["p1"])


def test_what_has_no_step_left_is_in_a_band_of_its_own(planned: Database) -> None:
    finish(planned, "p1", every=True)
    finish(planned, "p0", every=False)
    assert bands(planned, only="too late") == {"too late": (1, ["p0"])}
    found = bands(planned)
    assert found["done"] == (1, ["p1"])
    assert found["too late"] == (1, ["p0"])


def test_lists_are_narrowed_and_leave_out_what_was_put_aside(planned: Database) -> None:
    with planned.session() as session:
        proposals.dismiss(session, "p3", reason="no", at=LATER)
    assert bands(planned)["call this month"] == (2, ["p2", "p4"])
    assert bands(planned, asked=Asked(state="dismissed")) == {"call this month": (1, ["p3"])}
    assert bands(planned, asked=Asked(area="nothing")) == {}
    assert bands(planned, asked=Asked(council="Nowhere")) == {}
    assert bands(planned, asked=Asked(council="Kent Council"))["later"] == (1, ["p7"])


def test_pressing_is_what_is_late_or_too_late(planned: Database) -> None:
    finish(planned, "p1", every=True)
    with planned.reading() as session:
        found = pressing(session, today=TODAY).rows
        assert pressing(session, today=TODAY, council="Nowhere").total == 0
        page = pressing(session, today=TODAY, page=2, size=1)
        assert (page.total, [each.proposal.id for each in page.rows]) == (2, ["p0"])
        assert [each.proposal.id for each in pressing(session, today=TODAY, levels=(Standing.LATE,)).rows] == ["p2"]
        assert pressing(session, today=TODAY, levels=()).total == 0
        every = proposals.proposals(session, today=TODAY)
    assert [each.proposal.id for each in found] == ["p2", "p0"]
    assert {each.proposal.id for each in found} == {
        each.proposal.id for each in every if each.proposal.warning in ("late", "too late")
    }


def test_proposals_are_found_by_the_contracts_that_they_hold(planned: Database) -> None:
    with planned.session() as session:
        proposals.dismiss(session, "p2", reason="no", at=LATER)
    with planned.reading() as session:
        found = {each.proposal.id for each in holding(session, today=TODAY, filters=Filters(search="c14"))}
        assert found == {"p7"}
        assert len(holding(session, today=TODAY, filters=Filters(supplier="kent"))) == 7
        assert holding(session, today=TODAY, filters=Filters(council="Nowhere")) == ()
        (aside,) = holding(session, today=TODAY, filters=Filters(), state="dismissed")
    assert aside.proposal.id == "p2"
