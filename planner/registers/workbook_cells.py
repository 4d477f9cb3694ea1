"""The values of a workbook's cells as plain text, a column at a time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXACT = 1e15  # whole numbers below are exact, and written in full
_DIGITS = 17  # a longer text of a number has more than 15 digits


def text_column(values: Sequence[object]) -> pa.StringArray:
    """The values of one column as text; most columns hold one kind of value (and blanks, which are "")."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return pa.array(values, type=pa.string())
    if kinds == {float}:
        return _numbers(np.asarray(values, dtype=np.float64))
    if float in kinds:
        return _mixed(values)
    if kinds <= {date, str}:
        known = {value: value if type(value) is str else value.isoformat() for value in set(values)}  # type: ignore[attr-defined]
        return pa.array(list(map(known.__getitem__, values)), type=pa.string())
    text = lru_cache(maxsize=4096)(cell_text)
    return pa.array([value if type(value) is str else text(value) for value in values], type=pa.string())


def _mixed(values: Sequence[object]) -> pa.StringArray:
    """Numbers among other values: the numbers together, the others one by one."""
    numbers = iter(_numbers(np.asarray([value for value in values if type(value) is float])).to_pylist())
    found = [
        value if type(value) is str else next(numbers) if type(value) is float else cell_text(value) for value in values
    ]
    return pa.array(found, type=pa.string())


def _numbers(values: np.ndarray) -> pa.StringArray:
    whole = (values == np.floor(values)) & (np.abs(values) < _EXACT)
    if whole.all():
        return pa.array(values.astype(np.int64)).cast(pa.string())
    shortest = pa.array(values).cast(pa.string()).to_pylist()
    exact = [
        text if len(text) < _DIGITS and "e" not in text and not round_ else cell_text(value)
        for text, value, round_ in zip(shortest, values.tolist(), whole.tolist(), strict=True)
    ]
    return pa.array(exact, type=pa.string())


def cell_text(value: object) -> str:
    """A cell's value as plain text: whole numbers without a fraction, dates in ISO form, 15 digits as Excel shows."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else format(value, ".15g")
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value) if isinstance(value, int) else _time_text(value)


def _time_text(value: object) -> str:
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    return _clock(value) if isinstance(value, timedelta) else str(value)


def _clock(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
