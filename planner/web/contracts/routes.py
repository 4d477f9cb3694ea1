"""The contracts table with its filters, one contract, and the same view as a download."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from planner import calendars
from planner.store import contracts as kept_contracts
from planner.store import councils as kept_councils
from planner.store import registers as kept_registers
from planner.store.contracts import Filters
from planner.store.unplaced import count_unplaced
from planner.web import access
from planner.web.contracts.columns import COLUMNS, DOWNLOADED, row_of
from planner.web.contracts.dates import KINDS, own_dates
from planner.web.contracts.edits import asks_what_came_after, standing
from planner.web.contracts.quarters import quarters
from planner.web.contracts.timeline import draw
from planner.web.corrections.words import confidence_words
from planner.web.database import reading
from planner.web.dates import dates_of_contract
from planner.web.downloads import csv_download, download, file_name
from planner.web.paging import page_links
from planner.web.plans import window_of
from planner.web.proposals.reckoning import lead_times_now
from planner.web.today import today
from planner.web.view import View, view_of
from planner.web.words import leaf_areas
from planner.web.workbooks import xlsx_download

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

contracts = Blueprint("contracts", __name__)
PAGE_SIZE = 50


@contracts.get("/contracts")
@access.local_user
def table() -> ResponseReturnValue:
    """One page of the contracts that the filters let through."""
    view = view_of(request.args)
    with reading() as session:
        page = kept_contracts.contracts(
            session, filters=filters_of(view), order=view.sort, today=today(), page=view.page, size=PAGE_SIZE
        )
        councils = kept_councils.council_names(session)
        nobody = count_unplaced(session)
    return render_template(
        "contracts/table.html",
        view=view,
        nobody=nobody,
        page=page,
        columns=COLUMNS,
        drawing=draw(page.rows, today()),
        yesterday=today() - timedelta(days=1),
        links=page_links(page, lambda number: url_for("contracts.table", **view.query(page=number))),
        council_choices=[("", "All councils"), *((name, name) for name in councils)],
        area_choices=area_choices(),
    )


@contracts.get("/contracts/quarters")
@access.local_user
def by_quarter() -> ResponseReturnValue:
    """How many contracts of the view end in each quarter of each service area."""
    view = view_of(request.args)
    with reading() as session:
        councils = kept_councils.council_names(session)
        ends = kept_contracts.ends(session, filters=filters_of(view))
    return render_template(
        "contracts/quarters.html",
        view=view,
        heat=quarters(ends, today()),
        council_choices=[("", "All councils"), *((name, name) for name in councils)],
        area_choices=area_choices(),
    )


@contracts.get("/contracts.csv")
@access.local_user
def csv_file() -> ResponseReturnValue:
    """Every contract of the view, one row each, with where it was read."""
    view = view_of(request.args)
    with reading() as session:
        found = kept_contracts.all_contracts(session, filters=filters_of(view))
    return csv_download("contracts.csv", DOWNLOADED, (row_of(contract) for contract in found))


@contracts.get("/contracts.xlsx")
@access.local_user
def workbook() -> ResponseReturnValue:
    """The same as a workbook."""
    view = view_of(request.args)
    with reading() as session:
        found = kept_contracts.all_contracts(session, filters=filters_of(view))
    return xlsx_download("contracts.xlsx", "Contracts", DOWNLOADED, [row_of(contract) for contract in found])


@contracts.get("/contracts/<contract_id>")
@access.local_user
def one(contract_id: str) -> ResponseReturnValue:
    """One contract: all that its register says, and where."""
    with reading() as session:
        kept = kept_contracts.contract(session, contract_id)
        version = kept_registers.version(session, kept.version_id)
        edits = standing(session, kept.contract)
    window = window_of(kept.contract)
    return render_template(
        "contracts/one.html",
        kept=kept,
        sure=confidence_words(kept.contract),
        contract=kept.contract,
        version=version,
        window=window,
        dates=own_dates(kept.contract, today(), lead_times_now()),
        kinds=KINDS,
        edits=edits,
        asks=asks_what_came_after(kept.contract),
    )


@contracts.get("/contracts/<contract_id>/dates.ics")
@access.local_user
def calendar_file(contract_id: str) -> ResponseReturnValue:
    """The end of one contract and the last day to decide, to import once."""
    with reading() as session:
        contract = kept_contracts.contract(session, contract_id).contract
    name = contract.title or contract.reference or "contract"
    data = calendars.render(dates_of_contract(contract), name=name)
    return download(file_name(name, "ics"), data, "text/calendar; charset=utf-8")


def filters_of(view: View) -> Filters:
    """The store's filters for a view."""
    return Filters(
        council=view.council or None,
        service_areas=(view.service_area,) if view.service_area else (),
        supplier=view.supplier or None,
        system=view.system or None,
        end_from=view.end_from,
        end_to=view.end_to,
        search=view.text or None,
        gone=view.state == "gone",
    )


def area_choices() -> list[tuple[str, str]]:
    """What the service-area filter offers."""
    return [("", "All service areas"), *((area.code, area.name) for area in leaf_areas())]
