"""Small pieces of sentences: names of councils, lists, money, as a council officer would write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

ORNAMENT = re.compile(
    r"^(?:London Borough of|Royal Borough of|City of|County of|Borough of|The)\s+"
    r"|\s+(?:(?:Metropolitan|City|County|District|Borough|London|Unitary)\s+)*(?:Council|Corporation)$"
)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SYMBOLS = {"GBP": "£", "USD": "$", "EUR": "€"}


@lru_cache(maxsize=65_536)
def short_name(council: str) -> str:
    """The place in a council's name: `Kent County Council` → `Kent`; what has no such form stays as it is."""
    short = ORNAMENT.sub("", ORNAMENT.sub("", council)).strip()
    return short or council


def listed(names: Iterable[str], most: int = 6) -> str:
    """`A`, `A and B`, `A, B and C`; past `most`, `A, B, C and 4 others`; `A; and B and C` where a name holds an and."""
    items = list(names)
    if len(items) > most:
        items = [*items[: most - 1], f"{len(items) - most + 1} others"]
    if len(items) < 2:
        return "".join(items)
    comma, last = ("; ", "; and ") if any(" and " in item for item in items) else (", ", " and ")
    return comma.join(items[:-1]) + last + items[-1]


def money(amount: Decimal | float, currency: str | None = "GBP") -> str:
    """`£1.2 million`, `£340,000`, `950 SEK`: rounded as one says it."""
    number = float(amount)
    symbol = SYMBOLS.get(currency or "GBP")
    if number >= 999_500:
        text = f"{number / 1e6:.1f}".removesuffix(".0") + " million"
    else:
        text = f"{round(number, -3):,.0f}" if number >= 10_000 else f"{number:,.0f}"
    return f"{symbol}{text}" if symbol else f"{text} {currency}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 contract`, `3 contracts`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def number(of: int) -> str:
    """`two`, `12`: small numbers in words."""
    return NUMBERS[of] if of < len(NUMBERS) else str(of)


def shared_words(because: Sequence[str]) -> str:
    """What two needs share, as one phrase: `the word “fuel” and CPV code 09100000`."""
    comma = ", and " if any(" and " in each for each in because) else " and "
    return comma.join(because)


def owner(name: str) -> str:
    """`Kent’s`, `St Helens’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def in_sentence(name: str) -> str:
    """A name inside a sentence: `Refuse collection` → `refuse collection`, but `HR and payroll` stays."""
    name = without_colon(name)
    first = name.split(" ", 1)[0]
    return name if any(letter.isupper() for letter in first[1:]) else name[:1].lower() + name[1:]


def without_colon(name: str) -> str:
    """`Care homes: residential and nursing` → `Care homes (residential and nursing)`, so that a colon can follow."""
    head, colon, rest = name.partition(": ")
    return f"{head} ({rest})" if colon else name


def distinct(names: Iterable[str]) -> Sequence[str]:
    """Each name once, in order of first appearance."""
    return list(dict.fromkeys(names))
