"""Dataclasses of the model to plain JSON values and back, by their type hints alone.

How a type is taken apart or put together is worked out once for each type; a plan of hundreds of councils holds
millions of values.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter, methodcaller
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from planner import model

T = TypeVar("T")
Make = Callable[..., Any]

# the model imports these, and its own names from file to file, for the type checker alone
NAMES = {"date": date, "datetime": datetime, "Decimal": Decimal, "Mapping": Mapping} | {
    name: getattr(model, name) for name in model.__all__
}


def remembered(function: Callable[[Any], T]) -> Callable[[Any], T]:
    """`functools.cache` for a function of a type, which type checkers do not know to be hashable."""
    return cache(function)


def to_plain(value: Any) -> Any:
    """JSON values: dates and moments ISO, money a decimal string, tuples and sets lists, dataclasses objects."""
    return _writer(type(value))(value)


def from_plain(kind: type[T], value: Any) -> T:
    """The object that `to_plain` took apart. Fields no longer known are skipped, new ones take their default."""
    made: T = _made(_reader(kind), value)
    return made


def field_from_plain(kind: type, name: str, value: Any) -> Any:
    """The value of one field of a dataclass that `to_plain` took apart."""
    return _made(_reader(_hints(kind)[name]), value)


@remembered
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, localns=NAMES)


def _same(value: Any) -> Any:
    return value


@remembered
def _writer(kind: Any) -> Make:  # noqa: PLR0911 - one line per kind of value
    """What takes the values of one type apart."""
    if issubclass(kind, Enum):
        return attrgetter("value")
    if kind is NoneType or issubclass(kind, str | bool | int | float):
        return _same
    if issubclass(kind, date):
        return methodcaller("isoformat")
    if issubclass(kind, Decimal):
        return str
    if issubclass(kind, Mapping):
        return lambda value: {key: _writer(type(held))(held) for key, held in value.items()}
    if issubclass(kind, frozenset | set):
        return lambda value: sorted(map(to_plain, value))
    if issubclass(kind, list | tuple):
        return lambda value: [_writer(type(held))(held) for held in value]
    names = tuple(field.name for field in dataclasses.fields(kind))
    return lambda value: {name: _writer(type(held := getattr(value, name)))(held) for name in names}


def _made(reader: Make | None, value: Any) -> Any:
    return value if reader is None or value is None else reader(value)


@remembered
def _reader(kind: Any) -> Make | None:  # noqa: PLR0911 - one line per kind of type
    """What puts a value of one type together from JSON; None where JSON's value is the value. Never given None."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in {Any, str, int, float, bool}:
        return None
    if origin in {Union, UnionType}:
        return _reader(next(each for each in inner if each is not NoneType))
    if origin is tuple and inner[-1] is not Ellipsis:
        readers = [_reader(each) for each in inner]
        return lambda value: tuple(_made(reader, held) for reader, held in zip(readers, value, strict=True))
    if origin in {tuple, frozenset}:
        each = _reader(inner[0])
        return origin if each is None else lambda value: origin([_made(each, held) for held in value])
    if origin is Mapping:
        held = _reader(inner[1])
        return lambda value: {key: _made(held, one) for key, one in value.items()}
    make: Make = kind
    if dataclasses.is_dataclass(kind):
        fields = {name: _reader(hint) for name, hint in _hints(kind).items()}
        return lambda value: make(**{name: _made(fields[name], one) for name, one in value.items() if name in fields})
    make = kind.fromisoformat if kind in {date, datetime} else make
    return make
