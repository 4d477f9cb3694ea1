"""What registers change about a proposal that people care for is told, once and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planner.model import CouldJoin, ProposalValue
from planner.store import proposals, registers
from planner.store.edits import edit
from tests.store import examples
from tests.store.examples import LATER, LATER_STILL
from tests.store.planned import BEXLEY, DEFAULTS, KENT, MEDWAY, SUTTON, events, kept, save

if TYPE_CHECKING:
    from planner.model import Proposal
    from planner.store.session import Database


def test_what_changed_in_a_touched_proposal_is_told(planned: Database) -> None:
    with planned.session() as session:
        proposals.touch(session, "p1", at=LATER)
    before = examples.proposal("p1", KENT, MEDWAY)
    kent, medway = before.members
    after = replace(
        before,
        members=(replace(kent, end=date(2028, 9, 30)), medway, *examples.proposal("x", SUTTON).members),
        target=date(2028, 9, 30),
        could_join=(CouldJoin("bexley", "Bexley Council", "Rents", "ends close by"),),
    )
    save(planned, after, at=LATER_STILL)
    assert set(events(planned)) == {
        "Sutton Council is in now, with “Housing system sutton”.",
        "Kent Council's end moved from 31 March 2028 to 30 September 2028.",
        "Bexley Council's “Rents” could now join.",
        "The target moved from 31 March 2028 to 30 September 2028.",
    }
    save(planned, after, at=LATER_STILL)
    assert len(events(planned)) == 4
    save(planned, examples.proposal("p1", KENT, MEDWAY), at=LATER_STILL)
    assert "Sutton Council's “Housing system sutton” is no longer in." in events(planned)


def test_a_dismissed_proposal_comes_back_when_something_material_changes(planned: Database) -> None:
    with planned.session() as session:
        proposals.dismiss(session, "p1", reason="Medway has extended.", at=LATER)
    save(planned, examples.proposal("p1", KENT, MEDWAY, score=99.0), at=LATER_STILL)
    assert kept(planned, state="dismissed") == ["p1"]
    save(planned, examples.proposal("p1", KENT, MEDWAY, SUTTON), at=LATER_STILL)
    assert kept(planned, state="idea") == ["p1"]
    assert events(planned)[0] == (
        "Back on the list. Sutton Council is in now, with “Housing system sutton”. "
        "It had been dismissed: Medway has extended."
    )


def changed_by(name: str, found: Proposal) -> Proposal:
    """The same grouping with one thing different."""
    kent, medway = found.members
    worth = ProposalValue("GBP", Decimal("900.00"), None, 2, 2)
    return {
        "an end": replace(found, members=(replace(kent, end=date(2028, 6, 30), latest_end=date(2028, 6, 30)), medway)),
        "options": replace(found, members=(replace(kent, latest_end=date(2030, 3, 31)), medway)),
        "its worth": replace(found, value=(worth,)),
        "lawfulness": replace(found, lawful=False),
        "the score": replace(found, score=9.0),
        "who could join": replace(found, could_join=(CouldJoin("sutton", "Sutton Council", None, "Ask."),)),
        "a little worth": replace(found, value=(replace(worth, annual=Decimal("120.00")),)),
    }[name]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("an end", "Kent Council's end moved from 31 March 2028 to 30 June 2028."),
        ("options", "Kent Council has options to run on to 31 March 2030; none were known before."),
        ("its worth", "The known yearly value is £900 now; it was £100."),
        ("lawfulness", "As far as known, not every contract can run to the target any more: see who has to move."),
        ("the score", None),
        ("who could join", None),
        ("a little worth", None),
    ],
)
def test_what_is_material_for_a_dismissed_proposal(planned: Database, name: str, words: str | None) -> None:
    with planned.session() as session:
        proposals.dismiss(session, "p1", reason="No.", at=LATER)
    save(planned, changed_by(name, examples.proposal("p1", KENT, MEDWAY)), at=LATER_STILL)
    assert kept(planned, state="idea") == ([] if words is None else ["p1"])
    if words is not None:
        assert events(planned)[0] == f"Back on the list. {words} It had been dismissed: No."


def save_again(database: Database, *kept_up: Proposal) -> None:
    with database.session() as session:
        proposals.save_plan(session, examples.plan(), settings=DEFAULTS, at=LATER_STILL, kept_up=kept_up)


def test_what_registers_change_about_an_adopted_proposal_is_told_once(planned: Database) -> None:
    with planned.session() as session:
        proposals.adopt(session, "p1", at=LATER)
    before = examples.proposal("p1", KENT, MEDWAY)
    kent, medway = before.members
    after = replace(
        before,
        members=(replace(kent, end=date(2028, 2, 29), latest_end=date(2028, 2, 29), move_days=31), medway),
        could_join=(CouldJoin("sutton", "Sutton Council", "Rents", "It fits."),),
    )
    save_again(planned, after)
    save_again(planned, after)
    assert events(planned) == [
        "Sutton Council's “Rents” could now join.",
        "Kent Council's end moved from 31 March 2028 to 29 February 2028.",
        "Adopted. The old arrangements last until 31 March 2028.",
    ]
    with planned.reading() as session:
        found = proposals.proposal(session, "p1")
    assert (found.state, found.proposal) == ("adopted", after)


def test_an_adopted_proposal_that_a_person_planned_anew_meanwhile_is_not_put_back(planned: Database) -> None:
    with planned.session() as session:
        proposals.adopt(session, "p1", at=LATER)
        chosen = examples.proposal("p1", KENT, MEDWAY, SUTTON)
        proposals.plan_anew(session, "p1", chosen, at=LATER)
    save_again(planned, examples.proposal("p1", KENT, MEDWAY))
    with planned.reading() as session:
        assert proposals.proposal(session, "p1").proposal == chosen


def test_what_keeps_an_adopted_proposal_from_being_planned_is_told_once(planned: Database) -> None:
    with planned.session() as session:
        proposals.adopt(session, "p1", at=LATER)
        edit(session, "kent", values={"end": None}, at=LATER)
    save_again(planned)
    save_again(planned)
    assert events(planned)[:-1] == ["Kent Council's end was 31 March 2028 and is unknown now."]
    with planned.reading() as session:
        assert proposals.proposal(session, "p1").proposal == examples.proposal("p1", KENT, MEDWAY)


def test_the_contracts_of_adopted_proposals_are_left_to_them(planned: Database) -> None:
    with planned.session() as session:
        assert proposals.fixed_members(session) == frozenset()
        proposals.adopt(session, "p1", at=LATER, by="Ada")
        assert proposals.fixed_members(session) == {"kent", "medway"}
    assert events(planned) == ["Adopted by Ada. The old arrangements last until 31 March 2028."]


def test_what_registers_say_since_the_adoption_is_told(planned: Database) -> None:
    with planned.session() as session:
        proposals.adopt(session, "p1", at=LATER)
        version = registers.add_pending(
            session,
            council="Kent Council",
            file_name="all.csv",
            data=b"2",
            reading=examples.reading(replace(KENT, end=date(2028, 6, 30)), SUTTON, BEXLEY, file="all.csv"),
            at=LATER,
        )
        registers.confirm(session, version, at=LATER)
        assert proposals.proposal(session, "p1").differences == (
            "Kent Council's end moved from 31 March 2028 to 30 June 2028.",
            "Medway Council's “Housing system medway” is no longer in its register.",
        )
