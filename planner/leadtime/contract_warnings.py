"""What one contract itself asks for: decide by, notice by, extend by, ends; ended and still in use.

The days are those of `contract_days`; here each is put into words, with its sum.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.dates import due, long_date, short_date
from planner.leadtime.contract_days import ONE_DAY, contract_days, has_option, notice_rule
from planner.leadtime.notices import termination_notice
from planner.model import EndKind

if TYPE_CHECKING:
    from datetime import date

    from planner.leadtime.contract_days import ContractDay
    from planner.model import Contract, LeadTimes, Need
    from planner.model import Warning as Standing

NO_COVER = "what is bought now rests on no contract that is known here."
_HEADLINES = ("extend_by", "notice_by", "decide_by")


@dataclass(frozen=True, slots=True)
class ContractWarning:
    """One day of one contract (`ContractDay`) in words; `headline` marks the one that counts."""

    contract: str
    kind: str
    date: date
    level: Standing | None
    text: str
    sum: tuple[str, ...]
    assumed: bool = False
    headline: bool = False


def contract_warnings(
    contract: Contract, *, today: date, need: Need | None, lead_times: LeadTimes
) -> tuple[ContractWarning, ...]:
    """The warnings of a contract in order of date; `need` is that of re-letting it, None where it will not be."""
    found = []
    for day in contract_days(contract, today=today, need=need, lead_times=lead_times):
        text, reckoning = _in_words(day, contract, need, lead_times)
        found.append(ContractWarning(contract.id, day.kind, day.date, day.level, text, reckoning, day.assumed))
    return _with_headline(found)


def _with_headline(found: list[ContractWarning]) -> tuple[ContractWarning, ...]:
    """Mark the date that counts: a known notice or option before what is only assumed."""
    ranked = [each for kind in _HEADLINES for each in found if each.kind == kind and not each.assumed]
    ranked += [each for each in found if each.kind == "decide_by"]
    return tuple(replace(each, headline=each in ranked[:1]) for each in found)


def _in_words(
    day: ContractDay, contract: Contract, need: Need | None, lead_times: LeadTimes
) -> tuple[str, tuple[str, ...]]:
    """What a day means, and how it was counted."""
    assert contract.end is not None
    if day.kind == "ended":
        return _ended(contract, contract.end), (f"End: {long_date(contract.end)}.",)
    if day.kind == "ends":
        rolls = contract.end_kind is EndKind.ROLLING
        text = f"{'The current term ends' if rolls else 'Ends'} on {short_date(contract.end)}."
        return text, (f"End: {long_date(contract.end)}.",)
    if day.kind == "termination_notice":
        text = f"If it ends on {short_date(contract.end)}, publish its notice (UK11) by {short_date(day.date)}."
        return text, termination_notice(contract.end).sum
    if day.kind == "decide_by":
        assert need is not None
        return _decide(contract.end + ONE_DAY, need, lead_times)
    return _notice(contract, contract.end)


def _ended(contract: Contract, end: date) -> str:
    if contract.end_kind is EndKind.HOLDING_OVER:
        return f"Ended on {short_date(end)}, still in use: {NO_COVER}"
    return f"Ended on {short_date(end)}: extended, re-let or still in use?"


def _notice(contract: Contract, end: date) -> tuple[str, tuple[str, ...]]:
    """The last day to use an option or to give notice, counted back from the current end."""
    if contract.notice_days:
        reckoned = due(end, notice_rule(contract.notice_days))
        text = f"Last day to give {contract.notice_days} days' notice"
        if has_option(contract):
            text += " that it is extended"
        return f"{text}: {short_date(reckoned.date)}.", reckoned.sum
    assert contract.latest_end is not None
    text = f"It can be extended to {short_date(contract.latest_end)}, but only while it runs"
    text += "; the notice that this needs is not known."
    return text, (f"End: {long_date(end)}.", "Assumed: no notice period is known, so none is counted.")


def _decide(starts: date, need: Need, lead_times: LeadTimes) -> tuple[str, tuple[str, ...]]:
    """The last day to decide on a replacement that starts the day after the end, by the lead times."""
    plan = lead_times.schedule(starts, need)
    text = f"To replace it on {short_date(starts)}, start by {short_date(plan.start_by)} for the usual time"
    text += f"; the last day to decide is {short_date(plan.last_day_to_decide)}."
    return text, (
        f"The replacement starts on {long_date(starts)}.",
        f"Usual lengths of every step: start by {long_date(plan.start_by)}.",
        f"Shortest lengths of every step: {long_date(plan.last_day_to_decide)}.",
        f"Careful lengths of every step: start by {long_date(plan.start_by_cautious)}.",
        f"Assumed: the lengths of {need.procedure.replace('_', ' ')} and of this kind of service.",
    )
