"""Column types that mean the same on SQLite and PostgreSQL: money, moments, short lists."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, BigInteger, DateTime, Float, Integer, Numeric, String, TypeDecorator, cast
from sqlalchemy.dialects.postgresql import JSONB

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Dialect
    from sqlalchemy.types import TypeEngine

# SQLite numbers rows itself only where the key is INTEGER
Key = BigInteger().with_variant(Integer(), "sqlite")
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Money(TypeDecorator[Decimal]):
    """A `Decimal` given back exactly as it came, `100.00` too: NUMERIC, and on SQLite, which has none, text."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite; elsewhere NUMERIC of no fixed scale."""
        return dialect.type_descriptor(String() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """The decimal string on SQLite."""
        return str(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - the base's signature
        """The decimal again."""
        return None if value is None else Decimal(value)


class Moment(TypeDecorator[datetime]):
    """A point in time: aware in, UTC out. SQLite keeps no zone, so both keep UTC."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """With a time zone where the database knows one."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name != "sqlite"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC; a naive moment is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone: datetime.now(UTC), not datetime.now().")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Sequence(TypeDecorator[tuple[Any, ...]]):
    """A short tuple of texts or numbers (options in months, CPV codes), kept as JSON text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """`[]` for none, so that equal lists are equal text."""
        return as_json(value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Any, ...]:  # noqa: ARG002
        """The tuple again."""
        return _from_json(value)


@lru_cache(maxsize=50_000)
def as_json(values: tuple[Any, ...]) -> str:
    """A short tuple as `Sequence` keeps it. Cached: registers repeat a few code lists many times."""
    return json.dumps(values, ensure_ascii=False)


@lru_cache(maxsize=50_000)
def _from_json(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text))


def as_number(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Money as a number to sort or compare by (text would put 90 after 100); never to show."""
    return cast(column, Float)
