"""Three plans of real proposals, reckoned by hand from the columns of stages, the sections and a wall calendar."""

from datetime import date

import pytest

from planner.leadtime import lead_times
from planner.leadtime.plan_warnings import plan_warnings
from planner.model import Need

# Derbyshire and Staffordshire, refuse collection: under the 2023 Act throughout. The eight working days of the
# standstill are 11, 14, 15, 16, 17, 18, 21 and 22 June 2027.
REFUSE = """
2026-06-10 Start convening
2026-07-22 Convening
2026-09-16 Agreement between councils
2026-11-11 Decision to go
2026-12-23 Market engagement
2027-02-03 Documents
2027-03-15 Tender
2027-04-19 Evaluation
2027-06-07 Award decision
2027-06-11 Award notice
2027-06-22 Standstill
2027-07-06 Signing
2028-04-01 Mobilisation
"""
# Leicestershire, Staffordshire and Wolverhampton, fuels: the tender begins three weeks before the Act, so the 2015
# Regulations apply: ten days from the day after the notice, which end on a Wednesday.
FUELS = """
2024-06-07 Start convening
2024-07-19 Convening
2024-09-13 Agreement between councils
2024-11-08 Decision to go
2024-12-20 Market engagement
2025-01-31 Documents
2025-03-12 Tender
2025-04-16 Evaluation
2025-06-04 Award decision
2025-06-08 Award decision notice
2025-06-18 Standstill
2025-07-02 Signing
2025-08-01 Mobilisation
"""
# Barnsley, Derbyshire and South Tyneside, drug and alcohol services: the standstill may end by Saturday 18 December
# 2021, so it ends on Friday 17 and its notice goes out on Tuesday 7.
SUBSTANCES = """
2020-12-06 Start convening
2021-01-17 Convening
2021-03-14 Agreement between councils
2021-05-09 Decision to go
2021-06-20 Market engagement
2021-08-01 Documents
2021-09-10 Tender
2021-10-15 Evaluation
2021-12-03 Award decision
2021-12-07 Award decision notice
2021-12-18 Standstill
2022-01-01 Signing
2022-04-01 Mobilisation
"""


@pytest.mark.parametrize(
    ("need", "starts", "walked", "last_day"),
    [
        (Need("open", "waste", 2), date(2028, 4, 1), REFUSE, date(2027, 4, 29)),
        (Need("open", "goods", 3), date(2025, 8, 1), FUELS, date(2025, 2, 22)),
        (Need("open", "care", 3), date(2022, 4, 1), SUBSTANCES, date(2021, 8, 20)),
    ],
)
def test_a_plan_is_the_one_reckoned_by_hand(need, starts, walked, last_day):
    found = lead_times().schedule(starts, need)
    assert [f"{stone.date} {stone.name}" for stone in found.milestones] == walked.split("\n")[1:-1]
    assert found.last_day_to_decide == last_day


def test_nothing_is_invented_for_real_contracts(shared_data):
    from planner import flow
    from planner.registers import RegisterFile

    folder = shared_data / "registers" / "uk"
    files = [RegisterFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*county*.csv"))]
    plan = flow.plan(files, today=date(2021, 9, 1))
    found = plan_warnings(plan, {})
    assert found.contracts
    for each in found.contracts:
        contract = plan.contracts[each.contract]
        for warning in each.warnings:
            assert warning.sum
            if warning.kind in {"notice_by", "extend_by"} and not warning.assumed:
                assert contract.notice_days
            if warning.kind == "ended":
                assert contract.end < plan.today
            if warning.kind == "ends":
                assert warning.date == contract.end
        assert sum(warning.headline for warning in each.warnings) <= 1
