"""A group in; what speaks against buying it together, the strongest reason first, out."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from planner.councils import distance_km
from planner.dates import short_date
from planner.model import Stage
from planner.model import Warning as Standing
from planner.proposals.moves import Lawfulness, length
from planner.proposals.reorganisation import consents, told
from planner.proposals.together import UNLIKE
from planner.proposals.value import VAT, stated_value, total_value
from planner.proposals.words import counted, distinct, listed, money, short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.proposals.group import Group

LONG_MOVE_DAYS = 180
FAR_KM = 120
LARGE_SHARE, LARGE_SHARE_OF_TWO = Decimal("0.5"), Decimal("0.75")
TIMES_LARGER = 5

Weighed = tuple[int, str]


def against(group: Group) -> tuple[str, ...]:
    """Every reason against, in order of weight; there is always at least one."""
    found = [weighed for part in _PARTS for weighed in part(group)]
    return tuple(text for _, text in sorted(found, key=lambda weighed: -weighed[0]))


def _law(group: Group) -> Iterator[Weighed]:
    for row, move in zip(group.members, group.moves, strict=True):
        if move.lawfulness is not Lawfulness.AS_IT_STANDS:
            yield 100, f"{short_name(row.council)}: {move.words}."


def _late(group: Group) -> Iterator[Weighed]:
    plan = group.schedule
    if group.warning is Standing.TOO_LATE:
        last = short_date(plan.last_day_to_decide)
        yield (
            90,
            f"Too late for {short_date(group.starts)}: even with minimum lengths the last day to decide was {last}.",
        )
    elif group.warning is Standing.LATE:
        text = (
            f"Late: with typical lengths convening should have begun by {short_date(plan.start_by)}; "
            f"minimum lengths allow until {short_date(plan.last_day_to_decide)}."
        )
        yield 70, text


def _need(group: Group) -> Iterator[Weighed]:
    one, other = min(combinations(group.members, 2), key=lambda pair: group.pairs.alike(*pair))
    if group.pairs.alike(one, other) < UNLIKE:
        titles = " and ".join(f"“{row.contract.title}” ({short_name(row.council)})" for row in (one, other))
        yield 60, f"The needs may differ: {titles} share a service area, but few words."


def _long_moves(group: Group) -> Iterator[Weighed]:
    for row, move in zip(group.members, group.moves, strict=True):
        if move.days > LONG_MOVE_DAYS and move.lawfulness is Lawfulness.AS_IT_STANDS:
            end = row.contract.end
            assert end is not None
            yield 55, f"{short_name(row.council)} must run on for {length(end, group.target.date)}."


def _threshold(group: Group) -> Iterator[Weighed]:
    """Members that are each below the threshold, and would be above it as one (PA23 s.85, 0.7)."""
    limit = group.limit
    if not group.above_threshold or limit is None:
        return
    stated = [(row, stated_value(row.contract)) for row in group.members]
    below = [row for row, value in stated if value is not None and value * VAT < limit]
    if len(below) == len(group.members):
        who = "Each is" if len(below) > 2 else "Both are"
        text = (
            f"{who} below the threshold of £{limit:,.0f} alone and above it together: the full rules apply, and "
            "the freedom to reserve a small contract for local or small firms is lost (PA23 Sch.3 para 4, s.85)."
        )
        yield 45, text


def _small_firms(group: Group) -> Iterator[Weighed]:
    known = [(row, stated_value(row.contract)) for row in group.members]
    whole = sum((value for _, value in known if value is not None), Decimal(0))
    for row, value in known:
        small = row.contract.sme or row.contract.vcse
        if small and value and row.contract.supplier and whole >= value * TIMES_LARGER:
            kind = "a small or medium-sized firm" if row.contract.sme else "a voluntary or social enterprise"
            text = (
                f"{row.contract.supplier}, {kind}, serves {short_name(row.council)} for {money(value)}; the joint "
                f"contract is {float(whole / value):.0f} times that. A lot for each council would keep it in."
            )
            yield 40, text


def _shares(group: Group) -> Iterator[Weighed]:
    """Concentration: how much of the known value the largest supplier holds already."""
    by_supplier: dict[str, Decimal] = defaultdict(Decimal)
    for row in group.members:
        value = total_value(row.contract) or row.contract.annual_value
        firm = group.firm(row)
        if value and firm and row.contract.currency in (None, "GBP"):
            by_supplier[firm] += value
    if len(by_supplier) < 2:
        return
    supplier, largest = max(by_supplier.items(), key=lambda item: item[1])
    whole = sum(by_supplier.values())
    # of two suppliers one always has the larger half
    if largest > whole * (LARGE_SHARE if len(by_supplier) > 2 else LARGE_SHARE_OF_TWO):
        text = (
            f"{supplier} already holds {money(largest)} of the {money(whole)} that is known: one contract could "
            "leave fewer suppliers to choose from next time."
        )
        yield 30, text


def _unknown(group: Group) -> Iterator[Weighed]:
    without = [row for row in group.members if stated_value(row.contract) is None]
    if without:
        names = listed(distinct(short_name(row.council) for row in without))
        yield 25, f"The value of {counted(len(without), 'contract')} is not known ({names})."


def _replaced(group: Group) -> Iterator[Weighed]:
    for council in group.councils:
        sentence = told(council, group.today, group.starts)
        if sentence and council not in group.futures:
            yield 50, sentence
    for sentence in consents(group.members, group.starts, group.futures):
        if "split" in sentence:
            yield 58, sentence


def _presumed(group: Group) -> Iterator[Weighed]:
    rows = [row for row in group.members if row.contract.stage is not Stage.AWARDED]
    if rows:
        names = listed(distinct(short_name(row.council) for row in rows))
        entry = "entry was" if len(rows) == 1 else "entries were"
        yield (
            35,
            f"{counted(len(rows), entry, entry)} read from a notice before award ({names}): presumed running, ask.",
        )


def _far(group: Group) -> Iterator[Weighed]:
    places = {row.place.code: row.place for row in group.members if row.place}
    known = [(distance_km(*pair) or 0.0, pair) for pair in combinations(places.values(), 2)]
    if known:
        km, (one, other) = max(known, key=lambda item: item[0])
        if km > FAR_KM:
            yield 20, f"{short_name(one.name)} and {short_name(other.name)} lie {km:.0f} km apart."


def _many(group: Group) -> Iterator[Weighed]:
    if group.harmonises:
        yield 5, "Until vesting day nobody can sign for the new council: the councils that go have to prepare together."
        return
    count = len(group.councils)
    yield 5, f"{count} councils must agree one specification and each take two decisions: the slowest sets the date."


_PARTS = (
    *(_law, _late, _need, _long_moves, _threshold, _small_firms, _shares, _unknown, _replaced, _presumed, _far),
    _many,
)
