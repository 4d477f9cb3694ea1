"""Frozen dataclasses that are made in hundreds of thousands, made quickly.

The `__init__` of a frozen dataclass goes through `object.__setattr__` for each field: with forty fields that is most of
what reading a row costs. Here the object is open while its slots are filled, and frozen ever after: six times as quick.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def quickly_made(cls: type[T]) -> type[T]:
    """The same frozen dataclass with slots, its `__init__` taking the same arguments, in less time.

    For classes without `__post_init__`, factories of defaults, keyword-only fields and subclasses.
    """
    found = fields(cls)  # type: ignore[arg-type]
    names = [field.name for field in found]
    plain = all(field.init and not field.kw_only and field.default_factory is MISSING for field in found)
    if not plain or hasattr(cls, "__post_init__") or tuple(getattr(cls, "__slots__", ())) != tuple(names):
        raise TypeError(
            f"{cls.__name__} cannot be made quickly: it has slots, and nothing but plain fields, or it cannot"
        )
    known: dict[str, Any] = {
        "_set": object.__setattr__,
        "_frozen": cls,
        "_open": type(f"Open{cls.__name__}", (), {"__slots__": tuple(names)}),
    }
    lines = [f"def __init__(self, {', '.join(names)}):", "    _set(self, '__class__', _open)"]
    lines += [f"    self.{name} = {name}" for name in names]
    lines += ["    self.__class__ = _frozen"]
    exec("\n".join(lines), known)  # noqa: S102 - as dataclasses itself does; the text is made of field names alone
    made, usual = known["__init__"], cls.__init__
    made.__defaults__, made.__annotations__ = usual.__defaults__, usual.__annotations__
    made.__qualname__, made.__module__ = usual.__qualname__, cls.__module__
    cls.__init__ = made  # type: ignore[method-assign]
    return cls


def changer(cls: type[T], *changed: str) -> Callable[..., T]:
    """A quick `replace` of certain fields: `changer(Contract, "id")(contract, "a1")`."""
    values = [name if name in changed else f"_item.{name}" for name in (field.name for field in fields(cls))]  # type: ignore[arg-type]
    if unknown := set(changed) - set(values):
        raise TypeError(f"{cls.__name__} has no field {', '.join(sorted(unknown))}")
    known: dict[str, Any] = {"_made": cls}
    exec(f"def change(_item, {', '.join(changed)}): return _made({', '.join(values)})", known)  # noqa: S102 - see above
    change: Callable[..., T] = known["change"]
    return change
