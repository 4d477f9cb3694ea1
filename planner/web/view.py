"""The query of an address → which contracts a page lists: a view can be sent to a colleague as its address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from planner.web.filters import MONTHS

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

NAMES = ("service_area", "council", "supplier", "system", "text", "from", "to")
SORTS = ("next", "end", "start", "title", "council", "supplier", "service_area", "annual_value")


@dataclass(frozen=True, slots=True)
class View:
    """Filters, order and page of a list, as typed: "" where nothing was. `errors` is by box."""

    service_area: str = ""
    council: str = ""
    supplier: str = ""
    system: str = ""
    text: str = ""
    state: str = ""
    end_from: date | None = None
    end_to: date | None = None
    sort: str = "next"
    page: int = 1
    typed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def filtered(self) -> bool:
        """Whether any filter was chosen."""
        return bool(self.typed)

    def query(self, **changes: str | int | None) -> dict[str, Any]:
        """The query of the same view with some of it changed; what is empty or usual is left out."""
        usual: dict[str, Any] = {"sort": self.sort, "page": self.page, **self.typed} | changes
        return {
            name: value
            for name, value in usual.items()
            if value not in (None, "") and (name, value) not in (("sort", "next"), ("page", 1))
        }


def view_of(query: MultiDict[str, str]) -> View:
    """The view that a query asks for; a date that cannot be read is an error beside its box and filters nothing."""
    typed = {name: query.get(name, "").strip() for name in (*NAMES, "state")}
    errors: dict[str, str] = {}
    dates = {name: _date(name, typed[name], errors) for name in ("from", "to")}
    sort = query.get("sort", "next")
    page = query.get("page", "1")
    return View(
        service_area=typed["service_area"],
        council=typed["council"],
        supplier=typed["supplier"],
        system=typed["system"],
        text=typed["text"],
        state=typed["state"],
        end_from=dates["from"],
        end_to=dates["to"],
        sort=sort if sort.removeprefix("-") in SORTS else "next",
        page=int(page) if page.isdigit() and int(page[:6]) > 0 else 1,
        typed={name: value for name, value in typed.items() if value},
        errors=errors,
    )


def _date(name: str, typed: str, errors: dict[str, str]) -> date | None:
    if not typed:
        return None
    found = read_day(typed)
    if found is None:
        errors[name] = f"Enter the {'first' if name == 'from' else 'last'} day as a date, like 31/3/2027"
    return found


def read_day(typed: str) -> date | None:
    """A day as people here write it.

    >>> read_day("31/3/2027") == read_day("31 March 2027") == read_day("2027-03-31") == date(2027, 3, 31)
    True
    >>> read_day("31/2/2027") is read_day("soon") is None
    True
    """
    parts = re.split(r"[\s/.-]+", typed.strip().casefold())
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    months = {name[:3].casefold(): str(place) for place, name in enumerate(MONTHS, 1)}
    parts[1] = months.get(parts[1][:3], parts[1])
    if not all(part.isdecimal() for part in parts) or len(parts[2]) != 4:
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None
