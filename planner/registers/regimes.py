"""Under which law a contract was let, which then governs it for life.

The rule, in this order: words of the row's own (a legislation column, a legal basis, the description); a Scottish
buyer's contracts are under Scottish law (Procurement Act 2023 s.2(5)(a)); a contract that was awarded, signed, started
or published as awarded before 24 February 2025, or advertised before it, was let under the Public Contracts
Regulations 2015 (the Act's main commencement; GOV.UK, transitional and saving arrangements, paras 4-5), if it was not
let before those came into force on 26 February 2015; anything later may be of either, because a procurement that had
begun and call-offs from older frameworks stay under the older law: unknown. Nothing is said of buyers outside the UK.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from planner.model import LegalRegime
from planner.registers.columns import combined, constant, first_known, flags
from planner.registers.looking import matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.registers.columns import Column

ACT_COMMENCED = date(2025, 2, 24)
REGULATIONS_COMMENCED = date(2015, 2, 26)
_WORDS = (
    (LegalRegime.PSR, r"\bprovider selection regime\b|\bpsr\b|\bsi 2023/1348\b"),
    (LegalRegime.SCOTLAND, r"\(scotland\) (?:act|regulations)|\breform \(scotland\)"),
    (LegalRegime.PA2023, r"\bprocurement act(?: 2023)?\b|\bpa ?(?:20)?23\b|\bukpga/2023/54\b|\b2023/54\b"),
    (
        LegalRegime.PCR2015,
        r"\bpublic contracts? regulations\b|\bpcr ?(?:20)?15\b|\bpcr\b|\b2015/102\b|\bsi 2015\b|32014l0024",
    ),
    (LegalRegime.EXEMPT, r"^exempt(?:ed)?$|\bteckal\b|\bexempt from (?:the )?(?:procurement act|regulations|pcr)"),
)


# One of these stands in every text that any pattern above matches: looking for them first is a hundred times quicker.
_TELLING: tuple[str, ...] = ("procurement act", "provider selection", "psr", "2023", "scotland", "pa23", "pa 23")
_TELLING += ("si 20", "public contract", "pcr", "2015", "2014l0024", "exempt", "teckal")
_ANY_TELLING = re.compile("|".join(map(re.escape, _TELLING)), re.IGNORECASE)


@lru_cache(maxsize=65_536)
def regime_in_words(text: str) -> LegalRegime | None:
    """The law that a text names; None where it names none or two."""
    folded = text.casefold()
    if not any(word in folded for word in _TELLING):
        return None
    found = [regime for regime, pattern in _WORDS if re.search(pattern, folded)]
    return found[0] if len(found) == 1 else None


def find_regime(
    words: Iterable[str | None], *, nation: str | None, began: Iterable[date | None], looks_british: bool
) -> LegalRegime:
    """The law, or unknown. `nation` of the buyer if known; `began` are days by which the procurement had begun."""
    named = next((found for text in words if text and (found := regime_in_words(text))), None)
    return _regime(named, nation, looks_british, by_dates=_under_regulations(min(filter(None, began), default=None)))


def find_regimes(
    words: Sequence[Column[str | None]],
    *,
    nations: Column[str | None],
    began: Sequence[np.ndarray],
    british: bool,
) -> Column[LegalRegime]:
    """`find_regime` of every row; `words` are columns, `began` arrays of days."""
    named = first_known([*map(_named, words), constant(None, len(nations.codes))])
    first = np.fmin.reduce(began)  # NaT where no day is known
    by_dates = flags((first >= np.datetime64(REGULATIONS_COMMENCED)) & (first < np.datetime64(ACT_COMMENCED)))
    return combined(lambda *told: _regime(told[0], told[1], british, by_dates=told[2]), named, nations, by_dates)


def _named(column: Column[str | None]) -> Column[LegalRegime | None]:
    """The law that each text of a column names."""
    found = {text: regime for text in matching(_ANY_TELLING, column.values) if (regime := regime_in_words(text))}
    return column.each(lambda text: found.get(text) if text else None)


def _under_regulations(first: date | None) -> bool:
    return first is not None and REGULATIONS_COMMENCED <= first < ACT_COMMENCED


def _regime(named: LegalRegime | None, nation: str | None, looks_british: bool, *, by_dates: bool) -> LegalRegime:
    if nation == "Scotland":
        return named if named is LegalRegime.EXEMPT else LegalRegime.SCOTLAND
    if named:
        return named
    if nation is None and not looks_british:
        return LegalRegime.UNKNOWN
    return LegalRegime.PCR2015 if by_dates else LegalRegime.UNKNOWN
