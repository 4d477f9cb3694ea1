"""A member and a target in; its move in words, and what the law makes of it, out.

The law of a move (read with the member's own regime, which stays with a contract for life):

- a day up to the latest end uses options that the contract has: lawful as it stands (PA23 Sch.8 para 1; PCR 2015
  reg. 72(1)(a));
- past it, under the 2023 Act, a change of term of at most 10 % of the maximum term as awarded is not substantial
  (PA23 s.74(3)(a)): a modification, with the change notice of s.75 unless that section exempts it;
- light-touch contracts may be modified (PA23 s.74(2)); they are marked as a modification too;
- past it, under the 2015 Regulations, only a change that is not substantial, or within the limits of reg. 72, is open:
  there is no test by term, so nothing is promised beyond "needs a modification" for a tenth of the term;
- all else is not lawful as far as known. There is no ground for a contract that only bridges a gap (PA23 s.41, Sch.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.dates import add_months, extend_end, months_between, short_date
from planner.model import LegalRegime
from planner.proposals.words import number

if TYPE_CHECKING:
    from planner.model import Contract

DAY = timedelta(days=1)
MANY_MONTHS = 36
SECTIONS = {
    LegalRegime.PA2023: "PA23 s.74(3)(a): at most 10 % of the maximum term as awarded, with a change notice (s.75)",
    LegalRegime.PCR2015: "PCR 2015 reg. 72: only if it is not substantial",
    LegalRegime.SCOTLAND: "Public Contracts (Scotland) Regulations 2015 reg. 72: only if it is not substantial",
}


class Lawfulness(StrEnum):
    """What the law makes of a move, as far as the register tells."""

    AS_IT_STANDS = "lawful as it stands"
    MODIFICATION = "needs a modification"
    NOT_KNOWN = "not lawful as far as known"


@dataclass(frozen=True, slots=True)
class Move:
    """`days` that a member runs on (0: it stays put), when it `joins`, what the law makes of it, all that in words."""

    days: int
    joins: date
    lawfulness: Lawfulness
    words: str


def move(contract: Contract, target: date) -> Move:
    """The move of a contract whose end is known, to a target."""
    end = contract.end
    assert end is not None
    if end >= target:
        return Move(0, end + DAY, Lawfulness.AS_IT_STANDS, f"stays, joins {short_date(end + DAY)}")
    latest = max(end, contract.latest_end or end)
    words = f"+{length(end, target)}: "
    if target <= latest:
        return Move((target - end).days, target + DAY, Lawfulness.AS_IT_STANDS, words + _by_options(contract, target))
    mark, law = _past_latest(contract, latest, target)
    past = f"{length(latest, target)} past its latest end of {short_date(latest)}, {mark}"
    return Move((target - end).days, target + DAY, mark, words + past + (f" ({law})" if law else ""))


def length(end: date, later: date) -> str:
    """The time from one end to a later one, in months and days: `4 months`, `1 month and 12 days`, `9 days`."""
    months = months_between(end + DAY, later)
    days = (later - extend_end(end, months)).days if months > 0 else (later - end).days
    if months > 0 and days < 0:
        months -= 1
        days = (later - add_months(end, months)).days
    parts = [_counted(months, "month")] if months > 0 else []
    if days or not parts:
        parts.append(_counted(days, "day"))
    return " and ".join(parts)


def remaining_options(contract: Contract) -> tuple[int, ...]:
    """Lengths in months of the options not yet used: those last in the list that lead from the end to the latest end.

    Empty where the two dates and the list do not bear each other out: then only the latest end is known.
    """
    end, latest = contract.end, contract.latest_end
    if end is None or latest is None or latest <= end:
        return ()
    for first in range(len(contract.extensions)):
        options = contract.extensions[first:]
        if abs((extend_end(end, sum(options)) - latest).days) <= 1:
            return options
    return ()


def uses_little_of_an_option(contract: Contract, target: date) -> bool:
    """Whether a day is reached by less than half of the last option that it takes: can that be taken in part?"""
    end, options = contract.end, remaining_options(contract)
    if end is None or target <= end:
        return False
    for used in range(1, len(options) + 1):
        if extend_end(end, sum(options[:used])) >= target:
            begun = extend_end(end, sum(options[: used - 1]))
            return (target - begun) * 2 < extend_end(end, sum(options[:used])) - begun
    return False


def _by_options(contract: Contract, target: date) -> str:
    """Which options cover a day, and what is left of them."""
    end, options = contract.end, remaining_options(contract)
    assert end is not None
    assert contract.latest_end is not None
    if not options:
        return f"within its latest end of {short_date(contract.latest_end)}, {Lawfulness.AS_IT_STANDS}"
    used = next((n for n in range(1, len(options) + 1) if extend_end(end, sum(options[:n])) >= target), len(options))
    covered = min(extend_end(end, sum(options[:used])), contract.latest_end)
    spare = f", {_roughly(target, covered)} spare" if covered > target else ""
    return f"{_named_options(options, used)}{spare}, {Lawfulness.AS_IT_STANDS}"


def _roughly(end: date, later: date) -> str:
    """The time between two ends in whole months, years where it is many, or in days where it is less than one."""
    months = months_between(end + DAY, later)
    if months > MANY_MONTHS:
        return _counted(months // 12, "year")
    return _counted(months, "month") if months > 0 else _counted((later - end).days, "day")


def _long(months: int) -> str:
    """`24-month`, `10-year`."""
    return f"{months // 12}-year" if months > MANY_MONTHS and months % 12 == 0 else f"{months}-month"


def _named_options(options: tuple[int, ...], used: int) -> str:
    """`first of two 12-month options`, `both 12-month options`, `the 24-month option`."""
    same = len(set(options)) == 1
    kind = f"{_long(options[0])} " if same else ""
    if len(options) == 1:
        return f"the {_long(options[0])} option"
    if used == len(options):
        which = "both" if used == 2 else f"all {number(used)}"
    else:
        which = f"first of {number(len(options))}" if used == 1 else f"{number(used)} of {number(len(options))}"
    lengths = "" if same else f" ({' + '.join(str(months) for months in options)} months)"
    return f"{which} {kind}options{lengths}"


def _past_latest(contract: Contract, latest: date, target: date) -> tuple[Lawfulness, str]:
    """What the law makes of a day past the latest end: a tenth of the maximum term as awarded is the most."""
    law = SECTIONS.get(contract.legal_regime, "")
    if contract.start is None or not law:
        return Lawfulness.NOT_KNOWN, ""
    maximum = (latest - contract.start).days + 1
    past = (target - latest).days
    return (Lawfulness.MODIFICATION, law) if past * 10 <= maximum else (Lawfulness.NOT_KNOWN, "")


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
