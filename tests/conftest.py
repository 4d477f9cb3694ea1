"""What every test may use: where the shared data is, if it is."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Examples may take their time: on a busy machine a deadline would fail what is right. Where a change is judged the
# examples are the same each time; everywhere else each run looks at new ones.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("judged", settings.get_profile("unhurried"), derandomize=True)
settings.load_profile("judged" if os.environ.get("CI") else "unhurried")

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real registers and reference data; tests that use it skip where it is absent."""
    folder = Path(os.environ.get("PLANNER_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the shared data is not here")
    return folder
