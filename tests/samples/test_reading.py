"""The sample registers, read as any register: every contract is found, and each fault is met as it must be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planner import samples
from planner.model import Contract, EndKind, Stage
from planner.registers import RegisterFile, merge, read_register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.model import Reading
    from planner.samples import SampleFile

TODAY = date(2026, 11, 22)

MET: dict[str, Callable[[Contract], bool]] = {
    "end is a sentinel": lambda one: one.end is None and one.end_kind is EndKind.UNKNOWN,
    "end is blank": lambda one: one.end is None and one.end_kind is EndKind.UNKNOWN,
    "end is rolling": lambda one: one.end is None and one.end_kind is EndKind.ROLLING,
    "end until notice": lambda one: one.end is None and one.end_kind is EndKind.UNTIL_NOTICE,
    "end is no day": lambda one: one.end is None and one.end_kind is EndKind.UNKNOWN,
    "start equals end": lambda one: one.start is None and one.end is not None,
    "end before start": lambda one: one.start is None or one.end is None,
    "extension before end": lambda one: one.latest_end == one.end,
    "extension is rubbish": lambda one: one.latest_end == one.end,
    "value is zero": lambda one: one.value != 0,
    "value in words": lambda one: one.value in (None, Decimal(45_000), Decimal(120_000)),
    "entity in the title": lambda one: "&amp;" not in (one.title or "") and "& Associated" in (one.title or ""),
    "one contract on several rows": lambda one: len(one.sources) == 2 and len(one.suppliers) == 2,
    "the same row twice": lambda one: len(one.sources) == 2,
    "several codes in a cell": lambda one: len(one.cpv) >= 2,
    "open notice": lambda one: one.stage is Stage.TENDER,
    "planned notice": lambda one: one.stage is Stage.PLANNED,
    "awarded end unusable": lambda one: one.end is not None,
    "several buyers": lambda one: len(one.buyers) == 2,
    "duration in place of an end": lambda one: one.end is not None,
}


@pytest.fixture(scope="module")
def read() -> list[tuple[SampleFile, Reading]]:
    return [(file, read_register(RegisterFile(file.name, file.data))) for file in samples.generate(TODAY)]


def placed(read: list[tuple[SampleFile, Reading]], fault: str) -> Iterator[tuple[Contract, Reading]]:
    for file, reading in read:
        by_reference = {contract.reference: contract for contract in reading.contracts}
        for reference in file.faults.get(fault, ()):
            yield by_reference[reference], reading


def test_every_contract_is_found_under_its_own_council(read: list[tuple[SampleFile, Reading]]) -> None:
    for file, reading in read:
        assert len(reading.contracts) == file.contracts, file.name
        assert {contract.council for contract in reading.contracts} == {file.council}
    contracts, _ = merge([reading for _, reading in read])
    assert len(contracts) == sum(file.contracts for file, _ in read)


def test_every_kind_of_fault_has_its_answer(read: list[tuple[SampleFile, Reading]]) -> None:
    assert {fault for file, _ in read for fault in file.faults} == MET.keys()


@pytest.mark.parametrize("fault", MET)
def test_a_fault_is_met(fault: str, read: list[tuple[SampleFile, Reading]]) -> None:
    found = list(placed(read, fault))
    assert found
    for contract, reading in found:
        assert MET[fault](contract), (reading.file, contract)


@pytest.mark.parametrize("fault", ["end is a sentinel", "start equals end", "end before start", "end is no day"])
def test_a_wrong_date_is_an_issue_of_its_row(fault: str, read: list[tuple[SampleFile, Reading]]) -> None:
    for contract, reading in placed(read, fault):
        rows = {(source.sheet, source.row) for source in contract.sources}
        assert any((issue.sheet, issue.row) in rows for issue in reading.issues), (reading.file, contract)


def test_nobody_who_is_named_as_a_contact_is_kept(read: list[tuple[SampleFile, Reading]]) -> None:
    for _, reading in read:
        text = repr(reading)
        assert "Sample Officer" not in text
        assert "@" not in text
        assert "7946" not in text
