"""The examples in the docstrings of the pages' small functions are run."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("module", ["filters", "downloads", "view", "words", "feeds.clients", "feeds.links"])
def test_examples_are_true(module: str) -> None:
    tried = doctest.testmod(import_module(f"planner.web.{module}"))
    assert tried.attempted
    assert not tried.failed
