"""What one contract itself asks for: decide by, notice by, extend by, ends; ended and still in use.

Where a notice period or an option is known, its last day is the headline; where none is, nothing is invented, and what
rests on an assumption says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.dates import Rule, due, long_date, short_date
from planner.leadtime.notices import termination_notice
from planner.leadtime.warnings import warning_for
from planner.model import EndKind, LegalRegime
from planner.model import Warning as Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model import Contract, LeadTimes, Need

_ONE_DAY = timedelta(days=1)
NO_COVER = "what is bought now rests on no contract that is known here."
_HEADLINES = ("extend_by", "notice_by", "decide_by")


@dataclass(frozen=True, slots=True)
class ContractWarning:
    """One date of one contract: `kind` is `decide_by`, `notice_by`, `extend_by`, `ends`, `ended` or, under the
    2023 Act, `termination_notice`.

    `level` says how today stands to it, None where that is no question (`ended`). `assumed` rests on an assumption.
    """

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
    if contract.end is None:
        return ()
    if contract.end_kind is EndKind.HOLDING_OVER or (contract.end_kind is EndKind.FIXED and contract.end < today):
        return (_ended(contract),)
    if contract.end_kind not in (EndKind.FIXED, EndKind.ROLLING) or contract.end < today:
        return ()
    found = [*_notice(contract, today), _ends(contract, today)]
    if contract.legal_regime is LegalRegime.PA2023:
        found.append(_termination(contract, today))
    if need is not None:
        found.append(_decide(contract, today, need, lead_times))
    return _with_headline(sorted(found, key=lambda warning: warning.date))


def _with_headline(found: list[ContractWarning]) -> tuple[ContractWarning, ...]:
    """Mark the date that counts: a known notice or option before what is only assumed."""
    ranked = [each for kind in _HEADLINES for each in found if each.kind == kind and not each.assumed]
    ranked += [each for each in found if each.kind == "decide_by"]
    return tuple(replace(each, headline=each in ranked[:1]) for each in found)


def _ended(contract: Contract) -> ContractWarning:
    assert contract.end is not None
    text = f"Ended on {short_date(contract.end)}: extended, re-let or still in use?"
    if contract.end_kind is EndKind.HOLDING_OVER:
        text = f"Ended on {short_date(contract.end)}, still in use: {NO_COVER}"
    return ContractWarning(contract.id, "ended", contract.end, None, text, (f"End: {long_date(contract.end)}.",))


def _notice(contract: Contract, today: date) -> Iterator[ContractWarning]:
    """The last day to use an option or to give notice, counted back from the current end."""
    assert contract.end is not None
    option = contract.latest_end is not None and contract.latest_end > contract.end
    if contract.notice_days:
        reckoned = due(contract.end, Rule(contract.notice_days, back=True))
        kind, text = "notice_by", f"Last day to give {contract.notice_days} days' notice"
        if option:
            kind, text = "extend_by", f"{text} that it is extended"
        level = warning_for(today, reckoned.date, reckoned.date)
        yield ContractWarning(
            contract.id, kind, reckoned.date, level, f"{text}: {short_date(reckoned.date)}.", reckoned.sum
        )
    elif option:
        assert contract.latest_end is not None
        text = f"It can be extended to {short_date(contract.latest_end)}, but only while it runs"
        text += "; the notice that this needs is not known."
        reckoning = (f"End: {long_date(contract.end)}.", "Assumed: no notice period is known, so none is counted.")
        level = warning_for(today, contract.end, contract.end)
        yield ContractWarning(contract.id, "extend_by", contract.end, level, text, reckoning, assumed=True)


def _decide(contract: Contract, today: date, need: Need, lead_times: LeadTimes) -> ContractWarning:
    """The last day to decide on a replacement that starts the day after the end, by the lead times."""
    assert contract.end is not None
    starts = contract.end + _ONE_DAY
    plan = lead_times.schedule(starts, need)
    level = lead_times.warning(today, plan.start_by, plan.last_day_to_decide)
    text = f"To replace it on {short_date(starts)}, start by {short_date(plan.start_by)} for the usual time"
    text += f"; the last day to decide is {short_date(plan.last_day_to_decide)}."
    reckoning = (
        f"The replacement starts on {long_date(starts)}.",
        f"Usual lengths of every step: start by {long_date(plan.start_by)}.",
        f"Shortest lengths of every step: {long_date(plan.last_day_to_decide)}.",
        f"Careful lengths of every step: start by {long_date(plan.start_by_cautious)}.",
        f"Assumed: the lengths of {need.procedure.replace('_', ' ')} and of this kind of service.",
    )
    return ContractWarning(contract.id, "decide_by", plan.last_day_to_decide, level, text, reckoning, assumed=True)


def _ends(contract: Contract, today: date) -> ContractWarning:
    assert contract.end is not None
    rolls = contract.end_kind is EndKind.ROLLING
    text = f"{'The current term ends' if rolls else 'Ends'} on {short_date(contract.end)}."
    level = Standing.IN_GOOD_TIME if today <= contract.end - timedelta(days=90) else Standing.START_NOW
    return ContractWarning(contract.id, "ends", contract.end, level, text, (f"End: {long_date(contract.end)}.",))


def _termination(contract: Contract, today: date) -> ContractWarning:
    """Expiry is a termination: under the 2023 Act its notice is due within 30 days (PA23 s.80)."""
    assert contract.end is not None
    deadline = termination_notice(contract.end)
    text = f"If it ends on {short_date(contract.end)}, publish its notice (UK11) by {short_date(deadline.date)}."
    level = warning_for(today, deadline.date, deadline.date)
    return ContractWarning(contract.id, "termination_notice", deadline.date, level, text, deadline.sum)
