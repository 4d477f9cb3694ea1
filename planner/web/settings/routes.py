"""Change the settings of the plan: see the effect first, keep it second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from planner.settings import PlanSettings
from planner.store import proposals as kept_proposals
from planner.web import access
from planner.web.bands import BANDS, band_of
from planner.web.database import reading
from planner.web.plans import current_plan, plan_again, trial
from planner.web.settings.forms import PlanForm, shown
from planner.web.today import today

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from flask.typing import ResponseReturnValue

    from planner.model import Proposal

settings_pages = Blueprint("settings", __name__)


@settings_pages.route("/settings", methods=["GET", "POST"])
@access.local_user
def change() -> ResponseReturnValue:
    """The settings; sent with "try", their effect beside what is now; sent with "keep", kept."""
    plan = current_plan()
    now = plan.settings if plan else PlanSettings()
    form = PlanForm(data=shown(now)).offer()
    if not form.validate_on_submit():
        return render_template("settings/change.html", form=form, effect=None), 400 if form.errors else 200
    wanted = form.settings(now)
    if request.form.get("step") == "keep":
        plan_again(wanted)
        flash("The settings are kept, and the plan was made anew with them.")
        return redirect(url_for("proposals.bands"))
    with reading() as session:
        kept = [each.proposal for each in kept_proposals.proposals(session, today=today(), proposed=True)]
    effect = compared(kept, trial(wanted).proposals, today())
    return render_template("settings/change.html", form=form, effect=effect)


def compared(before: Iterable[Proposal], after: Iterable[Proposal], now: date) -> list[tuple[str, int, int]]:
    """How many ideas each band has, before and after, and how many in all."""
    counts = [[band_of(each.last_day_to_decide, now) for each in side] for side in (list(before), list(after))]
    rows = [(title, counts[0].count(code), counts[1].count(code)) for code, title, _ in BANDS]
    return [*rows, ("In all", len(counts[0]), len(counts[1]))]
