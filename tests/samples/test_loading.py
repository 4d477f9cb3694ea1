"""`scripts/samples` loads every sample register into an empty database, and nothing into another."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, database: Path) -> subprocess.CompletedProcess[str]:
    url = f"sqlite:///{database}"
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"PLANNER_DATABASE_URL": url}
    )


def test_samples_go_into_an_empty_database_once(tmp_path: Path) -> None:
    if not (ROOT / ".venv" / "bin" / "planner").exists():
        pytest.skip("the script uses the project's own virtual environment, which is not here")
    database = tmp_path / "planner.sqlite"
    assert run(sys.executable, "-m", "planner", "migrate", database=database).returncode == 0
    load = ("scripts/samples", "--into-empty-database", "--today", "2026-11-22", "--out", tmp_path / "samples")
    first = run(*load, database=database)
    assert first.returncode == 0, first.stderr
    assert first.stderr.count("in the database.") == 9
    health = run(sys.executable, "-m", "planner", "health", database=database).stdout.splitlines()
    assert "versions: 9" in health
    assert "contracts: 415" in health
    again = run(*load, database=database)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
