import importlib
import io
import time
from contextlib import contextmanager

import pytest
from click.testing import CliRunner

from planner.cli import planner, progress
from planner.progress import PROPOSALS, listener, listening


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_stands_there_after_a_while_even_before_there_are_rows_to_count(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    with progress.bar_when_slow("Reading kent.csv"):
        time.sleep(0.5)
    assert "Reading kent.csv" in terminal.getvalue()


def test_what_is_quick_shows_no_bar(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    with progress.bar_when_slow("Reading kent.csv"):
        pass
    assert terminal.getvalue() == ""


def test_outside_a_terminal_there_is_never_a_bar(monkeypatch):
    monkeypatch.setattr(progress.sys, "stderr", io.StringIO())
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.bar_when_slow("Reading kent.csv"):
        time.sleep(0.1)
    assert progress.sys.stderr.getvalue() == ""


def test_the_bar_says_what_is_being_done(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.bar_when_slow("Reading the registers"):
        listener(PROPOSALS)(12, 198)
        time.sleep(0.3)
    assert "Finding who could buy together" in terminal.getvalue()


@pytest.mark.parametrize(
    ("command", "more"),
    [("plan", []), ("feed", ["-o", "-"]), ("warnings", []), ("backtest", ["--as-of", "2025-01-01"])],
)
def test_commands_that_plan_tell_how_far_they_are(monkeypatch, tmp_path, command, more):
    told = []

    @contextmanager
    def bar(what):
        with listening(lambda *said: told.append((what, said[0]))):
            yield

    module = importlib.import_module(f"planner.cli.{command}")
    monkeypatch.setattr(module, "bar_when_slow", bar)
    row = "{0},Housing management system,{1},01/04/2022,31/03/2029\n"
    file = tmp_path / "both.csv"
    file.write_text(
        "Reference,Title,Council,Start date,End date\n" + row.format("A", "Camden") + row.format("B", "Barnet")
    )
    done = CliRunner().invoke(planner, [command, str(file), *more])
    assert done.exit_code == 0, done.output
    assert {step for _, step in told} == {"rows", "areas", "proposals"}
