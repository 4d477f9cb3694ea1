"""A move says what really happens to a contract, in words a contract manager uses, and what the law makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.model import LegalRegime
from planner.proposals.moves import Lawfulness, length, move, remaining_options
from tests.proposals.build import contract

CONTRACT = replace(
    contract("a"),
    start=date(2024, 4, 1),
    end=date(2028, 3, 31),
    latest_end=date(2030, 3, 31),
    extensions=(12, 12),
    legal_regime=LegalRegime.PA2023,
)


def test_who_ends_on_the_target_or_later_stays_and_joins_the_day_after_its_own_end() -> None:
    stays = move(replace(CONTRACT, end=date(2028, 7, 31)), date(2028, 3, 31))
    assert (stays.days, stays.joins) == (0, date(2028, 8, 1))
    assert stays.words == "stays, joins 1 August 2028"
    assert move(CONTRACT, date(2028, 3, 31)).joins == date(2028, 4, 1)


def test_a_move_names_the_options_and_what_is_left_of_them() -> None:
    moved = move(CONTRACT, date(2028, 7, 31))
    assert moved.days == 122
    assert moved.joins == date(2028, 8, 1)
    assert moved.words == "+4 months: first of two 12-month options, 8 months spare, lawful as it stands"
    assert moved.lawfulness is Lawfulness.AS_IT_STANDS


@pytest.mark.parametrize(
    ("options", "latest", "target", "words"),
    [
        ((12, 12), date(2030, 3, 31), date(2029, 3, 31), "+12 months: first of two 12-month options, lawful"),
        ((12, 12), date(2030, 3, 31), date(2030, 3, 31), "+24 months: both 12-month options, lawful"),
        ((12, 12, 12), date(2031, 3, 31), date(2030, 3, 31), "+24 months: two of three 12-month options, lawful"),
        ((24,), date(2030, 3, 31), date(2028, 4, 30), "+1 month: the 24-month option, 23 months spare, lawful"),
        ((120,), date(2038, 3, 31), date(2028, 4, 30), "+1 month: the 10-year option, 9 years spare, lawful"),
        ((48, 48), date(2036, 3, 31), date(2032, 3, 31), "+48 months: first of two 4-year options, lawful"),
        ((24, 12), date(2031, 3, 31), date(2028, 9, 30), "+6 months: first of two options (24 + 12 months), 18 months"),
        ((), date(2030, 3, 31), date(2028, 4, 9), "+9 days: within its latest end of 31 March 2030, lawful"),
        # the first of three options is spent: two lead from the end to the latest end
        ((12, 24, 12), date(2031, 3, 31), date(2028, 9, 30), "+6 months: first of two options (24 + 12 months), 18"),
    ],
)
def test_the_words_of_a_move(options: tuple[int, ...], latest: date, target: date, words: str) -> None:
    moved = move(replace(CONTRACT, extensions=options, latest_end=latest), target)
    assert moved.words.startswith(words)
    assert moved.words.endswith("lawful as it stands")


def test_options_that_do_not_lead_to_the_latest_end_are_not_named() -> None:
    assert remaining_options(replace(CONTRACT, latest_end=date(2029, 9, 30))) == ()
    assert remaining_options(replace(CONTRACT, latest_end=None)) == ()


def test_a_tenth_of_the_longest_term_as_awarded_is_a_modification_under_the_2023_act() -> None:
    """Six years with options: 219 days are within a tenth, 220 are not (PA23 s.74(3)(a))."""
    assert (date(2030, 3, 31) - date(2024, 4, 1)).days + 1 == 2191
    within, past = move(CONTRACT, date(2030, 11, 5)), move(CONTRACT, date(2030, 11, 6))
    assert (date(2030, 11, 5) - date(2030, 3, 31)).days == 219
    assert within.lawfulness is Lawfulness.MODIFICATION
    assert "s.74(3)(a)" in within.words
    assert past.lawfulness is Lawfulness.NOT_KNOWN


def test_exactly_a_tenth_is_still_within() -> None:
    a_day_less = replace(CONTRACT, start=date(2024, 4, 2))
    assert (date(2030, 3, 31) - date(2024, 4, 2)).days + 1 == 2190
    assert move(a_day_less, date(2030, 11, 5)).lawfulness is Lawfulness.MODIFICATION


@pytest.mark.parametrize("regime", [LegalRegime.UNKNOWN, LegalRegime.PSR, LegalRegime.EXEMPT])
def test_without_a_rule_nothing_is_promised_past_the_latest_end(regime: LegalRegime) -> None:
    moved = move(replace(CONTRACT, legal_regime=regime), date(2030, 4, 30))
    assert moved.lawfulness is Lawfulness.NOT_KNOWN
    assert moved.words.endswith("1 month past its latest end of 31 March 2030, not lawful as far as known")


def test_a_term_of_unknown_start_has_no_tenth() -> None:
    assert move(replace(CONTRACT, start=None), date(2030, 4, 1)).lawfulness is Lawfulness.NOT_KNOWN


def test_the_2015_regulations_are_named_for_the_contracts_under_them() -> None:
    moved = move(replace(CONTRACT, legal_regime=LegalRegime.PCR2015), date(2030, 4, 30))
    assert "PCR 2015 reg. 72" in moved.words


@pytest.mark.parametrize(
    ("end", "later", "words"),
    [
        (date(2027, 3, 31), date(2027, 4, 30), "1 month"),
        (date(2027, 3, 31), date(2027, 4, 29), "29 days"),
        (date(2027, 2, 28), date(2027, 3, 31), "1 month"),
        (date(2027, 1, 31), date(2027, 2, 28), "1 month"),
        (date(2027, 3, 31), date(2028, 4, 1), "12 months and 1 day"),
    ],
)
def test_lengths_are_said_in_months_and_days(end: date, later: date, words: str) -> None:
    assert length(end, later) == words
