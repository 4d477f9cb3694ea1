"""The days that one contract itself asks for, without their words: what lists are chosen and ordered by.

Where a notice period or an option is known, its last day counts; where none is, nothing is invented, and what rests on
an assumption says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.dates import Rule, reckon
from planner.leadtime.notices import termination_day
from planner.leadtime.warnings import warning_for
from planner.model import EndKind, LegalRegime
from planner.model import Warning as Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model import Contract, LeadTimes, Need

ONE_DAY = timedelta(days=1)
SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class ContractDay:
    """One date of one contract: `kind` is `decide_by`, `notice_by`, `extend_by`, `ends`, `ended` or, under the
    2023 Act, `termination_notice`.

    `level` says how today stands to it, None where that is no question (`ended`). `assumed` rests on an assumption.
    """

    kind: str
    date: date
    level: Standing | None
    assumed: bool = False


def contract_days(contract: Contract, *, today: date, need: Need | None, lead_times: LeadTimes) -> list[ContractDay]:
    """The days of a contract in order; `need` is that of re-letting it, None where it will not be."""
    end = contract.end
    if end is None:
        return []
    if contract.end_kind is EndKind.HOLDING_OVER or (contract.end_kind is EndKind.FIXED and end < today):
        return [ContractDay("ended", end, None)]
    if contract.end_kind not in (EndKind.FIXED, EndKind.ROLLING) or end < today:
        return []
    found = [*_notice(contract, end, today)]
    found.append(ContractDay("ends", end, Standing.IN_GOOD_TIME if today <= end - SOON else Standing.START_NOW))
    if contract.legal_regime is LegalRegime.PA2023:
        # expiry is a termination: under the 2023 Act its notice is due within 30 days (PA23 s.80)
        found.append(_on("termination_notice", termination_day(end), today))
    if need is not None:
        starts = end + ONE_DAY
        last = lead_times.last_day_to_decide(starts, need)
        level = lead_times.warning(today, lead_times.start_by(starts, need), last)
        found.append(ContractDay("decide_by", last, level, assumed=True))
    return sorted(found, key=lambda each: each.date)


def notice_rule(days: int) -> Rule:
    """How a notice of so many days is counted back from the end."""
    return Rule(days, back=True)


def has_option(contract: Contract) -> bool:
    """Whether it can be extended, as far as known."""
    return contract.latest_end is not None and contract.end is not None and contract.latest_end > contract.end


def _notice(contract: Contract, end: date, today: date) -> Iterator[ContractDay]:
    """The last day to use an option or to give notice, counted back from the current end."""
    option = has_option(contract)
    if contract.notice_days:
        last = reckon(end, notice_rule(contract.notice_days))[1]
        yield _on("extend_by" if option else "notice_by", last, today)
    elif option:
        yield _on("extend_by", end, today, assumed=True)


def _on(kind: str, last: date, today: date, *, assumed: bool = False) -> ContractDay:
    return ContractDay(kind, last, warning_for(today, last, last), assumed)
