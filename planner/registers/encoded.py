"""A column as its distinct texts and, for each row, which of them: so that each text is understood once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from planner.registers.columns import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    import pyarrow as pa

    from planner.registers.cells.problem import Problem
    from planner.registers.table import Table

T = TypeVar("T")
# How SharePoint exports a lookup or a computed column: `12;#Ash Ltd`, `string;#Ash Ltd`, `3;#Ash Ltd;#7;#Birch plc`.
_LOOKUP = re.compile(r"(?:\d+|string|datetime|float|boolean);#")


@dataclass(frozen=True, slots=True)
class Plain(Generic[T]):
    """Texts of which it is known beforehand what a reader makes of them: which of a column's, and `read` of each."""

    which: Callable[[Encoded], np.ndarray]
    read: Callable[[str], T]


@dataclass(frozen=True)
class Encoded:
    """`texts[codes[i]]` is the cell of data row i, which is row `row_numbers[i]` of the user's file."""

    heading: str
    dictionary: pa.StringArray
    codes: np.ndarray
    row_numbers: np.ndarray

    @cached_property
    def texts(self) -> list[str]:
        """The distinct texts, in the order in which the rows first hold them."""
        found: list[str] = self.dictionary.to_pylist()
        return found

    @cached_property
    def first_rows(self) -> list[int]:
        """For each distinct text the first row of the user's file that holds it."""
        import numpy as np

        # the encoder numbers texts as it meets them: a text is met first where the highest code so far rises
        first = np.flatnonzero(np.diff(np.maximum.accumulate(self.codes), prepend=-1))
        rows: list[int] = self.row_numbers[first].tolist()
        return rows

    def found_in(self, pattern: str) -> np.ndarray:
        """Which distinct texts a pattern in the syntax of Arrow is found in."""
        import numpy as np
        import pyarrow.compute as pc

        return np.asarray(pc.match_substring_regex(self.dictionary, pattern))

    def each(self, read: Callable[[str], T], plain: Plain[Any]) -> list[T]:
        """`read` of every distinct text; of plain ones, what is known beforehand."""
        values, others = self._plainly(plain)
        for code in others:
            values[code] = read(self.texts[code])
        return values

    def checked(
        self, read: Callable[[str], tuple[T, Problem | None]], plain: Plain[Any] | None = None
    ) -> tuple[list[T], dict[int, Problem]]:
        """The same for a reader that says what is wrong: the values, and the problems by the number of their text."""
        values, others = self._plainly(plain)
        problems: dict[int, Problem] = {}
        for code in others:
            values[code], problem = read(self.texts[code])
            if problem:
                problems[code] = problem
        return values, problems

    def _plainly(self, plain: Plain[Any] | None) -> tuple[list[Any], Iterable[int]]:
        """The values of plain texts, and which texts are not plain."""
        import numpy as np

        if plain is None:
            return [None] * len(self.texts), range(len(self.texts))
        is_plain = plain.which(self)
        others = np.flatnonzero(~is_plain).tolist()
        if not others:
            return list(map(plain.read, self.texts)), others
        known = zip(self.texts, is_plain.tolist(), strict=True)
        return [plain.read(text) if as_is else None for text, as_is in known], others

    def filled(self, values: Sequence[T]) -> Column[T]:
        """A column of what the distinct texts were read as."""
        return Column(values, self.codes)


def encode(table: Table, column: int, heading: str) -> Encoded:
    """The column by number, encoded in one pass of Arrow's dictionary encoder."""
    import pyarrow as pa
    import pyarrow.compute as pc

    coded = table.columns[column].dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks() if coded.num_chunks != 1 else coded.chunk(0)
    texts = coded.dictionary
    if pc.any(pc.match_substring(texts, ";#")).as_py():
        texts = pa.array([_without_lookup(text) for text in texts.to_pylist()], texts.type)
    return Encoded(heading, texts, coded.indices.to_numpy(zero_copy_only=False), table.row_numbers)


def _without_lookup(text: str) -> str:
    """The values of a cell that is a lookup, parted by semicolons; any other text as it is."""
    if not _LOOKUP.match(text):
        return text
    return "; ".join(part for part in _LOOKUP.sub("", text).split(";#") if part)
