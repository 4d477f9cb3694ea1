"""Which column means which field: every heading weighed against every field, the best pairs first.

A pair's confidence is that of the words (exact synonym 1, the same plain words 0.97, the same set of words 0.93,
likeness up to 0.85, what its words and cells allow 0.72 to 0.82) times that of the cells (see content.fit). A column
serves one field and a field has one column, save those that may repeat; a pair is never taken while a better one for
either side is free.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.registers.cells.blanks import tidy
from planner.registers.content import Content, content_of, fit
from planner.registers.fields import EXTENSION_PARTS, KINDS, REPEATED
from planner.registers.heading_match import EXACT, matching
from planner.registers.heading_rules import by_rules
from planner.registers.heading_words import bag, cleaned
from planner.registers.regimes import regime_in_words
from planner.registers.synonyms import SPECIAL, layout_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST = 0.5
# Words of headings that may name the council, whose cells are then looked at for bodies.
BUYING_WORDS = frozenset(
    [
        "council",
        "authority",
        "buyer",
        "organisation",
        "customer",
        "client",
        "borough",
        "district",
        "body",
        "publisher",
        "purchaser",
        "entity",
        "bu",
        "unit",
    ]
)
LONGEST_LAW = 60  # characters
CODES = 0.8  # how sure a column of CPV codes is of being one, whatever its heading
BY_CELLS, PLAINLY = 0.5, 0.6  # how sure cells alone make, and the share of them that must agree
COUNCILS = 0.8  # the share of a column's cells that must be councils for it to be whose contracts they are
# words of headings under which a council's name is no more than a place
_PLACES = frozenset(
    ["location", "area", "ward", "town", "region", "place", "site", "address", "county", "locality", "district", "city"]
)
_NO_TITLE = frozenset(["contact", "officer", "manager", "lead", "owner", "note", "notes", "comments", "address", "who"])
RANK_COST, FOREIGN_COST, LAYOUT_GAIN = 0.0008, 0.12, 0.1


@dataclass(frozen=True, slots=True)
class Found:
    """One column's field, how sure that is (0 to 1) and by what: `told`, `exact`, `words`, `likeness` or `content`."""

    field: str
    column: int
    heading: str
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """All columns that were understood, those that were not, and the file's layout where it is a known one."""

    found: tuple[Found, ...]
    unused: tuple[str, ...]
    layout: str | None

    def columns(self) -> dict[str, Found]:
        """Field → column, for fields that have one."""
        return {item.field: item for item in self.found if item.field not in REPEATED}

    def repeated(self, field: str) -> list[Found]:
        """All columns of a field that may have many."""
        return [item for item in self.found if item.field == field]


@dataclass(frozen=True, slots=True)
class _Pair:
    score: float
    column: int
    field: str
    by: str


def map_columns(
    header: Sequence[str], samples: Sequence[Sequence[str]], told: Mapping[str, str] | None = None
) -> ColumnMap:
    """The fields of a header. `samples` are distinct cells of each column; `told` (field → heading) overrides."""
    headings = [cleaned(heading) for heading in header]
    layout = layout_of(headings)
    contents = [
        content_of(sample, bodies=bool(BUYING_WORDS & bag(heading)))
        for sample, heading in zip(samples, headings, strict=True)
    ]
    pairs = _told(told or {}, headings)
    taken = {pair.column for pair in pairs}
    pairs += [_Pair(EXACT, column, "ignored", "words") for column in _without_vat(headings) if column not in taken]
    taken = {pair.column for pair in pairs}
    for column, heading in enumerate(headings):
        if heading and column not in taken:
            pairs += _pairs(column, heading, contents[column], layout)
    chosen = _choose(pairs)
    chosen += _more_extensions(pairs, chosen)
    chosen += _by_cells(headings, contents, samples, chosen)
    found = tuple(
        Found(pair.field, pair.column, tidy(header[pair.column]), round(min(pair.score, 1.0), 3), pair.by)
        for pair in sorted(chosen, key=lambda pair: pair.column)
    )
    used = {item.column for item in found}
    unused = tuple(tidy(header[i]) for i in range(len(header)) if i not in used and headings[i] and contents[i].filled)
    return ColumnMap(found, unused, layout)


_VAT = frozenset(["vat", "including", "excluding", "inclusive", "exclusive", "gross", "net"])


def _without_vat(headings: Sequence[str]) -> list[int]:
    """Columns of amounts without VAT beside the same with it, which is what the law's estimated value means."""
    named = [(bag(heading) & _VAT, bag(heading) - _VAT) for heading in headings]
    whole = {rest for marks, rest in named if rest and (marks == {"gross"} or marks & {"including", "inclusive"})}
    return [
        column
        for column, (marks, rest) in enumerate(named)
        if rest in whole and (marks == {"net"} or ("vat" in marks and marks & {"excluding", "exclusive"}))
    ]


def _told(told: Mapping[str, str], headings: Sequence[str]) -> list[_Pair]:
    """Pairs that a person or a remembered mapping gives; a heading that is not there is passed over."""
    places = {heading.casefold(): column for column, heading in reversed(list(enumerate(headings)))}
    return [
        _Pair(9.0, places[cleaned(heading).casefold()], field, "told")
        for field, heading in told.items()
        if field in KINDS and cleaned(heading).casefold() in places
    ]


def _pairs(column: int, heading: str, content: Content, layout: str | None) -> list[_Pair]:
    best = {
        field: _Pair(score * fit(KINDS[field], content) * _character(field, content), column, field, "words")
        for field, score in by_rules(heading, content)
    }
    if content.cpv >= PLAINLY:
        best.setdefault("cpv", _Pair(CODES, column, "cpv", "content"))
    for synonym, closeness, by in matching(heading):
        score = closeness - RANK_COST * min(synonym.rank, 60)
        if layout and synonym.layout == layout:
            score += LAYOUT_GAIN
        elif synonym.layout in SPECIAL and synonym.layout != layout:
            score -= FOREIGN_COST
        score *= fit(KINDS[synonym.field], content) * _character(synonym.field, content)
        if score > best.get(synonym.field, _Pair(LEAST, 0, "", "")).score:
            best[synonym.field] = _Pair(score, column, synonym.field, by)
    if "contact" in best and content.filled > 1 and content.council >= COUNCILS:
        del best["contact"]  # `Lead` may head a column of lead councils
    return list(best.values())


def _character(field: str, content: Content) -> float:
    """A title is prose and a reference is not, where one heading (`Contract`) can mean either; a buyer is a body."""
    if field == "title" and content.code > 0.6 and content.prose < 0.3:
        return 0.6
    if field in ("category", "cpv_label", "reference", "title") and content.cpv >= PLAINLY:
        return 0.6
    if field == "extension_count" and content.filled and content.number < PLAINLY:
        return 0.6  # `Renewals remaining` may say how many there are, or how long
    if field == "council" and content.filled and content.organisation < 0.3:
        return 0.6  # `Buyer Name` may head a column of officers
    return 0.6 if field == "reference" and content.prose > 0.6 and content.code < 0.3 else 1.0


def _more_extensions(pairs: list[_Pair], chosen: list[_Pair]) -> list[_Pair]:
    """Further columns that mean `extension` too (years, months and days apart, say) take the numbered fields."""
    columns, fields = {pair.column for pair in chosen}, {pair.field for pair in chosen}
    free = [name for name in EXTENSION_PARTS if name not in fields]
    left = sorted(
        (pair for pair in pairs if pair.field == "extension" and pair.column not in columns), key=lambda p: p.column
    )
    return [replace(pair, field=name) for pair, name in zip(left, free, strict=False)]


def _by_cells(
    headings: Sequence[str], contents: Sequence[Content], samples: Sequence[Sequence[str]], chosen: Sequence[_Pair]
) -> list[_Pair]:
    """What columns that no heading explains hold plainly: ways to reach people, councils, laws; the likeliest title."""
    taken, fields = {pair.column for pair in chosen}, {pair.field for pair in chosen}
    left = [column for column, heading in enumerate(headings) if heading and column not in taken]
    found = [_Pair(BY_CELLS, column, "contact", "content") for column in left if contents[column].contact >= PLAINLY]
    if "council" not in fields:
        buyers = [n for n in left if contents[n].council >= COUNCILS and not _PLACES & bag(headings[n])]
        found += [_Pair(BY_CELLS, column, "council", "content") for column in buyers[:1]]
        left = [column for column in left if column not in buyers[:1]]
    if "legal_regime" not in fields:
        law = [n for n in left if _share_of_laws(samples[n]) >= PLAINLY]
        found += [_Pair(BY_CELLS, column, "legal_regime", "content") for column in law[:1]]
    if fields.isdisjoint({"title", "system", "description"}) and len(fields) > 1:
        worded = [n for n in left if contents[n].prose >= PLAINLY and not _NO_TITLE & bag(headings[n])]
        best = max(worded, key=lambda n: sum(map(len, samples[n])), default=None)
        if best is not None:
            found.append(_Pair(BY_CELLS, best, "title", "content"))
    return found


def _share_of_laws(texts: Sequence[str]) -> float:
    """How many of the filled cells name a law of procurement and little else."""
    filled = [text for text in texts if text.strip()]
    named = sum(1 for text in filled if len(text) < LONGEST_LAW and regime_in_words(text))
    return named / len(filled) if len(filled) > 1 else 0.0


def _choose(pairs: list[_Pair]) -> list[_Pair]:
    """The best pairs first; ties go to the earlier column, so that the result never depends on order of arrival."""
    columns: set[int] = set()
    fields: set[str] = set()
    chosen = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.column, pair.field)):
        if pair.column in columns or pair.field in fields:
            continue
        chosen.append(pair)
        columns.add(pair.column)
        if pair.field not in REPEATED:
            fields.add(pair.field)
    return chosen
