"""What every test may use: where the shared data is, if it is."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real registers and reference data; tests that use it skip where it is absent."""
    folder = Path(os.environ.get("PLANNER_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the shared data is not here")
    return folder
