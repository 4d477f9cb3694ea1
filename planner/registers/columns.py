"""Columns of what was read: few different values, and for each row which of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True)
class Column(Generic[T]):
    """`values[codes[i]]` is what was read in data row i."""

    values: Sequence[T]
    codes: np.ndarray

    @cached_property
    def _objects(self) -> np.ndarray:
        return np.fromiter(self.values, dtype=object, count=len(self.values))

    def at(self, places: np.ndarray | slice = slice(None)) -> np.ndarray:
        """The values of these rows, one by one."""
        found: np.ndarray = self._objects[self.codes[places]]
        return found

    def each(self, read: Callable[[T], V]) -> Column[V]:
        """`read` of every cell; each different value is read once."""
        return Column(list(map(read, self.values)), self.codes)

    def where(self, test: Callable[[T], object]) -> np.ndarray:
        """Which rows hold a value that passes the test."""
        found = np.fromiter((bool(test(value)) for value in self.values), dtype=bool, count=len(self.values))
        rows: np.ndarray = found[self.codes]
        return rows


def boxed(value: object) -> np.ndarray:
    """A value as NumPy can lay it out row by row, though it is a tuple or a text of a class of its own."""
    box = np.empty((), dtype=object)
    box[()] = value
    return box


def constant(value: T, rows: int) -> Column[T]:
    """A column that says the same in every row."""
    return Column([value], np.zeros(rows, dtype=np.int8))


def flags(rows: np.ndarray) -> Column[bool]:
    """A column of yes and no."""
    return Column([False, True], rows.astype(np.int8))


def days_of(column: Column[date | None]) -> np.ndarray:
    """A column of dates as days, NaT where there is none."""
    days: np.ndarray = np.array(column.values, dtype="datetime64[D]")[column.codes]
    return days


def combined(read: Callable[..., T], *columns: Column[Any]) -> Column[T]:
    """`read` of the cells of several columns, row by row; each different combination is read once."""
    told = [column for column in columns if len(column.values) > 1] or [columns[0]]
    numbers = told[0].codes
    for column in told[1:]:
        numbers = np.unique(numbers.astype(np.int64) * len(column.values) + column.codes, return_inverse=True)[1]
    _, first, codes = np.unique(numbers, return_index=True, return_inverse=True)
    cells = (column.at(first) for column in columns)
    return Column(list(map(read, *cells)), codes)


def first_known(columns: Iterable[Column[Any]]) -> Column[Any]:
    """Row by row the first of the columns' values that is not None."""
    several = list(columns)
    told = []
    for column in several:
        nones = sum(value is None for value in column.values)
        told += [column] if nones < len(column.values) else []
        if not nones:
            break
    if len(told) < 2:
        return told[0] if told else several[0]
    return combined(_first_known, *told)


def _first_known(*values: T | None) -> T | None:
    return next((value for value in values if value is not None), None)
