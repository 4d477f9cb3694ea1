"""The corpus of damaged files: how well each is read, against what stood in the clean table."""

from __future__ import annotations

from collections import defaultdict
from statistics import mean
from typing import TYPE_CHECKING

import pytest

from tests.registers.faults.corpus import Damaged, all_faults, combined_faults, single_faults, undamaged
from tests.registers.faults.reading import scored

if TYPE_CHECKING:
    from tests.registers.faults.scorer import Score

SINGLE = list(single_faults(tables=2))
COMBINED = list(combined_faults(60))
WHOLE = list(undamaged())


def test_the_corpus_is_large_and_every_fault_is_in_it() -> None:
    assert len(all_faults()) >= 60
    assert len(SINGLE) + len(COMBINED) >= 180
    assert {fault.__name__ for fault in all_faults()} == {name for damaged in SINGLE for name in damaged.faults}


@pytest.mark.parametrize("clean", WHOLE, ids=lambda damaged: f"{damaged.name}{len(damaged.rows)}")
def test_a_clean_table_of_any_kind_is_read_as_it_stands(clean: Damaged) -> None:
    assert scored(clean).points == pytest.approx(10.0)


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {damaged.name: scored(damaged) for damaged in [*SINGLE, *COMBINED]}


def test_damaged_files_are_read_better_than_any_known_reader_reads_them(scores: dict[str, Score]) -> None:
    assert mean(score.points for score in scores.values()) >= 9.8


def test_no_single_fault_is_read_badly(scores: dict[str, Score]) -> None:
    by_fault: dict[str, list[float]] = defaultdict(list)
    for damaged in SINGLE:
        by_fault[damaged.faults[0]].append(scores[damaged.name].points)
    assert {name: mean(points) for name, points in by_fault.items() if mean(points) < 8.4} == {}


def test_the_header_is_right_in_nearly_all_damaged_files(scores: dict[str, Score]) -> None:
    assert mean(score.header > 0.999 for score in scores.values()) >= 0.96


def test_the_standard_guesser_does_much_worse_on_the_same_files(scores: dict[str, Score]) -> None:
    ours = mean(scores[damaged.name].points for damaged in SINGLE)
    theirs = mean(scored(damaged, by_sniffer=True).points for damaged in SINGLE)
    assert ours > theirs + 1.0
