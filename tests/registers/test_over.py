import pytest

from planner.registers.over import is_cut_short, is_over


@pytest.mark.parametrize("status", ["Terminated", "Contract terminated 31/12/2025", "Superseded by framework", "Void"])
def test_a_status_says_that_a_contract_was_cut_short(status):
    assert is_cut_short(status)


@pytest.mark.parametrize("status", ["To be terminated", "Live - not terminated", "Terminated procurement", "Avoided"])
def test_what_is_still_to_be_terminated_and_what_never_was_is_not_cut_short(status):
    assert not is_cut_short(status)


@pytest.mark.parametrize("status", ["Closed", "Contract complete", "Expired", "Ended", "Archived", "Inactive"])
def test_a_status_says_that_a_contract_is_over(status):
    assert is_over(status)
    assert not is_cut_short(status)


@pytest.mark.parametrize(
    "status", ["Live", "Active - extended", "Expired - still in use", "Closed - awarded", "Completing", "In force"]
)
def test_other_statuses_say_nothing_of_the_kind(status):
    assert not is_over(status)
