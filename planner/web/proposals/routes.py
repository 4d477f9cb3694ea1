"""The list of joint procurement ideas in bands, one idea with its plan, and both as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for

from planner import calendars
from planner.proposals import SCORE_EXPLAINED
from planner.store import contracts as kept_contracts
from planner.store import councils as kept_councils
from planner.store import proposals as kept_proposals
from planner.store.kept import Page
from planner.store.proposal_lists import Asked, by_band
from planner.web import access
from planner.web.bands import MOST, NAMES, PAGE_SIZE, Band, bands_of
from planner.web.database import reading
from planner.web.dates import dates_of_proposal
from planner.web.downloads import csv_download, download, file_name
from planner.web.paging import page_links
from planner.web.plans import current_plan, settings_words
from planner.web.proposals import words
from planner.web.proposals.ahead import ahead_of
from planner.web.proposals.timeline import draw
from planner.web.today import today
from planner.web.view import View, view_of
from planner.web.words import area_name, leaf_areas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from planner.calendars import CalendarEvent
    from planner.model import Contract
    from planner.store.kept import KeptProposal

proposals = Blueprint("proposals", __name__)
proposals.add_app_template_global(words.councils, "councils")
proposals.add_app_template_global(words.value_words)
proposals.add_app_template_global(words.ends_words)
proposals.add_app_template_global(words.names_missing)

STATES = (
    ("", "Ideas and joint procurements"),
    ("adopted", "Joint procurements only"),
    ("dismissed", "Dismissed ideas"),
)
LIST_HEADER = (
    "title", "state", "service_area", "service_area_name", "councils", "last_day_to_decide", "start_by", "target",
    "starts", "warning", "value", "address",
)  # fmt: skip
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAN_HEADER = ("step", "finished_by", "done", "days", "unit", "law", "how_it_was_counted")


@proposals.get("/proposals")
@access.local_user
def bands() -> ResponseReturnValue:
    """Every idea of the current plan, in bands by the last day to decide together."""
    view = view_of(request.args)
    plan = current_plan()
    chosen = request.args.get("band", "")
    with reading() as session:
        councils = kept_councils.council_names(session)
        found = by_band(
            session,
            today=today(),
            asked=asked_by(view),
            most=MOST,
            chosen=NAMES.get(chosen),
            page=view.page,
            size=PAGE_SIZE,
        )
    bands = bands_of(found)
    return render_template(
        "proposals/bands.html",
        view=view,
        total=sum(band.total for band in bands) or (plan.counts["proposals"] if plan else 0),
        chosen=chosen,
        bands=bands,
        links=links_of(chosen, bands, view),
        settings_words=settings_words(plan.settings) if plan else "",
        council_choices=[("", "All councils"), *((name, name) for name in councils)],
        area_choices=[("", "All service areas"), *((area.code, area.name) for area in leaf_areas())],
        state_choices=STATES,
    )


@proposals.get("/proposals.csv")
@access.local_user
def download_list() -> ResponseReturnValue:
    """The same list as a file."""
    current_plan(patient=True)
    rows = [list_row(kept) for kept in listed(view_of(request.args))]
    return csv_download("joint-procurement.csv", LIST_HEADER, rows)


@proposals.get("/proposals/<proposal_id>")
@access.local_user
def one(proposal_id: str) -> ResponseReturnValue:
    """One idea: who, when, why, and the plan backwards from its start."""
    plan = current_plan()
    with reading() as session:
        kept = kept_proposals.proposal(session, proposal_id)
        proposal = kept.proposal
        ids = [*(member.contract for member in proposal.members), *(out.contract for out in proposal.left_out)]
        contracts = kept_contracts.contracts_by_id(session, ids)
    members = [contracts[member.contract] for member in proposal.members if member.contract in contracts]
    ahead = ahead_of(proposal, members, request.args)
    return render_template(
        "proposals/one.html",
        kept=kept,
        contracts=contracts,
        drawing=draw(proposal, contracts, today()),
        standing=words.standing(proposal, contracts, today()),
        history=sorted([*kept.notes, *kept.events], key=lambda each: each.at, reverse=True),
        left_out=[left_out_row(contracts.get(out.contract), out.why) for out in proposal.left_out],
        warning_words=words.warning_words(proposal),
        under_way=words.under_way(proposal),
        procedure_name=words.procedure_name(proposal.procedure),
        explained=SCORE_EXPLAINED,
        ahead=ahead,
        advised=words.procedure_name(ahead.advice.procedure),
        settings_words=settings_words(plan.settings) if plan else "",
    )


@proposals.get("/proposals/<proposal_id>/plan.csv")
@access.local_user
def plan_file(proposal_id: str) -> ResponseReturnValue:
    """The steps of the plan as a file, the same dates as on the page."""
    with reading() as session:
        kept = kept_proposals.proposal(session, proposal_id)
    rows = [
        (
            step.name,
            step.date.isoformat(),
            "yes" if step.done else "no",
            step.days,
            step.unit,
            step.law,
            " ".join(step.sum),
        )
        for step in kept.proposal.milestones
    ]
    rows.append(("Joint arrangements start", kept.proposal.starts.isoformat(), "no", 0, "", None, ""))
    return csv_download(file_name(f"plan {kept.name or kept.proposal.title}", "csv"), PLAN_HEADER, rows)


@proposals.get("/proposals/<proposal_id>/dates.ics")
@access.local_user
def calendar_file(proposal_id: str) -> ResponseReturnValue:
    """Every step of the plan and the ends of its contracts, to import once."""
    name, dates = dates_and_name(proposal_id)
    return download(file_name(name, "ics"), calendars.render(dates, name=name), "text/calendar; charset=utf-8")


@proposals.get("/proposals/<proposal_id>/dates.xlsx")
@access.local_user
def workbook_file(proposal_id: str) -> ResponseReturnValue:
    """The same dates as a workbook."""
    name, dates = dates_and_name(proposal_id)
    return download(file_name(name, "xlsx"), calendars.workbook(dates, name=name), XLSX)


def dates_and_name(proposal_id: str) -> tuple[str, list[CalendarEvent]]:
    """What an idea is called, and all its dates."""
    with reading() as session:
        kept = kept_proposals.proposal(session, proposal_id)
        contracts = kept_contracts.contracts_by_id(session, [member.contract for member in kept.proposal.members])
    return kept.name or kept.proposal.title, dates_of_proposal(kept, contracts)


def asked_by(view: View) -> Asked:
    """What a view asks of the store; dismissed ones only where they are asked for."""
    return Asked(area=view.service_area or None, council=view.council or None, state=view.state or None)


def links_of(chosen: str, bands: Sequence[Band], view: View) -> dict[str, Any] | None:
    """Links to the pages of the band that was chosen to be shown whole."""
    band = next((band for band in bands if band.code == chosen), None)
    if band is None:
        return None

    def address(number: int) -> str:
        return url_for("proposals.bands", **view.query(page=number, band=chosen), _anchor=f"band-{chosen}")

    return page_links(Page(band.shown, band.total, view.page, PAGE_SIZE), address)


def listed(view: View) -> Sequence[KeptProposal]:
    """The kept proposals that a view asks for; dismissed ones only where they are asked for."""
    with reading() as session:
        found = kept_proposals.proposals(
            session,
            today=today(),
            area=view.service_area or None,
            council=view.council or None,
            state=view.state or None,
        )
    return [kept for kept in found if view.state or kept.state != "dismissed"]


def list_row(kept: KeptProposal) -> list[object]:
    """One line of the list's download."""
    proposal = kept.proposal
    return [
        kept.name or proposal.title,
        kept.state,
        proposal.service_area,
        area_name(proposal.service_area),
        "; ".join(words.councils(proposal)),
        proposal.last_day_to_decide,
        proposal.start_by,
        proposal.target,
        proposal.starts,
        proposal.warning,
        words.value_words(proposal),
        f"{request.host_url}proposals/{proposal.id}",
    ]


def left_out_row(contract: Contract | None, why: str) -> tuple[str, str, str | None]:
    """Whose contract it is, why it was left out, and its id where there is a page to show."""
    if contract is None:
        return "A contract that is no longer kept", why, None
    return f"{contract.council or 'No council'}, {contract.title or 'untitled contract'}", why, contract.id
