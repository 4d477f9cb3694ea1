"""The dates of all contracts that count, as columns; made once for a day, its contracts and its settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app

from planner import leadtime
from planner.leadtime.day_table import DayTable, day_table
from planner.model import Plan
from planner.progress import DAYS, listener
from planner.store import contracts as kept_contracts
from planner.store import revisions
from planner.store.contract_terms import ending_contracts
from planner.web.background import Work, done_once
from planner.web.database import reading
from planner.web.filters import day as words_of_day
from planner.web.plans import CONTRACTS, settings_now
from planner.web.proposals.reckoning import classes
from planner.web.steps import DATES
from planner.web.today import today

if TYPE_CHECKING:
    from datetime import date

    from planner.leadtime import ContractWarning
    from planner.model import Contract
    from planner.settings import PlanSettings

NAME = "planner_dates_of_contracts"


@dataclass(frozen=True, slots=True)
class Made:
    """A table, and what it was made of."""

    day: date
    revision: int
    settings: PlanSettings
    table: DayTable


def dates_now(*, patient: bool = False) -> DayTable:
    """The dates as they are now: those that this process made last, unless something has changed since.

    Raises `Waiting` where they have to be made first and that takes long, unless whoever asks is `patient`.
    """
    while True:
        last: Made | None = current_app.extensions.get(NAME)
        with reading() as session:
            revision = revisions.revision(session, revisions.CONTRACTS)
        if last and (last.day, last.revision, last.settings) == (today(), revision, settings_now()):
            return last.table
        done_once(Work(DATES, f"For {words_of_day(today())}", None), _make, kinds=(DATES,), patient=patient)


def _make(work: Work) -> None:
    work.heard(CONTRACTS)
    settings, day = settings_now(), today()
    with reading() as session:
        revision = revisions.revision(session, revisions.CONTRACTS)
        contracts = ending_contracts(session)
    times = leadtime.for_settings(settings)
    table = day_table(contracts, today=day, classes=classes(), lead_times=times, told=listener(DAYS))
    current_app.extensions[NAME] = Made(day, revision, settings, table)
    if work.known:
        with work.keeping():
            pass  # all that is written is that it is done


def in_words(named: list[tuple[str, str]]) -> list[tuple[Contract, ContractWarning]]:
    """Dates by contract and kind, each in words; what the registers have lost since is left out."""
    with reading() as session:
        contracts = kept_contracts.contracts_by_id(session, list({key for key, _ in named}))
    plan = Plan(today(), (), contracts, {}, (), (), ())
    found = leadtime.plan_warnings(plan, classes(), leadtime.for_settings(settings_now()))
    said = {(each.contract, warning.kind): warning for each in found.contracts for warning in each.warnings}
    return [(contracts[name[0]], said[name]) for name in named if name in said]
