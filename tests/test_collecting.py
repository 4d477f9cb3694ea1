import gc

import pytest

from planner.collecting import cycles_uncollected


def test_the_collector_rests_inside_and_works_again_after_nested_blocks():
    assert gc.isenabled()
    with cycles_uncollected():
        with cycles_uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_refusal_sets_the_collector_to_work_again():
    with pytest.raises(ValueError, match="refused"), cycles_uncollected():
        raise ValueError("refused")
    assert gc.isenabled()


def test_a_collector_that_was_at_rest_stays_at_rest():
    gc.disable()
    try:
        with cycles_uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
