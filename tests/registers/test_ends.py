from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.dates import end_of_term, extend_end
from planner.model import EndKind
from planner.registers.cells.terms import Terms
from planner.registers.ends import EndFacts, find_ends

START, END = date(2024, 4, 1), date(2027, 3, 31)
YEARS_3_1_1 = Terms(36, options=(12, 12))


def kinds(found):
    return [problem.kind for problem in found.problems]


def test_thirty_six_months_from_april_end_on_the_last_of_march():
    assert end_of_term(START, 36) == END
    assert extend_end(date(2025, 3, 31), 12) == date(2026, 3, 31)
    assert extend_end(date(2027, 2, 28), 12) == date(2028, 2, 29)


def test_an_end_alone_is_the_committed_and_the_latest_end():
    found = find_ends(EndFacts(end=END))
    assert (found.end, found.latest_end, found.initial_end, found.kind) == (END, END, None, EndKind.FIXED)


def test_an_awarded_end_beats_an_advertised_one_and_says_so():
    found = find_ends(EndFacts(START, END, advertised_end=date(2029, 3, 31)))
    assert found.end == END
    assert kinds(found) == ["ends-differ"]


def test_an_unusable_awarded_end_falls_back_to_the_advertised_one():
    found = find_ends(EndFacts(START, None, advertised_end=END, awarded_unusable=True))
    assert found.end == END
    assert kinds(found) == ["awarded-end-unusable"]
    before_start = find_ends(EndFacts(START, date(2023, 3, 31), advertised_end=END))
    assert before_start.end == END
    assert kinds(before_start) == ["awarded-end-unusable"]


def test_a_start_that_equals_the_end_is_dropped():
    found = find_ends(EndFacts(END, END))
    assert (found.start, found.end) == (None, END)
    assert kinds(found) == ["start-equals-end"]


def test_an_end_before_the_start_is_kept_without_the_start():
    found = find_ends(EndFacts(date(2028, 4, 1), END))
    assert (found.start, found.end) == (None, END)
    assert kinds(found) == ["end-before-start"]


def test_start_and_terms_without_an_end_give_the_end_of_the_first_term():
    found = find_ends(EndFacts(START, duration=YEARS_3_1_1))
    assert (found.initial_end, found.end, found.latest_end) == (END, END, date(2029, 3, 31))
    assert found.extensions == (12, 12)
    assert kinds(found) == ["end-computed"]


def test_an_end_that_equals_start_and_first_term_leaves_every_option():
    found = find_ends(EndFacts(START, END, duration=YEARS_3_1_1))
    assert (found.initial_end, found.end, found.latest_end) == (END, END, date(2029, 3, 31))


def test_an_end_that_equals_start_and_all_terms_is_the_latest_end_too():
    found = find_ends(EndFacts(START, date(2029, 3, 31), duration=YEARS_3_1_1))
    assert (found.initial_end, found.end, found.latest_end) == (END, date(2029, 3, 31), date(2029, 3, 31))


def test_an_end_inside_the_options_leaves_those_that_are_not_used():
    found = find_ends(EndFacts(START, date(2028, 3, 31), duration=YEARS_3_1_1))
    assert (found.initial_end, found.end, found.latest_end) == (END, date(2028, 3, 31), date(2029, 3, 31))


def test_an_end_written_as_the_day_after_is_the_same_end():
    found = find_ends(EndFacts(START, date(2027, 4, 1), duration=YEARS_3_1_1))
    assert found.end == date(2027, 4, 1)
    assert found.latest_end == date(2029, 4, 1)
    assert not found.problems


def test_options_without_a_start_follow_the_stated_end():
    found = find_ends(EndFacts(end=END, extension=Terms(options=(12, 12))))
    assert found.latest_end == date(2029, 3, 31)


def test_a_last_extension_before_the_end_is_ignored():
    found = find_ends(EndFacts(START, END, latest_end=date(2026, 3, 31)))
    assert found.latest_end == END
    assert kinds(found) == ["extension-before-end"]


def test_a_stated_latest_end_is_used_and_differences_are_said():
    found = find_ends(EndFacts(START, END, latest_end=date(2030, 3, 31), extension=Terms(options=(12,))))
    assert found.latest_end == date(2030, 3, 31)
    assert kinds(found) == ["latest-end-differs"]


def test_options_that_fill_the_time_to_the_latest_end_show_that_none_is_used():
    found = find_ends(EndFacts(START, END, latest_end=date(2029, 3, 31), extension=Terms(options=(12, 12))))
    assert (found.initial_end, found.end, found.latest_end) == (END, END, date(2029, 3, 31))


def test_a_length_that_does_not_fit_the_dates_is_said_and_the_dates_are_used():
    found = find_ends(EndFacts(START, END, duration=Terms(60)))
    assert found.end == END
    assert kinds(found) == ["duration-differs"]


def test_a_review_after_the_end_is_said():
    assert kinds(find_ends(EndFacts(START, END, review=date(2027, 6, 1)))) == ["review-after-end"]


def test_three_plus_one_plus_one_in_a_column_of_extensions_is_the_whole_contract_where_dates_or_lengths_show_it():
    summed = Terms(36, options=(12, 12), options_first=True)
    assert find_ends(EndFacts(START, END, extension=summed)).latest_end == date(2029, 3, 31)
    assert find_ends(EndFacts(START, duration=Terms(36), extension=summed)).latest_end == date(2029, 3, 31)
    assert find_ends(EndFacts(START, duration=Terms(60), extension=summed)).end == END


def test_one_plus_one_in_a_column_of_extensions_is_two_options():
    summed = Terms(12, options=(12,), options_first=True)
    found = find_ends(EndFacts(START, END, extension=summed))
    assert (found.extensions, found.latest_end) == ((12, 12), date(2029, 3, 31))


def test_a_duration_that_holds_the_options_already_is_not_counted_twice():
    found = find_ends(EndFacts(START, duration=Terms(48), extension=Terms(36, options=(12,))))
    assert (found.end, found.latest_end) == (END, date(2028, 3, 31))


def test_rolling_and_until_notice_have_no_date_but_keep_their_words():
    found = find_ends(EndFacts(START, words="rolling", words_kind=EndKind.ROLLING))
    assert (found.kind, found.end, found.words) == (EndKind.ROLLING, None, "rolling")


def test_unknown_words_with_start_and_length_still_give_an_end():
    found = find_ends(EndFacts(START, duration=Terms(36), words="TBC", words_kind=EndKind.UNKNOWN))
    assert (found.kind, found.end) == (EndKind.FIXED, END)


def test_a_first_end_alone_is_the_committed_end():
    found = find_ends(EndFacts(START, initial_end=END, latest_end=date(2029, 3, 31)))
    assert (found.initial_end, found.end, found.latest_end) == (END, END, date(2029, 3, 31))


def test_a_latest_end_alone_is_no_committed_end():
    found = find_ends(EndFacts(START, latest_end=END))
    assert (found.end, found.kind) == (None, EndKind.UNKNOWN)
    assert kinds(found) == ["only-latest-end"]


DAYS = st.none() | st.dates(date(1990, 1, 1), date(2079, 12, 31))
TERMS = st.builds(
    Terms,
    initial=st.none() | st.integers(1, 1200),
    initial_days=st.none() | st.integers(1, 4000),
    options=st.lists(st.integers(1, 1200), max_size=5).map(tuple),
)
FACTS = st.builds(
    EndFacts,
    start=DAYS,
    end=DAYS,
    advertised_start=DAYS,
    advertised_end=DAYS,
    initial_end=DAYS,
    latest_end=DAYS,
    review=DAYS,
    duration=TERMS,
    extension=TERMS,
)


@given(FACTS)
def test_whatever_a_row_states_the_dates_stay_in_order(facts):
    found = find_ends(facts)
    assert (found.kind is EndKind.FIXED) == (found.end is not None)
    if found.end:
        assert found.latest_end is not None
        assert found.latest_end >= found.end
        assert found.initial_end is None or found.initial_end <= found.end
        assert found.start is None or found.start < found.end or found.end - found.start == timedelta(0)


@given(FACTS)
def test_a_usable_awarded_end_is_never_changed(facts):
    only = replace(facts, advertised_end=None)
    if only.end:
        assert find_ends(only).end == only.end


def test_a_stated_first_end_tells_which_options_the_end_includes():
    first = date(2028, 3, 31)
    facts = EndFacts(START, initial_end=first, extension=Terms(options=(24, 24, 24)))
    assert find_ends(replace(facts, end=first)).latest_end == date(2034, 3, 31)
    assert find_ends(replace(facts, end=date(2030, 3, 31))).latest_end == date(2034, 3, 31)
    assert find_ends(replace(facts, end=date(2034, 3, 31))).latest_end == date(2034, 3, 31)


def test_equal_options_beside_a_term_as_long_as_they_are_come_after_it():
    options = Terms(12, options=(12,), options_first=True)  # `1+1` in a column of extensions
    two_years = find_ends(EndFacts(START, date(2026, 3, 31), extension=options))
    assert (two_years.latest_end, two_years.extensions) == (date(2028, 3, 31), (12, 12))
    one_year = find_ends(EndFacts(START, date(2025, 3, 31), extension=options))
    assert (one_year.latest_end, one_year.extensions) == (date(2026, 3, 31), (12,))
    told = find_ends(EndFacts(START, date(2026, 3, 31), duration=Terms(24), extension=options))
    assert told.extensions == (12, 12)


def test_a_length_that_reaches_the_latest_end_differs_from_nothing():
    found = find_ends(EndFacts(START, END, latest_end=date(2029, 3, 31), duration=Terms(60)))
    assert (found.end, found.latest_end, kinds(found)) == (END, date(2029, 3, 31), [])


def test_a_renewal_on_the_day_after_the_end_is_no_contradiction():
    assert kinds(find_ends(EndFacts(START, END, review=END + timedelta(days=1)))) == []
    assert kinds(find_ends(EndFacts(START, END, review=END + timedelta(days=2)))) == ["review-after-end"]
