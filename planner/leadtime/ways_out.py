"""What can still be done when it is too late to meet a start together: ranked, each with the last day it works.

Only what is known is offered: options from `latest_end`, a tenth of the term for contracts known to be under the 2023
Act with a known start. No way rests on urgency: an end that was foreseeable is none (PA23 s.41, Sch.5).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from planner.dates import add_months, months_between, short_date
from planner.leadtime.procedures import read_data
from planner.model import LegalRegime, Need

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.model import Contract, LeadTimes

NO_BRIDGE = (
    "There is no automatic direct award: it needs a ground of its own, and urgency is none where the end was "
    "foreseeable (PA23 s.41, Sch.5 paras 13-14; before 24 February 2025 PCR 2015 r.32)."
)
NEW_LAW = date(2025, 2, 24)  # procurements that begin from here on are under the 2023 Act
_YEAR = (11, 13)  # months: a contract of about a year comes round again
_ONE_DAY = timedelta(days=1)
_SHORTER = ("framework_mini_competition", "framework_call_off")


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way: `last_day` is the last day on which it can be begun, `starts` the start that it leads to."""

    code: str
    name: str
    law: str
    text: str
    last_day: date
    starts: date
    works: bool
    condition: str


def ways_out(
    members: Sequence[Contract], starts: date, need: Need, *, today: date, lead_times: LeadTimes
) -> tuple[WayOut, ...]:
    """Ways out for these member contracts, those that still work first, each group in order of preference."""
    found = [
        *_options(members, starts, need, lead_times),
        *(_ten_per_cent(members, starts, need, lead_times) if today >= NEW_LAW else ()),
        *_shorter_route(starts, need, lead_times),
        *_next_cycle(members, starts, need, lead_times),
        *_alone(starts, need, lead_times),
    ]
    ranked = [replace(way, law=_law(way.code, today), works=today <= way.last_day) for way in found]
    return tuple(sorted(ranked, key=lambda way: not way.works))


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return {row["code"]: row for row in read_data("ways_out.json")}


def _law(code: str, today: date) -> str:
    return _known()[code]["law" if today >= NEW_LAW else "law_before"]


def _way(code: str, last_day: date, starts: date, text: str, condition: str) -> WayOut:
    known = _known()[code]
    return WayOut(code, known["name"], known["law"], text, last_day, starts, works=True, condition=condition)


def _options(members: Sequence[Contract], starts: date, need: Need, lead_times: LeadTimes) -> Iterator[WayOut]:
    ends = [contract.latest_end for contract in members if contract.latest_end]
    if len(ends) < len(members) or min(ends) < starts:
        return
    later = min(ends) + _ONE_DAY
    last = min(lead_times.last_day_to_decide(later, need), *(_extend_by(contract, later) for contract in members))
    text = f"Every member can run on until {short_date(min(ends))} by options its contract has"
    condition = "each option is used, with the notice that its contract asks for, before that contract ends"
    yield _way("options", last, later, f"{text}; the joint arrangements then start on {short_date(later)}.", condition)


def _extend_by(contract: Contract, later: date) -> date:
    """The last day to use an option of a contract that ends before `later` starts; none is needed by the others."""
    if contract.end is None or contract.end >= later - _ONE_DAY:
        return date.max
    return contract.end - timedelta(days=contract.notice_days or 0)


def _ten_per_cent(members: Sequence[Contract], starts: date, need: Need, lead_times: LeadTimes) -> Iterator[WayOut]:
    reach = [_latest_with_tenth(contract) for contract in members]
    known = [day for day in reach if day is not None]
    if len(known) < len(members) or min(known) < starts:
        return
    options = min(contract.latest_end for contract in members if contract.latest_end)
    later = min(known) + _ONE_DAY
    if later <= options + _ONE_DAY:
        return
    ends = [
        contract.latest_end for contract in members if contract.latest_end and contract.latest_end < later - _ONE_DAY
    ]
    optional = [each for each in members if each.end and each.latest_end and each.end < each.latest_end]
    options_by = (_extend_by(contract, later) for contract in optional)  # the options come before the tenth
    last = min(lead_times.last_day_to_decide(later, need), *ends, *options_by)
    text = f"With a tenth of each longest term every member could run on until {short_date(min(known))}"
    condition = "the change is not substantial, is one of its kind, and its change notice (UK10) comes first"
    yield _way("ten_per_cent", last, later, f"{text}; the joint start is then {short_date(later)}.", condition)


def _latest_with_tenth(contract: Contract) -> date | None:
    """The latest end with a tenth more of the longest term at award (PA23 s.74(3)(a)); None where that is not known."""
    if contract.latest_end is None:
        return None
    if contract.legal_regime is not LegalRegime.PA2023 or contract.start is None:
        return contract.latest_end
    return contract.latest_end + timedelta(days=((contract.latest_end - contract.start).days + 1) // 10)


def _shorter_route(starts: date, need: Need, lead_times: LeadTimes) -> Iterator[WayOut]:
    usual = lead_times.last_day_to_decide(starts, need)
    for procedure in _SHORTER:
        last = lead_times.last_day_to_decide(starts, replace(need, procedure=procedure))
        if last > usual:
            with_or_without = "without competition" if procedure == "framework_call_off" else "with a mini-competition"
            text = f"A call-off {with_or_without} can be decided until {short_date(last)} for the same start."
            way = _way("shorter_route", last, starts, text, "a framework covers the need and serves every member")
            yield replace(way, name=f"{way.name}: a call-off {with_or_without}")


def _next_cycle(members: Sequence[Contract], starts: date, need: Need, lead_times: LeadTimes) -> Iterator[WayOut]:
    terms = [months_between(each.start, each.end) for each in members if each.start and each.end]
    if len(terms) < len(members) or not all(_YEAR[0] <= months <= _YEAR[1] for months in terms):
        return
    later = add_months(starts, 12)
    last = lead_times.last_day_to_decide(later, need)
    text = f"These are yearly contracts: the next joint start is {short_date(later)}"
    text += f", for which convening starts by {short_date(lead_times.start_by(later, need))}."
    yield _way("next_cycle", last, later, text, "renewing for that year is itself provided for or procured")


def _alone(starts: date, need: Need, lead_times: LeadTimes) -> Iterator[WayOut]:
    last = lead_times.last_day_to_decide(starts, replace(need, councils=1))
    text = f"One council alone can decide until {short_date(last)}; ask for an end that the others can meet."
    yield _way("alone", last, starts, text, "the others find their own way, and the next end is agreed between all")
