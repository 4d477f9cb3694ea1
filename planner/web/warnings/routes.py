"""The warnings of the plan on one page, for all councils or one, and as a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for

from planner.model import Warning as Standing
from planner.store import councils as kept_councils
from planner.store.kept import Page
from planner.web import access
from planner.web.database import reading
from planner.web.downloads import csv_download
from planner.web.paging import page_links
from planner.web.plans import current_plan
from planner.web.warnings.dates import dates_now, in_words
from planner.web.warnings.ideas import ideas_of
from planner.web.warnings.words import HEADER, KINDS, LEVELS, idea_rows, kind_words, row_of

if TYPE_CHECKING:
    import numpy as np
    from flask.typing import ResponseReturnValue
    from numpy.typing import NDArray

    from planner.leadtime import OfProposal
    from planner.leadtime.day_table import DayTable

warnings = Blueprint("warnings", __name__)
warnings.add_app_template_filter(kind_words, "kind_words")
PAGE_SIZE, IDEAS_SHOWN, EVERY = 50, 10, 1_000_000
NO_IDEAS: Page[OfProposal] = Page((), 0, 1, IDEAS_SHOWN)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: one council or all, one kind of date or all, how pressing, which page of each list."""

    council: str
    kind: str
    level: str
    page: int
    ideas: int = 1

    def query(self, **changes: str | int) -> dict[str, Any]:
        """The query of the same view with some of it changed; what is empty or usual is left out."""
        usual: dict[str, Any] = {
            "council": self.council,
            "kind": self.kind,
            "level": self.level,
            "page": self.page,
            "ideas": self.ideas,
        } | changes
        first = (("page", 1), ("ideas", 1))
        return {name: value for name, value in usual.items() if value and (name, value) not in first}


@warnings.get("/warnings")
@access.local_user
def listed() -> ResponseReturnValue:
    """Late ideas with what could be shortened, those too late with what is left, then contracts by date."""
    ask = asked()
    current_plan()
    dates, rows = rows_of(ask)
    start = (ask.page - 1) * PAGE_SIZE
    shown = in_words(dates.named(rows[start : start + PAGE_SIZE]))
    page = Page(tuple(shown), len(rows), ask.page, PAGE_SIZE)
    # one kind of date of contracts is no question about ideas
    ideas = ideas_of(ask.council, ask.level, page=ask.ideas, size=IDEAS_SHOWN) if not ask.kind else NO_IDEAS
    with reading() as session:
        councils = kept_councils.council_names(session)
    return render_template(
        "warnings/list.html",
        ask=ask,
        ideas=ideas,
        idea_links=page_links(
            ideas,
            lambda number: url_for("warnings.listed", **ask.query(ideas=number), _anchor="ideas"),
            "Pages of late ideas",
        ),
        notes=list(dict.fromkeys(note for idea in ideas.rows for note in idea.notes)),
        page=page,
        links=page_links(page, lambda number: url_for("warnings.listed", **ask.query(page=number))),
        council_choices=[("", "All councils"), *((name, name) for name in councils)],
        kind_choices=[("", "Every kind of date"), *KINDS.items()],
        level_choices=LEVELS,
    )


@warnings.get("/warnings.csv")
@access.local_user
def csv_file() -> ResponseReturnValue:
    """The same warnings as a file, one row for each date."""
    current_plan(patient=True)
    ask = asked()
    dates, rows = rows_of(ask, patient=True)
    ideas = () if ask.kind else ideas_of(ask.council, ask.level, page=1, size=EVERY).rows
    return csv_download(
        "warnings.csv", HEADER, [*idea_rows(ideas), *(row_of(*row) for row in in_words(dates.named(rows)))]
    )


def asked() -> Asked:
    """What the address asks for; what there is not counts as not asked."""
    level, kind = (request.args.get(name, "") for name in ("level", "kind"))
    return Asked(
        council=request.args.get("council", "").strip(),
        kind=kind if kind in KINDS else "",
        level=level if level in dict(LEVELS) else "",
        page=number_in("page"),
        ideas=number_in("ideas"),
    )


def number_in(name: str) -> int:
    """The page that the address asks for, the first where it asks for none."""
    typed = request.args.get(name, "")
    return max(1, int(typed[:6])) if typed.isdigit() else 1


def rows_of(ask: Asked, *, patient: bool = False) -> tuple[DayTable, NDArray[np.intp]]:
    """The dates of all contracts, and the rows of those that the address asks for, the most pressing first."""
    dates = dates_now(patient=patient)
    return dates, dates.rows(council=ask.council or None, kind=ask.kind or None, levels=levels_of(ask.level))


def levels_of(level: str) -> set[Standing | None] | None:
    """The levels that the address asks for, None for all; "pressing" is everything but in good time."""
    if level == "pressing":
        return {None, *Standing} - {Standing.IN_GOOD_TIME}
    return {Standing(level)} if level else None
