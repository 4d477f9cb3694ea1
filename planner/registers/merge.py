"""Rows of one contract made one; the same contract in several files counted once; stable ids.

Rows of one file are one contract where reference, title and buyer agree, and never on a placeholder reference; rows
without a reference only where nothing in them differs. Between files it is the same buyer and reference, or else the
same buyer, title, start and end, where the files do not number their contracts in one way. Different ends are
amendments: the latest counts, and an issue says so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import fields, replace
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from planner.dates import short_date
from planner.model import Contract, EndKind, Issue, Reading, Severity
from planner.model.quick import changer

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from datetime import date


_ID = attrgetter("id")
_WORD = re.compile(r"\w+")


def folded(text: str | None) -> str:
    """A title or reference as it is compared: case, punctuation and blanks aside."""
    if not text:
        return ""
    case = text.casefold()
    return case if case.isalnum() else " ".join(_WORD.findall(case))


def merge_rows(contracts: Sequence[Contract]) -> tuple[list[Contract], list[Issue]]:
    """The contracts of one file, rows of one contract put together, in the order of their first rows.

    Their ids are what `identity` gives.
    """
    return _merge_by(contracts, _row_key)


# Everything that a row states, where one row and another are the same only if they state the same.
_STATED = attrgetter(*(f.name for f in fields(Contract) if f.name not in ("id", "sources", "cpv", "category")))


def _row_key(contract: Contract) -> Hashable:
    if contract.reference:
        return ("reference", contract.council, folded(contract.reference), folded(contract.title))
    return ("identical", *_STATED(contract))


def _merge_by(contracts: Sequence[Contract], key: Callable[[Contract], Hashable]) -> tuple[list[Contract], list[Issue]]:
    times = Counter(map(_ID, contracts))
    if len(times) == len(contracts):  # as nearly always
        return list(contracts), []
    groups: dict[Hashable, list[Contract]] = defaultdict(list)
    for contract in contracts:
        # rows of one key are rows of one id: most ids come once, and need no closer look
        groups[contract.id if times[contract.id] == 1 else key(contract)].append(contract)
    merged, issues = [], []
    for group in groups.values():
        if len(group) > 1:
            contract, found = _together(group)
            issues += found
        else:
            contract = group[0]
        merged.append(contract)
    return merged, issues


def _together(group: Sequence[Contract]) -> tuple[Contract, list[Issue]]:
    """One contract of several rows: the row with the latest end leads, the others fill what it does not state."""
    ordered = sorted(group, key=lambda c: (c.end is not None, c.end, c.latest_end) if c.end else (False,), reverse=True)
    lead = ordered[0]
    issues: list[Issue] = []
    ends = {c.end for c in group if c.end}
    if len(ends) > 1:
        used = short_date(max(ends))
        issues += [_said(c, "amended-end", f"Rows of one contract end on different days; the latest, {used}, was used.")
                   for c in group if c.end != lead.end]  # fmt: skip
    values = {c.value for c in group if c.value is not None}
    value = max(values, default=None)
    with_value = next((c for c in ordered if c.value == value), lead)
    if len(values) > 1:
        most = f"the highest, {value:,}, was used"
        issues += [_said(c, "different-values", f"Rows of one contract state different values; {most}.")
                   for c in group if c.value not in (None, value)]  # fmt: skip
    suppliers = _union(c.suppliers for c in group)
    filled: dict[str, Any] = {
        name: next((v for c in ordered if (v := getattr(c, name)) not in (None, ())), None) for name in _FILLED
    }
    return replace(
        lead,
        sources=tuple(source for c in group for source in c.sources),
        suppliers=suppliers,
        supplier="; ".join(suppliers) or None,
        buyers=_union(c.buyers for c in group),
        cpv=_union(c.cpv for c in group),
        extensions=lead.extensions or next((c.extensions for c in ordered if c.extensions), ()),
        value=with_value.value,
        value_basis=with_value.value_basis,
        annual_value=with_value.annual_value,
        currency=with_value.currency,
        end_kind=lead.end_kind
        if lead.end
        else next((c.end_kind for c in group if c.end_kind is not EndKind.UNKNOWN), lead.end_kind),
        **filled,
    ), issues


_FILLED = [
    "description",
    "department",
    "supplier_number",
    "system",
    "start",
    "end_words",
    "review",
    "notice_days",
    "category",
    "sme",
    "vcse",
    "published",
]


def _union(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part))


def _said(contract: Contract, kind: str, message: str) -> Issue:
    source = contract.sources[0]
    return Issue(source.file, source.sheet, source.row, None, kind, None, message, Severity.NOTE)


def with_ids(contracts: Sequence[Contract]) -> list[Contract]:
    """The contracts with ids that depend on what identifies them alone; equal ones are numbered in their order."""
    ids = set(map(_ID, contracts))
    if len(ids) == len(contracts) and "" not in ids and "-" not in "".join(ids):
        return list(contracts)
    seen: dict[str, int] = defaultdict(int)
    found = []
    for contract in contracts:
        digest = contract.id.partition("-")[0]
        digest = digest or identity(contract.council, contract.reference, contract.title, contract.start, contract.end)
        seen[digest] += 1
        wanted = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
        found.append(contract if contract.id == wanted else _with_id(contract, wanted))
    return found


_with_id = changer(Contract, "id")


def identity(
    council: str | None, reference: str | None, title: str | None, start: date | None, end: date | None
) -> str:
    """What tells one contract from all others: council and reference, else council, title, start and end; as digits."""
    if reference:
        told = f"{council or ''}\x1freference\x1f{folded(reference)}"
    else:
        told = f"{council or ''}\x1f{folded(title)}\x1f{start or ''}\x1f{end or ''}"
    return sha256(told.encode()).hexdigest()[:16]


def merge(readings: Sequence[Reading]) -> tuple[list[Contract], list[Issue]]:
    """All contracts of several files, each once, with unique ids; and the issues that merging itself found."""
    contracts = [contract for reading in readings for contract in reading.contracts]
    issues: list[Issue] = []
    if len(readings) > 1:
        numbering = {reading.file: _numbering(reading) for reading in readings}
        contracts, issues = _across(contracts, numbering)
    return with_ids(contracts), issues


def _numbering(reading: Reading) -> frozenset[str]:
    """Which numbers a file gives its contracts, told by the headings that it has them under."""
    return frozenset(heading.casefold() for name, heading in reading.columns.items() if name in ("reference", "ocid"))


def with_contracts(reading: Reading, contracts: Sequence[Contract]) -> Reading:
    """The same reading with its contracts replaced (by classified ones, say)."""
    return replace(reading, contracts=tuple(contracts))


def _across(contracts: Sequence[Contract], numbering: dict[str, frozenset[str]]) -> tuple[list[Contract], list[Issue]]:
    """Contracts of several files: first equal references, then equal title, start and end between numberings."""
    by_reference = _groups(contracts, lambda c: (c.council, folded(c.reference)) if c.council and c.reference else None)
    once, issues = _joined([g for group in by_reference for g in _one_a_file(group)])
    by_dates = _groups(once, _date_key)
    result, more = _joined([g for group in by_dates for g in _incomparable(group, numbering)])
    return result, issues + more


def _date_key(contract: Contract) -> Hashable | None:
    if not (contract.council and contract.title and contract.end):
        return None
    return (contract.council, folded(contract.title), contract.start, contract.end)


def _groups(contracts: Sequence[Contract], key: Callable[[Contract], Hashable | None]) -> list[list[Contract]]:
    groups: dict[Hashable, list[Contract]] = {}
    for order, contract in enumerate(contracts):
        found = key(contract)
        groups.setdefault(("alone", order) if found is None else ("key", found), []).append(contract)
    return list(groups.values())


def _one_a_file(group: list[Contract]) -> list[list[Contract]]:
    """Contracts of equal reference, unless one file uses that reference for several: then title decides."""
    files = [c.sources[0].file for c in group]
    if len(set(files)) == len(files):
        return [group]
    return _groups(group, lambda c: folded(c.title))


def _incomparable(group: list[Contract], numbering: dict[str, frozenset[str]]) -> list[list[Contract]]:
    """Equal title and dates are one contract only between files that number differently or not at all.

    Several such contracts within one file, or two numbers of one numbering, are different contracts of like name.
    """
    if len(group) == 1:
        return [group]
    files = [c.sources[0].file for c in group]
    numbered = [numbering.get(c.sources[0].file) for c in group if c.reference]
    if len(set(files)) == len(files) and len(set(numbered)) == len(numbered):
        return [group]
    return [[contract] for contract in group]


def _joined(groups: Sequence[list[Contract]]) -> tuple[list[Contract], list[Issue]]:
    found, issues = [], []
    for group in groups:
        if len(group) == 1:
            found.append(group[0])
            continue
        contract, said = _together(group)
        found.append(contract)
        issues += said
    return found, issues
