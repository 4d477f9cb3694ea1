from datetime import date

from planner.leadtime.age import age, main


def test_fresh_data_has_nothing_to_say():
    assert age(date(2026, 11, 22)) == ()


def test_the_next_thresholds_are_asked_for_three_months_ahead():
    assert not any("thresholds" in line for line in age(date(2027, 9, 30)))
    assert any("1 January 2028" in line for line in age(date(2027, 10, 1)))


def test_a_year_without_a_review_is_said(capsys):
    assert not any("reviewed" in line for line in age(date(2027, 11, 21)))
    assert main(["2027-11-22"]) == 0
    assert "22 November 2026" in capsys.readouterr().err
