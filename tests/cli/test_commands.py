"""Every command explains itself, refuses wrong usage with 2 and an unreadable request with 1, and starts quickly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.cli import COMMANDS, planner

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(name: str) -> None:
    result = CliRunner().invoke(planner, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "Usage:" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_named_in_the_readme(name: str) -> None:
    assert f"planner {name}" in (ROOT / "README.md").read_text()


def test_an_unknown_command_is_wrong_usage() -> None:
    assert CliRunner().invoke(planner, ["cook"]).exit_code == 2


def test_a_missing_file_is_one_clear_line_and_exit_status_1() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "planner", "plan", "no-such-register.csv"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stdout == ""
    (line,) = run.stderr.splitlines()
    assert "no-such-register.csv" in line


def test_a_date_that_is_none_is_wrong_usage() -> None:
    result = CliRunner().invoke(planner, ["plan", "x.csv", "--today", "31/03/2027"])
    assert result.exit_code == 2
    assert "2027-03-31" in result.output


def test_help_imports_no_heavy_library() -> None:
    code = (
        "import sys; from planner.cli import planner; planner.main(['--help'], standalone_mode=False); "
        "sys.exit(any(name in sys.modules for name in ('pandas', 'sklearn', 'flask', 'sqlalchemy', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
