"""Plans are kept, and a proposal keeps its identity and what people did to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.model import Warning  # noqa: A004 - the product's own word
from planner.settings import PlanSettings
from planner.store import proposals, registers, revisions
from planner.store.edits import edit
from planner.store.kept import NotFound
from tests.store import examples
from tests.store.examples import LATER, LATER_STILL, TODAY
from tests.store.planned import BEXLEY, DEFAULTS, KENT, MEDWAY, SUTTON, events, kept, save

if TYPE_CHECKING:
    from planner.store.session import Database


def test_a_proposal_comes_back_exactly_as_it_was_computed(planned: Database) -> None:
    with planned.reading() as session:
        assert proposals.proposal(session, "p1").proposal == examples.proposal("p1", KENT, MEDWAY)
        with pytest.raises(NotFound):
            proposals.proposal(session, "p2")


def test_the_plan_keeps_its_day_and_its_settings(planned: Database) -> None:
    settings = PlanSettings(slack_days=30, target=date(2028, 4, 1), areas=frozenset({"waste"}))
    save(planned, settings=settings, at=LATER)
    with planned.reading() as session:
        plan = proposals.last_plan(session)
    assert plan is not None
    assert (plan.today, plan.made_at, plan.settings) == (TODAY, LATER, settings)
    assert not plan.stale


def test_a_plan_is_stale_once_contracts_have_changed(planned: Database) -> None:
    with planned.session() as session:
        version = registers.add_pending(
            session,
            council="Kent Council",
            file_name="b.csv",
            data=b"2",
            reading=examples.reading(KENT),
            at=LATER_STILL,
        )
        plan = proposals.last_plan(session)
        assert plan is not None
        assert not plan.stale
        registers.confirm(session, version, at=LATER_STILL)
        plan = proposals.last_plan(session)
        assert plan is not None
        assert plan.stale


@pytest.mark.parametrize(
    ("days", "band"),
    [(-1, "too late"), (0, "call this month"), (182, "call this month"), (183, "6-18 months"), (548, "later")],
)
def test_each_proposal_is_in_one_band(planned: Database, days: int, band: str) -> None:
    save(planned, examples.proposal("p1", KENT, MEDWAY, last_day_to_decide=TODAY + timedelta(days)))
    assert [name for name in proposals.BANDS if kept(planned, band=name)] == [band]


def test_proposals_are_listed_by_area_council_and_score(planned: Database) -> None:
    save(
        planned,
        examples.proposal("p1", KENT, MEDWAY),
        examples.proposal("p2", SUTTON, BEXLEY, service_area="waste", score=9.0),
    )
    assert kept(planned) == ["p2", "p1"]
    assert kept(planned, area="waste") == ["p2"]
    assert kept(planned, council="Kent Council") == ["p1"]
    assert kept(planned, council="Elsewhere") == []


def test_an_untouched_proposal_that_is_no_longer_found_goes(planned: Database) -> None:
    save(planned, examples.proposal("p2", SUTTON, BEXLEY))
    assert kept(planned) == ["p2"]


def test_a_touched_proposal_keeps_its_id_when_half_of_its_members_stay(planned: Database) -> None:
    with planned.session() as session:
        proposals.rename(session, "p1", name="Housing in Kent", at=LATER)
        proposals.add_note(session, "p1", text="Spoke to Medway.", at=LATER, by="Ada", council="Kent Council")
    given = save(planned, examples.proposal("p9", KENT, MEDWAY, SUTTON), at=LATER_STILL)
    assert given == {"p9": "p1"}
    with planned.reading() as session:
        found = proposals.proposal(session, "p1")
    assert found.name == "Housing in Kent"
    assert [(note.by, note.council, note.text) for note in found.notes] == [("Ada", "Kent Council", "Spoke to Medway.")]
    assert [member.contract for member in found.proposal.members] == ["kent", "medway", "sutton"]


def test_a_touched_proposal_that_is_no_longer_found_stays(planned: Database) -> None:
    with planned.session() as session:
        proposals.touch(session, "p1", at=LATER)
    save(planned, examples.proposal("p2", SUTTON, BEXLEY), at=LATER_STILL)
    assert kept(planned, proposed=False) == ["p1"]
    assert kept(planned, proposed=True) == ["p2"]


def test_a_touched_proposal_is_preferred_to_a_likelier_one(planned: Database) -> None:
    save(planned, examples.proposal("p1", KENT, MEDWAY), examples.proposal("p2", SUTTON, BEXLEY))
    with planned.session() as session:
        proposals.touch(session, "p2", at=LATER)
    given = save(planned, examples.proposal("p9", KENT, MEDWAY, SUTTON, BEXLEY))
    assert given == {"p9": "p2"}
    assert kept(planned) == ["p2"]


def test_a_new_proposal_never_takes_the_id_of_a_kept_one(planned: Database) -> None:
    with planned.session() as session:
        proposals.touch(session, "p1", at=LATER)
    assert save(planned, examples.proposal("p1", SUTTON, BEXLEY)) == {"p1": "p1-2"}
    assert sorted(kept(planned)) == ["p1", "p1-2"]


def test_an_adopted_proposal_keeps_members_and_target(planned: Database) -> None:
    with planned.session() as session:
        proposals.adopt(session, "p1", at=LATER)
    moved = examples.proposal("p1", KENT, MEDWAY, SUTTON, target=date(2029, 3, 31))
    save(planned, moved, at=LATER_STILL)
    with planned.reading() as session:
        found = proposals.proposal(session, "p1")
    assert found.state == "adopted"
    assert found.adopted_target == found.proposal.target == date(2028, 3, 31)
    assert [member.contract for member in found.proposal.members] == ["kent", "medway"]


def test_an_adopted_proposal_stays_proposed_though_plans_leave_its_contracts_to_it(planned: Database) -> None:
    with planned.session() as session:
        proposals.adopt(session, "p1", at=LATER)
    save(planned, examples.proposal("p2", SUTTON, BEXLEY), at=LATER_STILL)
    assert sorted(kept(planned, proposed=True)) == ["p1", "p2"]


def test_a_dismissal_keeps_its_reason_until_it_is_reopened(planned: Database) -> None:
    with planned.session() as session:
        proposals.dismiss(session, "p1", reason="Medway has extended.", at=LATER)
    assert kept(planned, state="dismissed") == ["p1"]
    save(planned, examples.proposal("p1", KENT, MEDWAY), at=LATER_STILL)
    with planned.session() as session:
        assert proposals.proposal(session, "p1").dismissed_reason == "Medway has extended."
        proposals.reopen(session, "p1", at=LATER_STILL)
        assert proposals.proposal(session, "p1").state == "idea"
        assert proposals.proposal(session, "p1").dismissed_reason is None


def test_what_cannot_be_found_cannot_be_touched(planned: Database) -> None:
    with planned.session() as session, pytest.raises(NotFound):
        proposals.touch(session, "nothing", at=LATER)


def test_saving_the_same_plan_again_changes_nothing(planned: Database) -> None:
    with planned.reading() as session:
        before = proposals.proposals(session, today=TODAY)
    save(planned, examples.proposal("p1", KENT, MEDWAY))
    with planned.reading() as session:
        assert proposals.proposals(session, today=TODAY) == before
    assert replace(before[0].proposal, id="p1") == before[0].proposal


def test_the_warning_is_the_one_of_the_day_it_is_read(planned: Database) -> None:
    with planned.reading() as session:
        assert proposals.proposal(session, "p1", today=date(2027, 1, 1)).proposal.warning is Warning.START_NOW
        assert proposals.proposals(session, today=date(2027, 9, 1))[0].proposal.warning is Warning.TOO_LATE


def test_a_split_makes_parts_that_keep_their_members(planned: Database) -> None:
    whole = examples.proposal("p1", KENT, MEDWAY, SUTTON, BEXLEY)
    save(planned, whole)
    parts = [examples.proposal("x", KENT, MEDWAY), examples.proposal("y", SUTTON, BEXLEY)]
    with planned.session() as session:
        ids = proposals.split(session, "p1", parts, at=LATER, by="Ada")
        assert proposals.proposal(session, "p1").dismissed_reason == "It was split into 2."
    save(planned, whole, at=LATER_STILL)
    assert sorted(kept(planned, state="idea")) == sorted(ids)
    with planned.reading() as session:
        found = [proposals.proposal(session, key) for key in ids]
        assert proposals.fixed_members(session) == {"kent", "medway", "sutton", "bexley"}
    assert [[member.contract for member in each.proposal.members] for each in found] == [
        ["kent", "medway"],
        ["sutton", "bexley"],
    ]
    assert all(each.fixed for each in found)


@pytest.mark.parametrize(
    "parts",
    [
        [examples.proposal("x", KENT, MEDWAY)],
        [examples.proposal("x", KENT, MEDWAY), examples.proposal("y", MEDWAY)],
        [examples.proposal("x", KENT), examples.proposal("y", SUTTON)],
    ],
    ids=["one part", "a contract twice", "a stranger"],
)
def test_a_split_has_parts_of_the_whole_alone(planned: Database, parts: list) -> None:
    with pytest.raises(proposals.NotTheSameMembers), planned.session() as session:
        proposals.split(session, "p1", parts, at=LATER)
    assert kept(planned) == ["p1"]


def test_a_person_may_plan_an_adopted_proposal_anew(planned: Database) -> None:
    with planned.session() as session:
        proposals.adopt(session, "p1", at=LATER)
        new = examples.proposal("other", KENT, MEDWAY, SUTTON, target=date(2029, 3, 31))
        proposals.plan_anew(session, "p1", new, at=LATER_STILL, by="Ada")
        found = proposals.proposal(session, "p1")
    assert (found.state, found.adopted_target) == ("adopted", date(2029, 3, 31))
    assert found.proposal == replace(new, id="p1")
    assert "Planned anew by Ada: The target moved from 31 March 2028 to 31 March 2029." in events(planned)


def test_a_plan_made_from_contracts_that_have_changed_meanwhile_is_stale(planned: Database) -> None:
    with planned.session() as session:
        seen = revisions.revision(session, revisions.CONTRACTS)
        edit(session, "kent", values={"title": "x"}, at=LATER)
        proposals.save_plan(session, examples.plan(), settings=DEFAULTS, at=LATER_STILL, contracts_revision=seen)
        plan = proposals.last_plan(session)
    assert plan is not None
    assert plan.stale


def test_whatever_may_be_in_a_feed_raises_its_revision(planned: Database) -> None:
    seen = set()
    for act in (
        lambda session: None,
        lambda session: proposals.adopt(session, "p1", at=LATER),
        lambda session: proposals.rename(session, "p1", name="x", at=LATER),
        lambda session: edit(session, "kent", values={"title": "x"}, at=LATER),
        lambda session: proposals.save_plan(session, examples.plan(), settings=DEFAULTS, at=LATER),
    ):
        with planned.session() as session:
            act(session)
            seen.add(revisions.feed_revision(session))
    assert len(seen) == 5
