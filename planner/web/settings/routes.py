"""Change the settings of the plan: see the effect first, keep it second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from planner import leadtime
from planner.model import PlannerError
from planner.store import councils as kept_councils
from planner.web import access
from planner.web.database import reading
from planner.web.plans import current_plan, settings_now
from planner.web.settings.effect import Effect
from planner.web.settings.forms import PlanForm, shown
from planner.web.settings.working import keep, of_job, tried

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

settings_pages = Blueprint("settings", __name__)


@settings_pages.route("/settings", methods=["GET", "POST"])
@access.local_user
def change() -> ResponseReturnValue:
    """The settings; sent with "try", their effect beside what is now; sent with "keep", kept."""
    if request.method == "GET":
        current_plan()  # what was typed is not lost to a page to wait on
    now = settings_now()
    with reading() as session:
        councils = kept_councils.council_names(session)
    wanted, effect = of_job(request.args.get("tried")) or (now, None)
    form = PlanForm(data=shown(wanted)).offer(councils)
    if not form.validate_on_submit():
        return render_template("settings/change.html", form=form, effect=effect), 400 if form.errors else 200
    wanted = form.settings(now)
    try:
        leadtime.for_settings(wanted)
    except PlannerError as problem:  # a length that was lawful in one nation may undercut the law of another
        form.nation.errors = [str(problem)]
        return render_template("settings/change.html", form=form, effect=None), 400
    if request.form.get("step") == "keep":
        return keep(wanted, "The settings are kept, and the plan was made anew with them.")
    made = tried(wanted, "settings.change")
    return render_template("settings/change.html", form=form, effect=made) if isinstance(made, Effect) else made
