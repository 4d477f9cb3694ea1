"""Which contracts and proposals a feed holds."""

from __future__ import annotations

from datetime import date, timedelta

from planner import calendars
from planner.calendars import Choice, Kind, Scope
from tests.calendars.made import TODAY, contract, plan, proposal

CONTRACTS = [
    contract(1, council="Ashmere"),
    contract(2, council="Thornwick"),
    contract(3, council="Saltbourne", service_area="payroll", supplier="Another Ltd"),
    contract(4, council="Ashmere", service_area="payroll", end=date(2027, 3, 31)),
]
PLAN = plan(CONTRACTS, [proposal(*CONTRACTS[:2]), proposal(*CONTRACTS[2:], id="p2", service_area="payroll")])


def test_a_council_has_its_contracts_and_the_proposals_that_it_is_in() -> None:
    found = calendars.events(PLAN, scope=Scope(councils=frozenset({"Thornwick"})))
    assert [one.kind for one in found] == [Kind.DECIDE_TOGETHER, Kind.CONTRACT_END]
    assert "Thornwick" in found[1].summary


def test_a_service_area_has_its_contracts_and_proposals() -> None:
    found = calendars.events(PLAN, scope=Scope(service_areas=frozenset({"payroll"})))
    assert [one.kind for one in found] == [Kind.CONTRACT_END, Kind.DECIDE_TOGETHER, Kind.CONTRACT_END]
    assert [one.first for one in found][::2] == [date(2027, 3, 31), date(2029, 3, 31)]


def test_a_supplier_has_its_contracts() -> None:
    found = calendars.events(PLAN, scope=Scope(suppliers=frozenset({"Another Ltd"})))
    assert ["Saltbourne" in one.summary for one in found if one.kind is Kind.CONTRACT_END] == [True]


def test_a_view_has_its_contracts_alone_and_the_proposals_that_they_are_in() -> None:
    found = calendars.events(PLAN, scope=Scope(contracts=frozenset({"c2"})))
    assert [one.kind for one in found] == [Kind.DECIDE_TOGETHER, Kind.CONTRACT_END]
    assert "Thornwick" in found[1].summary


def test_a_proposal_has_itself_and_the_contracts_of_its_members() -> None:
    found = calendars.events(PLAN, scope=Scope(proposals=frozenset({"p1"})))
    assert [one.kind for one in found] == [Kind.DECIDE_TOGETHER, Kind.CONTRACT_END, Kind.CONTRACT_END]


def test_what_lies_beyond_the_horizon_comes_later() -> None:
    near = calendars.events(PLAN, choice=Choice(horizon_days=365))
    assert [one.first for one in near] == [date(2027, 3, 31), date(2027, 9, 1), date(2027, 9, 1)]
    edge = calendars.events(PLAN, choice=Choice(horizon_days=(date(2027, 3, 31) - TODAY).days))
    assert len(edge) == 1
    assert calendars.events(PLAN, choice=Choice(horizon_days=(date(2027, 3, 31) - TODAY - timedelta(1)).days)) == []
