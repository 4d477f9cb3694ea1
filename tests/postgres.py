"""A throwaway PostgreSQL server: Debian's binaries as an ordinary user, a Unix socket only, nothing kept."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER = "planner"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL server here, None where there is none."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def throwaway_server() -> Iterator[str]:
    """Start a server with its files in a new folder of its own; the address of its `postgres` database."""
    programs = binaries()
    assert programs is not None
    home = Path(
        tempfile.mkdtemp(prefix="pg", dir="/tmp")
    )  # a socket's path may have 107 characters: not pytest's folder
    user = _ordinary_user()
    if user is not None:
        os.chown(home, pwd.getpwnam(user).pw_uid, -1)
    files = home / "files"
    _run(user, programs / "initdb", "-D", files, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
    settings = " ".join(f"-c {setting}" for setting in QUICK) + f" -k {home}"
    _run(user, programs / "pg_ctl", "start", "-w", "-D", files, "-l", home / "log", "-o", settings)
    try:
        yield f"postgresql+psycopg://{OWNER}@/postgres?host={home}"
    finally:
        _run(user, programs / "pg_ctl", "stop", "-m", "immediate", "-D", files)
        shutil.rmtree(home, ignore_errors=True)


def _ordinary_user() -> str | None:
    """PostgreSQL refuses to run as root: whom to run it as, None for ourselves."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def _run(user: str | None, *command: object) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=user,
        check=False,
        cwd="/tmp",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert done.returncode == 0, done.stderr
