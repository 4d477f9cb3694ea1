"""The commands on the database: migrate, import, health, serve."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from unittest import mock

import pytest

from planner.cli import main
from planner.store.contracts import all_contracts
from planner.store.mappings import remember_mapping
from planner.store.session import Database

ROOT = Path(__file__).parents[2]
HEADINGS = "Contract reference,Title,Council,Supplier,Start date,End date,Total value"
ROWS = (
    "K1,Housing management system,Kent County Council,Civica UK Ltd,01/04/2022,31/03/2028,100000",
    "K2,Refuse collection,Kent County Council,Veolia,01/04/2020,14/05/2029,2500000",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run(tmp_path, "migrate")
    return tmp_path


@dataclass(frozen=True)
class Ran:
    """What a command said, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *words: str, typed: str = "") -> Ran:
    """The command as `main` runs it, within this process: starting Python each time would take most of the time."""
    out, err = StringIO(), StringIO()
    arguments = ["planner", *words, "--database", f"sqlite:///{folder}/p.sqlite"]
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        mock.patch.object(sys, "argv", arguments),
        mock.patch.object(sys, "stdin", StringIO(typed)),
        pytest.raises(SystemExit) as end,
    ):
        main()
    return Ran(int(end.value.code or 0), out.getvalue(), err.getvalue())


def register(folder: Path, *rows: str, name: str = "register.csv") -> str:
    path = folder / name
    path.write_text("\n".join([HEADINGS, *rows]) + "\n")
    return str(path)


def counts(folder: Path) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in run(folder, "health").stdout.splitlines())


def test_migrate_says_what_it_did(tmp_path: Path) -> None:
    assert "Now at revision" in run(tmp_path, "migrate").stderr
    again = run(tmp_path, "migrate")
    assert (again.returncode, again.stdout) == (0, "")
    assert "Already at revision" in again.stderr


def test_health_is_1_until_the_tables_are_there(tmp_path: Path) -> None:
    before = run(tmp_path, "health")
    assert before.returncode == 1
    assert "planner migrate" in before.stdout
    run(tmp_path, "migrate")
    after = run(tmp_path, "health")
    assert after.returncode == 0
    assert "database: ok" in after.stdout


def test_import_without_tables_says_what_to_run(tmp_path: Path) -> None:
    refused = run(tmp_path, "import", register(tmp_path, *ROWS), "--yes")
    assert refused.returncode == 1
    assert refused.stderr == "planner: The database's tables are not up to date. Run: planner migrate\n"


def test_import_shows_what_changes_and_takes_it_in(folder: Path) -> None:
    first = run(folder, "import", register(folder, *ROWS), "--yes")
    assert first.returncode == 0, first.stderr
    assert "register.csv (Kent County Council): 2 rows, 2 contracts" in first.stdout
    assert "new 2, changed 0, gone 0, unchanged 0" in first.stdout
    assert counts(folder)["contracts"] == "2"
    moved = ROWS[0].replace("31/03/2028", "31/03/2029")
    second = run(folder, "import", register(folder, moved), "--yes")
    assert "new 0, changed 1, gone 1, unchanged 0" in second.stdout
    assert "changed: Housing management system (end" in second.stdout
    assert "gone: Refuse collection" in second.stdout


def test_import_asks_first_and_no_leaves_everything_as_it_was(folder: Path) -> None:
    asked = run(folder, "import", register(folder, *ROWS), typed="n\n")
    assert asked.returncode == 0
    assert "left out" in asked.stderr
    assert (counts(folder)["versions"], counts(folder)["contracts"]) == ("0", "0")
    assert "in the database" in run(folder, "import", register(folder, *ROWS), typed="y\n").stderr


def test_earlier_uploads_decide_the_order_of_dates_that_no_row_proves(folder: Path) -> None:
    run(folder, "import", register(folder, "K1,Lifts,Kent County Council,A Ltd,04/30/2024,05/31/2029,1"), "--yes")
    file = register(folder, "K2,Doors,Kent County Council,B Ltd,04/05/2024,04/05/2029,1", name="later.csv")
    run(folder, "import", file, "--yes")
    with Database(f"sqlite:///{folder}/p.sqlite").reading() as session:
        ends = {contract.reference: contract.end for contract in all_contracts(session)}
    assert ends["K2"] == date(2029, 4, 5)


def test_the_same_bytes_twice_are_refused_with_one_line(folder: Path) -> None:
    run(folder, "import", register(folder, *ROWS), "--yes")
    again = run(folder, "import", register(folder, *ROWS, name="copy.csv"), "--yes")
    assert again.returncode == 1
    (line,) = again.stderr.splitlines()
    assert "register.csv of Kent County Council was uploaded on" in line
    assert counts(folder)["versions"] == "1"


def test_a_file_that_is_no_register_does_not_keep_the_others_out(folder: Path) -> None:
    picture = folder / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    done = run(folder, "import", str(picture), register(folder, *ROWS), "--yes")
    assert done.returncode == 1
    assert "picture.csv" in done.stderr
    assert counts(folder)["contracts"] == "2"


def test_a_register_of_nobody_asks_whose_it_is(folder: Path) -> None:
    path = folder / "list.csv"
    path.write_text("Title,End date\nRefuse collection,31/03/2028\n")
    refused = run(folder, "import", str(path), "--yes")
    assert refused.returncode == 1
    assert "--council" in refused.stderr
    assert run(folder, "import", str(path), "--council", "kent cc", "--yes").returncode == 0


def test_what_the_headings_mean_is_remembered(folder: Path) -> None:
    database = Database(f"sqlite:///{folder}/p.sqlite")
    with database.session() as session:
        remember_mapping(
            session,
            council="Kent County Council",
            headings=HEADINGS.split(","),
            mapping={"title": "Supplier", "supplier": "Title"},
            at=datetime(2026, 11, 22, tzinfo=UTC),
        )
    run(folder, "import", register(folder, *ROWS), "--yes")
    with database.reading() as session:
        assert {each.supplier for each in all_contracts(session)} == {"Housing management system", "Refuse collection"}
    database.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])
def test_the_site_listens_on_this_machine_alone(folder: Path, host: str) -> None:
    refused = run(folder, "serve", "--host", host)
    assert refused.returncode == 1
    assert "this machine alone" in refused.stderr


def test_a_port_that_is_taken_is_one_clear_line(folder: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = run(folder, "serve", "--port", str(taken.getsockname()[1]))
    assert refused.returncode == 1
    assert "Try another --port" in refused.stderr


def test_the_site_serves_and_says_where(folder: Path) -> None:
    command = [sys.executable, "-m", "planner", "serve", "--port", "0", "--database", f"sqlite:///{folder}/p.sqlite"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as site:
        try:
            assert site.stderr is not None
            address = re.search(r"http://127\.0\.0\.1:\d+", site.stderr.readline())
            assert address is not None
            for _ in range(50):
                try:
                    with urllib.request.urlopen(f"{address[0]}/healthz", timeout=5) as answer:
                        assert answer.status == 200
                    break
                except ConnectionError:
                    time.sleep(0.1)
        finally:
            site.terminate()
