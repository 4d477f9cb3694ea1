"""A plan that is made again after a change touches only the service areas that changed, and is none the worse."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from planner import flow, proposals
from planner.progress import AREAS as AREAS_FOUND
from planner.progress import PROPOSALS, listening
from planner.settings import PlanSettings
from tests.benchmarks.registers import TODAY, contracts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from planner.model import Contract, Plan

AREAS, SIZE = 8, 240
SETTINGS = PlanSettings()


def _crowded() -> list[Contract]:
    """Contracts of the few areas that have the most, as they are classified."""
    rows = flow.plan_contracts(contracts(1_500), today=TODAY).contracts.values()
    common = [code for code, _ in Counter(row.service_area for row in rows if row.service_area).most_common(AREAS)]
    return [row for row in rows if row.service_area in common and row.end][:SIZE]


ROWS = _crowded()
HELD = frozenset(row.id for row in ROWS[:10])


def planned(rows: Sequence[Contract], held: frozenset[str] = frozenset(), last: flow.Made | None = None) -> Plan:
    return flow.plan_contracts(rows, today=TODAY, held=held, last=last)


def made(rows: Sequence[Contract], held: frozenset[str] = frozenset()) -> flow.Made:
    return flow.Made(planned(rows, held), SETTINGS, held)


def areas_planned(monkeypatch: pytest.MonkeyPatch) -> set[str | None]:
    """Fills with the areas of the contracts that proposals are made of."""
    seen: set[str | None] = set()
    propose = proposals.propose

    def watched(rows: Sequence[Contract], *others: object, **more: object) -> object:
        seen.update(row.service_area for row in rows)
        return propose(rows, *others, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(proposals, "propose", watched)
    return seen


@settings(max_examples=20, deadline=None)
@given(
    gone=st.sets(st.integers(0, len(ROWS) - 1), max_size=8),
    later=st.dictionaries(st.integers(0, len(ROWS) - 1), st.integers(-200, 200), max_size=8),
    held=st.sets(st.sampled_from([row.id for row in ROWS]), max_size=4),
    shared=st.lists(st.integers(0, len(ROWS) - 1), max_size=5),
)
def test_a_plan_made_again_equals_one_made_from_nothing(
    gone: set[int], later: dict[int, int], held: set[str], shared: list[int]
) -> None:
    rows = [
        replace(row, end=row.end + timedelta(later.get(number, 0)), latest_end=None) if number in later else row
        for number, row in enumerate(ROWS)
        if row.end and number not in gone
    ]
    # contracts of several areas turn out to be one joint contract
    like = [rows[number % len(rows)] for number in shared]
    common = {
        row.id: replace(row, title="One need", supplier="One", end=like[0].end, start=like[0].start) for row in like
    }
    rows = [common.get(row.id, row) for row in rows]
    again = planned(rows, frozenset(held), made(ROWS, HELD))
    assert again.proposals == planned(rows, frozenset(held)).proposals


def test_only_the_area_that_changed_is_planned_again(monkeypatch: pytest.MonkeyPatch) -> None:
    last = made(ROWS)
    seen = areas_planned(monkeypatch)
    changed = replace(ROWS[0], annual_value=Decimal(70_000))
    again = planned([changed, *ROWS[1:]], last=last)
    assert seen == {changed.service_area}
    assert len(again.proposals) > 1


def test_a_joint_contract_that_falls_apart_by_way_of_another_area_is_planned_again() -> None:
    """Two refuse contracts are one joint contract by way of a third, of another area, whose title is like both."""
    whole = replace(
        ROWS[0],
        supplier="One",
        start=TODAY,
        end=TODAY + timedelta(900),
        latest_end=None,
        annual_value=Decimal(250_000),
        cpv=("90511000",),
    )
    between = replace(whole, id="a", title="north south east west", council="Kent County Council", cpv=("79620000",))
    one = replace(whole, id="b", title="north south east", council="Thurrock Council")
    two = replace(whole, id="c", title="south east west", council="Southend-on-Sea City Council")
    last = made([between, one, two])
    areas = {row.id: row.service_area for row in last.plan.contracts.values()}
    assert areas["a"] != areas["b"] == areas["c"]
    assert not last.plan.proposals
    again = planned([one, two], last=last)
    assert [[member.contract for member in found.members] for found in again.proposals] == [["b", "c"]]


def test_another_day_or_other_settings_plan_everything_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    last = made(ROWS)
    seen = areas_planned(monkeypatch)
    every = {row.service_area for row in ROWS}
    flow.plan_contracts(ROWS, today=TODAY + timedelta(1), last=last)
    assert seen == every
    seen.clear()
    flow.plan_contracts(ROWS, today=TODAY, settings=PlanSettings(slack_days=60), last=last)
    assert seen == every
    seen.clear()
    planned(ROWS, last=last)
    assert seen == set()


def test_whoever_listens_hears_how_many_service_areas_are_planned() -> None:
    heard: list[tuple[str, int, int]] = []
    with listening(lambda *said: heard.append(said)):
        planned(ROWS)
    steps = [said for said in heard if said[0] == PROPOSALS]
    assert steps == [(PROPOSALS, done, AREAS) for done in range(AREAS)]
    assert any(said[0] == AREAS_FOUND for said in heard)
