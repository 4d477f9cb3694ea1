"""How each fictional council writes its register: a function from its contracts to the bytes of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.samples.layouts import contracts_finder, delimited, ocds, workbooks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.samples.contract import SampleContract


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to write a register, and the faults that its files have, with how many of each."""

    write: Callable[[list[SampleContract], date], bytes]
    faults: dict[str, int]


_TABLE_FAULTS = {
    "end is a sentinel": 2,
    "end is blank": 1,
    "start equals end": 1,
    "end before start": 1,
    "value is zero": 1,
    "value in words": 1,
    "the same row twice": 1,
}

LAYOUTS = {
    "lga_csv": Layout(
        delimited.lga_csv,
        {**_TABLE_FAULTS, "extension before end": 2, "several codes in a cell": 2, "end is rolling": 1},
    ),
    "transparency_csv": Layout(
        delimited.transparency_csv,
        {**_TABLE_FAULTS, "end until notice": 1, "end is no day": 1, "one contract on several rows": 2},
    ),
    "two_sheets": Layout(workbooks.two_sheets, {**_TABLE_FAULTS, "end is rolling": 1, "extension is rubbish": 2}),
    "contracts_finder": Layout(
        contracts_finder.write,
        {
            "open notice": 3,
            "planned notice": 2,
            "awarded end unusable": 2,
            "start equals end": 1,
            "entity in the title": 1,
            "several codes in a cell": 2,
            "value is zero": 1,
        },
    ),
    "ocds": Layout(ocds.write, {"open notice": 2, "planned notice": 1}),
    "semicolon": Layout(
        delimited.semicolon, {**_TABLE_FAULTS, "extension is rubbish": 1, "one contract on several rows": 2}
    ),
    "utf16_tsv": Layout(delimited.utf16_tsv, {**_TABLE_FAULTS, "end is rolling": 1, "entity in the title": 1}),
    "starred_xlsx": Layout(workbooks.starred, {**_TABLE_FAULTS, "end until notice": 1}),
    "quarterly_csv": Layout(delimited.quarterly_csv, {**_TABLE_FAULTS, "end is no day": 1}),
}
