"""Suppliers' names that may be one firm: for a person to say, listed, and to be taken back."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Blueprint, flash, redirect, render_template, request, url_for

from planner.matching.suppliers import SupplierDecision, SupplierGroup, group_suppliers, uncertain_pairs
from planner.model import PlannerError
from planner.store import supplier_decisions as kept_decisions
from planner.store.kept import Page
from planner.web import access
from planner.web.database import LOCAL_USER, reading, writing
from planner.web.paging import page_links
from planner.web.proposals.forms import Sure
from planner.web.today import today

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flask.typing import ResponseReturnValue

    from planner.matching.suppliers import Link
    from planner.model import Contract
    from planner.store.supplier_decisions import SupplierUse

T = TypeVar("T")
suppliers = Blueprint("suppliers", __name__)
PAGE_SIZE = 25
INCOMPLETE = "The form was not complete. Nothing was changed; go back and try again."


@suppliers.get("/suppliers")
@access.local_user
def grouped() -> ResponseReturnValue:
    """Every supplier that is written in several ways, with the spellings and why they are one."""
    with reading() as session:
        uses = kept_decisions.suppliers_in_use(session)
        standing = kept_decisions.standing(session)
    found = groups(uses, standing)
    several = [group for group in found if len(set(group.spellings)) > 1]
    number = max(1, request.args.get("page", 1, type=int))
    page = paged(sorted(several, key=lambda group: group.name.casefold()), number)
    return render_template(
        "corrections/suppliers.html",
        page=page,
        uses={use.name: use for use in uses},
        names=len(uses),
        firms=len(found),
        links=page_links(page, lambda number: url_for("suppliers.grouped", page=number)),
    )


@suppliers.get("/suppliers/unsure")
@access.local_user
def unsure() -> ResponseReturnValue:
    """The pairs of names that are too like to be passed over and too unlike to be joined, and what people decided."""
    with reading() as session:
        uses = kept_decisions.suppliers_in_use(session)
        standing = kept_decisions.standing(session)
        said = kept_decisions.decisions(session)
    number = max(1, request.args.get("page", 1, type=int))
    page = paged(pairs(uses, standing), number)
    return render_template(
        "corrections/unsure_suppliers.html",
        page=page,
        uses={use.name: use for use in uses},
        said=list(reversed(said)),
        links=page_links(page, lambda number: url_for("suppliers.unsure", page=number)),
    )


@suppliers.post("/suppliers/decide")
@access.local_user
def decide() -> ResponseReturnValue:
    """Keeps a person's word on two names."""
    one, other, same = (request.form.get(name, "") for name in ("one", "other", "same"))
    with reading() as session:
        known = {use.name for use in kept_decisions.suppliers_in_use(session)}
    if not Sure().validate_on_submit() or same not in ("yes", "no") or one == other or not {one, other} <= known:
        raise PlannerError(INCOMPLETE)
    decision = SupplierDecision(one, other, same == "yes", LOCAL_USER, today())
    with writing() as session:
        kept_decisions.decide(session, decision)
    flash(f"Kept: {one} and {other} are {'the same firm' if decision.same else 'different firms'}.")
    return redirect(url_for("suppliers.unsure"))


@suppliers.post("/suppliers/decisions/<int:number>/take-back")
@access.local_user
def take_back(number: int) -> ResponseReturnValue:
    """Ends the effect of a decision; the pair is asked about again."""
    if not Sure().validate_on_submit():
        raise PlannerError(INCOMPLETE)
    with writing() as session:
        kept_decisions.take_back(session, number, on=today())
    flash("Taken back. If the two names are still in the registers, they are asked about again.")
    return redirect(url_for("suppliers.unsure"))


def firms(session: Any) -> dict[str, str]:
    """Each spelling of a supplier → the name of its firm, where that is another one."""
    found = groups(kept_decisions.suppliers_in_use(session), kept_decisions.standing(session))
    return {name: group.name for group in found for name in group.spellings if name != group.name}


def under_firms(contracts: Iterable[Contract], names: Mapping[str, str]) -> list[Contract]:
    """The contracts with their suppliers under the names of their firms, for what counts by firm."""
    return [
        replace(each, supplier=names[each.supplier]) if each.supplier and each.supplier in names else each
        for each in contracts
    ]


@lru_cache(maxsize=4)
def groups(uses: tuple[SupplierUse, ...], standing: tuple[SupplierDecision, ...]) -> tuple[SupplierGroup, ...]:
    """The names in groups of one firm each, with what people decided. Kept, since large lists take a second or two."""
    numbers = {use.name: use.number for use in uses if use.number}
    return tuple(group_suppliers([use.name for use in uses], numbers, standing))


@lru_cache(maxsize=4)
def pairs(uses: tuple[SupplierUse, ...], standing: tuple[SupplierDecision, ...]) -> tuple[Link, ...]:
    """The uncertain pairs, likeliest first, without those that a number or a decision has made one firm."""
    firm = {name: place for place, group in enumerate(groups(uses, standing)) for name in group.spellings}
    found = uncertain_pairs([use.name for use in uses], standing)
    return tuple(link for link in found if firm[link.one] != firm[link.other])


def paged(found: list[T] | tuple[T, ...], number: int) -> Page[T]:
    """One page of a list."""
    rows = tuple(found[PAGE_SIZE * (number - 1) : PAGE_SIZE * number])
    return Page(rows=rows, total=len(found), number=number, size=PAGE_SIZE)
