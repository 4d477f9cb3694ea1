"""The forms in which a council's name is written, each leading to one code."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from planner.councils.names import key
from planner.councils.table import all_councils, rows, variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model import Council

# `*` is the place; only forms that a council of that tier could bear, so that one that is gone is not taken for another
_FORMS = {
    "county": ("* county council", "* county", "county council of *"),
    "district": (
        "* borough council",
        "* district council",
        "* borough",
        "* district",
        "borough of *",
        "* council",
        "borough council of *",
    ),
    "unitary": (
        "* council",
        "* borough council",
        "* unitary authority",
        "* unitary council",
        "* district council",
        "borough of *",
        "* borough",
        "* metro borough council",
    ),
    "metropolitan": (
        "* council",
        "* borough council",
        "* metro borough council",
        "* metro borough",
        "* metro district council",
        "* metro council",
        "* district council",
        "* borough",
        "metro borough of *",
        "metro borough council of *",
        "borough of *",
    ),
    "london borough": (
        "* council",
        "london borough of *",
        "london borough of * council",
        "london borough *",
        "london borough * council",
        "* london borough",
        "* london borough council",
        "* borough council",
        "royal borough of *",
        "royal borough of * council",
        "royal borough *",
        "borough of *",
        "* borough",
    ),
    "combined": ("* combined authority", "* mayoral combined authority", "* combined county authority"),
}
_CITY = ("* city council", "city of *", "city of * council", "city council of *", "* city")
_OLD_COUNTIES = ("* county council", "* county", "county council of *", "county of * council")
_WELSH = (
    "cyngor *",
    "* county borough council",
    "* county borough",
    "city and county of *",
    "city and county of * council",
)


@cache
def spellings() -> dict[str, str]:
    """Key of a spelling → code. Official names go before listed spellings, these before forms that we make.

    A bare place that two councils bear means the one that stands today; a made form that two could bear means none.
    """
    found: dict[str, str] = {}
    for council in sorted(all_councils(), key=_later_first):
        found.setdefault(key(council.name), council.code)
    known = {council.code: council for council in all_councils()}
    for name, code in sorted(variants(), key=lambda pair: _later_first(known[pair[1]])):
        found.setdefault(key(name), code)
    made: dict[str, set[str]] = {}
    for council in all_councils():
        for form in _made(council):
            made.setdefault(form, set()).add(council.code)
    for form, codes in made.items():
        standing = {code for code in codes if known[code].end is None} if len(codes) > 1 else codes
        if form not in found and len(standing) == 1:
            found[form] = next(iter(standing))
    return {**_short_forms(found), **found}


def _short_forms(found: dict[str, str]) -> dict[str, str]:
    """`kent cc` and `leeds cc` beside `kent county council` and `leeds city council`, where only one can be meant."""
    meant: dict[str, set[str]] = {}
    for spelling, code in found.items():
        for kind in (" county council", " city council"):
            if spelling.endswith(kind):
                meant.setdefault(spelling.removesuffix(kind) + " cc", set()).add(code)
    return {short: next(iter(codes)) for short, codes in meant.items() if len(codes) == 1}


def _later_first(council: Council) -> tuple[bool, str]:
    """Councils that stand before those that are gone."""
    return council.end is not None, council.code


@cache
def _nice() -> dict[str, str]:
    return {row["code"]: row["nice"] for row in rows()}


def _made(council: Council) -> Iterator[str]:
    place = key(_nice()[council.code])
    official = key(council.name)
    forms = [*_FORMS[council.tier]]
    if "city" in official or council.nation == "Scotland":
        forms += _CITY
    if council.tier == "unitary" and "city" not in official and "borough" not in official.replace("county borough", ""):
        forms += _OLD_COUNTIES
    if council.nation == "Wales":
        forms += _WELSH
    if council.tier != "combined":
        forms.append("*")
    for form in forms:
        yield form.replace("*", place)
        if place.startswith("county ") and form in _OLD_COUNTIES:  # County Durham is Durham County Council
            yield form.replace("*", place.removeprefix("county "))
        if " and " in place:  # file names and short forms leave it out: redcar-cleveland
            yield form.replace("*", place.replace(" and ", " "))
