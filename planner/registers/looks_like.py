"""What a file looks like: the suite or program that wrote it, told by what it leaves in its exports.

For the report alone: columns are understood by their headings and cells, whatever a file looks like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.registers.table import Table

SAMPLE = 200  # cells of a column of references
MOST = 0.6  # of them, from which their form tells the suite


@dataclass(frozen=True, slots=True)
class Sign:
    """What a suite's exports look like: a pattern of titles and small print, of a heading, or of most references."""

    name: str
    where: str  # `titles`, `headings` or `cells`
    pattern: re.Pattern[str]
    because: str


def _sign(name: str, where: str, pattern: str, because: str) -> Sign:
    return Sign(name, where, re.compile(pattern, re.IGNORECASE), because)


SIGNS = (
    _sign("a ProContract (Due North) export", "titles", r"procontract|due[\s-]north", "a title says ‘{}’"),
    _sign("a ProContract (Due North) export", "cells", r"DN\d{6}", "its references have the form of ‘{}’"),
    _sign("an In-tend export", "titles", r"\bin-?tend\b", "a title says ‘{}’"),
    _sign(
        "a Salesforce report, as Atamis gives it",
        "titles",
        r"filtered by|confidential information - do not distribute|salesforce\.com|\batamis\b",
        "a line says ‘{}’",
    ),
    _sign("a Jaggaer (BravoSolution) export", "titles", r"\bjaggaer\b|bravo\s?solution", "a title says ‘{}’"),
    _sign("a Jaggaer (BravoSolution) export", "cells", r"(?:contract|tender|rfx|itt)_\d+", "its codes are like ‘{}’"),
    _sign("a Delta eSourcing export", "titles", r"delta[\s-]?esourcing|\bbip solutions\b", "a title says ‘{}’"),
    _sign("an EU-Supply (Mercell) export", "titles", r"eu-?supply|\bmercell\b", "a title says ‘{}’"),
    _sign("a Proactis export", "titles", r"\bproactis\b|\bmytenders\b", "a title says ‘{}’"),
    _sign(
        "data of the Open Contracting Data Standard", "cells", r"ocds-[0-9a-z]{6}-.+", "its identifiers are like ‘{}’"
    ),
    _sign("a SharePoint list", "headings", r"_x0020_|^item type$", "it has a heading ‘{}’"),
    _sign("a report of SQL Server Reporting Services", "headings", r"^textbox\d+$", "it has a heading ‘{}’"),
)


def looks_like(tables: Sequence[Table]) -> Iterator[str]:
    """A sentence for each suite that a file looks like the work of."""
    told: set[str] = set()
    for table in tables:
        for sign in SIGNS:
            found = None if sign.name in told else _found(sign, table)
            if found:
                told.add(sign.name)
                yield f"It looks like {sign.name}: {sign.because.format(found)}."


def _found(sign: Sign, table: Table) -> str | None:
    """The words by which a table bears a sign."""
    if sign.where == "cells":
        return next(filter(None, (_usual(sign.pattern, column) for column in _columns(table))), None)
    texts = table.header or () if sign.where == "headings" else [aside.text for aside in table.set_aside]
    matches = (sign.pattern.search(text) for text in texts)
    match = next(filter(None, matches), None)
    return None if match is None else " ".join((match.string if sign.where == "headings" else match[0]).split())


def _columns(table: Table) -> Iterator[list[str]]:
    """The first cells of the first columns, where identifiers stand."""
    for column in table.columns[:6]:
        yield [text for text in column.slice(0, SAMPLE).to_pylist() if text]


def _usual(pattern: re.Pattern[str], texts: Sequence[str]) -> str | None:
    """The first text of a column of which most match."""
    matching = [text for text in texts if pattern.fullmatch(text.strip())]
    return matching[0].strip() if len(matching) > 1 and len(matching) >= MOST * len(texts) else None
