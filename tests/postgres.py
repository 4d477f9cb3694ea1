"""A throwaway PostgreSQL server: Debian's binaries as an ordinary user, a Unix socket only, nothing kept."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
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
    settings = [part for setting in (*QUICK, f"unix_socket_directories={home}") for part in ("-c", setting)]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", files, *settings],
            user=user,
            cwd="/tmp",
            stdout=log,
            stderr=log,
            preexec_fn=_die_with_the_tests,  # noqa: PLW1509 - no test starts a thread before its database
        )
    try:
        _wait(programs, home, server)
        yield f"postgresql+psycopg://{OWNER}@/postgres?host={home}"
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def _die_with_the_tests() -> None:
    """The server stops with whoever started it, killed tests too (Linux; elsewhere it is left to `finally`)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


def _wait(programs: Path, home: Path, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if subprocess.run([programs / "pg_isready", "-q", "-h", home], check=False).returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError((home / "log").read_text())


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
