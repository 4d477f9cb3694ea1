"""Bank holidays of the parts of the United Kingdom, from `data/bank_holidays.json`.

`UK` is the union of all parts: a working day under the Procurement Act 2023 is none that is a bank holiday in any
part of the United Kingdom (PA23 s.123(1)).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

UK = "uk"
DIVISIONS = ("england-and-wales", "scotland", "northern-ireland")
CALENDARS = (UK, *DIVISIONS)
NAMES = {"england-and-wales": "England and Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}


@dataclass(frozen=True, slots=True)
class Holiday:
    """One bank holiday: where it is kept (division names) and `basis`: published, proclaimed, past or rule."""

    date: date
    title: str
    divisions: tuple[str, ...]
    basis: str

    @property
    def where(self) -> str:
        """The parts that keep it, in words."""
        if len(self.divisions) == len(DIVISIONS):
            return "all of the UK"
        return ", ".join(NAMES[division] for division in self.divisions)


@cache
def _data() -> Mapping[str, Any]:
    text = resources.files(__package__).joinpath("data/bank_holidays.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return MappingProxyType(loaded)


@cache
def bank_holidays(calendar: str = UK) -> Mapping[date, Holiday]:
    """The bank holidays of `uk` (any part) or of one division, by date; `KeyError` for another name."""
    divisions = DIVISIONS if calendar == UK else (calendar,)
    found: dict[date, Holiday] = {}
    for division in divisions:
        for text, title, basis in _data()["divisions"][division]:
            day = date.fromisoformat(text)
            before = found.get(day)
            found[day] = (
                Holiday(day, before.title, (*before.divisions, division), before.basis)
                if before
                else Holiday(day, title, (division,), basis)
            )
    return MappingProxyType(dict(sorted(found.items())))


def published_until() -> date:
    """The last day of the last year whose bank holidays are published."""
    return date.fromisoformat(_data()["published_until"])


def known_until() -> date:
    """The last day for which bank holidays are known at all, published or by rule."""
    return date(int(_data()["last_year"]), 12, 31)


def known_from() -> date:
    """The first day for which bank holidays are known."""
    return date(int(_data()["first_year"]), 1, 1)
