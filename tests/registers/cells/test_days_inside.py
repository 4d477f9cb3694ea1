from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.registers.cells.days_inside import days_inside


def told(text):
    found = days_inside(text)
    return tuple(day and (day.first or day.parts) for day in (found.day, found.before, found.latest))


ENDS, MOVED, LAST = (31, 3, 2026), (31, 3, 2027), (31, 3, 2029)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17 months, from October 1, 2012", date(2012, 10, 1)),
        ("expires 31/03/2026 at the latest", ENDS),
        ("31/03/2029 (break at 31/03/2027)", LAST),
        ("31/03/2029 with a break clause on 31/03/2027 on 6 months' notice", LAST),
    ],
)
def test_the_one_day_in_a_sentence_is_found_and_a_break_is_none(text, day):
    assert told(text) == (day, None, None)


@pytest.mark.parametrize(
    ("text", "before", "day"),
    [
        ("31/03/2026 extended to 31/03/2027", ENDS, MOVED),
        ("2 Mar 26 (extended to 2 Mar 27)", date(2026, 3, 2), date(2027, 3, 2)),
        ("Extended to 31/03/2027 - final extension", None, MOVED),
        ("Extended by 12 months to 31/03/2027", None, MOVED),
        ("extension agreed until 31/03/2027", None, MOVED),
        ("Extension of 2 yrs agreed to 31/03/2027", None, MOVED),
        ("Extension 1 agreed to 31/03/2027", None, MOVED),
    ],
)
def test_an_extension_that_was_made_moves_the_end(text, before, day):
    assert told(text) == (day, before, None)


@pytest.mark.parametrize(
    "text",
    ["31/03/2027 (31/03/2029 if both options are used)", "31/03/2027 - option to extend to 31/03/2029"],
)
def test_an_end_beside_that_of_an_option_stays_the_end(text):
    assert told(text) == (MOVED, None, LAST)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mar-26 plus 1 + 1", date(2026, 3, 1)),
        ("March 2027 + 2 x 12m", date(2027, 3, 1)),
        ("ends 31/03/2026, notice by 30/09/2025", ENDS),
        ("through March 31 2026", date(2026, 3, 31)),
    ],
)
def test_a_month_counts_where_no_whole_day_stands_beside_it_and_the_day_of_a_notice_does_not(text, day):
    assert told(text) == (day, None, None)


def test_a_month_may_be_the_end_of_an_option():
    assert told("31 Mar 2026, option to Mar 2029") == (date(2026, 3, 31), None, date(2029, 3, 1))


@pytest.mark.parametrize("text", ["was 31/03/2026 now 31/03/2027", "31/03/2027 (previously 31/03/2026)"])
def test_a_day_that_was_the_end_once_has_given_way_to_the_other(text):
    assert told(text) == (MOVED, ENDS, None)


@pytest.mark.parametrize("text", ["Jan 26 / Jan 28", "may 12 months", "Mar 26 weeks"])
def test_months_that_nothing_explains_and_lengths_are_no_ends(text):
    assert told(text) == (None, None, None)


def test_an_extension_that_may_be_made_is_no_end():
    assert told("may be extended to 31/03/2029") == (None, None, LAST)


@pytest.mark.parametrize("text", ["from 01/04/2024 to 31/03/2027", "31/03/2027, 31/03/2029", "no date here", ""])
def test_days_that_no_words_explain_give_nothing(text):
    assert told(text) == (None, None, None)


@given(st.text(max_size=80))
def test_no_text_makes_it_stumble(text):
    days_inside(text)
