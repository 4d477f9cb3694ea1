from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.registers.cells.dates import from_serial, read_date

LAST_OF_MARCH = date(2027, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-31",
        "2027/3/31",
        "2027.03.31",
        "2027-03-31T23:59:59+01:00",
        "2027-03-31T00:00:00Z",
        "2027-03-31 00:00:00",
        "2027-03-31T23:59:59.997",
        "20270331",
        "20270331.0",
        "31 March 2027",
        "31 Mar 27",
        "31-Mar-27",
        "31-MAR-2027",
        "31st March 2027",
        "31st of March, 2027",
        "Wednesday 31 March 2027",
        "Wed, 31 Mar 2027",
        "March 31, 2027",
        "Mar 31 2027 12:00AM",
        "31 March 2027 23:59",
        "end of March 2027",
        "  31\u00a0March  2027 ",
        "31st day of March 2027",
        "end of 2026/27",
        "end of the financial year 2026-27",
        "31 Mawrth 2027",
    ],
)
def test_every_shape_of_a_day_is_read(text):
    found = read_date(text)
    assert found is not None
    assert (found.first, found.last) == (LAST_OF_MARCH, LAST_OF_MARCH)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("March 2027", date(2027, 3, 1), LAST_OF_MARCH),
        ("Mar-27", date(2027, 3, 1), LAST_OF_MARCH),
        ("03/2027", date(2027, 3, 1), LAST_OF_MARCH),
        ("2027-03", date(2027, 3, 1), LAST_OF_MARCH),
        ("Q4 2026/27", date(2027, 1, 1), LAST_OF_MARCH),
        ("2026/27 Q4", date(2027, 1, 1), LAST_OF_MARCH),
        ("Q1 2026/27", date(2026, 4, 1), date(2026, 6, 30)),
        ("Q1 2027", date(2027, 1, 1), LAST_OF_MARCH),
        ("2026/27", date(2026, 4, 1), LAST_OF_MARCH),
        ("FY 2026-27", date(2026, 4, 1), LAST_OF_MARCH),
        ("2026/2027", date(2026, 4, 1), LAST_OF_MARCH),
        ("26/27", date(2026, 4, 1), LAST_OF_MARCH),
        ("FY26/27", date(2026, 4, 1), LAST_OF_MARCH),
        ("Qtr 4 26/27", date(2027, 1, 1), LAST_OF_MARCH),
        ("c. March 2027", date(2027, 3, 1), LAST_OF_MARCH),
        ("Mid March 2027", date(2027, 3, 1), LAST_OF_MARCH),
        ("Mar 2027 (approx)", date(2027, 3, 1), LAST_OF_MARCH),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_month_quarter_or_year_is_a_span(text, first, last):
    found = read_date(text)
    assert found is not None
    assert (found.first, found.last) == (first, last)
    assert found.is_span


@pytest.mark.parametrize("text", ["31/03/2027", "31.3.27", "31-03-2027", "31 03 2027", "31/03/2027 00:00:00"])
def test_two_numbers_and_a_year_wait_for_the_order_of_the_column(text):
    found = read_date(text)
    assert found is not None
    assert found.parts == (31, 3, 2027)
    assert found.first is None


@pytest.mark.parametrize("text", ["31//03/2027", "31/03.2027", "31/032027", "3103/2027", "31.03,2027"])
def test_a_slip_of_the_keys_is_read_where_it_can_mean_one_day_only(text):
    found = read_date(text)
    assert found is not None
    assert found.parts == (31, 3, 2027)
    assert found.slip


@pytest.mark.parametrize("text", ["31/03/2027 TBC", "approx 31/03/2027", "until 31/03/2027", "31/03/2027 (est.)"])
def test_words_around_a_day_are_noted(text):
    found = read_date(text)
    assert found is not None
    assert found.parts == (31, 3, 2027)
    assert found.rough


@pytest.mark.parametrize("text", ["11/12", "early 2027", "late 2027", "10-12/2027", "31/13.2027"])
def test_what_may_be_two_things_is_read_as_neither(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text", ["", "n/a", "TBC", "rolling", "31/06/2027", "30 February 2027", "00/01/1900", "12", "2+1+1", "31/31/2027"]
)
def test_what_is_no_date_is_none(text):
    assert read_date(text) is None


def test_two_digit_years_turn_at_seventy():
    assert read_date("1 May 69").first == date(2069, 5, 1)
    assert read_date("1 May 70").first == date(1970, 5, 1)


def test_a_serial_is_a_day_of_either_system():
    assert read_date("46477").serial == 46477
    assert from_serial(46477) == LAST_OF_MARCH
    assert from_serial(46477 - 1462, date_1904=True) == LAST_OF_MARCH


WRITTEN = ["{d:%Y-%m-%d}", "{d:%Y%m%d}", "{d.day} {d:%B} {d:%Y}", "{d:%d-%b-%Y}", "{d:%B} {d.day}, {d:%Y}"]
WRITTEN += ["{d:%Y-%m-%d}T00:00:00Z", "{d:%Y-%m-%d} 23:59:59", "{d:%A} {d.day} {d:%B} {d:%Y}"]


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(WRITTEN))
def test_what_is_written_is_read_back(day, form):
    found = read_date(form.format(d=day))
    assert found is not None
    assert found.first == found.last == day


@given(st.text(max_size=80))
def test_no_text_makes_it_stumble(text):
    read_date(text)
