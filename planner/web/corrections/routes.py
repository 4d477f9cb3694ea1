"""The contracts that nobody could place, a person's word on what one is for, and the list of such corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from planner.classification import Correction
from planner.model import PlannerError
from planner.store import contracts as kept_contracts
from planner.store import corrections as kept_corrections
from planner.store import registers as kept_registers
from planner.store.unplaced import unplaced
from planner.web import access
from planner.web.corrections.forms import NO_AREA, Correct, scopes
from planner.web.corrections.words import about, guesses
from planner.web.database import LOCAL_USER, reading, writing
from planner.web.filters import count
from planner.web.paging import page_links
from planner.web.proposals.forms import Sure
from planner.web.today import today
from planner.web.words import area_name, leaf_areas

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

corrections = Blueprint("corrections", __name__)
PAGE_SIZE = 20


@corrections.get("/contracts/unsure")
@access.local_user
def unsure() -> ResponseReturnValue:
    """The contracts without a service area, with the two best guesses to choose from."""
    number = max(1, request.args.get("page", 1, type=int))
    with reading() as session:
        page = unplaced(session, today=today(), page=number, size=PAGE_SIZE)
    return render_template(
        "corrections/unsure.html",
        page=page,
        rows=[(contract, guesses(contract), [kind for kind, _ in scopes(contract)][:1]) for contract in page.rows],
        areas=leaf_areas(),
        none=NO_AREA,
        links=page_links(page, lambda number: url_for("corrections.unsure", page=number)),
    )


@corrections.route("/contracts/<contract_id>/area", methods=["GET", "POST"])
@access.local_user
def correct(contract_id: str) -> ResponseReturnValue:
    """Asks what a contract is for and how far that holds; keeps it, and every contract it is true of says so."""
    with reading() as session:
        kept = kept_contracts.contract(session, contract_id)
        contract = kept.contract
        council = contract.council or kept_registers.version(session, kept.version_id).council
    if not scopes(contract):
        raise PlannerError("The register states no title, system or supplier: there is nothing to remember it by.")
    form = Correct(data={"area": contract.service_area or ""}).offer(contract, council)
    if not form.validate_on_submit():
        status = 400 if form.errors else 200
        return render_template("corrections/correct.html", contract=contract, form=form, council=council), status
    kind = form.about.data
    said = Correction(
        council=council,
        area=None if form.area.data == NO_AREA else form.area.data,
        by=LOCAL_USER,
        on=today(),
        partnership=form.where.data == "partnership",
        **{kind: getattr(contract, kind)},
    )
    with writing() as session:
        changed = kept_corrections.correct(session, said)
    flash(f"Kept: {words_of(said)}. {count(changed, 'contract says', 'contracts say')} so now, and later uploads will.")
    if form.after.data == "unsure":
        return redirect(url_for("corrections.unsure"))
    return redirect(url_for("contracts.one", contract_id=contract_id))


@corrections.get("/contracts/corrections")
@access.local_user
def listed() -> ResponseReturnValue:
    """Every correction of a service area, the latest first, each with a way back."""
    with reading() as session:
        found = kept_corrections.corrections(session)
    rows = [(kept, *about(kept.correction)) for kept in reversed(found)]
    return render_template("corrections/listed.html", rows=rows)


@corrections.post("/contracts/corrections/<int:number>/take-back")
@access.local_user
def take_back(number: int) -> ResponseReturnValue:
    """Ends the effect of a correction; contracts are decided as without it."""
    if not Sure().validate_on_submit():
        raise PlannerError("The form was not complete. Nothing was changed; go back and try again.")
    with writing() as session:
        changed = kept_corrections.take_back(session, number, on=today())
    flash(f"Taken back. {count(changed, 'contract is', 'contracts are')} decided without it again.")
    return redirect(url_for("corrections.listed"))


def words_of(said: Correction) -> str:
    """A correction in a few words."""
    kind, text = about(said)
    what = area_name(said.area) if said.area else "none of the service areas"
    return f"the {kind} “{text}” is for {what}"
