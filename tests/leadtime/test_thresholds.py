from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from planner.leadtime import UnknownProcedure, threshold
from planner.leadtime.thresholds import thresholds


@pytest.mark.parametrize(
    ("kind", "on", "amount"),
    [
        ("goods_services", date(2025, 12, 31), 214_904),
        ("goods_services", date(2026, 1, 1), 207_720),
        ("works", date(2026, 1, 1), 5_193_000),
        ("light_touch", date(2027, 4, 1), 663_540),
        ("light_touch_concession", date(2026, 6, 1), 5_372_609),
        ("utilities", date(2026, 6, 1), 415_440),
        ("goods_services_central", date(2026, 6, 1), 135_018),
        ("concession", date(2025, 6, 1), 5_372_609),
    ],
)
def test_the_threshold_is_that_of_the_day(kind, on, amount):
    assert threshold(kind, on) == Decimal(amount)


def test_an_unknown_kind_names_those_there_are():
    with pytest.raises(UnknownProcedure, match="light_touch"):
        threshold("lunch", date(2026, 1, 1))


def test_thresholds_of_a_kind_neither_overlap_nor_leave_gaps():
    for kind in {row.kind for row in thresholds()}:
        rows = sorted((row for row in thresholds() if row.kind == kind), key=lambda row: row.valid_from)
        for before, after in pairwise(rows):
            assert before.valid_to is not None
            assert (after.valid_from - before.valid_to).days == 1
        assert rows[-1].valid_to is None
