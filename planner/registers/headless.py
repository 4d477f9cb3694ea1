"""Columns of a table that has no header, offered by what they hold; every one is a guess and says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner import councils
from planner.registers.cells.blanks import is_blank
from planner.registers.cells.date_columns import decide, evidence, resolve
from planner.registers.content import content_of
from planner.registers.headings import ColumnMap, Found

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CONFIDENCE = 0.4
_COMPANY = re.compile(r"\b(?:ltd|limited|plc|llp|cic|inc|llc|& sons?|group|services|trust)\b", re.IGNORECASE)


def letter(column: int) -> str:
    """A column's name as a spreadsheet shows it: 0 → `column A`, 26 → `column AA`."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return f"column {name}"


def map_by_content(samples: Sequence[Sequence[str]]) -> ColumnMap:
    """The likeliest start, end, value, reference, council, supplier and title among columns without headings."""
    contents = [content_of(sample) for sample in samples]
    chosen: dict[int, str] = {}
    dated = [n for n, content in enumerate(contents) if content.date + content.serial >= 0.6]
    dated.sort(key=lambda n: _middle(samples[n]))
    if dated:
        chosen[dated[-1]] = "end"
    if len(dated) > 1:
        chosen[dated[0]] = "start"
    free = [n for n in range(len(samples)) if n not in dated and contents[n].filled]
    tests: dict[str, Callable[[int], float]] = {
        "contact": lambda n: contents[n].contact,
        "council": lambda n: _share(samples[n], lambda t: councils.find(t) is not None),
        "value": lambda n: contents[n].number - contents[n].cpv if _is_money(samples[n]) else 0.0,
        "reference": lambda n: contents[n].code * _distinct(samples[n]) - _share(samples[n], lambda t: "," in t),
        "supplier": lambda n: _share(samples[n], lambda t: _COMPANY.search(t) is not None),
        "title": lambda n: contents[n].prose * _distinct(samples[n]),
    }
    for field, score in tests.items():
        left = [n for n in free if n not in chosen]
        best = max(left, key=score, default=None)
        if best is not None and score(best) >= (0.3 if field == "supplier" else 0.5):
            chosen[best] = field
    found = tuple(Found(field, n, letter(n), CONFIDENCE, "content") for n, field in sorted(chosen.items()))
    unused = tuple(letter(n) for n, content in enumerate(contents) if n not in chosen and content.filled)
    return ColumnMap(found, unused, None)


def _middle(texts: Sequence[str]) -> int:
    """The median day of a column of dates, which tells starts from ends."""
    order = decide(evidence(texts, range(len(texts))), "", [], "dmy")
    days = sorted(day.toordinal() for day in resolve(texts, order).values if day)
    return days[len(days) // 2] if days else 0


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    filled = [text for text in texts[:300] if not is_blank(text)]
    return sum(1 for text in filled if test(text)) / len(filled) if filled else 0.0


def _distinct(texts: Sequence[str]) -> float:
    """1 where the sample has many different texts, less where the same few come again and again."""
    return 1.0 if len(texts) > 5 else 0.8


def _is_money(texts: Sequence[str]) -> bool:
    return _share(texts, lambda t: "£" in t or "$" in t or "," in t or "." in t or len(t.strip()) > 3) >= 0.5
