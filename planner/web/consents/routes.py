"""Contracts of councils that are to be replaced, counted together as the law does, above the limits for consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from planner import proposals
from planner.store.once import contracts_once
from planner.web import access
from planner.web.consents.rows import HEADER, row_of
from planner.web.corrections.suppliers import firms, under_firms
from planner.web.database import reading
from planner.web.downloads import csv_download
from planner.web.today import today
from planner.web.words import leaf_areas

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from planner.proposals.consent_list import Counted

consents = Blueprint("consents", __name__)


@consents.get("/consents")
@access.local_user
def table() -> ResponseReturnValue:
    """What is, or may be, above its limit, council by council."""
    return render_template("consents/table.html", found=found(), known=proposals.known_reorganisations())


@consents.get("/consents.csv")
@access.local_user
def csv_file() -> ResponseReturnValue:
    """The same as a file."""
    return csv_download("consents.csv", HEADER, [row_of(one) for one in found()])


def found() -> list[Counted]:
    """The list for the site's today; a firm under several spellings counts as one, with what people decided."""
    areas = {area.code: area for area in leaf_areas()}
    with reading() as session:
        contracts = under_firms(contracts_once(session), firms(session))
    return proposals.consent_list(contracts, proposals.known_reorganisations(), areas, today=today())
