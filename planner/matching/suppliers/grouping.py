"""Groups of spellings of one supplier: by number, by key, by known renamings, by likeness where that is safe."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from planner.matching.suppliers.lexicon import DATA
from planner.matching.suppliers.links import Link, SupplierDecision
from planner.matching.suppliers.names import Name, taken_apart
from planner.matching.suppliers.near import near_links
from planner.matching.suppliers.numbers import company_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SURE = 0.9  # likeness from which names are joined without asking
SHORT_NAME = 5  # letters: below this a stated trading name is no proof
ITSELF = "\0"  # begins the key of what is like no other name


@dataclass(frozen=True, slots=True)
class SupplierGroup:
    """One supplier: the name that it is shown under and its spellings as read, in order, repeats included."""

    name: str
    spellings: tuple[str, ...]
    why: tuple[str, ...] = ()


class _Joined:
    """Sets that grow together (union-find), except across what a person keeps apart."""

    def __init__(self, apart: Iterable[tuple[str, str]]) -> None:
        self.parent: dict[str, str] = {}
        self.apart: dict[str, set[str]] = {}
        for one, other in apart:
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)
        self.members: dict[str, set[str]] = {}

    def root(self, key: str) -> str:
        """The set of a key."""
        self.members.setdefault(self.parent.setdefault(key, key), {key})
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, one: str, other: str) -> bool:
        """Make one set of two, unless a person said that some of them are two suppliers."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return False
        if self.apart and any(self.apart.get(key, set()) & self.members[b] for key in self.members[a]):
            return False
        self.parent[b] = a
        self.members[a] |= self.members.pop(b)
        return True


@cache
def known() -> tuple[tuple[str, str, str, str], ...]:
    """Renamed and bought suppliers: key of the old name, key of today's, how, and the source."""
    rows = csv.DictReader((DATA / "known.csv").read_text(encoding="utf-8").splitlines())
    return tuple(
        (taken_apart(row["name"]).compact, taken_apart(row["supplier"]).compact, row["kind"], row["source"])
        for row in rows
    )


def group_suppliers(
    names: Sequence[str], numbers: Mapping[str, str] | None = None, decisions: Sequence[SupplierDecision] = ()
) -> list[SupplierGroup]:
    """The names in groups of one supplier each, in the order of their first spelling; every name is in just one.

    `numbers` gives company numbers by name, where a register has them: equal numbers are one supplier. `decisions`
    are a person's: they go before everything else. Two names are never joined on likeness alone where they are short
    or where two existing words differ: see `uncertain_pairs`.
    """
    standing = [decision for decision in decisions if not decision.taken_back]
    found = _Names(names, standing)
    joined = _Joined((found.key(d.one), found.key(d.other)) for d in standing if not d.same)
    why: dict[str, list[str]] = {}
    links = [
        Link(found.key(d.one), found.key(d.other), 1.0, f"as decided by {d.by} on {d.on.day} {d.on:%B %Y}")
        for d in standing
        if d.same
    ]
    links += found.by_number(numbers or {})
    links += found.stated()
    links += [link for link in found.near() if link.likeness >= SURE]
    for link in links:
        if joined.join(link.one, link.other):
            why.setdefault(link.one, []).append(link.why)
    groups: dict[str, list[str]] = {}
    reasons: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(joined.root(found.key(name)), []).append(name)
    for key, texts in why.items():
        reasons.setdefault(joined.root(key), []).extend(texts)
    return [
        SupplierGroup(_shown(spellings), tuple(spellings), tuple(dict.fromkeys(reasons.get(root, ()))))
        for root, spellings in groups.items()
    ]


def uncertain_pairs(names: Sequence[str], decisions: Sequence[SupplierDecision] = ()) -> list[Link]:
    """Pairs that may be one supplier and are for a person to decide, likeliest first; decided ones are left out."""
    found = _Names(names, [decision for decision in decisions if not decision.taken_back])
    decided = {frozenset((found.key(d.one), found.key(d.other))) for d in decisions if not d.taken_back}
    pairs = [
        Link(found.first[link.one], found.first[link.other], link.likeness, link.why)
        for link in found.near()
        if link.likeness < SURE and frozenset((link.one, link.other)) not in decided
    ]
    return sorted(pairs, key=lambda link: (-link.likeness, link.one, link.other))


class _Names:
    """The distinct keys of a list of names, and the links between them."""

    def __init__(self, names: Sequence[str], standing: Sequence[SupplierDecision] = ()) -> None:
        self.own = {d.other for d in standing if not d.same and _one_key(d.one, d.other)}
        self.parts: dict[str, Name] = {}
        self.keys: dict[str, str] = {}
        self.first: dict[str, str] = {}
        apart = {name: taken_apart(name) for name in dict.fromkeys(names)}
        forms: dict[str, set[str]] = {}
        for part in apart.values():
            forms.setdefault(part.compact, set()).add(part.form or "")
        for name, part in apart.items():
            key = _plain_key(name, part)
            if part.form == "llp" and "ltd" in forms[part.compact]:
                key = f"{key} llp"
            key = f"{key}\0{name}" if name in self.own else key
            self._add(name, key, part)

    def _add(self, name: str, key: str, part: Name) -> None:
        self.keys[name] = key
        known_part = self.parts.get(key)
        if known_part is None:
            self.parts[key] = part
            self.first[key] = name
        elif part.aliases or not part.cut:
            aliases = tuple(dict.fromkeys((*known_part.aliases, *part.aliases)))
            self.parts[key] = replace(known_part, aliases=aliases, cut=known_part.cut and part.cut)

    def key(self, name: str) -> str:
        """The key of a name of the list, or of one that a decision names."""
        plain = _plain_key(name, taken_apart(name))
        return self.keys.get(name) or (f"{plain}\0{name}" if name in self.own else plain)

    def by_number(self, numbers: Mapping[str, str]) -> list[Link]:
        """Names of one company number."""
        of: dict[str, str] = {}
        links = []
        for name, key in self.keys.items():
            number = company_number(numbers.get(name))
            if number and not _several(name):
                links.append(Link(of.setdefault(number, key), key, 1.0, f"number {number}"))
        return links

    def stated(self) -> list[Link]:
        """Names that a spelling states as its own (trading as, formerly), other orders of words, known renamings."""
        links = []
        by_order: dict[str, str] = {}
        for key, part in self.parts.items():
            if key.startswith(ITSELF):
                continue
            for alias in part.aliases:
                other = "".join(alias)
                if other in self.parts and len(other) > SHORT_NAME:
                    links.append(Link(key, other, 1.0, "trading as"))
            if len(part.words) >= 3:
                order = " ".join(sorted(part.words))
                if order in by_order:
                    links.append(Link(by_order[order], key, 0.95, "the same words in another order"))
                by_order.setdefault(order, key)
        for old, new, kind, source in known():
            if old in self.parts:
                links.append(Link(new, old, 1.0, f"{kind}: {source}"))
        return links

    def near(self) -> list[Link]:
        """Names nearly equal."""
        common = Counter(word for part in self.parts.values() for word in set(part.words))
        worded = {key: part for key, part in self.parts.items() if key == part.compact}
        return list(near_links(worded, common))


def _plain_key(name: str, part: Name) -> str:
    """What spellings of one firm have in common; a row of firms, or a name without a word, is only ever itself."""
    if firms := _several(name):
        return f"{ITSELF}{';'.join(sorted(taken_apart(firm).compact for firm in firms))}"
    return part.compact or f"{ITSELF}{name}"


def _several(name: str) -> list[str]:
    """The firms of a text that names several, parted by semicolons; empty where it names one."""
    if ";" not in name:
        return []
    firms = [firm for firm in unescape(name).split(";") if firm.strip()]
    return firms if len(firms) > 1 else []


def _one_key(one: str, other: str) -> bool:
    """Whether two names are the same but for case, signs and legal form: only a person can tell them apart."""
    return taken_apart(one).compact == taken_apart(other).compact


def _shown(spellings: Sequence[str]) -> str:
    """The spelling most in use; of equals one of mixed case, one that begins with a capital, the longest, the first."""
    counted = Counter(" ".join(name.split()) for name in spellings)

    def rank(name: str) -> tuple[int, bool, bool, int, str]:
        mixed = not (name.isupper() or name.islower())
        return counted[name], mixed, not name[:1].islower(), len(name), name

    return max(counted, key=rank)
