"""Words and figures as pages show them: dates, money, sizes, counts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(value: date | None, unknown: str = "not known") -> str:
    """A date in words.

    >>> day(date(2027, 3, 31))
    '31 March 2027'
    >>> day(None)
    'not known'
    """
    return unknown if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date | None, unknown: str = "–") -> str:
    """A date for narrow columns.

    >>> short_day(date(2027, 3, 31))
    '31 Mar 2027'
    """
    return unknown if value is None else f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def month(value: date) -> str:
    """A month in words.

    >>> month(date(2027, 3, 31))
    'March 2027'
    """
    return f"{MONTHS[value.month - 1]} {value.year}"


def money(value: Decimal | None, currency: str | None = "GBP", unknown: str = "not known") -> str:
    """Whole pounds where there are no pence, with the currency's sign or code.

    >>> money(Decimal("1234567.00"))
    '£1,234,567'
    >>> money(Decimal("12.5"), "CHF")
    'CHF 12.50'
    >>> money(Decimal("-12.5"))
    '−£12.50'
    """
    if value is None:
        return unknown
    sign = SYMBOLS.get(currency or "GBP", f"{currency} ")
    digits = f"{abs(value):,.0f}" if value == value.to_integral_value() else f"{abs(value):,.2f}"
    return f"{'−' if value < 0 else ''}{sign}{digits}"


def whole_money(value: Decimal | None, currency: str | None = "GBP", unknown: str = "not known") -> str:
    """The same without pence, for what was reckoned rather than stated.

    >>> whole_money(Decimal("86666.67")), whole_money(None)
    ('£86,667', 'not known')
    """
    return unknown if value is None else money(value.quantize(Decimal(1)), currency)


def round_money(value: Decimal | None, currency: str | None = "GBP", unknown: str = "not known") -> str:
    """About how much, for headlines.

    >>> round_money(Decimal("1234567"))
    '£1.2 million'
    >>> round_money(Decimal("45600"))
    '£46,000'
    """
    if value is None:
        return unknown
    sign = SYMBOLS.get(currency or "GBP", f"{currency} ")
    for limit, word in ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")):
        if value >= limit:
            return f"{sign}{value / limit:.1f} {word}".replace(".0 ", " ")
    if value >= 10_000:
        return f"{sign}{round(value, -3):,.0f}"
    return money(value, currency)


def size(count: int) -> str:
    """Bytes in the unit people use.

    >>> size(50 * 1024 * 1024), size(2048), size(12)
    ('50 MB', '2 KB', '12 bytes')
    """
    for factor, unit in ((1024 * 1024, "MB"), (1024, "KB")):
        if count >= factor:
            return f"{count / factor:.1f}".removesuffix(".0") + f" {unit}"
    return f"{count} bytes"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "contract"), count(2, "contract"), count(1200, "council"), count(0, "entry", "entries")
    ('1 contract', '2 contracts', '1,200 councils', '0 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join_words(words: list[str] | tuple[str, ...], most: int = 99) -> str:
    """A list as people say it.

    >>> join_words(["Hackney", "Sutton", "Merton"])
    'Hackney, Sutton and Merton'
    >>> join_words(["A", "B", "C", "D"], most=2)
    'A, B and 2 others'
    """
    words = list(words)
    if len(words) > most:
        rest = len(words) - most
        words = [*words[:most], f"{rest} other{'' if rest == 1 else 's'}"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def distance(today: date, then: date) -> str:
    """How far away a day is, as people say it.

    >>> distance(date(2026, 11, 22), date(2026, 11, 22)), distance(date(2026, 11, 22), date(2026, 11, 21))
    ('today', 'yesterday')
    >>> distance(date(2026, 11, 22), date(2027, 3, 31)), distance(date(2026, 11, 22), date(2029, 5, 1))
    ('in 4 months', 'in 2 years 5 months')
    """
    days = (then - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    span = _span(abs(days), min(today, then), max(today, then))
    return f"in {span}" if days > 0 else f"{span} ago"


def _span(days: int, first: date, last: date) -> str:
    if days < 60:
        return count(days, "day")
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months < 24:
        return count(months, "month")
    years, rest = divmod(months, 12)
    return count(years, "year") + (f" {count(rest, 'month')}" if rest else "")


def ago(moment: datetime) -> str:
    """How long ago a moment was, roughly: "3 hours ago"."""
    minutes = int((datetime.now(UTC) - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{count(minutes, 'minute')} ago"
    if minutes < 48 * 60:
        return f"{count(minutes // 60, 'hour')} ago"
    return f"{count(minutes // (24 * 60), 'day')} ago"


def register(app: Flask) -> None:
    """Makes every function above known to templates under its own name."""
    for function in (day, short_day, month, money, whole_money, round_money, size, count, join_words, distance, ago):
        app.add_template_filter(function, function.__name__)
