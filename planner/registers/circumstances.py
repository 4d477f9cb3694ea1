"""What the whole file says of each of its rows: whose contracts they are, in which currency, under whose law.

A row's own cells come first; this is for rows that say nothing themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import councils
from planner.registers.heading_words import currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.registers.encoded import Encoded
    from planner.registers.headings import ColumnMap
    from planner.registers.table import RegisterFile, Table

BRITISH_LAYOUTS = frozenset({"contracts-finder", "lga", "code", "fts", "scotland", "procontract"})
ABOVE = "above the header"
LONGEST_TITLE = 160  # characters; longer ones are sentences about the file
MONEY = ("value", "annual_value", "value_high", "value_low")
# Words that only one of the countries with a `$` has: taxes, company numbers, states.
_DOLLARS = (
    ("CAD", re.compile(r"\b(?:HST|PST|QST|CAD|Ontario|Alberta|Manitoba|Quebec)\b|C\$")),
    ("AUD", re.compile(r"\b(?:ABN|ACN|AUD|GIPA|NSW|QLD|Pty|VendorPanel|AusTender|Shire Council)\b|A\$")),
    ("NZD", re.compile(r"\b(?:NZBN|NZD|NZ|GETS|New Zealand)\b|NZ\$")),
)
_SCOTTISH = re.compile(
    r"procurement reform \(scotland\)|disregarding any option to extend|public contracts scotland", re.I
)
_PIPELINE = re.compile(
    r"\bpipeline\b|\bforward (?:procurement )?(?:plan|programme)|\b(?:procurement|tender|commissioning) (?:forward )?"
    r"(?:plan|programme|forecast)\b"
    r"|\b(?:planned|upcoming|future) (?:procurements?|tenders?|contracts?|opportunities)\b",
    re.IGNORECASE,
)
_RUNNING = re.compile(r"\b(?:current|existing)\b.*\b(?:end|ends|expiry|expires|expiration)\b", re.IGNORECASE)
_TO_BE_TENDERED = re.compile(
    r"\b(?:expected|anticipated|planned|proposed|estimated|indicative|target|forecast)\b.*"
    r"\b(?:tender|procurement|advert\w*|publication|notice|itt|market)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The council for rows without one and where it was found, currency, nation, whether the file is British.

    `planned` says why rows without a status are planned rather than let: the file is a pipeline.
    """

    council: str | None = None
    council_told: bool = False
    currency: str | None = None
    british: bool = False
    nation: str | None = None
    planned: str | None = None
    council_from: str | None = None


def circumstances(
    file: RegisterFile,
    told: str | None,
    tables: Sequence[Table],
    maps: Sequence[ColumnMap],
    raws: Sequence[Mapping[str, Encoded]],
) -> Circumstances:
    """What a file says of all its rows; `told` is the council that a person named."""
    titles = list(_titles(tables))
    name, source = _council(file, told, titles)
    layouts = {found.layout for found in maps}
    headings = [heading for table in tables for heading in table.header or ()]
    money = _main_currency(raws, [*titles, *headings, file.name])
    buyers = {text for raw in raws if "council" in raw for text in raw["council"].texts[:50]}
    known = any(councils.find(buyer) for buyer in buyers if buyer) or bool(name and councils.find(name))
    scottish = "scotland" in layouts or any(_SCOTTISH.search(text) for text in [*titles, *headings])
    british = known or scottish or bool(layouts & BRITISH_LAYOUTS) or money == "GBP"
    return Circumstances(
        name,
        told is not None,
        money or ("GBP" if british else None),
        british,
        "Scotland" if scottish else None,
        _planned(file, titles, headings),
        source,
    )


def _titles(tables: Sequence[Table]) -> Iterator[str]:
    """The titles above the tables, and the names of their sheets."""
    for table in tables:
        yield from (aside.text for aside in table.set_aside if aside.why == ABOVE and len(aside.text) <= LONGEST_TITLE)
        if table.sheet:
            yield table.sheet


def _council(file: RegisterFile, told: str | None, titles: Sequence[str]) -> tuple[str | None, str | None]:
    if told is not None:
        return told, None
    if known := councils.in_file_name(file.name):
        return known.name, "the file’s name"
    for text in titles:
        if name := councils.stated_in(text):
            return name, f"the title ‘{text}’"
    return councils.stated_in_file_name(file.name), "the file’s name"


def _main_currency(raws: Sequence[Mapping[str, Encoded]], texts: Sequence[str]) -> str | None:
    """The currency that headings or most marked amounts name; of dollars whose, where anything in the file tells."""
    counts: Counter[str] = Counter()
    for raw in raws:
        for name in MONEY:
            if name in raw:
                amounts = [raw[name].heading, *raw[name].texts[:500]]
                counts.update(found for text in amounts if (found := currency(text)))
    if not counts:
        return None
    main = counts.most_common(1)[0][0]
    if main != "USD":
        return main
    named = [code for code, _ in _DOLLARS if counts[code]]
    suppliers = [text for raw in raws if "supplier" in raw for text in raw["supplier"].texts[:100]]
    clues = Counter(code for text in [*texts, *suppliers] for code, pattern in _DOLLARS if pattern.search(text))
    return named[0] if named else clues.most_common(1)[0][0] if clues else main


def _planned(file: RegisterFile, titles: Sequence[str], headings: Sequence[str]) -> str | None:
    if any(_RUNNING.search(heading) for heading in headings):
        return None  # a list of running contracts that says when they will be let again
    expected = next((heading for heading in headings if _TO_BE_TENDERED.search(heading)), None)
    titled = next((text for text in titles if _PIPELINE.search(text)), None)
    if titled:
        return f"the title says ‘{titled}’"
    if expected and _PIPELINE.search(file.name.replace("_", " ").replace("-", " ")):
        return f"the file is called ‘{file.name}’"
    return f"a column says ‘{expected}’" if expected and _only_expected(headings) else None


def _only_expected(headings: Sequence[str]) -> bool:
    """Whether the start of contracts is nowhere more than expected."""
    starts = [
        heading for heading in headings if re.search(r"\b(?:start|commence\w*|begin\w*)\b", heading, re.IGNORECASE)
    ]
    sure = re.compile(r"expected|anticipated|planned|proposed|estimated|indicative|target|forecast", re.IGNORECASE)
    return bool(starts) and all(sure.search(heading) for heading in starts)
