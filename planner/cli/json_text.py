"""Long JSON written as it is made: one item of a list a line, so that neither time nor memory is spent on the whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

AT_ONCE = 500  # lines given to the terminal or pipe together
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def echo_json(shape: Mapping[str, object]) -> None:
    """Write an object; a value of it that is an iterator becomes a list, made while it is written."""
    lines = _object(shape)
    while some := list(islice(lines, AT_ONCE)):
        click.echo("\n".join(some))


def _object(shape: Mapping[str, object]) -> Iterator[str]:
    yield "{"
    for place, (name, value) in enumerate(shape.items(), 1):
        end = "," if place < len(shape) else ""
        head = f" {_ENCODE(name)}: "
        if isinstance(value, list | tuple | Iterator):
            yield from _several(f"{head}[", map(_ENCODE, value), f" ]{end}")
        elif isinstance(value, Mapping):
            yield from _several(
                f"{head}{{", (f"{_ENCODE(key)}: {_ENCODE(item)}" for key, item in value.items()), f" }}{end}"
            )
        else:
            yield f"{head}{_ENCODE(value)}{end}"
    yield "}"


def _several(head: str, items: Iterable[str], end: str) -> Iterator[str]:
    """The items between brackets, each on a line of its own; a comma after all but the last."""
    yield head
    last = None
    for item in items:
        if last is not None:
            yield f"  {last},"
        last = item
    if last is not None:
        yield f"  {last}"
    yield end
