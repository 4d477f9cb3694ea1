from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.registers import RegisterFile, read_register
from planner.registers.cells.spans import read_span

PLAIN = "Ref,Title,Contract period,Supplier\n"


def read(*cells, heading=PLAIN):
    rows = "".join(f'C{n},Care {n},"{cell}",Ash Ltd\n' for n, cell in enumerate(cells))
    return read_register(RegisterFile("kent county council.csv", (heading + rows).encode()))


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("01/04/2023 - 31/03/2026", date(2023, 4, 1), date(2026, 3, 31)),
        ("01/04/2023-31/03/2026", date(2023, 4, 1), date(2026, 3, 31)),
        ("1 October 2022 to 30 September 2027", date(2022, 10, 1), date(2027, 9, 30)),
        ("From 01/04/2023 until 31/03/2026", date(2023, 4, 1), date(2026, 3, 31)),
        ("2023-04-01 to 2026-03-31", date(2023, 4, 1), date(2026, 3, 31)),
        ("Apr 2023 - Mar 2026", date(2023, 4, 1), date(2026, 3, 31)),
        ("01/04/2023 - 31/03/2026 (ext to 31/03/2027)", date(2023, 4, 1), date(2027, 3, 31)),
        ("From 01/09/2024 for 3 years", date(2024, 9, 1), date(2027, 8, 31)),
        ("3 years from 1 September 2024", date(2024, 9, 1), date(2027, 8, 31)),
    ],
)
def test_a_column_of_periods_gives_starts_and_ends(cell, start, end):
    [contract] = read(cell).contracts
    assert (contract.start, contract.end) == (start, end)


def test_options_behind_a_period_are_read():
    [contract] = read("From 01/09/2024 for 3 years with the option to extend for a further 2 years").contracts
    assert (contract.end, contract.latest_end, contract.extensions) == (date(2027, 8, 31), date(2029, 8, 31), (24,))


def test_the_order_of_day_and_month_in_periods_is_that_of_the_column():
    reading = read("04/13/2023 - 04/12/2026", "05/01/2023 - 04/30/2026", heading=PLAIN)
    assert [contract.start for contract in reading.contracts] == [date(2023, 4, 13), date(2023, 5, 1)]
    assert reading.date_order["Contract period"].order == "mdy"


def test_a_length_from_a_day_in_a_column_of_ends_is_no_end_on_that_day():
    [contract] = read("36 months from 01/04/2024", heading="Ref,Title,End date,Supplier\n").contracts
    assert (contract.start, contract.end) == (date(2024, 4, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    "text", ["36 months", "31/03/2027", "reviewed 01/04/2023, ends 31/03/2026 or later", "n/a", ""]
)
def test_what_is_no_period_is_none(text):
    assert read_span(text) is None


@given(st.text(max_size=80), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_no_text_makes_it_stumble(text, day):
    read_span(text)
    read_span(f"{day:%d/%m/%Y}{text}{day:%Y-%m-%d}")
