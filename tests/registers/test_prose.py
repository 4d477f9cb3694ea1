"""Options that only titles and descriptions state."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.dates import end_of_term, extend_end
from planner.model import EndKind, Severity
from planner.registers.ends import Ends
from planner.registers.prose import offers, with_options_in_prose

START = date(2024, 4, 1)


def read(words, *, years, start=START, title="A service"):
    end = end_of_term(START, 12 * years)
    return with_options_in_prose(Ends(start, None, end, end, EndKind.FIXED), title, words)


@pytest.mark.parametrize(
    ("words", "years", "options"),
    [
        ("for an initial term of 3 years, with an option to extend for a further 8 year period", 3, (96,)),
        ("a period of 36 months with the option to extend for a further period of up to 24 months", 3, (24,)),
        ("initial period of 3 years with the option to extend by 2 further periods of 12 months", 3, (12, 12)),
        ("The contract (3+1+1) covers repairs.", 3, (12, 12)),
        ("The contract is for three years with an option to extend the contract for one further year.", 3, (12,)),
        ("The contract period is 5 years with 3 x 12 month optional extensions.", 5, (12, 12, 12)),
        ("Contract was awarded for three years with an additional two 12 month extension periods.", 3, (12, 12)),
        ("a three year term with possible 1+1 year extension", 3, (12, 12)),
        ("a three (3) year term with the ability to extend by a further two (2) one (1) year periods", 3, (12, 12)),
        ("The contract will be for 4 years with two options to extend with each option being 36 months", 4, (36, 36)),
        ("an initial term of 2 years. The council may extend the contract for up to 1 year", 2, (12,)),
        ("an initial period of 3 years, with an option to extend for periods up to a total of 2 years", 3, (24,)),
        ("for the period to 31st March 2027 with an option to extend for a further 10 years", 3, (120,)),
    ],
)
def test_options_remain_where_the_end_is_the_end_of_the_first_term(words, years, options):
    found = read(words, years=years)
    assert found.extensions == options
    assert found.initial_end == found.end == end_of_term(START, 12 * years)
    assert found.latest_end == extend_end(found.end, sum(options))


@pytest.mark.parametrize(
    ("words", "years", "options"),
    [
        ("initial period of 4 years with the option to extend for three 24-month periods", 10, 3 * (24,)),
        ("an initial period of 5 years with the options to extend to a maximum of 10 years", 10, (60,)),
        ("from 1 April 2024 to 31 March 2029 with options to extend for 2 x 12 months", 7, (12, 12)),
    ],
)  # fmt: skip
def test_an_end_that_counts_the_options_stays_the_latest(words, years, options):
    found = read(words, years=years)
    assert found.extensions == options
    assert found.latest_end == found.end == end_of_term(START, 12 * years)
    assert found.initial_end == end_of_term(START, 12 * years - sum(options))


@pytest.mark.parametrize(
    "words",
    [
        "The contract may be extended.",
        "with the option to extend this timeframe",
        "initial term of 3 years, with no option to extend for 12 months",
        "an initial term of 5 years with an option to extend for 12 months",  # the end fits neither
        "The contract has been extended by a further 12 months.",
        "Opening hours may be extended for 3 months each summer over a contract term of 3 years.",
        "An initial purchase of 8 units with options of up to 17 further units over 24 months.",
        "Optional extension period of 2 x 12 months",  # three years may be 3+1+1 or 1+1+1
        "Lot 1+2: grounds contract",
        "The term is 3 years; lot 1 has an option to extend by 1 year, lot 2 an option to extend by 2 years.",
        "Call 0300 123 4567 about the 3 year contract to extend the school.",
    ],
)
def test_nothing_is_invented(words):
    found = read(words, years=3)
    assert found.extensions == ()
    assert found.latest_end == found.end
    assert found.problems == ()


def test_a_term_shorter_than_its_options_cannot_include_them():
    assert read("with an option to extend for up to 24 months", years=1).extensions == (24,)
    assert read("with an option to extend for up to 24 months", years=3).extensions == ()


def test_a_first_day_is_never_taken_for_the_end_of_a_first_term():
    found = read("Starts on 1 April 2024 with an option to extend for 36 months.", years=3)
    assert (found.initial_end, found.latest_end) == (None, found.end)


def test_what_columns_state_is_never_overruled():
    words = "initial period of 3 years with the option to extend by 12 months"
    end = end_of_term(START, 36)
    stated = Ends(START, None, end, extend_end(end, 6), EndKind.FIXED, extensions=(6,))
    assert with_options_in_prose(stated, words) is stated
    rolling = Ends(START, kind=EndKind.ROLLING)
    assert with_options_in_prose(rolling, words) is rolling


def test_the_note_says_where_the_options_are_from():
    [problem] = read("initial term of 3 years with an option to extend for 12 months", years=3).problems
    assert problem.kind == "options-from-description"
    assert problem.severity is Severity.NOTE
    assert problem.message == "Options were read from the description (12 months, up to 31 March 2028). Check them."


@pytest.mark.parametrize("words", ["option to extend for 12 months with ", "1+1 ", "a ", "1 y ", "further ", "may "])
def test_a_text_full_of_near_misses_is_read_in_good_time(words):
    begun = process_time()
    offers(words * (20_000 // len(words)) + "extension")
    assert process_time() - begun < 5


WORDS = [
    "option to extend",
    "for",
    "up to",
    "1 year",
    "36 months",
    "3+1",
    "no",
    "initial term of",
    ".",
    "2 x",
    "31 June 2027",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.integers(1, 6))
def test_a_latest_end_is_never_before_the_end(words, years):
    found = read(words, years=years)
    assert found.latest_end >= found.end
    assert (found.latest_end > found.end) <= bool(found.extensions)
