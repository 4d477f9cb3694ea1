"""Rows whose ends are concluded together get what each would get alone."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import EndKind
from planner.registers.cells.terms import NOTHING, Terms
from planner.registers.clean import Cleaned
from planner.registers.columns import Column
from planner.registers.end_cells import EndCell
from planner.registers.ends import EndFacts, end_of_term, find_ends
from planner.registers.row_ends import ends_of_rows
from planner.registers.table import Table

APRIL, MARCH = date(2024, 4, 1), date(2027, 3, 31)
AT_ONCE, ONE_BY_ONE = 0, 10**9

starts = st.sampled_from([APRIL, date(2024, 1, 31), date(2024, 2, 29), date(1999, 12, 1)])
late = st.sampled_from([*range(-2, 3), *range(-2, 3), -400, -40, -25, 20, 31, 32, 40, 60, 75])


months = st.sampled_from([1, 6, 12, 24, 240])
options = st.lists(months, max_size=2).map(tuple)
sums = st.builds(
    Terms,
    months,
    options=st.lists(months, min_size=1, max_size=2).map(tuple),
    options_first=st.just(True),
    guess=st.booleans(),
)
durations = st.one_of(
    st.just(NOTHING),
    st.builds(Terms, st.none() | months, st.none() | st.just(90), options, st.none() | months, guess=st.booleans()),
)
extensions = st.one_of(st.just(NOTHING), st.builds(Terms, options=options, guess=st.booleans()), sums)
others = st.sampled_from([EndCell(MARCH, Terms(options=(12,))), EndCell(), EndCell(words="x", kind=EndKind.ROLLING)])


@st.composite
def rows(draw: st.DrawFn) -> tuple[date | None, EndCell, date | None, int, int, EndCell]:
    """Start, end and review near where some length ends; which duration and extension; a latest end."""
    start = draw(starts)
    end = end_of_term(start, draw(months) + draw(st.sampled_from([0, 0, 12, 24]))) + timedelta(days=draw(late))
    cell = draw(others) if draw(st.integers(0, 9)) == 0 else EndCell(end)
    latest = EndCell(date(2029, 3, 31)) if draw(st.integers(0, 9)) == 0 else EndCell()
    review = draw(st.sampled_from([None, end + timedelta(days=1), end + timedelta(days=2)]))
    known = draw(st.integers(0, 5)) > 0
    return start if known else None, cell, review, draw(st.integers(0, 1)), draw(st.integers(0, 1)), latest


def cleaned(**columns: list[object]) -> Cleaned:
    """A table of these cells."""
    size = len(next(iter(columns.values())))
    codes = np.arange(size, dtype=np.int32)
    table = Table("kent.csv", "csv", None, None, None, None, (), codes + 2)
    return Cleaned(table, {name: Column(cells, codes) for name, cells in columns.items()})


@settings(max_examples=300)  # rows on either side of each of the rules
@given(
    some=st.lists(rows(), min_size=8, max_size=20),
    lengths=st.tuples(durations, durations),
    more=st.tuples(extensions, extensions),
)
def test_rows_concluded_together_are_as_if_concluded_alone(some, lengths, more):
    start, end, review, first, second, latest = zip(*some, strict=True)
    table = cleaned(
        start=list(start),
        end=list(end),
        review=list(review),
        duration=[EndCell(terms=lengths[place]) for place in first],
        extension=[EndCell(terms=more[place]) for place in second],
        latest_end=list(latest),
    )
    together, alone = ends_of_rows(table, AT_ONCE), ends_of_rows(table, ONE_BY_ONE)
    assert [together.at(row) for row in range(len(some))] == [alone.at(row) for row in range(len(some))]
    assert together.problems == alone.problems


def test_rows_concluded_alone_are_what_the_rules_say():
    table = cleaned(start=[APRIL, None], end=[EndCell(MARCH), EndCell(words="rolling", kind=EndKind.ROLLING)])
    found = ends_of_rows(table, ONE_BY_ONE)
    assert found.at(0) == find_ends(EndFacts(APRIL, MARCH))
    assert found.at(1) == find_ends(EndFacts(words="rolling", words_kind=EndKind.ROLLING))


def test_a_table_without_dates_has_ends_of_which_nothing_is_known():
    assert ends_of_rows(cleaned(title=["Grass"])).at(0) == find_ends(EndFacts())
