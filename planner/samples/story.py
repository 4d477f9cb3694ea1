"""The story of London in 2020, told in time: five boroughs whose housing systems end within one quarter.

Then it was found too late for a joint procurement. A core system bought together by open procedure takes about 28
months from the first call to the first day, so here the quarter begins 34 to 37 months ahead.

And beside it what happened in 2020: two councils that find out with five months to go.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.samples.contract import SampleContract, SampleCouncil, add_months, month_end

if TYPE_CHECKING:
    from random import Random

NEED = "housing-system"
MONTHS_AHEAD = 34
TITLES = (
    ("Housing Management System", "Tenancy, rents, repairs and lettings in one housing management system"),
    ("Integrated Housing Management System", "Housing management software with rents, arrears and lettings"),
    ("Housing Management IT System", "System for tenancies, rent accounting and repairs"),
    (
        "Housing Management Software - licences, hosting and support",
        "Housing management software for landlord services",
    ),
    ("Housing Management System (rents, tenancies, repairs)", "Core housing system for the landlord service"),
)
SUPPLIERS = (
    "Tarnholt Digital plc",
    "Quillfern Systems Ltd",
    "Tarnholt Digital PLC",
    "Osierbank Technologies Limited",
    "Quillfern Systems Limited",
)


LATE_DAYS = (140, 171)


def too_late(registers: list[list[SampleContract]], today: date) -> list[SampleContract]:
    """A contract of each register, for the first need that all have: it ends in five months with no option left."""
    shared = set.intersection(*({one.need for one in contracts} for contracts in registers))
    need = min(one.need for one in registers[0] if one.need in shared and one.cpv.startswith("48"))
    chosen = [next(one for one in contracts if one.need == need) for contracts in registers]
    for contract, days in zip(chosen, LATE_DAYS, strict=True):
        contract.end = month_end(today + timedelta(days=days))
        contract.start = add_months(contract.end, -12 * contract.years) + timedelta(days=1)
        contract.options = ()
    return chosen


def quarter(today: date) -> tuple[date, date]:
    """The first whole quarter of a year that begins at least 34 months after today, as first and last day."""
    after = add_months(today, MONTHS_AHEAD) + timedelta(days=1)
    months = after.year * 12 + after.month - 1
    months += -months % 3 if after.day == 1 else 3 - months % 3
    first = date(months // 12, months % 12 + 1, 1)
    return first, month_end(first + timedelta(days=70))


def housing_contract(council: SampleCouncil, nth: int, number: int, random: Random, today: date) -> SampleContract:
    """The housing system of the `nth` borough (from 0): some can be extended by a year or two, one cannot."""
    first, last = quarter(today)
    end = (last, month_end(first), first + timedelta(days=44), last, month_end(first + timedelta(days=40)))[nth]
    title, description = TITLES[nth]
    return SampleContract(
        need=NEED,
        council=council,
        reference=f"{council.short}-HMS{nth + 1}",
        title=title,
        description=description,
        department="Housing",
        supplier=SUPPLIERS[nth],
        supplier_number=f"{90_000_001 + nth * 1_003}",
        sme=False,
        vcse=False,
        cpv="48000000",
        start=add_months(end, -60) + timedelta(days=1),
        end=end,
        options=((12, 12), (12,), (12, 12), (), (24,))[nth],
        years=5,
        annual=random.randrange(240, 480, 10) * 1_000,
        number=number,
        notice_days=180,
    )
