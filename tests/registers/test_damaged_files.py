"""The corpus of damaged files: how well each is read, against what stood in the clean table."""

from __future__ import annotations

from collections import defaultdict
from statistics import mean

import pytest

from tests.registers.faults.corpus import Damaged, all_faults, combined_faults, single_faults, undamaged
from tests.registers.faults.reading import scored

SINGLE = list(single_faults(tables=3))
COMBINED = list(combined_faults(60))
WHOLE = list(undamaged())


def test_the_corpus_is_large_and_every_fault_is_in_it() -> None:
    assert len(all_faults()) >= 60
    assert len(SINGLE) + len(COMBINED) >= 240
    assert {fault.__name__ for fault in all_faults()} == {name for damaged in SINGLE for name in damaged.faults}


@pytest.mark.parametrize("clean", WHOLE, ids=lambda damaged: f"{damaged.name}{len(damaged.rows)}")
def test_a_clean_table_of_any_kind_is_read_as_it_stands(clean: Damaged) -> None:
    assert scored(clean).points == pytest.approx(10.0)


def test_damaged_files_are_read_better_than_any_known_reader_reads_them() -> None:
    points = [scored(damaged).points for damaged in [*SINGLE, *COMBINED]]
    assert mean(points) >= 9.8


def test_no_single_fault_is_read_badly() -> None:
    by_fault: dict[str, list[float]] = defaultdict(list)
    for damaged in SINGLE:
        by_fault[damaged.faults[0]].append(scored(damaged).points)
    assert {name: mean(points) for name, points in by_fault.items() if mean(points) < 8.9} == {}


def test_the_header_is_right_in_nearly_all_damaged_files() -> None:
    right = [scored(damaged).header == 1.0 for damaged in [*SINGLE, *COMBINED]]
    assert mean(right) >= 0.97


def test_the_standard_guesser_does_much_worse_on_the_same_files() -> None:
    ours = mean(scored(damaged).points for damaged in SINGLE)
    theirs = mean(scored(damaged, by_sniffer=True).points for damaged in SINGLE)
    assert ours > theirs + 1.0
