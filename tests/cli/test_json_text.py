"""Long JSON is written as it is made, and is the same object that a whole dump would give."""

from __future__ import annotations

import json

import pytest

from planner.cli.json_text import AT_ONCE, echo_json

SHAPES = [
    {},
    {"rows": [], "named": {}, "none": None},
    {"file": "Ærø.csv", "rows": [{"a": 1, "b": 'quote " and \n end'}], "named": {"k": [1, 2]}, "last": 0.5},
    {"first": list(range(2 * AT_ONCE + 1)), "pair": ("a", "b")},
]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_written_reads_as_the_object(shape, capsys):
    echo_json(shape)
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(shape))


def test_an_iterator_is_a_list_of_which_each_item_has_a_line(capsys):
    echo_json({"rows": ({"row": number} for number in range(3))})
    written = capsys.readouterr().out
    assert json.loads(written) == {"rows": [{"row": 0}, {"row": 1}, {"row": 2}]}
    assert written.splitlines()[2:5] == ['  {"row": 0},', '  {"row": 1},', '  {"row": 2}']
