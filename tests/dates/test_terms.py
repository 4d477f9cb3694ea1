"""Contract terms, with the expected values that users published when another tracker got them wrong."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.dates import NotADate, Terms, current_end, latest_end, next_chance, notice_by, term_on


def test_notice_is_counted_from_the_renewed_end():
    # github.com/glpi-project/glpi/issues/23084: renewed yearly, two months' notice, looked at on 11 February 2026
    terms = Terms(date(2024, 8, 29), 12, rolling_months=12, notice_months=2)
    today = date(2026, 2, 11)
    assert current_end(terms, today) == date(2026, 8, 28)
    assert notice_by(terms, today).date == date(2026, 6, 28)


def test_three_years_then_a_year_at_a_time_with_three_months_notice():
    # github.com/glpi-project/glpi/issues/15893: from 1 August 2020; the thread names the day after each end
    terms = Terms(date(2020, 8, 1), 36, rolling_months=12, notice_months=3)
    assert current_end(terms, date(2021, 1, 1)) == date(2023, 7, 31)
    assert notice_by(terms, date(2021, 1, 1)).date == date(2023, 4, 30)
    assert current_end(terms, date(2023, 10, 31)) == date(2024, 7, 31)
    assert notice_by(terms, date(2023, 10, 31)).date == date(2024, 4, 30)


def test_sixty_months_and_twelve_are_seventy_two():
    # github.com/glpi-project/glpi/issues/14703: the first renewal gave 120 months
    terms = Terms(date(2020, 1, 1), 60, rolling_months=12)
    assert current_end(terms, date(2025, 3, 1)) == date(2025, 12, 31)
    assert term_on(terms, date(2025, 3, 1)).kind == "rolling"


def test_the_warning_waits_for_the_first_term_and_not_for_the_renewal_period():
    # github.com/glpi-project/glpi/issues/6004: 36 months from 27 September 2018, three months' notice, 21 days ahead
    terms = Terms(date(2018, 9, 27), 36, rolling_months=12, notice_months=3)
    notice = notice_by(terms, date(2019, 6, 6)).date
    assert notice == date(2021, 6, 26)  # the thread's 27 June less the day by which it counts ends late
    assert notice - timedelta(days=21) == date(2021, 6, 5)


def test_a_contract_that_does_not_renew_itself_ends_with_its_first_term():
    # github.com/glpi-project/glpi/pull/23516: never and express renewal expire at start and first period
    terms = Terms(date(2024, 4, 1), 24, options=(12, 12), notice_months=3)
    assert current_end(terms, date(2024, 5, 1)) == date(2026, 3, 31)
    assert latest_end(terms) == date(2028, 3, 31)
    assert current_end(terms, date(2026, 4, 1)) is None


def test_a_used_option_moves_the_end_and_its_notice():
    terms = Terms(date(2024, 4, 1), 24, options=(12, 12), used=1, notice_days=90)
    assert current_end(terms, date(2024, 5, 1)) == date(2027, 3, 31)
    assert notice_by(terms, date(2024, 5, 1)).date == date(2026, 12, 31)


def test_where_no_notice_is_known_none_is_invented():
    assert notice_by(Terms(date(2024, 4, 1), 24), date(2024, 5, 1)) is None
    assert next_chance(Terms(date(2024, 4, 1), 24, rolling_months=12), date(2024, 5, 1)) is None


def test_a_missed_notice_leads_to_the_next_one():
    terms = Terms(date(2024, 4, 1), 12, rolling_months=12, notice_months=3)
    assert notice_by(terms, date(2025, 2, 1)).date == date(2024, 12, 31)
    assert next_chance(terms, date(2025, 2, 1)).date == date(2025, 12, 31)
    assert next_chance(Terms(date(2024, 4, 1), 12, notice_months=3), date(2025, 2, 1)) is None


def test_a_rolling_contract_has_no_latest_end():
    assert latest_end(Terms(date(2024, 4, 1), 12, rolling_months=1)) is None


@pytest.mark.parametrize("months", [1, 2, 3, 6, 12])
def test_terms_from_the_thirty_first_do_not_drift(months):
    terms = Terms(date(2024, 1, 31), months, rolling_months=months)
    assert current_end(terms, date(2026, 1, 30)) == date(2026, 1, 30)
    assert current_end(terms, date(2026, 1, 31)) > date(2026, 1, 30)


@given(
    st.dates(date(2010, 1, 1), date(2030, 1, 1)),
    st.integers(1, 60),
    st.integers(1, 24),
    st.integers(0, 3000),
    st.integers(1, 6),
)
def test_terms_follow_one_another_without_gap_and_notice_comes_before_the_end(start, first, rolling, ahead, notice):
    terms = Terms(start, first, rolling_months=rolling, notice_months=notice)
    today = start + timedelta(days=ahead)
    term = term_on(terms, today)
    assert term.first <= today <= term.last
    assert term_on(terms, term.last + timedelta(days=1)).first == term.last + timedelta(days=1)
    assert notice_by(terms, today).date < term.last
    assert next_chance(terms, today).date >= today


@pytest.mark.parametrize("wrong", [{"months": 0}, {"months": 1, "rolling_months": 0}, {"months": 1, "used": 1}])
def test_terms_that_cannot_be_are_refused(wrong):
    with pytest.raises(NotADate):
        Terms(date(2024, 1, 1), **wrong)
