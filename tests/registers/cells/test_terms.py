import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.registers.cells.terms import NOTHING, days_terms, read_terms

DURATIONS = {
    "3+1+1": (36, (12, 12)),
    "2+1+1 Contract": (24, (12, 12)),
    "5+2+2": (60, (24, 24)),
    "2 + 1 + 1 years": (24, (12, 12)),
    "24+12": (24, (12,)),
    "60 months + 24 months": (60, (24,)),
    "3 years + 2 x 12 months": (36, (12, 12)),
    "3 + (2x1)": (36, (12, 12)),
    "4 years (2+1+1)": (24, (12, 12)),
    "36 months": (36, ()),
    "five years": (60, ()),
    "18 months": (18, ()),
    "1440 days": (48, ()),
    "26 weeks": (6, ()),
    "17 months, from October 1, 2012": (17, ()),
    "up to 4 years": (48, ()),
    "maximum period of two years": (24, ()),
    "2 x 12 months": (24, ()),
    "twenty-four months": (24, ()),
    "1.5 years": (18, ()),
    "two and a half years": (30, ()),
    "initial two years with the option of two further one-year extensions": (24, (12, 12)),
    "initial term of one year and an option for two further periods each of one year": (12, (12, 12)),
    "initial period of two years with an option to extend by 12 months": (24, (12,)),
    "initial term of 8 years, including options to extend by up to a further 12 years": (96, (144,)),
    "ten years with the option of a two year extension": (120, (24,)),
    "1-year contract with option to extend for up to a further 1 year at the Council's discretion": (12, (12,)),
    "3 years plus 2 optional years": (36, (24,)),
    "3 years (plus 1 year extension)": (36, (12,)),
    "2 years with 2 x 1 year extension options": (24, (12, 12)),
    "24 months with 12 month extension": (24, (12,)),
    "Two year contract with the option of two 12 month extensions": (24, (12, 12)),
    "Three years plus two one-year extensions": (36, (12, 12)),
    "2 years plus 2 optional extensions of 12 months each": (24, (12, 12)),
    "3 (+1+1)": (36, (12, 12)),
    "3 years extendable to 5": (36, (24,)),
    "4 Years 6 Months": (54, ()),
    "1 year and 6 months": (18, ()),
    "2 years, 6 months extension": (24, (6,)),
    "maximum period of two years, terminable on three months' notice": (24, ()),
    "5 years with break at year 3": (60, ()),
    "3 years, notice period 6 months": (36, ()),
}
EXTENSIONS = {
    "2 x 12 months": (12, 12),
    "2x1yr": (12, 12),
    "1 x 24 months": (24,),
    "6 months": (6,),
    "24 months": (24,),
    "Two one year extensions": (12, 12),
    "2 one-year extension options": (12, 12),
    "Two Additional one year extensions": (12, 12),
    "2 periods of one year": (12, 12),
    "two further periods each of one year": (12, 12),
    "three further one year periods": (12, 12, 12),
    "2 extensions of 12 months": (12, 12),
    "up to three (3) 12-month periods": (12, 12, 12),
    "up to 36 months in 12 month extensions": (12, 12, 12),
    "up to a Further 36 Months In 12 monthly Periods": (12, 12, 12),
    "up to 2 further years in 12-month increments": (12, 12),
    "up to 24 months in 2 x 12 month intervals": (12, 12),
    "Option to extend for 3 months": (3,),
    "Up to a further 12 years at the Council's discretion": (144,),
    "possible extension for a additional 2 years": (24,),
    "WITH A FURTHER OPTION TO EXTEND FOR UP TO 12 MONTHS": (12,),
    "12 months, 12 months and 6 months": (12, 12, 6),
    "2 years (1+1)": (12, 12),
    "1 year x 2": (12, 12),
    "12 months x 2": (12, 12),
    "up to a maximum of 24 months in 12 month periods": (12, 12),
    "Maximum of 24 months": (24,),
    "Yes, by 2 years": (24,),
}


@pytest.mark.parametrize(("text", "expected"), DURATIONS.items())
def test_a_duration_gives_its_first_term_and_options(text, expected):
    found = read_terms(text)
    assert (found.initial, found.options) == expected


@pytest.mark.parametrize(("text", "expected"), EXTENSIONS.items())
def test_words_of_extension_give_options_alone(text, expected):
    found = read_terms(text, extension=True)
    assert found.options == expected
    assert not found.guess


def test_prose_of_extension_may_name_the_first_term_and_the_most_in_all():
    text = "awarded for 2 years with the option to extend a further 2 periods of one year (a total length of 4 years)"
    found = read_terms(text, extension=True)
    assert (found.initial, found.options, found.total) == (24, (12, 12), 48)
    text = "a maximum of 10 years consisting of an initial period of 3 years (with an option to extend for up to 3+3+1)"
    found = read_terms(text, extension=True)
    assert (found.initial, found.options, found.total) == (36, (36, 36, 12), 120)


@pytest.mark.parametrize(
    ("text", "options"),
    [("12;12", (12, 12)), ("12,12", (12, 12)), ("12 / 12", (12, 12)), ("24, 12", (24, 12)), ("1yr;1yr", (12, 12))],
)
def test_a_list_in_a_column_of_extensions_is_options_all(text, options):
    found = read_terms(text, extension=True)
    assert (found.initial, found.options) == (None, options)


@pytest.mark.parametrize("text", ["1/5", "1,5", "12/24", "Annual review", "Reviewed every 12 months"])
def test_what_may_be_a_fraction_or_a_review_is_no_list_of_options(text):
    assert read_terms(text, extension=True) == NOTHING


def test_a_decimal_comma_is_one():
    assert read_terms("1,5 years", extension=True).options == (18,)


def test_a_sum_in_a_column_of_extensions_says_that_its_first_part_may_be_either():
    found = read_terms("1 + 1", extension=True)
    assert found.options_first
    assert (found.initial, found.options) == (12, (12,))
    assert not read_terms("Contract on 3+1+1 basis", extension=True).options_first


def test_a_bare_number_counts_what_the_heading_says_and_is_else_a_guess():
    assert read_terms("24", unit="m") == read_terms("24 months")
    assert read_terms("2", unit="y").initial == 24
    assert not read_terms("2", unit="y").guess
    assert read_terms("2").initial == 24
    assert read_terms("2").guess
    assert read_terms("24").initial == 24


@pytest.mark.parametrize(
    "text",
    ["", "n/a", "None", "Yes", "see tender documents", "likely to be renewed every four years", "0", "to be agreed"],
)
def test_words_without_a_length_give_nothing(text):
    assert read_terms(text, extension=True) == NOTHING


def test_days_are_months_of_thirty_days_or_calendar_years():
    assert days_terms(720).initial == 24
    assert days_terms(1095).initial == 36
    assert days_terms(1461).initial == 48
    assert days_terms(100).initial_days == 100


@given(st.integers(1, 15), st.lists(st.integers(1, 10), min_size=1, max_size=4))
def test_a_sum_of_years_is_read_back(initial, options):
    found = read_terms("+".join(map(str, [initial, *options])) + " years")
    assert found.initial == 12 * initial
    assert found.options == tuple(12 * option for option in options)


@given(st.integers(1, 6), st.integers(1, 60), st.sampled_from(["{} x {} months", "{} periods of {} months"]))
def test_equal_options_are_read_back(count, months, form):
    assert read_terms(form.format(count, months), extension=True).options == (months,) * count


@given(st.text(max_size=120), st.booleans())
def test_no_text_makes_it_stumble(text, extension):
    found = read_terms(text, extension=extension)
    assert all(months > 0 for months in found.options)


@given(st.text(alphabet="0123456789 +x()yearsmonthdkipof.,-", max_size=60), st.booleans())
def test_nothing_made_of_its_own_words_makes_it_stumble(text, extension):
    read_terms(text, extension=extension)
