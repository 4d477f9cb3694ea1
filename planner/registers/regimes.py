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

from planner.model import LegalRegime
from planner.registers.looking import matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    return _regime(named, nation, min(filter(None, began), default=None), looks_british)


def find_regimes(
    words: Sequence[Sequence[str | None]],
    *,
    nations: Sequence[str | None],
    began: Sequence[Sequence[date | None]],
    british: bool,
) -> list[LegalRegime]:
    """`find_regime` of every row; `words` and `began` are columns."""
    named: list[LegalRegime | None] = [None] * len(nations)
    for column in reversed(words):
        found = {text: regime for text in matching(_ANY_TELLING, column) if (regime := regime_in_words(text))}
        if found:
            named = [found.get(text, other) if text else other for text, other in zip(column, named, strict=True)]
    firsts = (
        list(began[0])
        if len(began) == 1
        else [min(filter(None, days), default=None) for days in zip(*began, strict=True)]
    )
    return [_regime(*row, british) for row in zip(named, nations, firsts, strict=True)]


def _regime(named: LegalRegime | None, nation: str | None, first: date | None, looks_british: bool) -> LegalRegime:
    if nation == "Scotland":
        return named if named is LegalRegime.EXEMPT else LegalRegime.SCOTLAND
    if named:
        return named
    if nation is None and not looks_british:
        return LegalRegime.UNKNOWN
    if first and REGULATIONS_COMMENCED <= first < ACT_COMMENCED:
        return LegalRegime.PCR2015
    return LegalRegime.UNKNOWN
