"""How long each step takes: changed within the law, tried before it is kept, learned from what steps took."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from planner import leadtime
from planner.settings import PlanSettings, StageLength
from planner.store import progress as kept_progress
from planner.web import access
from planner.web.database import reading
from planner.web.plans import settings_now
from planner.web.proposals.forms import Sure
from planner.web.settings.effect import Effect
from planner.web.settings.working import keep, of_job, tried
from planner.web.stage_boxes import COLUMNS, EMPTY, Row, row_of, typed_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flask.typing import ResponseReturnValue

    from planner.leadtime import Learned, Procedure, ProcedureStage
    from planner.model import OwnLength

lengths = Blueprint("lengths", __name__)


@lengths.route("/settings/lengths", methods=["GET", "POST"])
@access.local_user
def change() -> ResponseReturnValue:
    """The steps of one route with boxes for other lengths; sent with "try" their effect, with "keep" kept."""
    now, effect = of_job(request.args.get("tried")) or (settings_now(), None)
    route = route_of(request.values.get("route", ""), now)
    set_now = {each.stage: each for each in applying(now, route.code)}
    if request.method == "GET" and request.args.get("learned"):
        set_now |= {each.stage: each for each in learned_lengths(route.code, now.nation)}
    typed = {code: (str(each.minimum), str(each.typical), str(each.cautious)) for code, each in set_now.items()}
    sent = Sure().validate_on_submit()
    if sent:
        typed = {stage.code: typed_in(request.form, stage.code) for stage in route.stages}

    def check(length: OwnLength) -> object:
        return leadtime.for_settings(PlanSettings(nation=now.nation, stage_lengths=(length_of(length, route.code),)))

    rows = [row_of(stage, typed.get(stage.code, EMPTY), now.nation, check) for stage in route.stages]
    wrong = [row for row in rows if row.error]
    if sent and not wrong:
        wanted = replace(now, stage_lengths=chosen(rows, route, now))
        if request.form.get("step") == "keep":
            return keep(wanted, "The lengths are kept, and the plan was made anew with them.")
        made = tried(wanted, "lengths.change", route=route.code)
        if not isinstance(made, Effect):
            return made
        effect = made
    answer = {"routes": leadtime.procedures(), "route": route, "rows": rows, "wrong": wrong, "effect": effect}
    return render_template("settings/lengths.html", form=Sure(), columns=COLUMNS, **answer), 400 if wrong else 200


@lengths.get("/settings/lengths/learned")
@access.local_user
def learned() -> ResponseReturnValue:
    """What steps really took in the joint procurements here, beside the usual lengths."""
    with reading() as session:
        found = leadtime.learn(kept_progress.all_taken(session))
    routes = {each.code: each for each in leadtime.procedures()}
    rows = [(routes[each.procedure], stage_of(each), each) for each in found if stage_of(each)]
    ready = sorted({each.procedure for each in found if each.typical is not None and stage_of(each)})
    return render_template("settings/learned.html", rows=rows, ready=[routes[code] for code in ready])


def route_of(code: str, now: PlanSettings) -> Procedure:
    """The route of that code, the plan's own where there is none."""
    known = {each.code: each for each in leadtime.procedures()}
    return known.get(code) or known[now.procedure]


def applying(settings: PlanSettings, route: str) -> list[StageLength]:
    """The lengths that are set for a route, the last of each stage last."""
    return [each for each in settings.stage_lengths if each.procedure in (None, route)]


def chosen(rows: Iterable[Row], route: Procedure, now: PlanSettings) -> tuple[StageLength, ...]:
    """All lengths that are set: those of this page for this route, those of other routes as they were.

    A length that was set for every route goes on in the others when it is taken out here.
    """
    general = [each for each in now.stage_lengths if each.procedure is None]
    others = [each for each in now.stage_lengths if each.procedure not in (None, route.code)]
    elsewhere = [
        replace(each, procedure=other.code)
        for each in general
        for other in leadtime.procedures()
        if other.code != route.code and any(stage.code == each.stage for stage in other.stages)
    ]
    here = [length_of(row.length, route.code) for row in rows if any(row.typed)]
    return (*elsewhere, *others, *here)


def length_of(length: OwnLength, route: str) -> StageLength:
    """What was typed as a length of that route."""
    return StageLength(length.stage, length.minimum, length.typical, length.cautious, route)


def stage_of(found: Learned) -> ProcedureStage | None:
    """The stage that something was learned of, where its route still has it (mobilisation is of the service)."""
    route: Mapping[str, Procedure] = {each.code: each for each in leadtime.procedures()}
    stages = route[found.procedure].stages if found.procedure in route else ()
    return next((stage for stage in stages if stage.code == found.stage), None)


def learned_lengths(route: str, nation: str) -> list[StageLength]:
    """The lengths that were learned of a route, never below the law; none before there are enough cases."""
    with reading() as session:
        found = leadtime.learn(kept_progress.all_taken(session))
    made = []
    for each in found:
        stage = stage_of(each)
        override = leadtime.as_override(each, stage, nation) if stage and each.procedure == route else None
        if override:
            days = override.lengths
            made.append(StageLength(override.stage, days.minimum, days.typical, days.cautious, route))
    return made
