"""The story of the samples, planned: five boroughs are told in time, two councils too late."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner import flow, samples
from planner.model import Warning  # noqa: A004 - the product's own word
from planner.registers import RegisterFile
from planner.samples import story

if TYPE_CHECKING:
    from planner.model import Plan, Proposal


@pytest.fixture(scope="module", params=["2026-11-22", "2027-04-01", "2030-02-28"])
def plan(request: pytest.FixtureRequest) -> Plan:
    today = date.fromisoformat(request.param)
    files = [RegisterFile(file.name, file.data) for file in samples.generate(today)]
    return flow.plan(files, today=today)


def housing(plan: Plan) -> Proposal:
    first, last = story.quarter(plan.today)
    boroughs = {council.name for council in samples.councils() if council.housing}
    (found,) = [
        proposal
        for proposal in plan.proposals
        if {member.council for member in proposal.members} == boroughs
        and all(first <= member.end <= last for member in proposal.members)
    ]
    return found


def test_five_boroughs_whose_housing_systems_end_in_one_quarter_are_brought_together(plan: Plan) -> None:
    found = housing(plan)
    assert all("Housing Management" in (member.title or "") for member in found.members)
    assert found.lawful


def test_they_are_told_in_time_and_at_least_24_months_before(plan: Plan) -> None:
    found = housing(plan)
    assert found.warning in (Warning.IN_GOOD_TIME, Warning.START_NOW)
    assert min((member.end - plan.today).days for member in found.members) >= 24 * 31
    assert found.start_by >= plan.today


def test_some_are_too_late_so_that_each_band_has_something(plan: Plan) -> None:
    assert {proposal.warning for proposal in plan.proposals} >= {
        Warning.TOO_LATE,
        Warning.IN_GOOD_TIME,
        Warning.START_NOW,
    }
