"""A person corrects what a register says of a contract; it holds until the register says something new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, url_for

from planner.model import EndKind, LegalRegime, PlannerError, ValueBasis
from planner.store import contracts as kept_contracts
from planner.store import edits as kept_edits
from planner.web import access
from planner.web.contracts.edit_forms import After, Edit
from planner.web.database import LOCAL_USER, now, reading, writing
from planner.web.proposals.forms import Sure
from planner.web.today import today
from planner.web.words import END_WORDS, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from flask.typing import ResponseReturnValue

    from planner.model import Contract

edits = Blueprint("edits", __name__)

FIELDS = ("start", "end", "latest_end", "end_kind", "notice_days", "supplier", "value", "annual_value")
WITH = {"end_kind": ("end_words",)}  # what goes along, and comes back along, with a field
UNSEEN = frozenset({"end_words"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A correction that holds, in words: the field, what counts now, what the register says, since when, by whom."""

    field: str
    value: str
    instead_of: str
    at: datetime
    by: str | None


@edits.route("/contracts/<contract_id>/correct", methods=["GET", "POST"])
@access.local_user
def correct(contract_id: str) -> ResponseReturnValue:
    """The fields as they count now; sent, what differs is kept."""
    contract = contract_of(contract_id)
    form = Edit(data=as_shown(contract))
    if not form.validate_on_submit():
        answer = render_template("contracts/correct.html", form=form, contract=contract)
        return answer, 400 if form.errors else 200
    return keep(contract, values_of(form, contract))


@edits.route("/contracts/<contract_id>/after", methods=["GET", "POST"])
@access.local_user
def after(contract_id: str) -> ResponseReturnValue:
    """Asks what came after a fixed end that has passed: extended, re-let or still in use."""
    contract = contract_of(contract_id)
    if not asks_what_came_after(contract):
        raise PlannerError("This contract has no end that has passed. Correct its dates instead.")
    form = After()
    if not form.validate_on_submit():
        answer = render_template("contracts/after.html", form=form, contract=contract)
        return answer, 400 if form.errors else 200
    return keep(contract, answered(contract, form))


@edits.post("/contracts/<contract_id>/correct/<field>/take-back")
@access.local_user
def take_back(contract_id: str, field: str) -> ResponseReturnValue:
    """Lets the register's own value count again."""
    contract_of(contract_id)
    if not Sure().validate_on_submit():
        raise PlannerError("The form was not complete. Nothing was changed; go back and try again.")
    with writing() as session:
        said = {each.field: each.instead_of for each in kept_edits.edits(session, key=contract_id)}
        back = {name: said[name] for name in (field, *WITH.get(field, ())) if name in said}
        if back:
            kept_edits.edit(session, contract_id, values=back, at=now(), by=LOCAL_USER)
    flash("Taken back: what the register says counts again." if back else "There was no such correction any more.")
    return redirect(url_for("contracts.one", contract_id=contract_id))


def contract_of(contract_id: str) -> Contract:
    """The contract, or the page that says that there is none."""
    with reading() as session:
        return kept_contracts.contract(session, contract_id).contract


def asks_what_came_after(contract: Contract) -> bool:
    """Whether it had a fixed end and that has passed (nobody plans from it until somebody says what came after)."""
    return contract.end_kind is EndKind.FIXED and contract.end is not None and contract.end < today()


def as_shown(contract: Contract) -> dict[str, Any]:
    """The fields as the form shows them: no latest end where options add nothing."""
    values = {name: getattr(contract, name) for name in FIELDS} | {"end_kind": contract.end_kind.value}
    return values | {"latest_end": None} if contract.latest_end == contract.end else values


def values_of(form: Edit, contract: Contract) -> dict[str, Any]:
    """What the form says of each field; a contract without options ends last when it ends.

    Amounts are shown to the penny: one that was left as shown is the same. A yearly value that is the stated one
    moves with it.
    """
    values: dict[str, Any] = {name: form[name].data for name in FIELDS}
    values |= {"end_kind": EndKind(form.end_kind.data), "supplier": form.supplier.data or None}
    if values["latest_end"] is None and contract.latest_end is not None:
        values["latest_end"] = form.end.data
    for name in ("value", "annual_value"):
        said = getattr(contract, name)
        if said is not None and values[name] == round(said, 2):
            values[name] = said
    if contract.value_basis is ValueBasis.ANNUAL and values["annual_value"] == contract.annual_value == contract.value:
        values["annual_value"] = values["value"]
    return values


def answered(contract: Contract, form: After) -> dict[str, Any]:
    """What an answer means for the fields.

    One that was re-let starts the day after the old one ended; its options and its law are not known from the old one.
    """
    if form.answer.data == "still in use":
        return {"end_kind": EndKind.HOLDING_OVER}
    until = form.until.data
    assert until is not None  # the form asks for it
    if form.answer.data == "extended":
        return {"end": until, "latest_end": max(until, contract.latest_end or until)}
    assert contract.end is not None  # only then it is asked
    values: dict[str, Any] = {
        "start": contract.end + timedelta(days=1),
        "initial_end": None,
        "end": until,
        "latest_end": until,
        "extensions": (),
        "supplier": form.supplier.data or contract.supplier,
    }
    if contract.legal_regime is LegalRegime.PCR2015:
        values["legal_regime"] = LegalRegime.UNKNOWN
    return values


def keep(contract: Contract, values: Mapping[str, Any]) -> ResponseReturnValue:
    """Keeps what differs from what counts now, and shows the contract."""
    changed = {name: value for name, value in values.items() if value != getattr(contract, name)}
    if "end_kind" in changed and contract.end_words is not None:
        changed["end_words"] = None  # the register's words speak of another kind of end
    if changed:
        with writing() as session:
            kept_edits.edit(session, contract.id, values=changed, at=now(), by=LOCAL_USER)
    flash("The correction is kept until the register says something new." if changed else "Nothing was changed.")
    return redirect(url_for("contracts.one", contract_id=contract.id))


def standing(session: Any, contract: Contract) -> list[Standing]:
    """The corrections of a contract that hold, in words."""
    found = []
    for each in kept_edits.edits(session, key=contract.id):
        if each.field not in UNSEEN:
            value, said = (in_words(contract, each.field, what) for what in (each.value, each.instead_of))
            found.append(Standing(each.field, value, said, each.at, each.by))
    return found


def in_words(contract: Contract, field: str, value: Any) -> str:
    """A value of a field as pages show it."""
    if isinstance(value, EndKind):
        return END_WORDS.get(value, "on a fixed day")
    words = shown(replace(contract, **{field: value}), field)
    return words.replace("_", " ") if field == "legal_regime" else words
