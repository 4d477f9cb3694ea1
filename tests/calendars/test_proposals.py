"""What one proposal puts into a calendar, as an idea and once it is adopted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner import calendars
from planner.calendars import CalendarEvent, Choice, Identity, Kind, Role, Status
from planner.model import Milestone
from tests.calendars.made import contract, plan, proposal

if TYPE_CHECKING:
    from planner.model import Proposal

CONTRACTS = [contract(1), contract(2), contract(3)]


def of(idea: Proposal | None = None, *, adopted: bool = False, **choice: object) -> list[CalendarEvent]:
    found = calendars.events(
        plan(CONTRACTS, [idea or proposal(*CONTRACTS)]),
        choice=Choice(**choice),  # type: ignore[arg-type] - the test's own fields
        adopted={"p1"} if adopted else frozenset(),
    )
    return [one for one in found if one.kind is not Kind.CONTRACT_END]


def test_an_idea_is_one_tentative_last_day_to_decide_together() -> None:
    (one,) = of()
    assert one.summary == "Decide: Housing management systems (3 councils) – last day to decide together"
    assert (one.first, one.last, one.status) == (date(2027, 9, 1), date(2027, 9, 1), Status.TENTATIVE)
    text = "\n".join(one.description)
    assert "Council 1, Council 2 and Council 3" in text
    assert "1 April 2029 (joint start) − 578 days (the shortest lawful plan) = 1 September 2027." in text
    assert "nobody has adopted" in text


def test_an_adopted_proposal_has_every_milestone_on_its_own_day() -> None:
    found = of(adopted=True)
    assert [(one.first, one.status) for one in found] == [
        (date(2027, 1, 14), Status.CONFIRMED),
        (date(2027, 9, 1), Status.CONFIRMED),
        (date(2027, 9, 30), Status.CONFIRMED),
        (date(2028, 1, 20), Status.CONFIRMED),
    ]
    tender = found[2]
    assert ["Assumed: " in "\n".join(one.description) for one in found] == [True, True, False, False]
    assert "Law: PA23 s.54(4)" in tender.description
    assert "25 days" in tender.description
    assert not any("nobody has adopted" in line for one in found for line in one.description)


def test_milestones_of_ideas_come_on_request_and_are_tentative() -> None:
    found = of(ideas=True)
    assert len(found) == 4
    assert {one.status for one in found} == {Status.TENTATIVE}


def test_two_steps_of_one_name_are_two_events() -> None:
    steps = tuple(Milestone("Gate", date(2028, month, 1), 30, "calendar") for month in (1, 2))
    found = of(proposal(*CONTRACTS, milestones=steps), adopted=True)
    assert len({one.uid for one in found}) == len(found) == 3


def test_two_proposals_of_one_title_are_told_apart_by_their_start() -> None:
    later = proposal(*CONTRACTS[2:], id="p2", title="Housing", starts=date(2029, 10, 1))
    found = calendars.events(plan(CONTRACTS, [proposal(*CONTRACTS[:2], title="Housing"), later]))
    assert sorted(one.summary for one in found if one.kind is Kind.DECIDE_TOGETHER) == [
        "Decide: Housing (joint start 1 April 2029) – last day to decide together",
        "Decide: Housing (joint start 1 October 2029) – last day to decide together",
    ]


def test_each_role_has_the_days_that_matter_to_it() -> None:
    assert [one.kind for one in of(adopted=True, kinds=Role.HEAD_OF_SERVICE.kinds)] == [Kind.DECIDE_TOGETHER]
    assert [one.kind for one in of(kinds=Role.CONVENOR.kinds)] == [Kind.CONVENE, Kind.DECIDE_TOGETHER]
    lead = of(adopted=True, kinds=Role.PROCUREMENT_LEAD.kinds)
    assert [one.kind for one in lead].count(Kind.MILESTONE) == 3


def test_a_proposal_that_is_kept_is_known_by_its_kept_key() -> None:
    def uid_of(idea: Proposal, **keys: str) -> str:
        found = calendars.events(plan(CONTRACTS, [idea]), identity=Identity(proposal_keys=keys))
        return next(one.uid for one in found if one.kind is Kind.DECIDE_TOGETHER)

    whole, less = proposal(*CONTRACTS), proposal(*CONTRACTS[:2], target=date(2029, 6, 30))
    assert uid_of(whole, p1="kept") == uid_of(less, p1="kept") != uid_of(whole, p1="other")
    assert uid_of(whole) != uid_of(less)
    assert uid_of(whole) == uid_of(proposal(*CONTRACTS[::-1], id="p1", title="Another title"))


def test_pages_are_linked_in_the_event_and_in_its_text() -> None:
    identity = Identity(
        installation="plan.example.org", proposal_url=lambda one: f"https://plan.example.org/proposals/{one.id}"
    )
    found = calendars.events(plan(CONTRACTS, [proposal(*CONTRACTS)]), identity=identity)
    (one,) = [one for one in found if one.kind is Kind.DECIDE_TOGETHER]
    assert one.uid.endswith("@plan.example.org")
    feed = calendars.render([one], name="Feed").replace(b"\r\n ", b"")
    assert feed.count(b"https://plan.example.org/proposals/p1") == 2
