"""Contracts that count now → the plan that the pages show, made again when its day or its contracts have changed.

Where that takes long it goes on in the background, once for everybody, and pages are waited for (`Waiting`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app

from planner import flow
from planner.matching.windows import window
from planner.settings import PlanSettings
from planner.store import contracts as kept_contracts
from planner.store import corrections as kept_corrections
from planner.store import proposals as kept_proposals
from planner.store import revisions
from planner.store import supplier_decisions as kept_decisions
from planner.store.once import contracts_once
from planner.web.background import Work, done_once
from planner.web.database import now, reading, writing
from planner.web.filters import count, day
from planner.web.today import today as site_today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model import Contract, Plan, Window
    from planner.store.kept import KeptPlan

LAST_MADE = "planner_last_made"
PLAN, SETTINGS = "plan", "settings"
MAKES_A_PLAN = (PLAN, SETTINGS, "confirm", "undo")  # kinds of work after which the plan is as good as it can be
CONTRACTS = "contracts"


def current_plan(*, patient: bool = False) -> KeptPlan | None:
    """The kept plan, for today and for the contracts as they are now; None as long as there is no contract.

    Raises `Waiting` where it has to be made first and that takes long, unless whoever asks is `patient`: a file has no
    page to wait on.
    """
    while True:
        with reading() as session:
            plan = kept_proposals.last_plan(session)
            if plan is not None and plan.today == site_today() and not plan.stale:
                return plan
            if plan is None and not kept_contracts.count_contracts(session):
                return None
        work = Work(PLAN, f"For {day(site_today())}", None)
        if done_once(work, _plan_for_all, kinds=MAKES_A_PLAN, patient=patient) is not None:
            with reading() as session:
                return kept_proposals.last_plan(session)


def plan_of_these_contracts(*, patient: bool = False) -> KeptPlan | None:
    """The kept plan, made again only where contracts have changed since: another day alone moves nothing in a feed."""
    with reading() as session:
        plan = kept_proposals.last_plan(session)
    return current_plan(patient=patient) if plan is None or plan.stale else plan


def plan_again(settings: PlanSettings | None = None, *, work: Work | None = None) -> KeptPlan | None:
    """Makes the plan anew and keeps it, with these settings or those of the last one; `work` ends with that.

    Nothing is locked while it is made. Should the contracts change meanwhile, it is out of date at once and made again
    by the next page. Should somebody keep other settings meanwhile, theirs stand.
    """
    if work:
        work.heard(CONTRACTS)
    with reading() as session:
        last = kept_proposals.last_plan(session)
    wanted, settings = settings, settings or (last.settings if last else PlanSettings())
    found, seen = _planned(settings, remembered=True)
    with reading() as session:
        fixed = kept_proposals.fixed(session)
        decisions = tuple(kept_decisions.standing(session))
    kept_up = flow.keep_up(found, fixed, settings=settings, supplier_decisions=decisions)
    with work.keeping() if work else writing() as session:
        newer = kept_proposals.last_plan(session)
        if newer and not wanted and newer.settings != settings:
            return newer
        kept_proposals.save_plan(session, found, settings=settings, at=now(), contracts_revision=seen, kept_up=kept_up)
        return kept_proposals.last_plan(session)


def _plan_for_all(work: Work) -> None:
    plan_again(work=work)


def trial(settings: PlanSettings) -> Plan:
    """The plan that these settings would give, not kept."""
    return _planned(settings)[0]


def _planned(settings: PlanSettings, *, remembered: bool = False) -> tuple[Plan, int]:
    """The plan of the contracts that count now, each once, and which revision of them that was.

    Contracts that people have adopted are spoken for. The last plan that this process made spares the service areas in
    which nothing has changed; `remembered` is for the plan that is to be kept, so that the next one can start from it.
    """
    with reading() as session:
        seen = revisions.revision(session, revisions.CONTRACTS)
        contracts = contracts_once(session)
        held = kept_proposals.fixed_members(session)
        corrections = kept_corrections.standing(session)
        decisions = tuple(kept_decisions.standing(session))
    last: flow.Made | None = current_app.extensions.get(LAST_MADE)
    found = flow.plan_contracts(
        contracts,
        today=site_today(),
        settings=settings,
        corrections=corrections,
        supplier_decisions=decisions,
        held=held,
        last=last,
    )
    if remembered:
        current_app.extensions[LAST_MADE] = flow.Made(found, settings, held, decisions)
    return found, seen


def window_of(contract: Contract) -> Window | None:
    """The days on which a contract could be re-let, as a plan of the site's today has them with the kept settings."""
    return window(contract, site_today(), settings_now())


def settings_now() -> PlanSettings:
    """The settings of the kept plan, or those that a first plan would have."""
    with reading() as session:
        last = kept_proposals.last_plan(session)
    return last.settings if last else PlanSettings()


def settings_words(settings: PlanSettings) -> str:
    """The settings of a plan in one sentence or two."""
    return (
        f"Found with {settings.slack_days} days of leeway either side of an end, moves of up to "
        f"{settings.max_move_days} days, at least {settings.min_councils} councils, and contracts of "
        f"£{settings.min_annual_value:,} a year or more where the value is known."
    ) + "".join(f" {words}." for words in _besides(settings))


def _besides(settings: PlanSettings) -> Iterator[str]:
    """What a person has set besides, each in a sentence without its full stop."""
    if settings.target:
        yield f"Every old contract runs to {day(settings.target)}"
    if settings.horizon_days:
        yield f"Nothing further than {count(settings.horizon_days, 'day')} ahead"
    if settings.partnership:
        yield f"Only {count(len(settings.partnership), 'council')} that plan together"
    if settings.areas:
        yield f"Only {count(len(settings.areas), 'service area')}"
    if settings.areas_out:
        yield f"{count(len(settings.areas_out), 'service area')} left out"
    if not settings.use_reach:
        yield "Councils at any distance"
    if settings.reorganisations:
        yield "Councils that are being merged count as one from their successor’s first day on"


def settings_rows(settings: PlanSettings) -> list[tuple[str, Any]]:
    """The settings as rows of a table: what each is called, and its value."""
    return [
        ("Leeway either side of an end", f"{settings.slack_days} days"),
        ("Longest move", f"{settings.max_move_days} days"),
        ("Councils, at least", settings.min_councils),
        ("Yearly value, at least (unknown passes)", f"£{settings.min_annual_value:,}"),
        ("Cost of a day’s wait until joining", settings.weights.stay),
        ("Cost of a day’s running on", settings.weights.run_on),
    ]
