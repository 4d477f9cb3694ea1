"""The service areas: what councils buy, in two levels, as data."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from planner.model import ServiceArea

DATA = resources.files("planner.classification") / "data"
CODE_DIGITS = 8


def lines(name: str) -> list[str]:
    """The lines of one of the data files beside this code."""
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def with_umbrellas(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """CPV prefixes, then in full the broader codes over each: `905` brings `90500000` and `90000000`.

    Buyers often give a broad code and stop there. It fits every area beneath it, and the words decide among them.
    """
    broader = {
        prefix[:digits].ljust(CODE_DIGITS, "0") for prefix in prefixes for digits in range(2, min(len(prefix), 7) + 1)
    }
    return (*prefixes, *sorted(broader - set(prefixes)))


@cache
def service_areas() -> tuple[ServiceArea, ...]:
    """Every parent and the areas under it, in the order of data/areas.csv; `cpv` includes the broader codes in full."""
    from planner.classification.systems import by_area
    from planner.classification.typical import of_area

    areas = []
    for row in csv.DictReader(lines("areas.csv")):
        known = by_area().get(row["code"], ())
        areas.append(
            ServiceArea(
                code=row["code"],
                name=row["name"],
                parent=row["parent"] or None,
                cpv=with_umbrellas(tuple(row["cpv"].split())),
                words=_listed(row["words"]),
                not_words=_listed(row["not_words"]),
                systems=tuple(system.name for system in known),
                suppliers=tuple(
                    dict.fromkeys(
                        (*of_area().get(row["code"], ()), *(system.supplier for system in known if system.supplier))
                    )
                ),
                reach=row["reach"] or "region",
                tiers=_listed(row["tiers"]),
                service_class=row["service_class"] or "goods",
                note=row["note"] or None,
            )
        )
    return tuple(areas)


@cache
def leaves() -> tuple[ServiceArea, ...]:
    """The areas under the parents, in order: only these are given to contracts."""
    return tuple(area for area in service_areas() if area.parent is not None)


@cache
def positions() -> dict[str, int]:
    """Code of an area → its place among the leaves: the column of the text model."""
    return {area.code: place for place, area in enumerate(leaves())}


@cache
def names() -> dict[str, str]:
    """Code → name, parents included."""
    return {area.code: area.name for area in service_areas()}
