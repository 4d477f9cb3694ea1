"""Codes → the words of pages: service areas, procedures, warnings, kinds of agreement."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from planner import classification
from planner.model import EndKind, field_words
from planner.model import Warning as Alert
from planner.proposals.words import short_name
from planner.web.filters import day, money

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from planner.model import Contract, ServiceArea

ISO_DATE = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")

TAGS = {
    Alert.IN_GOOD_TIME: "govuk-tag--green",
    Alert.START_NOW: "govuk-tag--orange",
    Alert.LATE: "govuk-tag--yellow",
    Alert.TOO_LATE: "govuk-tag--red",
}

END_WORDS = {
    EndKind.ROLLING: "rolling, no fixed end",
    EndKind.UNTIL_NOTICE: "until notice is given",
    EndKind.UNKNOWN: "not known",
    EndKind.HOLDING_OVER: "ended, still in use",
}


@cache
def _areas() -> dict[str, ServiceArea]:
    return {area.code: area for area in classification.service_areas()}


def area_name(code: str | None) -> str:
    """A service area's name; a code that the list does not know is shown as it is."""
    if code is None:
        return "No service area yet"
    return _areas()[code].name if code in _areas() else code


def leaf_areas() -> list[ServiceArea]:
    """The service areas that contracts are given, in order of name."""
    return sorted((area for area in _areas().values() if area.parent), key=lambda area: area.name.casefold())


def short_council(name: str) -> str:
    """A council's name as titles have it, without what many councils are called.

    >>> short_council("London Borough of Camden"), short_council("Kent County Council")
    ('Camden', 'Kent')
    """
    return short_name(name)


def warning_tag(warning: Alert) -> dict[str, str]:
    """Parameters of `govukTag` for a warning."""
    return {"text": str(warning).capitalize(), "classes": TAGS[warning]}


def end_words(contract: Contract) -> str:
    """What kind of end a contract has, where it has no date to show."""
    return contract.end_words or END_WORDS.get(contract.end_kind, "not known")


def shown(contract: Contract, name: str) -> str:
    """One field of a contract as pages show it."""
    value = getattr(contract, name)
    if value is None or value in ("", ()):
        return "not stated"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return money(value, contract.currency)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def first_names(supplier: str | None, most: int = 3) -> str:
    """A supplier as lists show it: of a long row of firms the first few.

    >>> first_names("Ash Ltd; Elm Ltd; Oak Ltd; Fir Ltd; Yew Ltd"), first_names("Ash Ltd; Elm Ltd"), first_names(None)
    ('Ash Ltd; Elm Ltd; Oak Ltd and 2 more', 'Ash Ltd; Elm Ltd', '')
    """
    names = (supplier or "").split("; ")
    return "; ".join(names) if len(names) <= most + 1 else f"{'; '.join(names[:most])} and {len(names) - most} more"


def format_words(name: str) -> str:
    """What a file is, as people write it.

    >>> format_words("csv"), format_words("ocds release package")
    ('CSV', 'OCDS release package')
    """
    first, _, rest = name.partition(" ")
    return " ".join(filter(None, [first.upper(), rest]))


def with_days(text: str) -> str:
    """A sentence with its dates as pages show them.

    >>> with_days("The advertised end is 2025-04-30; 2025-02-31 is none.")
    'The advertised end is 30 April 2025; 2025-02-31 is none.'
    """
    return ISO_DATE.sub(_as_day, text)


def _as_day(found: re.Match[str]) -> str:
    try:
        return day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


FILTERS: dict[str, Callable[..., str]] = {
    "area_name": area_name,
    "field_words": field_words,
    "end_words": end_words,
    "shown": shown,
    "short_council": short_council,
    "first_names": first_names,
    "format_words": format_words,
    "with_days": with_days,
}


def register(app: Flask) -> None:
    """Makes the words known to templates."""
    for name, function in FILTERS.items():
        app.add_template_filter(function, name)
    app.add_template_global(warning_tag)
