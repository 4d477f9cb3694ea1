"""On every service area of the real registers the plan is what an independent solver finds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner import classification, leadtime, matching, registers
from planner.proposals import Knowledge
from planner.proposals.entries import entries_by_area
from planner.proposals.packing import best_packing
from planner.proposals.prices import by_solver
from planner.proposals.run import Run
from planner.proposals.scored import scored_candidates
from planner.proposals.suitable import why_not
from planner.proposals.targets import Deadlines
from planner.proposals.together import Pairs
from planner.settings import PlanSettings

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model import Contract


@pytest.fixture(scope="module")
def contracts(shared_data: Path) -> list[Contract]:
    """Every contract of the British registers, with its service area."""
    paths = sorted((shared_data / "registers" / "uk").glob("*.csv"))
    readings = [registers.read_register(registers.RegisterFile(path.name, path.read_bytes())) for path in paths]
    merged, _ = registers.merge(readings)
    return classification.classify(merged)


@pytest.mark.parametrize("reach", [True, False])
@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2021, 9, 1), date(2023, 1, 15)])
def test_the_choice_in_each_area_is_worth_what_the_solver_finds(
    contracts: list[Contract], today: date, reach: bool
) -> None:
    """Without options stated in these files few days are lawful, so a wide leeway makes the areas fuller."""
    settings = PlanSettings(slack_days=365, use_reach=reach)
    windows = matching.windows(contracts, today=today, settings=settings)
    areas = {area.code: area for area in classification.service_areas()}
    knowledge = Knowledge(areas, leadtime.lead_times(), matching.likeness)
    run = Run(today, settings, knowledge, Deadlines(knowledge.lead_times, today), {})
    candidates = 0
    for code, rows in entries_by_area(contracts, windows).items():
        suitable = [row for row in rows if not why_not(row.contract, settings)]
        scored = scored_candidates(code, suitable, Pairs(areas[code], matching.likeness, settings), run)
        candidates += len(scored.groups)
        scores = scored.scores.total.tolist()
        if not scores:
            continue
        ours = sum(scores[each] for each in best_packing(scored.groups, scores))
        solved = by_solver(scored.groups, scores, range(len(scores)))
        assert ours == pytest.approx(sum(scores[each] for each in solved)), code
    assert candidates
