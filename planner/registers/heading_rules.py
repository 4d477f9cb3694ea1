"""What a heading means by its words and the cells under it, where no known heading is close.

A rule (data/heading_rules.csv) asks for one of `needs`, one of `also` if it has any, none of `never`, and cells of its
`content`; the first rule that fits each field counts, and the first rule of all is the surest.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from planner.registers.content import HALF, enough
from planner.registers.heading_words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.registers.content import Content

_MONEY_SIGN = re.compile(r"[£$€]")  # `£ over five years` is an amount
FIRST, NEXT = 0.82, 0.72


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the data; words are plain as heading_words gives them."""

    field: str
    content: str
    needs: frozenset[str]
    also: frozenset[str]
    never: frozenset[str]


@cache
def _rules() -> tuple[Rule, ...]:
    text = resources.files("planner.registers").joinpath("data/heading_rules.csv").read_text(encoding="utf-8")
    return tuple(
        Rule(row["field"], row["content"], *(_plain(row[name]) for name in ("needs", "also", "never")))
        for row in csv.DictReader(text.splitlines())
    )


def _plain(text: str) -> frozenset[str]:
    return frozenset(word for part in text.split() for word in words(part))


def by_rules(heading: str, content: Content) -> list[tuple[str, float]]:
    """Fields that the heading may mean, with how sure that is, the surest first."""
    own = frozenset(words(heading)) | ({"amount"} if _MONEY_SIGN.search(heading) else set())
    found: dict[str, float] = {}
    for rule in _rules():
        if rule.field in found or not own & rule.needs or own & rule.never or (rule.also and not own & rule.also):
            continue
        if _holds(rule.content, content):
            found[rule.field] = NEXT if found else FIRST
    return list(found.items())


def _holds(kind: str, content: Content) -> bool:
    """Whether most of the cells are of that kind."""
    return not kind or (content.filled > 0 and _SHARES[kind](content) >= HALF)


_SHARES: dict[str, Callable[[Content], float]] = {
    "date": lambda c: enough(lambda: c.date, lambda: c.serial, lambda: c.end_words),
    "number": lambda c: c.number - c.date,
    "term": lambda c: enough(lambda: c.term - c.date, lambda: c.flag, lambda: c.end_words),
    "code": lambda c: max(c.code, c.number) - c.date,
    "text": lambda c: 1 - c.date - c.number - 0.5 * c.code,
}
