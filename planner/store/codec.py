"""Dataclasses of the model to plain JSON values and back, by their type hints alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from planner import model

T = TypeVar("T")

# the model imports these, and its own names from file to file, for the type checker alone
NAMES = {"date": date, "datetime": datetime, "Decimal": Decimal, "Mapping": Mapping} | {
    name: getattr(model, name) for name in model.__all__
}


def to_plain(value: Any) -> Any:  # noqa: PLR0911 - one line per kind of value
    """JSON values: dates and moments ISO, money a decimal string, tuples and sets lists, dataclasses objects."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {key: to_plain(held) for key, held in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(to_plain(held) for held in value)
    if isinstance(value, list | tuple):
        return [to_plain(held) for held in value]
    return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}


def from_plain(kind: type[T], value: Any) -> T:
    """The object that `to_plain` took apart. Fields no longer known are skipped, new ones take their default."""
    made: T = _from_plain(kind, value)
    return made


def field_from_plain(kind: type, name: str, value: Any) -> Any:
    """The value of one field of a dataclass that `to_plain` took apart."""
    return _from_plain(_hints(kind)[name], value)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, localns=NAMES)


def _from_plain(kind: Any, value: Any) -> Any:  # noqa: PLR0911 - one line per kind of type
    if value is None or kind is Any:
        return value
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _from_plain(next(each for each in get_args(kind) if each is not type(None)), value)
    if origin is tuple:
        kinds = get_args(kind)
        if kinds[-1] is Ellipsis:
            return tuple(_from_plain(kinds[0], held) for held in value)
        return tuple(_from_plain(each, held) for each, held in zip(kinds, value, strict=True))
    if origin is frozenset:
        return frozenset(_from_plain(get_args(kind)[0], held) for held in value)
    if origin is Mapping:
        return {key: _from_plain(get_args(kind)[1], held) for key, held in value.items()}
    if dataclasses.is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]  # is_dataclass lets instances pass too
        return kind(**{name: _from_plain(hints[name], held) for name, held in value.items() if name in hints})  # type: ignore[operator]
    return kind.fromisoformat(value) if kind in {date, datetime} else kind(value)
