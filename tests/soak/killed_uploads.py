"""Uploads killed half way (kill -9): every version is there whole or not at all, and the contracts agree with it."""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select, text

from planner.store import registers, undo
from planner.store.differences import live_versions
from planner.store.session import Database
from planner.store.tables import contracts, register_versions, version_contracts
from tests.store import examples

COUNCILS = ("Kent County Council", "Medway Council")
AT = datetime(2026, 11, 22, tzinfo=UTC)


def work(url: str, seed: int) -> None:
    """Upload, confirm and take back until killed."""
    chance, database = random.Random(seed), Database(url)
    while True:
        council = chance.choice(COUNCILS)
        numbers = sorted(chance.sample(range(3_000), 2_000))
        held = [examples.contract(f"{council} {number}", council=council, notice_days=number) for number in numbers]
        with database.session() as session:
            data = chance.randbytes(20_000)
            reading = examples.reading(*held, issues=(examples.issue(3),))
            version = registers.add_pending(
                session, council=council, file_name="kent.csv", data=data, reading=reading, at=AT
            )
        with database.session() as session:
            registers.confirm(session, version, at=AT)
        if chance.random() < 0.3:
            with database.session() as session:
                undo.undo(session, version, at=AT)


def check(database: Database) -> int:
    """Fail where anything is kept half; how many versions are kept."""
    with database.reading() as session:
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        found = registers.versions(session)
        rows = dict(
            session.execute(
                select(version_contracts.c.version_id, func.count()).group_by(version_contracts.c.version_id)
            ).all()
        )
        assert rows == {version.id: version.counts["contracts"] for version in found}
        for version in found:
            registers.original(session, version.id)
        listed = select(version_contracts.c.key).where(version_contracts.c.version_id.in_(live_versions()))
        current = select(contracts.c.key).where(contracts.c.state == "current")
        assert set(session.scalars(listed)) == set(session.scalars(current))
        states = set(session.scalars(select(register_versions.c.state)))
        assert states <= {"pending", "confirmed", "undone"}
    return len(found)


def main() -> None:
    """Run for so many minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--work", nargs=2, metavar=("URL", "SEED"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(given.work[0], int(given.work[1]))
        return
    until, chance, kills, versions = time.monotonic() + given.minutes * 60, random.Random(1), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder)}/planner.sqlite"
        database = Database(url)
        database.migrate()
        while time.monotonic() < until:
            command = [sys.executable, "-m", "tests.soak.killed_uploads", "--work", url, str(kills)]
            with subprocess.Popen(command) as worker:
                time.sleep(chance.uniform(0.8, 4))
                worker.send_signal(signal.SIGKILL)
            assert worker.returncode == -signal.SIGKILL, "the worker stopped by itself"
            kills += 1
            versions = check(database)
        database.close()
    print(f"killed {kills} times; {versions} versions kept, each whole")


if __name__ == "__main__":
    main()
