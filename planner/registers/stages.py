"""How far an entry has come and what sort of agreement it is, from the columns and words that tell, with the reason."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from planner.model import AgreementKind, Stage
from planner.registers.columns import Column, combined, constant
from planner.registers.looking import matching

if TYPE_CHECKING:
    from collections.abc import Mapping

CANCELLED = "cancelled"
_CODED = frozenset({"contract_type", "procedure", "status"})  # columns that hold codes such as `CallOffFromFramework`


@dataclass(frozen=True, slots=True)
class Clue:
    """One pattern, in which columns it is looked for, what it means, and words with which it means nothing."""

    meaning: str
    where: tuple[str, ...]
    pattern: re.Pattern[str]
    reason: str
    unless: re.Pattern[str] | None = None


@cache
def _clues(name: str, column: str) -> tuple[Clue, ...]:
    text = resources.files("planner.registers").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return tuple(
        Clue(
            row[column],
            tuple(row["where"].split("|")),
            re.compile(row["pattern"], re.IGNORECASE),
            row.get("reason", ""),
            re.compile(row["unless"], re.IGNORECASE) if row.get("unless") else None,
        )
        for row in csv.DictReader(text.splitlines())
    )


def _plain(text: str) -> str:
    """`CallOffFromFramework` and `awarded_contract` as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", text)


@lru_cache(maxsize=4096)
def find_stage(status: str | None, notice_type: str | None, *, let: bool = False) -> tuple[str, str | None]:
    """`planned`, `tender`, `awarded` or `cancelled`, and why; a plain register row is awarded.

    A notice of a planned procurement stays one while it is open; a status of award beats the notice's type. `let`: the
    row names a supplier, so that `Open` or `Closed` in a plain register are said of a contract, not of a tender.
    """
    if let and notice_type is None and (status or "").strip().casefold() in ("open", "closed"):
        return Stage.AWARDED.value, f"the status ‘{status}’ is of a row that names its supplier"
    found: dict[str, tuple[str, str]] = {}
    for where, text in (("status", status), ("notice_type", notice_type)):
        for clue in _clues("stages.csv", "stage") if text else ():
            if where in clue.where and clue.pattern.search(_plain(text or "")):
                name = "status" if where == "status" else "notice type"
                found[where] = (clue.meaning, f"the {name} ‘{text}’ {clue.reason}")
                break
    by_status, by_notice = found.get("status"), found.get("notice_type")
    if by_status and by_notice and by_status[0] == "tender" and by_notice[0] == "planned":
        return by_notice
    return by_status or by_notice or (Stage.AWARDED.value, None)


@cache
def _kind_clues(where: str) -> tuple[re.Pattern[str], tuple[Clue, ...]]:
    """The clues of one column, and one pattern that finds whether any of them is there at all."""
    clues = tuple(clue for clue in _clues("agreement_kinds.csv", "kind") if where in clue.where)
    return re.compile("|".join(f"(?:{clue.pattern.pattern})" for clue in clues), re.IGNORECASE), clues


@lru_cache(maxsize=65_536)
def _first(where: str, text: str) -> tuple[str, str] | None:
    """The first clue that a text gives, in the order of the data, and its words."""
    whole, clues = _kind_clues(where)
    if where in _CODED:
        text = _plain(text)
    if not whole.search(text):
        return None
    return next(
        (
            (clue.meaning, match[0].strip())
            for clue in clues
            if (match := clue.pattern.search(text)) and not (clue.unless and clue.unless.search(text))
        ),
        None,
    )


def _one_off(title: str | None) -> tuple[tuple[str, str], str] | None:
    """Works or a study by its title, where the column of types says no more than that it is a contract."""
    hit = _first("title", title) if title else None
    return (hit, "title") if hit and hit[0] == AgreementKind.ONE_OFF.value else None


_ORDER_OF_WORKS = (
    "contract_type",
    "procedure",
    "status",
    "title",
    "main_works",
    "reference",
    "description",
    "duration",
    "supplier",
)
_ORDER = tuple(where for where in _ORDER_OF_WORKS if where != "main_works")


def find_kind(cells: dict[str, str | None]) -> tuple[AgreementKind, str | None]:
    """The kind of agreement and why, from the cells that tell, the surest first; unknown where none does.

    `cells` may hold contract_type, procedure, status, title, main_category, reference, description and notice_type, and
    as they are written duration and supplier: `One-off`, `Multiple - see framework`.
    """
    main = cells.get("main_category")
    works = main is not None and main.casefold().startswith("work")
    for where in _ORDER_OF_WORKS if works else _ORDER:
        text = cells.get("title" if where == "main_works" else where)
        if text and (hit := _first(where, text)):
            name = {"main_works": "works, and the title", "contract_type": "contract type"}.get(where, where)
            if where == "contract_type" and hit[0] == AgreementKind.CONTRACT.value:
                hit, name = _one_off(cells.get("title")) or (hit, name)
            return AgreementKind(hit[0]), f"the {name} says ‘{hit[1]}’"
    if (cells.get("notice_type") or "").casefold() == "contract":
        return AgreementKind.CONTRACT, "the notice is of a contract"
    return AgreementKind.UNKNOWN, None


_TELLING = (*_ORDER, "main_category", "notice_type")


def find_kinds(cells: Mapping[str, Column[str | None]], rows: int) -> Column[tuple[AgreementKind, str | None]]:
    """`find_kind` of so many rows: texts that tell nothing are as good as none, and each combination is read once."""
    told: dict[str, Column[str | None]] = {}
    for where in _TELLING:
        texts = _telling(where, set(cells[where].values)) if where in cells else set()
        if texts:
            told[where] = _only(texts, cells[where])
    if not told:
        return constant(find_kind({}), rows)
    return combined(lambda *texts: find_kind(dict(zip(told, texts, strict=True))), *told.values())


def _only(texts: set[str], column: Column[str | None]) -> Column[str | None]:
    """The column with nothing in place of all other texts."""
    places = {text: place for place, text in enumerate(sorted(texts), start=1)}
    known = np.array([places.get(value, 0) if value else 0 for value in column.values])
    return Column([None, *places], known[column.codes])


def _telling(where: str, texts: set[str | None]) -> set[str]:
    """Those of the texts that may decide the kind of agreement."""
    if where in ("main_category", "notice_type"):
        return {text for text in texts if text}
    if where in _CODED:  # few, and taken apart before they are looked at
        return {text for text in texts if text and _first(where, text)}
    found = matching(_kind_clues(where)[0], texts)
    return found | matching(_kind_clues("main_works")[0], texts) if where == "title" else found
