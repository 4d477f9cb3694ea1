"""What one contract puts into a calendar: its end, the last day to decide where one is known, its window on request."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.calendars.event import CalendarEvent, Kind, Status, day, title
from planner.calendars.uid import uid
from planner.dates import extend_end
from planner.model import EndKind, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from planner.calendars.choice import Choice, Identity
    from planner.model import Contract, Window


def contract_events(
    contract: Contract,
    *,
    window: Window | None,
    key: str,
    name: str,
    stamp: datetime,
    choice: Choice,
    identity: Identity,
    twin: bool = False,
) -> Iterator[CalendarEvent]:
    """The events of one contract, called `name`. Only a fixed end has days: nothing is invented for the others.

    A `twin` looks like another contract in every word; where it has no page, its place in its file tells it apart.
    """
    if contract.end_kind is not EndKind.FIXED or contract.end is None:
        return
    url = identity.contract_url(contract) if identity.contract_url else None
    places = _places(contract) if twin and url is None else ()
    status = Status.CONFIRMED if contract.stage is Stage.AWARDED else Status.TENTATIVE

    def event(kind: Kind, label: str, days: tuple[date, date], text: tuple[str, ...]) -> CalendarEvent:
        return CalendarEvent(
            uid=uid(kind.name.lower().replace("_", "-"), key, identity.installation),
            first=days[0],
            last=days[1],
            summary=title(kind, name),
            stamp=stamp,
            kind=kind,
            description=(*text, *_about(contract), *places),
            categories=(label,),
            status=Status.TENTATIVE if kind is Kind.WINDOW else status,
            url=url,
            alarms=choice.alarms,
        )

    if Kind.CONTRACT_END in choice.kinds:
        yield event(Kind.CONTRACT_END, "Contract ends", (contract.end, contract.end), _end(contract))
    decide = last_day_to_decide(contract)
    if Kind.DECIDE in choice.kinds and decide is not None:
        yield event(Kind.DECIDE, "Last day to decide", (decide, decide), _decide(contract, contract.end, decide))
    if Kind.WINDOW in choice.kinds and window is not None:
        yield event(Kind.WINDOW, "Could be re-let", (window.first, window.last), _window(window))


def last_day_to_decide(contract: Contract) -> date | None:
    """The last day on which notice still counts, where the register states a notice period (in calendar days)."""
    if contract.end is None or contract.notice_days is None or contract.notice_days <= 0:
        return None
    decide = contract.end - timedelta(days=contract.notice_days)
    return None if contract.start is not None and decide < contract.start else decide


def names(contracts: Iterable[Contract]) -> dict[str, str]:
    """Contract id → what its events are called: title and council, and what tells apart those that share both."""
    contracts = list(contracts)
    uses = Counter((contract.title, contract.council) for contract in contracts)
    return {contract.id: _name(contract, alone=uses[contract.title, contract.council] == 1) for contract in contracts}


def twins(contracts: Iterable[Contract], called: Mapping[str, str]) -> frozenset[str]:
    """The ids of contracts that share name, supplier and end with another: vdirsyncer takes equal events for one."""
    contracts = list(contracts)
    looks = {contract.id: (called[contract.id], contract.supplier, contract.end) for contract in contracts}
    uses = Counter(looks.values())
    return frozenset(contract for contract, look in looks.items() if uses[look] > 1)


def _name(contract: Contract, *, alone: bool) -> str:
    called = contract.title or contract.reference or "untitled contract"
    mark = None if alone else contract.reference or contract.supplier
    about = ", ".join(part for part in (contract.council, mark) if part)
    return f"{called} ({about})" if about else called


def _end(contract: Contract) -> tuple[str, ...]:
    assert contract.end is not None
    lines = [f"{contract.council or 'The council'} is committed until {day(contract.end)}; then this contract ends."]
    if contract.latest_end is not None and contract.latest_end > contract.end:
        lines.append(f"With every option that remains it could run until {day(contract.latest_end)}.")
        lines += _options(contract.end, contract.extensions, contract.latest_end)
    if contract.initial_end is not None and contract.initial_end < contract.end:
        lines.append(f"Its first term ended on {day(contract.initial_end)}; it has been extended since.")
    return tuple(lines)


def _options(end: date, extensions: tuple[int, ...], latest: date) -> Iterator[str]:
    """How the options lead there, where they do: some registers state a latest end that its options do not explain."""
    last = end
    for months in extensions:
        last = extend_end(last, months)
    if last == latest:
        added = "".join(f" + {months} month{'' if months == 1 else 's'}" for months in extensions)
        yield f"{day(end)}{added} = {day(latest)}."


def _decide(contract: Contract, end: date, decide: date) -> tuple[str, ...]:
    days = contract.notice_days
    return (
        f"Whether to extend, re-let or give notice must be decided by now: the notice period is {days} days.",
        f"{day(end)} − {days} days = {day(decide)}.",
    )


def _window(window: Window) -> tuple[str, ...]:
    return (f"Could be re-let between {day(window.first)} and {day(window.last)}, leeway included.",)


def _places(contract: Contract) -> tuple[str, ...]:
    """Where the file lists it, in words."""
    return tuple(
        f"Listed in {source.file}{f', sheet {source.sheet}' if source.sheet else ''}, row {source.row}."
        for source in contract.sources
    )


def _about(contract: Contract) -> Iterator[str]:
    if contract.supplier:
        yield f"Supplier: {contract.supplier}"
    if contract.reference:
        yield f"Reference: {contract.reference}"
    if contract.stage is not Stage.AWARDED:
        yield f"Assumed: the date comes from a {contract.stage} notice; the award may change it."
