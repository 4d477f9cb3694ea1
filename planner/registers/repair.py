"""Records with too many or too few cells, read again in other ways; none where no other way fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.registers.kinds import is_valued
from planner.registers.places import find_places
from planner.registers.profile import is_missing, kind
from planner.registers.records import ENTITY, parse_records, parser_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.registers.dialect import Dialect
    from planner.registers.places import Places

_OTHERS = (",", ";", "\t", "|")
_ENOUGH = 200


@dataclass(frozen=True, slots=True)
class Repair:
    """Knows how a file is written, how many cells its records have, and which columns hold numbers or dates.
    `places` says where columns stand that only spaces set apart.

    `wrapped` says that the file quotes every cell: a quote at one end of a cell alone is then a slip, not text.
    """

    dialect: Dialect
    width: int
    valued: tuple[bool, ...]
    wrapped: bool
    places: Places | None = None

    def __call__(self, row: list[str], raw: str) -> list[str]:
        """`row`, or a better reading of its raw text; never with text lost."""
        if len(row) == self.width:
            return self._without_slips(row)
        if len(row) > 2 * self.width + 8:
            return row
        if self.places is not None and len(row) < self.width:
            return self.places.cut(raw) or row
        for reading in self._readings(row, raw):
            if len(reading) == self.width:
                return self._without_slips(reading)
        return self._joined(row) if len(row) > self.width else row

    def goes_on(self, row: list[str], after: list[str]) -> list[str] | None:
        """One record of two lines, where a cell without quotes holds a line end; None where the second is its own.

        Records must begin with a number or date, which the second line does not, and more of them must stand where
        they belong once the two are put together.
        """
        if not row or not after or len(row) >= self.width or len(row) + len(after) > self.width + 1:
            return None
        first = after[0].strip()
        if not self.valued[0] or not first or is_valued(kind(first)) or not is_valued(kind(row[0].strip())):
            return None
        whole = [*row[:-1], f"{row[-1]}\n{after[0]}", *after[1:]]
        told = any(valued and cell.strip() for valued, cell in list(zip(self.valued, whole, strict=False))[len(row) :])
        return whole if self._fits(whole) and (told if len(whole) == self.width else len(after) == 1) else None

    def _without_slips(self, row: list[str]) -> list[str]:
        quote = self.dialect.quote
        if not self.wrapped:
            return row
        return [
            cell.strip(quote) if cell.count(quote) == 1 and cell.startswith(quote) != cell.endswith(quote) else cell
            for cell in row
        ]

    def _readings(self, row: list[str], raw: str) -> Iterable[list[str]]:
        quote = self.dialect.quote
        if quote and quote in raw and (raw.count(quote) % 2 or len(row) == 1 or any(quote in cell for cell in row)):
            if len(row) == 1 and raw.startswith(quote) and self.dialect.delimiter in row[0]:
                yield self._cells(row[0], self.dialect)  # the whole record was quoted as if it were one cell
            parser = parser_for(self.dialect)
            yield parser.one(raw, 0, strictly=True)[0]
            if parser.end.search(raw) is None:
                yield [self._bare(piece) for piece in parser.cells(raw)]
            if len(row) == self.width + 1:
                yield from self._rejoined(row)
        if len(row) > self.width and self.dialect.delimiter == ";" and ENTITY.search(raw):
            yield self._cells(raw, replace(self.dialect, entities=True))
        if len(row) < max(2, self.width / 2) and self.width > 2:
            for delimiter in _OTHERS:
                if delimiter != self.dialect.delimiter and raw.count(delimiter) >= self.width - 1:
                    yield self._cells(raw, replace(self.dialect, delimiter=delimiter, padded=False))
            spaced = raw.split(" ")
            if len(spaced) == self.width and sum(self.valued) > 1 and all(spaced) and self._fits(spaced):
                yield spaced

    def _bare(self, piece: str) -> str:
        parser = parser_for(self.dialect)
        match = parser.strict.fullmatch(piece)
        return piece if match is None else parser.unquoted(match.group(1))

    def _cells(self, text: str, dialect: Dialect) -> list[str]:
        parser = parser_for(dialect)
        return parser.one(text, 0)[0] if dialect.quote else parser.cells(text)

    def _rejoined(self, row: list[str]) -> Iterable[list[str]]:
        """A quoted cell with `",` in its text was cut there: its second half ends with the quote."""
        quote, delimiter = self.dialect.quote, self.dialect.delimiter
        for index in range(len(row) - 1):
            second = row[index + 1]
            if second.endswith(quote) and not second.startswith(quote) and row[index].count(quote) % 2:
                whole = f"{row[index]}{quote}{delimiter}{second[:-1]}"
                yield [*row[:index], whole, *row[index + 2 :]]

    def _joined(self, row: list[str]) -> list[str]:
        """An unquoted delimiter inside a text: joined where the columns of numbers and dates allow one place alone."""
        surplus = len(row) - self.width
        rest = row[self.width :]
        if not self.valued[-1] and all(cell.startswith(" ") and cell.strip() for cell in rest) and self._fits(row):
            return [*row[: self.width - 1], self.dialect.delimiter.join(row[self.width - 1 :])]
        if surplus > 3 or not any(self.valued):
            return row
        if surplus == 1 and any(not cell and self._fits([*row[:at], *row[at + 1 :]]) for at, cell in enumerate(row)):
            return row  # a separator too many, and no text that was cut
        fitting = []
        for index in range(self.width):
            parts = row[index : index + surplus + 1]
            if self.valued[index] or not all(part.strip() for part in parts):
                continue
            whole = [*row[:index], self.dialect.delimiter.join(parts), *row[index + surplus + 1 :]]
            if self._fits(whole):
                fitting.append((whole, parts))
        spare = self._fits(row[: self.width])  # it may be a cell too many at the end
        if len(fitting) > 1 or spare:
            fitting = [(whole, parts) for whole, parts in fitting if all(part.startswith(" ") for part in parts[1:])]
        return fitting[0][0] if len(fitting) == 1 else row

    def _fits(self, row: Sequence[str]) -> bool:
        """Whether there are numbers and dates where they belong."""
        return all(
            is_valued(kind(cell.strip())) or not cell.strip() or is_missing(cell)
            for cell, valued in zip(row, self.valued, strict=False)
            if valued
        )


def rejoined(rows: Iterable[list[str]], repair: Repair) -> Iterator[list[str]]:
    """The records, those that a line end inside an unquoted cell had broken put together.

    A blank record stands for each line put to the one before, so that rows keep their numbers.
    """
    broken: list[list[str]] = []  # a short record, then the lines after it that may belong to it
    whole: list[str] = []
    for row in rows:
        longer = repair.goes_on(whole, row) if broken else None
        if longer is not None:
            whole = longer
            broken.append(row)
            if len(whole) == repair.width:
                yield from [whole, *([] for _ in broken[1:])]
                broken = []
            continue
        yield from broken
        broken = [row] if 1 < len(row) < repair.width else []
        if broken:
            whole = row
        else:
            yield row
    yield from broken


def repair_for(dialect: Dialect, width: int, sample: str) -> Repair:
    """A repair made from the records of a sample that have the usual number of cells."""
    rows = parse_records(sample, dialect)
    full = [row for row in rows if len(row) == width][1:_ENOUGH]  # the first is likely the header
    valued = []
    for index in range(width):
        held = [row[index].strip() for row in full if row[index].strip()]
        valued.append(sum(is_valued(kind(cell)) for cell in held) > 0.7 * len(held) if held else False)
    filled = sum(1 for row in rows for cell in row if cell)
    wrapped = bool(dialect.quote) and sample.count(dialect.quote) > 1.8 * filled
    places = find_places(parser_for(dialect).lines(sample), dialect.delimiter, width) if dialect.padded else None
    return Repair(dialect, width, tuple(valued), wrapped, places)
