"""Looking through many texts finds what looking at each would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.registers.looking import MANY, matching

FILLING = [f"Contract {number}" for number in range(MANY)]
TEXTS = st.lists(st.text(st.sampled_from("aAbB kK\u212a\u00e9\u00c9ſs0٣\u00a0-_")), max_size=20)


@pytest.mark.parametrize("pattern", [r"\bcall[\s-]?off\b|\bdps\b", r"k\b|s\w|\d", r"^\s*a|b\s*$", r"(?<!a)b(?=a)"])
@given(texts=TEXTS)
def test_many_texts_are_searched_as_each_alone_would_be(pattern, texts):
    compiled = re.compile(pattern, re.IGNORECASE)
    wanted = {text for text in [*texts, *FILLING] if text and compiled.search(text)}
    assert matching(compiled, [*texts, None, *FILLING]) == wanted


def test_few_texts_are_found_too():
    assert matching(re.compile("ed", re.IGNORECASE), ["RED", "blue", None, ""]) == {"RED"}
