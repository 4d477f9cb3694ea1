from datetime import date

import numpy as np
import pytest

from planner.model import EndKind
from planner.registers.cells.end_words import stated_notice
from planner.registers.columns import Column
from planner.registers.ends import Ends
from planner.registers.row_notes import notice_of, states_break, with_note

START, END = date(2024, 4, 13), date(2027, 4, 12)
FIXED = Ends(START, None, END, END, EndKind.FIXED)


@pytest.mark.parametrize(
    ("text", "options", "latest"),
    [
        ("Option to extend for 2 further years (1+1)", (12, 12), date(2029, 4, 12)),
        ("May be extended by up to 24 months subject to performance", (24,), date(2029, 4, 12)),
        ("Optional 1+1", (12, 12), date(2029, 4, 12)),
    ],
)
def test_options_that_only_notes_state_follow_the_end_and_are_said_to_be_guessed(text, options, latest):
    found = with_note(FIXED, text, None)
    assert (found.end, found.extensions, found.latest_end) == (END, options, latest)
    assert [problem.field for problem in found.problems] == ["note"]


@pytest.mark.parametrize(
    "text",
    [
        "No option to extend",
        "Both 12 month extensions taken up - no more available",
        "The supplier may extend opening hours by 2 hours",
        "Not extended further",
        "Refurbishment is a rolling programme",
    ],
)
def test_notes_that_offer_nothing_leave_the_end_alone(text):
    assert with_note(FIXED, text, None) == FIXED


def test_options_of_notes_that_a_stated_latest_end_bears_out_are_kept_without_a_remark():
    stated = Ends(START, None, END, date(2029, 4, 12), EndKind.FIXED)
    found = with_note(stated, "Optional 1+1", None)
    assert (found.latest_end, found.extensions, found.problems) == (date(2029, 4, 12), (12, 12), ())


def test_an_extension_that_notes_report_is_the_end():
    found = with_note(FIXED, "Extended to 12/04/2029 under delegated decision", None)
    assert (found.initial_end, found.end, found.latest_end) == (END, date(2029, 4, 12), date(2029, 4, 12))
    assert with_note(FIXED, "Extended from 2020 to 12/04/2027", None).end == END


def test_a_contract_that_notes_call_expired_and_rolling_is_still_in_use():
    found = with_note(FIXED, "Contract expired, rolling month by month until re-let", None)
    assert (found.kind, found.end) == (EndKind.HOLDING_OVER, END)


def test_a_break_changes_no_end():
    found = with_note(FIXED, "Break clause 12/04/2026 on 3 months' notice", None)
    assert (found.end, found.latest_end, [problem.kind for problem in found.problems]) == (END, END, ["break-stated"])
    assert with_note(FIXED, "Clean the staff room at break times", None) == FIXED


def test_a_column_of_breaks_states_one_unless_it_says_no():
    assert [states_break(text) for text in ("31/03/2027", "after year 3", "No", "None", "Not available")] == [
        *(True, True),
        *(False, False, False),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("rolling - 3 months notice", 90),
        ("Until terminated (3 mths notice)", 90),
        ("90 days' written notice", 90),
        ("Notice period: 12 weeks", 84),
        ("notice of at least six months", 180),
        ("Award notice published in 3 months", None),
        ("36 months", None),
    ],
)
def test_a_notice_period_is_known_by_the_word(text, days):
    assert stated_notice(text) == days


def test_a_column_of_notice_beats_notes_and_those_the_words_of_the_end():
    each = np.arange(4)
    stated, notes = (
        Column([30, None, None, None], each),
        Column(["3 months' notice", None, "3 months' notice", None], each),
    )
    words = np.array([None, "6 months notice", "6 months notice", None], dtype=object)
    found = notice_of(stated, notes, words)
    assert list(found) == [30, 180, 90, None]
