"""The warnings of the plan on one page, for all councils or one, and as a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for

from planner import leadtime
from planner.model import Plan
from planner.model import Warning as Standing
from planner.store import contracts as kept_contracts
from planner.store import councils as kept_councils
from planner.store import proposals as kept_proposals
from planner.store.contracts import Filters
from planner.store.kept import Page
from planner.web import access
from planner.web.database import reading
from planner.web.downloads import csv_download
from planner.web.paging import page_links
from planner.web.plans import current_plan
from planner.web.proposals.reckoning import classes, lead_times_now
from planner.web.today import today
from planner.web.warnings.words import HEADER, KINDS, LEVELS, idea_rows, kind_words, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from planner.leadtime import ContractWarning, OfProposal
    from planner.model import Contract
    from planner.store.kept import KeptProposal

warnings = Blueprint("warnings", __name__)
warnings.add_app_template_filter(kind_words, "kind_words")
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: one council or all, one kind of date or all, how pressing, and which page."""

    council: str
    kind: str
    level: str
    page: int

    def query(self, **changes: str | int) -> dict[str, Any]:
        """The query of the same view with some of it changed; what is empty or usual is left out."""
        usual: dict[str, Any] = {
            "council": self.council,
            "kind": self.kind,
            "level": self.level,
            "page": self.page,
        } | changes
        return {name: value for name, value in usual.items() if value and (name, value) != ("page", 1)}


@warnings.get("/warnings")
@access.local_user
def listed() -> ResponseReturnValue:
    """Late ideas with what could be shortened, those too late with what is left, then contracts by date."""
    ask = asked()
    current_plan()
    ideas, rows = found(ask)
    with reading() as session:
        councils = kept_councils.council_names(session)
    start = (ask.page - 1) * PAGE_SIZE
    page = Page(tuple(rows[start : start + PAGE_SIZE]), len(rows), ask.page, PAGE_SIZE)
    return render_template(
        "warnings/list.html",
        ask=ask,
        ideas=ideas,
        notes=list(dict.fromkeys(note for idea in ideas for note in idea.notes)),
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
    ideas, rows = found(asked())
    return csv_download("warnings.csv", HEADER, [*idea_rows(ideas), *(row_of(*row) for row in rows)])


def asked() -> Asked:
    """What the address asks for; what there is not counts as not asked."""
    page, level, kind = (request.args.get(name, "") for name in ("page", "level", "kind"))
    return Asked(
        council=request.args.get("council", "").strip(),
        kind=kind if kind in KINDS else "",
        level=level if level in dict(LEVELS) else "",
        page=max(1, int(page[:6])) if page.isdigit() else 1,
    )


def found(ask: Asked) -> tuple[list[OfProposal], list[tuple[Contract, ContractWarning]]]:
    """The ideas that are late or too late, and each date of each contract, the most pressing first."""
    with reading() as session:
        every = kept_contracts.all_contracts(session, filters=Filters(council=ask.council or None))
        kept = [
            each
            for each in kept_proposals.proposals(session, today=today(), council=ask.council or None)
            if each.state != "dismissed" and each.proposal.warning in (Standing.LATE, Standing.TOO_LATE)
        ]
        ids = [member.contract for each in kept for member in each.proposal.members]
        members = kept_contracts.contracts_by_id(session, ids)
    dates = leadtime.plan_warnings(
        Plan(today(), (), {each.id: each for each in every}, {}, (), (), ()), classes(), lead_times_now()
    )
    by_id = {each.id: each for each in every}
    rows = [(by_id[each.contract], warning) for each in dates.contracts for warning in each.warnings]
    rows = [row for row in rows if ask.kind in ("", row[1].kind) and shows(ask.level, row[1])]
    rows.sort(key=lambda row: (row[1].kind == "ended", row[1].date, row[0].id))
    return [] if ask.kind else of_ideas(kept, members, ask.level), rows


def of_ideas(kept: Sequence[KeptProposal], members: dict[str, Contract], level: str) -> list[OfProposal]:
    """Levers and ways out of each idea; one whose contracts a register has lost meanwhile is left to its own page."""
    proposals = tuple(
        each.proposal
        for each in kept
        if all(member.contract in members for member in each.proposal.members)
        and level in ("", "pressing", str(each.proposal.warning))
    )
    plan = Plan(today(), (), members, {}, (), proposals, ())
    times, kinds = lead_times_now(), classes()
    made = [leadtime.proposal_warning(each, plan, kinds, times) for each in proposals]
    # what can still be met comes first, then what was missed last
    late = [each for each in made if each.warning is Standing.LATE]
    missed = [each for each in made if each.warning is not Standing.LATE]
    return [
        *sorted(late, key=lambda each: each.last_day_to_decide),
        *sorted(missed, key=lambda each: each.last_day_to_decide, reverse=True),
    ]


def shows(level: str, warning: ContractWarning) -> bool:
    """Whether a date is as pressing as the address asks for; "pressing" is everything but in good time."""
    if level == "pressing":
        return warning.level is not Standing.IN_GOOD_TIME
    return not level or str(warning.level or "") == level
