from datetime import date, timedelta

from planner.leadtime import Circumstances, PlannedLeadTimes, Took, as_override, lead_times, learn, procedure
from planner.model import Need

EVALUATION = next(stage for stage in procedure("open").stages if stage.code == "evaluation")
TENDER = next(stage for stage in procedure("open").stages if stage.code == "tender")


def test_a_typical_length_is_offered_from_three_procurements_on():
    two = learn([Took("open", "evaluation", days) for days in (50, 60)])
    assert (two[0].seen, two[0].typical) == (2, None)
    assert as_override(two[0], EVALUATION) is None
    three = learn([Took("open", "evaluation", days) for days in (50, 60, 90)])
    assert (three[0].shortest, three[0].typical, three[0].longest) == (50, 60, 90)


def test_what_was_learned_can_be_planned_with():
    learned = learn([Took("open", "evaluation", days) for days in (50, 60, 90)])[0]
    times = PlannedLeadTimes(Circumstances(overrides=(as_override(learned, EVALUATION),)))
    need, starts = Need("open", "goods", 3), date(2030, 4, 1)
    assert lead_times().start_by(starts, need) - times.start_by(starts, need) == timedelta(days=25)


def test_what_was_learned_never_undercuts_the_law():
    learned = learn([Took("open", "tender", days) for days in (10, 12, 14)])[0]
    assert as_override(learned, TENDER).lengths.typical == 25
