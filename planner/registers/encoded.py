"""A column as its distinct texts and, for each row, which of them: so that each text is understood once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np

    from planner.registers.table import Table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Encoded:
    """`texts[codes[i]]` is the cell of data row i; `first_rows[c]` is the first row of the user's file with text c."""

    heading: str
    texts: tuple[str, ...]
    codes: np.ndarray
    first_rows: tuple[int, ...]

    def spread(self, values: Sequence[T]) -> list[T]:
        """Values of the distinct texts, laid out row by row."""
        return list(map(values.__getitem__, self.codes.tolist()))

    def each(self, read: Callable[[str], T]) -> list[T]:
        """`read` of every distinct text."""
        return [read(text) for text in self.texts]


def encode(table: Table, column: int, heading: str) -> Encoded:
    """The column by number, encoded in one pass of Arrow's dictionary encoder."""
    import numpy as np

    coded = table.columns[column].dictionary_encode()
    if hasattr(coded, "combine_chunks"):
        coded = coded.combine_chunks()
    codes = coded.indices.to_numpy(zero_copy_only=False)
    texts = tuple(text or "" for text in coded.dictionary.to_pylist())
    # the encoder numbers texts as it meets them: a text is met first where the highest code so far rises
    first = np.flatnonzero(np.diff(np.maximum.accumulate(codes), prepend=-1))
    return Encoded(heading, texts, codes, tuple(table.row_numbers[first].tolist()))
