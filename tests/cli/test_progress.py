import io
import time

from planner.cli import progress


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
