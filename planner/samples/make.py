"""The contracts of one fictional council for a given today, drawn from the catalogue of what councils buy."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from planner.samples.contract import SampleContract, SampleCouncil, add_months, month_end

if TYPE_CHECKING:
    from random import Random

Need = dict[str, str]


@cache
def councils() -> tuple[SampleCouncil, ...]:
    """The fictional councils, in the order of their files."""
    text = (files(__package__) / "data" / "councils.json").read_text(encoding="utf-8")
    return tuple(SampleCouncil(**council) for council in json.loads(text)["councils"])


@cache
def catalogue() -> tuple[Need, ...]:
    """What councils buy: one line for each need, with its titles, prices in pounds a year, terms and options."""
    text = (files(__package__) / "data" / "catalogue.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def suppliers() -> dict[str, list[list[str]]]:
    """Sector → suppliers, each as a list of its spellings."""
    found: dict[str, list[list[str]]] = json.loads(
        (files(__package__) / "data" / "suppliers.json").read_text(encoding="utf-8")
    )
    return found


def centres(random: Random, today: date) -> dict[str, date]:
    """For each need the day round which the councils' contracts for it end: between 4 months and 5 years ahead."""
    return {need["need"]: today + timedelta(days=random.randint(120, 1_800)) for need in catalogue()}


def contracts_of(council: SampleCouncil, random: Random, today: date, centre: dict[str, date]) -> list[SampleContract]:
    """A council's contracts, numbered from 1; the same `random` gives the same ones."""
    needs = [need for need in catalogue() if _has(council, need)]
    chosen = random.sample(needs, round(len(catalogue()) * council.share))
    chosen.sort(key=lambda need: need["need"])
    return [
        _contract(council, need, number, random, today, _end(random, centre[need["need"]], today))
        for number, need in enumerate(chosen, start=1)
    ]


def _has(council: SampleCouncil, need: Need) -> bool:
    """Counties have neither homes nor bins, districts neither social care nor roads."""
    department = need["department"]
    if "District" in council.name:
        return department not in (
            "Adult Social Care",
            "Children's Services",
            "Public Health",
            "Highways",
            "Education",
        )
    if "County" in council.name:
        return department not in ("Housing", "Planning") and not need["need"].startswith(("waste-coll", "revs"))
    return True


def _contract(
    council: SampleCouncil, need: Need, number: int, random: Random, today: date, end: date
) -> SampleContract:
    years = int(need["years"])
    lowest, highest = int(need["lowest"]), int(need["highest"])
    spellings = random.choice(suppliers()[need["sector"]])
    options = tuple(int(months) for months in need["options"].split("+") if months)
    used = random.choice((0, 0, 1)) if options else 0
    left = options[used:]
    start = add_months(end, -12 * years - sum(options[:used])) + timedelta(days=1)
    while start > today:  # it runs already: nobody has awarded what starts in two years
        start, end = (add_months(start - timedelta(days=1), -12) + timedelta(days=1), add_months(end, -12))
    return SampleContract(
        need=need["need"],
        council=council,
        reference=f"{council.short}-{1000 + number * 7}",
        title=random.choice(need["titles"].split("/")),
        description=need["description"],
        department=need["department"],
        supplier=random.choice(spellings),
        supplier_number=f"{sum(spellings[0].encode()) * 1_237 % 10**8:08}",
        sme=random.random() < 0.4,
        vcse=need["sector"] == "charity",
        cpv=need["cpv"],
        start=start,
        end=end,
        options=left if random.random() < 0.7 else (),
        years=years,
        annual=round(random.uniform(lowest, highest), -3).__trunc__(),
        number=number,
        notice_days=random.choice((None, None, 90, 180)),
    )


def _end(random: Random, centre: date, today: date) -> date:
    """Near the centre; a fifth at the end of a financial year, most at the end of a month, a few long ago."""
    if random.random() < 0.05:
        return month_end(today - timedelta(days=random.randint(40, 900)))
    near = centre + timedelta(days=round(random.gauss(0, 240)))
    near = max(near, today + timedelta(days=20))
    kind = random.random()
    if kind < 0.22:
        return date(near.year + (near > date(near.year, 3, 31)), 3, 31)
    if kind < 0.30:
        return date(near.year + (near > date(near.year, 8, 31)), 8, 31)
    return month_end(near) if kind < 0.85 else near
