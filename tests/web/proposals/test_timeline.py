from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from planner.model import Contract, Member, Proposal, Window
from planner.model import Warning as Alert
from planner.web.proposals.timeline import GUTTER, WIDTH, draw

TODAY = date(2026, 11, 22)


def proposal(ends: list[date], latest: int, target: date) -> Proposal:
    members = tuple(
        Member(
            contract=f"c{place}",
            council=f"London Borough of Somewhere {place}",
            title=None,
            supplier=None,
            end=end,
            latest_end=end + timedelta(days=latest),
            move_days=max((target - end).days, 0),
            joins=max(end, target) + timedelta(days=1),
            move="",
        )
        for place, end in enumerate(ends)
    )
    return Proposal(
        id="p", service_area="a", title="t", score=1.0, score_parts=MappingProxyType({}), window=Window(TODAY, target),
        target=target, starts=target + timedelta(days=1), members=members, value=(), procedure="open",
        above_threshold=None, milestones=(), start_by=target - timedelta(days=600),
        last_day_to_decide=target - timedelta(days=400), warning=Alert.IN_GOOD_TIME, reasons=(), against=(),
        could_join=(), left_out=(),
    )  # fmt: skip


days = st.dates(date(2026, 1, 1), date(2036, 12, 31))


@given(st.lists(days, min_size=1, max_size=6), st.integers(0, 4000), days)
def test_everything_lies_within_the_drawing(ends: list[date], latest: int, target: date) -> None:
    drawing = draw(proposal(ends, latest, target), {}, TODAY)
    for row in drawing.rows:
        assert row.y < drawing.bottom
        for bar in row.bars:
            assert GUTTER <= bar.x <= bar.x + bar.width <= WIDTH
    for mark in (*drawing.ticks, *drawing.flags):
        assert GUTTER <= mark.x <= WIDTH


@given(st.lists(days, min_size=2, max_size=6), days)
def test_bars_lie_in_the_order_of_their_dates(ends: list[date], target: date) -> None:
    drawing = draw(proposal(ends, 400, target), {}, TODAY)
    for row in drawing.rows:
        bars = {bar.kind: bar for bar in row.bars}
        running, joint = bars["running"], bars["joint"]
        assert running.x + running.width <= joint.x + 1.5
        if "run-on" in bars:
            assert abs(bars["run-on"].x - (running.x + running.width)) < 1.5


def test_a_contract_that_moves_has_a_bar_that_says_by_how_much() -> None:
    drawing = draw(proposal([date(2028, 3, 31), date(2028, 6, 30)], 0, date(2028, 6, 30)), {}, TODAY)
    words = [bar.words for bar in drawing.rows[0].bars]
    assert "runs on for 91 days, to 30 June 2028" in words
    assert [bar.kind for bar in drawing.rows[1].bars] == ["joint", "running"]


def test_a_known_start_is_where_the_bar_begins() -> None:
    idea = proposal([date(2028, 3, 31)], 0, date(2028, 3, 31))
    contract = Contract(id="c0", title=None, council=None, sources=(), start=date(2027, 6, 1))
    begun = draw(idea, {"c0": contract}, TODAY).rows[0].bars
    older = draw(idea, {"c0": replace(contract, start=date(2001, 6, 1))}, TODAY).rows[0].bars
    assert begun[1].x > older[1].x == GUTTER
