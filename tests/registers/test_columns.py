"""Columns of few different values give row by row what reading every cell would give."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.model import EndKind
from planner.registers.columns import Column, boxed, combined, constant, first_known, flags

cells = st.one_of(st.none(), st.integers(0, 3), st.sampled_from(["a", "b", ("c", "d"), EndKind.ROLLING]))
tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*[cells] * width), min_size=1, max_size=30).map(
        lambda rows: list(zip(*rows, strict=True))
    )
)


def column(values):
    """A column with each different value once."""
    different = list(dict.fromkeys(values))
    return Column(different, np.array([different.index(value) for value in values], dtype=np.int32))


@given(tables)
def test_cells_of_several_columns_are_read_together_row_by_row(table):
    found = combined(lambda *told: ("read", *told), *map(column, table))
    assert found.at().tolist() == [("read", *told) for told in zip(*table, strict=True)]
    assert len(set(found.values)) == len(found.values)


@given(tables)
def test_the_first_that_is_known_counts(table):
    expected = [next((cell for cell in told if cell is not None), None) for told in zip(*table, strict=True)]
    assert first_known(map(column, table)).at().tolist() == expected


@given(st.lists(cells, min_size=1, max_size=20))
def test_rows_of_a_column_are_asked_for_by_their_places(values):
    places = np.arange(len(values))[::2]
    assert column(values).at(places).tolist() == values[::2]
    assert column(values).each(repr).at().tolist() == list(map(repr, values))
    assert column(values).where(bool).tolist() == list(map(bool, values))


def test_values_that_numpy_would_take_apart_stay_whole():
    assert constant(("a", "b"), 2).at().tolist() == [("a", "b")] * 2
    assert np.full(1, boxed(EndKind.ROLLING))[0] is EndKind.ROLLING
    assert flags(np.array([True, False])).at().tolist() == [True, False]
