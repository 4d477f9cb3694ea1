import pytest

from planner.registers.cells.terms import NOTHING, read_terms


@pytest.mark.parametrize(
    "text", ["12 months (used)", "12+12 (first taken)", "24 months (12 months used)", "one year extension exercised"]
)
def test_options_that_are_used_are_none_where_it_is_not_said_what_is_left(text):
    assert read_terms(text, extension=True) == NOTHING


@pytest.mark.parametrize("text", ["12m taken, 12m left", "First 12 months taken; second 12 months available"])
def test_options_that_are_left_count(text):
    assert read_terms(text, extension=True).options == (12,)


@pytest.mark.parametrize(
    "text", ["up to 24 months taken in 12 month increments", "2 x 12 months, which may be exercised together"]
)
def test_words_of_how_options_may_be_used_use_none(text):
    assert read_terms(text, extension=True).options == (12, 12)
