"""What a feed's days rest on is told alike by every process that serves it."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
from planner.settings import PlanSettings
from planner.web.feeds.contents import told
councils = frozenset({"Camden", "Islington", "Hackney", "Southwark", "Lambeth", "Barnet", "Brent"})
print(told(PlanSettings(partnership=councils, closed_seasons=frozenset({"august", "christmas", "pre_election"}))))
"""


def test_settings_are_told_alike_whatever_order_a_process_gives_to_sets() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1
    assert "Southwark" in found.pop()
