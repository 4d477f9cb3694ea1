"""The small errands explain themselves and refuse what they do not know; nothing made by them is committed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = sorted(path.name for path in (ROOT / "scripts").iterdir() if path.is_file())


def tracked() -> list[str]:
    run = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.skip("this is no git checkout")
    return run.stdout.splitlines()


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_script_has_help(name: str) -> None:
    run = subprocess.run([ROOT / "scripts" / name, "--help"], capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
    assert f"scripts/{name}" in run.stdout


@pytest.mark.parametrize("name", ["server", "setup", "check"])
def test_an_unknown_option_is_wrong_usage(name: str) -> None:
    run = subprocess.run([ROOT / "scripts" / name, "--cook"], capture_output=True, check=False, timeout=60)
    assert run.returncode == 2


def test_missing_debian_packages_are_named_in_one_apt_line_without_root(tmp_path: Path) -> None:
    """Seen with an `id` that is not root and a PATH without a browser."""
    for tool in ("bash", "dirname", "cat", "ls", "cmp", "cp", "basename"):
        found = subprocess.run(["which", tool], capture_output=True, text=True, check=True).stdout.strip()
        (tmp_path / tool).symlink_to(found)
    fake = tmp_path / "id"
    fake.write_text("#!/bin/sh\necho 1000\n")
    fake.chmod(0o755)
    run = subprocess.run(
        ["bash", str(ROOT / "scripts" / "setup"), "test"],
        env={"PATH": str(tmp_path), "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 1
    (line,) = [line for line in run.stderr.splitlines() if "apt-get install" in line]
    assert "chromium" in line


def test_locks_hold_hashes_and_no_addresses() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "index-url" not in text
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]


def test_nothing_built_is_committed() -> None:
    assert not [name for name in tracked() if name.startswith(("planner/static/built/", "node_modules/", "var/"))]
