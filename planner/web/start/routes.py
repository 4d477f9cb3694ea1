"""The first page: what is ending, what must be decided, what to do next. And the council's colour."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, render_template

from planner.store import contracts as kept_contracts
from planner.store import feeds as kept_feeds
from planner.store import proposals as kept_proposals
from planner.store import registers as kept_registers
from planner.store.contracts import Filters
from planner.store.proposal_lists import InBand, by_band
from planner.store.unplaced import count_unplaced
from planner.web import access
from planner.web.bands import NAMES
from planner.web.database import reading
from planner.web.plans import current_plan
from planner.web.today import today

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

start = Blueprint("start", __name__)
SOON = timedelta(days=365)
SHOWN = 5
NONE = InBand(0, ())
COLOUR = re.compile(r"#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}")


@start.get("/")
@access.local_user
def home() -> ResponseReturnValue:
    """What is next, for somebody who opens the planner on a Monday."""
    plan = current_plan()
    now = today()
    with reading() as session:
        waiting = kept_registers.pending(session)
        ending = Filters(end_from=now, end_to=now + SOON)
        soon = kept_contracts.contracts(session, filters=ending, size=SHOWN)
        figures = {
            "contracts": kept_contracts.count_contracts(session),
            "ending": soon.total,
            "councils": len(kept_contracts.count_by(session, "council")),
            "feeds": len(kept_feeds.feed_list(session)),
            "unplaced": count_unplaced(session),
            "ideas": kept_proposals.count_open(session) if plan else 0,
        }
        call = by_band(session, today=now, only=NAMES["call"], most=SHOWN).get(NAMES["call"], NONE) if plan else NONE
    return render_template(
        "start/home.html",
        plan=plan,
        waiting=waiting,
        soon=soon,
        soon_to=now + SOON,
        figures=figures,
        ideas=figures["ideas"],
        call=call.total,
        shown=call.shown,
    )


@start.get("/brand.css")
@access.public
def brand() -> ResponseReturnValue:
    """The council's colour as a style sheet of one rule; a colour that is none leaves the usual one."""
    colour = current_app.config["SETTINGS"].brand_colour
    rule = f":root{{--govuk-brand-colour:{colour}}}\n" if COLOUR.fullmatch(colour) else ""
    answer = Response(rule, content_type="text/css; charset=utf-8")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


@start.get("/robots.txt")
@access.public
def robots() -> ResponseReturnValue:
    """Keeps search engines off the pages; feeds stay open, since calendar services obey this file too."""
    words = "User-agent: *\nDisallow: /registers\nDisallow: /contracts\nDisallow: /proposals\nAllow: /feeds/\n"
    return Response(words, content_type="text/plain; charset=utf-8")
