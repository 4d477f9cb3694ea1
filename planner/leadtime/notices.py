"""The notices and other fixed days round a plan: UK1 to UK17, key decisions, staff. Deadlines by section."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from planner.dates import Rule, due, financial_year_start, reckon
from planner.dates.months import add_months
from planner.leadtime.lead_times import BEGINS_WITH
from planner.leadtime.procedures import read_data
from planner.leadtime.schedule import last_days

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from planner.leadtime.nouns import Procedure
    from planner.leadtime.steps import Step


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice or other fixed day: what calls for it, from which event it is counted, how, and by which law."""

    code: str
    name: str
    when: str
    anchor: str
    rule: Rule | None
    must: bool
    law: str | None
    source: str
    nations: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    not_procedures: tuple[str, ...] = ()
    service_classes: tuple[str, ...] = ()
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last (or first: `call_in`) day for one notice in one plan, with its sum."""

    notice: Notice
    date: date
    sum: tuple[str, ...]


@cache
def notices() -> tuple[Notice, ...]:
    """Every notice, in the order of the file; `rule` is None where the law says as soon as practicable."""
    return tuple(_notice(row) for row in read_data("notices.json"))


def _notice(row: Mapping[str, Any]) -> Notice:
    rule = None
    if row["days"] is not None:
        rule = Rule(
            row["days"],
            row["unit"],
            count_from=row["count_from"],
            back=row["back"],
            calendar=row.get("calendar", "uk"),
            law=row["law"],
        )
    lists = ("nations", "procedures", "not_procedures", "service_classes")
    named: dict[str, Any] = {key: row[key] for key in ("code", "name", "when", "anchor", "must", "law", "source")}
    named |= {key: tuple(row.get(key, ())) for key in lists}
    return Notice(**named, rule=rule, above=row.get("above"))


def deadlines(
    starts: date,
    steps: Sequence[Step],
    *,
    route: Procedure,
    service_class: str,
    nation: str = "england",
    total_value: Decimal | None = None,
    days: Sequence[date] = (),
) -> tuple[Deadline, ...]:
    """The fixed days of one plan, in order of date; the notices of the 2023 Act only where the route is under it.

    `days` are those of its milestones, where they are others than counted back from the start (a plan under way).
    """
    anchors = _anchors(starts, steps, days if len(days) == len(steps) + 1 else last_days(starts, steps))
    found = []
    for notice in notices():
        day = anchors.get(notice.anchor)
        if day is None or notice.rule is None or not _applies(notice, route, service_class, nation, total_value):
            continue
        reckoned = due(day, notice.rule)
        found.append(Deadline(notice, reckoned.date, (f"{notice.name}: {notice.when}.", *reckoned.sum)))
    return tuple(sorted(found, key=lambda deadline: deadline.date))


def termination_notice(end: date) -> Deadline:
    """UK11 for a contract under the 2023 Act that ends on `end`, also by expiry (PA23 s.80)."""
    notice, rule = _of_termination()
    reckoned = due(end, rule)
    return Deadline(notice, reckoned.date, reckoned.sum)


def termination_day(end: date) -> date:
    """The day of that notice alone, for lists of many."""
    return reckon(end, _of_termination()[1])[1]


@cache
def _of_termination() -> tuple[Notice, Rule]:
    notice = next(notice for notice in notices() if notice.code == "UK11")
    assert notice.rule is not None
    return notice, notice.rule


def pipeline_notice(tender_begins: date) -> Deadline:
    """UK1 that must list a tender of that day: of the first 1 April whose next 18 months hold it (PA23 s.93)."""
    notice = next(notice for notice in notices() if notice.code == "UK1")
    assert notice.rule is not None
    year = financial_year_start(tender_begins)
    earlier = add_months(year, -12)
    reckoned = due(earlier if tender_begins < add_months(earlier, 18) else year, notice.rule)
    return Deadline(notice, reckoned.date, reckoned.sum)


def _anchors(starts: date, steps: Sequence[Step], days: Sequence[date]) -> dict[str, date]:
    codes = [step.stage.code for step in steps]
    anchors = {code: days[position + 1] for position, code in enumerate(codes)}
    begin = next((codes.index(code) for code in BEGINS_WITH if code in codes), None)
    if begin is not None and codes[begin] in {"participation", "tender"}:
        anchors["tender_begins"] = days[begin]
    return anchors | {"starts": starts}


def _applies(notice: Notice, route: Procedure, service_class: str, nation: str, total_value: Decimal | None) -> bool:
    return (
        (not notice.nations or nation in notice.nations)
        and (not notice.procedures or route.code in notice.procedures)
        and route.code not in notice.not_procedures
        and (not notice.service_classes or service_class in notice.service_classes)
        and (notice.above is None or (total_value is not None and total_value > notice.above))
        and (route.regime == "pa2023" or not (notice.law or "").startswith("PA23"))
    )
