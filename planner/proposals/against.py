"""A group in; what speaks against buying it together, the strongest reason first, out."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from planner.councils import distance_km
from planner.dates import short_date
from planner.model import Stage
from planner.model import Warning as Standing
from planner.proposals.moves import Lawfulness, length, uses_little_of_an_option
from planner.proposals.reorganisation import splits, told
from planner.proposals.together import UNLIKE
from planner.proposals.value import VAT, stated_value
from planner.proposals.words import distinct, listed, money, number, owner, shared_words, short_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.proposals.group import Group

NOTHING = "share nothing but the service area"
LONG_MOVE_DAYS = 180
FAR_KM = 120
LARGE_SHARE, LARGE_SHARE_OF_TWO = Decimal("0.5"), Decimal("0.75")
TIMES_LARGER, FAR_LARGER = 5, 20
# the Procurement Act 2023 is in force; English councils may reserve contracts below the threshold (domain 0.7)
PA2023_FROM, RESERVING_FROM = date(2025, 2, 24), date(2026, 2, 4)

Weighed = tuple[int, str]


def against(group: Group) -> tuple[str, ...]:
    """Every reason against, in order of weight; there is always at least one."""
    found = [weighed for part in _PARTS for weighed in part(group)]
    return tuple(text for _, text in sorted(found, key=lambda weighed: -weighed[0]))


def _law(group: Group) -> Iterator[Weighed]:
    for row, move in zip(group.members, group.moves, strict=True):
        if move.lawfulness is not Lawfulness.AS_IT_STANDS:
            end = row.contract.end
            assert end is not None
            past = move.words.partition(": ")[2]
            yield 100, f"{short_name(row.council)} would have to run on for {length(end, group.target.date)}: {past}."


def _late(group: Group) -> Iterator[Weighed]:
    plan = group.schedule
    if group.warning is Standing.TOO_LATE:
        last = short_date(plan.last_day_to_decide)
        yield (
            90,
            f"Too late for {short_date(group.starts)}: even with minimum lengths the last day to decide was {last}.",
        )
    elif group.warning is Standing.LATE:
        step = "the next step" if group.under_way else "convening"
        text = (
            f"Late: with typical lengths {step} should have begun by {short_date(plan.start_by)}; "
            f"minimum lengths allow until {short_date(plan.last_day_to_decide)}."
        )
        yield 70, text


def _need(group: Group) -> Iterator[Weighed]:
    one, other = group.least_alike
    if group.pairs.alike(one, other) < UNLIKE:
        titles = " and ".join(f"“{row.contract.title}” ({short_name(row.council)})" for row in (one, other))
        shared = group.pairs.needs.compare(one.contract, other.contract).because
        what = f"share, beside the service area, no more than {shared_words(shared)}" if shared else NOTHING
        yield 60, f"The needs may differ: {titles} {what}."


def _long_moves(group: Group) -> Iterator[Weighed]:
    for row, move in zip(group.members, group.moves, strict=True):
        if move.days > LONG_MOVE_DAYS and move.lawfulness is Lawfulness.AS_IT_STANDS:
            end = row.contract.end
            assert end is not None
            yield 55, f"{short_name(row.council)} must run on for {length(end, group.target.date)}."


def _threshold(group: Group) -> Iterator[Weighed]:
    """Councils that are each below the threshold, and would be above it as one (PA23 s.85, 0.7)."""
    limit = group.limit
    if not group.above_threshold or limit is None:
        return
    worth: dict[str, list[Decimal | None]] = defaultdict(list)
    for row, value in group.whole_values:
        worth[row.council].append(value)
    below = [council for council, values in worth.items() if _is_below(values, limit)]
    if not below:
        return
    if len(below) == len(worth):
        who = "Each is" if len(below) > 2 else "Both are"
    else:
        names = distinct(map(short_name, below))
        who = f"{listed(names)} {'is' if len(names) == 1 else 'are'}"
    text = f"{who} below the threshold of £{limit:,.0f} (with VAT) alone and above it together: {_full_rules(group)}."
    yield 45, text


def _is_below(values: Sequence[Decimal | None], limit: Decimal) -> bool:
    """Whether the contracts of one council, all of known value, stay below the threshold together."""
    known = [value for value in values if value is not None]
    return len(known) == len(values) and sum(known, Decimal(0)) * VAT < limit


def _full_rules(group: Group) -> str:
    """What is lost above the threshold, by the law on the day the procurement begins."""
    begins = group.begins
    if begins < PA2023_FROM:
        return "the full rules apply"
    if begins < RESERVING_FROM or any(row.place and row.place.nation != "England" for row in group.members):
        return "the full rules apply (PA23 Sch.3 para 4, s.85)"
    return (
        "the full rules apply, and the freedom to reserve a small contract for local or small firms is lost "
        "(PA23 Sch.3 para 4, s.85)"
    )


def _small_firms(group: Group) -> Iterator[Weighed]:
    """Firms that serve one of the councils and might not bear the joint contract."""
    worth, basis = group.worth
    whole = sum((value for _, value in worth), Decimal(0))
    for firm in distinct(name for row, _ in worth if (name := group.firm(row))):
        own = [(row, value) for row, value in worth if group.firm(row) == firm]
        small = [row.contract for row, _ in own if row.contract.sme or row.contract.vcse]
        held = sum((value for _, value in own), Decimal(0))
        if small and whole >= held * TIMES_LARGER:
            kind = "a small or medium-sized firm" if small[0].sme else "a voluntary or social enterprise"
            names = listed(distinct(short_name(row.council) for row, _ in own))
            text = (
                f"{firm}, {kind}, serves {names} for {money(held)}{basis}; the joint "
                f"contract is {float(whole / held):.0f} times that. A lot for each council would keep it in."
            )
            yield 40, text


def _shares(group: Group) -> Iterator[Weighed]:
    """Concentration: how much of the known value the largest supplier holds already.

    What several firms hold together is nobody's share; what is held by nobody knows whom is not counted.
    """
    worth, basis = group.worth
    held = [(group.firms_of(row), value) for row, value in worth]
    by_supplier: dict[str, Decimal] = defaultdict(Decimal)
    for firms, value in held:
        if len(firms) == 1:
            by_supplier[firms[0]] += value
    sharing = len({tuple(firms) for firms, _ in held if firms})
    if not by_supplier or sharing < 2:
        return
    supplier, largest = max(by_supplier.items(), key=lambda item: item[1])
    whole = sum((value for firms, value in held if firms), Decimal(0))
    # of two suppliers one always has the larger half
    if largest > whole * (LARGE_SHARE if sharing > 2 else LARGE_SHARE_OF_TWO):
        share = money(largest) if money(largest) != money(whole) else "nearly all"
        known = "that is known" if all(firms for firms, _ in held) else "whose supplier is known"
        text = (
            f"{share[:1].upper()}{share[1:]} of the {money(whole)}{basis} {known} is with {supplier.rstrip('.')} "
            "already: one contract could leave fewer suppliers to choose from next time."
        )
        yield 30, text


def _sizes(group: Group) -> Iterator[Weighed]:
    """Councils of which one buys very much more than another."""
    worth, basis = group.worth
    by_council: dict[str, Decimal] = defaultdict(Decimal)
    for row, value in worth:
        by_council[row.council] += value
    if len(by_council) < 2:
        return
    large, small = max(by_council, key=lambda one: by_council[one]), min(by_council, key=lambda one: by_council[one])
    if by_council[large] >= by_council[small] * FAR_LARGER:
        text = (
            f"They differ much in size: {money(by_council[large])}{basis} ({short_name(large)}) "
            f"beside {money(by_council[small])} ({short_name(small)})."
        )
        yield 28, text


def _unknown(group: Group) -> Iterator[Weighed]:
    without = [row for row in group.members if stated_value(row.contract) is None]
    if len(without) == 1:
        yield 25, f"What {owner(short_name(without[0].council))} contract is worth is not known."
    elif without:
        names = listed(distinct(short_name(row.council) for row in without))
        count, of = number(len(without)), number(len(group.members))
        which = f"{count} of the {of} contracts" if count != of else "the contracts"
        yield 25, f"What {which} are worth is not known ({names})."


def _replaced(group: Group) -> Iterator[Weighed]:
    for sentence in told(
        (one for one in group.councils if one not in group.futures), group.today, group.begins, group.starts
    ):
        yield 50, sentence
    for sentence in splits(group.members, group.futures):
        yield 58, sentence


def _in_part(group: Group) -> Iterator[Weighed]:
    """Moves that use less than half of the option that covers them: what is an option for, if it can be cut?"""
    cut = [row for row in group.members if uses_little_of_an_option(row.contract, group.target.date)]
    if cut:
        names = listed(distinct(short_name(row.council) for row in cut))
        each = " each" if len(cut) > 1 else ""
        yield 15, f"{names} would{each} use less than half of an option: ask whether it can be taken in part."


def _not_begun(group: Group) -> Iterator[Weighed]:
    """Contracts that are let and have still to start: what they bring is not known, and their ends may yet move."""
    by_day: dict[date, list[str]] = defaultdict(list)
    for row in group.members:
        if row.contract.start is not None and row.contract.start > group.today:
            by_day[row.contract.start].append(short_name(row.council))
    for start, names in sorted(by_day.items()):
        if len(names) == 1:
            yield 33, f"{owner(names[0])} contract has yet to begin, on {short_date(start)}."
        else:
            yield 33, f"The contracts of {listed(distinct(names))} have yet to begin, on {short_date(start)}."


def _presumed(group: Group) -> Iterator[Weighed]:
    names = distinct(short_name(row.council) for row in group.members if row.contract.stage is not Stage.AWARDED)
    if len(names) == 1:
        yield 35, f"{owner(names[0])} entry comes from a notice before award and is presumed running: ask {names[0]}."
    elif names:
        yield 35, f"The entries of {listed(names)} come from notices before award and are presumed running: ask them."


def _far(group: Group) -> Iterator[Weighed]:
    places = {row.place.code: row.place for row in group.members if row.place}
    known = [(distance_km(*pair) or 0.0, pair) for pair in combinations(places.values(), 2)]
    if known:
        km, (one, other) = max(known, key=lambda item: item[0])
        if km > FAR_KM:
            both = listed([short_name(one.name), short_name(other.name)])
            yield 20, f"{both} lie about {round(km, -1):.0f} km apart."


def _many(group: Group) -> Iterator[Weighed]:
    if group.harmonises:
        yield 5, "Until vesting day nobody can sign for the new council: the councils that go have to prepare together."
        return
    count = number(len(group.buyers)).capitalize()
    text = (
        f"{count} councils must agree one specification, and each decides twice, to go ahead and to award: "
        "the slowest sets the date."
    )
    yield 5, text


_PARTS = (
    *(_law, _late, _need, _long_moves, _threshold, _small_firms, _shares, _sizes, _unknown, _replaced, _presumed, _far),
    *(_not_begun, _in_part, _many),
)
