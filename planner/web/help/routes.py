"""Help: how dates and scores are worked out, the words of the pages, what is kept, accessibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template

from planner import leadtime
from planner.proposals import SCORE_EXPLAINED
from planner.settings import PlanSettings
from planner.web import access
from planner.web.plans import settings_rows

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

help_pages = Blueprint("help", __name__)

PAGES = {
    "dates": "How dates are worked out",
    "scores": "How ideas are found and ordered",
    "words": "Words on these pages",
    "calendars": "Calendars and how they refresh",
    "files": "Files the planner can read",
    "privacy": "What is kept",
    "accessibility": "Accessibility",
}


@help_pages.get("/help")
@access.public
def contents() -> ResponseReturnValue:
    """The list of help pages."""
    return render_template("help/contents.html", pages=PAGES)


@help_pages.get("/help/<name>")
@access.public
def page(name: str) -> ResponseReturnValue:
    """One help page."""
    if name not in PAGES:
        abort(404)
    return render_template(
        f"help/{name}.html",
        title=PAGES[name],
        procedures=leadtime.procedures(),
        settings=settings_rows(PlanSettings()),
        explained=SCORE_EXPLAINED,
    )
