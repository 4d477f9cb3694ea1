import json
from datetime import date

import holidays
import pytest

from planner.dates import bank_holidays
from planner.dates.age import age, main
from planner.dates.holidays import DIVISIONS, known_from, known_until, published_until

CODES = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
# GOV.UK's list for England and Wales in years before the published file begins.
ENGLAND_2020_2023 = """
2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28
2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28
2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27
2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
"""


@pytest.mark.parametrize("division", DIVISIONS)
def test_published_days_are_the_published_list(shared_data, division):
    raw = json.loads((shared_data / "reference" / "bank_holidays_2024_2027.json").read_text("utf-8"))
    listed = {date.fromisoformat(event["date"]) for event in raw[division]["events"]}
    found = {day for day, holiday in bank_holidays(division).items() if holiday.basis == "published"}
    assert found == listed


def test_the_years_before_the_list_are_as_they_were_published():
    found = [day.isoformat() for day in bank_holidays("england-and-wales") if 2020 <= day.year <= 2023]
    assert found == ENGLAND_2020_2023.split()


@pytest.mark.parametrize("division", DIVISIONS)
def test_every_year_from_2020_to_2035_agrees_with_the_rules(division):
    rule = holidays.country_holidays("GB", subdiv=CODES[division], years=range(2020, 2036))
    expected = {day for day in rule if day.weekday() < 5}
    assert {day for day in bank_holidays(division) if 2020 <= day.year <= 2035} == expected


def test_later_years_are_marked_provisional():
    assert {day.basis for day in bank_holidays().values() if day.date > published_until()} == {"rule"}
    assert known_from() <= date(2020, 1, 1)
    assert known_until() >= date(2035, 12, 31)


def test_a_proclaimed_day_says_who_keeps_it():
    holiday = bank_holidays()[date(2026, 6, 15)]
    assert (holiday.basis, holiday.where) == ("proclaimed", "Scotland")
    assert bank_holidays()[date(2026, 12, 25)].where == "all of the UK"


def test_age_is_silent_while_two_years_are_published():
    assert age(date(2025, 12, 1)) == (True, None)


def test_age_warns_within_two_years_of_the_last_published_day(capsys):
    assert main(["2026-11-22"]) == 0
    assert "31 December 2027" in capsys.readouterr().err


def test_age_fails_only_when_not_even_days_by_rule_are_left():
    assert main(["2044-01-01"]) == 0
    assert main(["2046-01-01"]) == 1
