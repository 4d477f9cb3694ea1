"""What is known of a text beforehand is what its reader says when it looks closely."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.registers.cells.blanks import blank_words
from planner.registers.cells.money import Money, money_cell
from planner.registers.cells.plain import AMOUNT, REGISTERED, SINGLE, TIDY
from planner.registers.cells.registered import company_number
from planner.registers.cells.suppliers import SupplierCell, supplier_cell
from planner.registers.clean import clean_text
from planner.registers.encoded import Encoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.registers.encoded import Plain


def _number(text: str) -> Decimal | None:
    money, problem = money_cell(text)
    return money.high if problem is None and money == Money(money.high, money.high) else None


def _company(text: str) -> str | None:
    number, problem = company_number(text)
    return number if problem is None else None


def _supplier(text: str) -> SupplierCell | None:
    cell, problem = supplier_cell(text)
    return cell if problem is None else None


READERS: dict[str, tuple[Plain[Any], Callable[[str], Any]]] = {
    "texts": (TIDY, clean_text),
    "supplier names": (SINGLE, _supplier),
    "company numbers": (REGISTERED, _company),
    "amounts": (AMOUNT, _number),
}
PARTS = ["contact officer", "Contract manager", "lead officer ", ":", "is", "-", "Jane Smith", "Mr", "call ", "phone: "]
PARTS += [
    "020 7946 0000",
    "(01632) 960123",
    "+44 1632 960 123",
    "01632960123",
    "0",
    "1",
    "07",
    "960",
    "ann@kent.example",
]
PARTS += [
    "Ash Ltd",
    "Birch plc.",
    " and ",
    " & ",
    "&amp;",
    ", ",
    ";",
    " / ",
    "1. ",
    "(2) ",
    "|",
    '"',
    ".",
    "k",
    "m",
    "£",
]
PARTS += ["Various", "multiple ", "suppliers", "see attached", " list", "award", " pending", "out to tender", "not let"]
PARTS += [" ", "  ", "\n", "\t", "\xa0", "\u200b", "é", "٣", "\x7f", *blank_words(), "N/A", "To Be Confirmed"]
texts = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(PARTS), max_size=5).map("".join),
    st.from_regex(r"\A\d{0,14}(\.\d{0,3})?\Z"),
)


def column(*distinct: str) -> Encoded:
    codes = np.arange(len(distinct), dtype=np.int32)
    return Encoded("Heading", pa.array(distinct, pa.string()), codes, codes + 2)


@pytest.mark.parametrize("name", READERS)
@given(some=st.lists(texts, min_size=5, max_size=40))
@example(some=["Contact officer: Jane Smith", "call 01632960123 now", "020 7946 0000", "a@kent.example", "R&amp;D"])
@example(
    some=["Ash Ltd and Birch plc", "1. Ash 2. Birch", "Ash / Birch", "Ash, ", "n/a", "To be confirmed", "[Various]"]
)
@example(some=["1", "1.00", "0.5", "12", "999999999999", "99999999999999"])
def test_what_is_known_beforehand_is_what_the_reader_says(name: str, some: list[str]) -> None:
    plain, reader = READERS[name]
    known = [text for text, is_plain in zip(some, plain.which(column(*some)), strict=True) if is_plain]
    assert list(map(plain.read, known)) == list(map(reader, known))


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("texts", ["C0000123", "Grass cutting (north), 2 lots", "HM/2024/01", "Review in March 2027"]),
        ("supplier names", ["Ash Ltd", "Supplier 42 Limited", "Smith Jones Partners LLP"]),
        ("company numbers", ["00007919", "12345678"]),
        ("amounts", ["2", "12500", "1250000.50"]),
    ],
)
def test_usual_texts_need_no_close_look(name: str, usual: list[str]) -> None:
    assert READERS[name][0].which(column(*usual)).all()


def test_a_column_holds_what_each_reader_says_whether_it_looked_closely_or_not() -> None:
    cells = column("12500", "£3m", "a fair amount", "", "7.50")
    values, problems = cells.checked(money_cell, AMOUNT)
    assert values == [Decimal(12500), money_cell("£3m")[0], None, None, Decimal("7.50")]
    assert list(problems) == [2]
    assert cells.filled(values).at(slice(1, 3)).tolist() == [money_cell("£3m")[0], None]
