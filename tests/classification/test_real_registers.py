"""On real notices: the area without codes is mostly the one with them, and the one with codes fits the main code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from planner.classification import classify, service_areas
from planner.registers import RegisterFile, read_register

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model import Contract


@pytest.fixture(scope="module")
def coded(shared_data: Path) -> list[Contract]:
    """The contracts of the shared Contracts Finder exports that state a code."""
    files = sorted((shared_data / "registers" / "uk").glob("*.contracts-finder.csv"))
    readings = [read_register(RegisterFile(path.name, path.read_bytes())) for path in files]
    return [contract for reading in readings for contract in reading.contracts if contract.cpv]


def test_without_codes_the_area_is_mostly_the_same(coded: list[Contract]) -> None:
    parents = {area.code: area.parent for area in service_areas()}
    pairs = list(zip(classify(coded), classify([replace(one, cpv=()) for one in coded]), strict=True))
    same = sum(a.service_area is not None and a.service_area == b.service_area for a, b in pairs)
    parent = sum(
        a.service_area is not None and b.service_area is not None and parents[a.service_area] == parents[b.service_area]
        for a, b in pairs
    )
    assert same / len(pairs) >= 0.75
    assert parent / len(pairs) >= 0.85


def test_the_area_with_a_code_is_one_whose_prefixes_fit_it(coded: list[Contract]) -> None:
    prefixes = {area.code: area.cpv for area in service_areas()}
    for contract in classify(coded):
        if contract.service_area is not None and "fits no area" not in (contract.service_area_reason or ""):
            assert any(contract.cpv[0].startswith(prefix) for prefix in prefixes[contract.service_area])


def test_every_contract_has_a_reason(coded: list[Contract]) -> None:
    assert all(contract.service_area_reason for contract in classify(coded))
