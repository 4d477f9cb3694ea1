"""Real calendar programs and libraries read our feeds and show what we meant.

Those that install in a minute or two; Outlook, Google and Apple cannot be run here.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.calendars.clients.served import served
from tests.calendars.clients.truth import Truth, before_and_after
from tests.calendars.reader import events as read

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PYTHON = ("icalendar", "ical", "ics", "vobject")
NPM = ("ical.js", "node-ical")
SEEN = ("2029-03-20", "2029-05-10")  # the days that khal is asked for: it is slow over years
ZONES = ("Europe/London", "Pacific/Auckland", "America/Los_Angeles")


def run(*command: str | Path, zone: str = "Europe/London", **environment: str) -> str:
    """What a client prints, run as on a machine in that time zone."""
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=90,
        env=os.environ | {"TZ": zone, "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore"} | environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout


def tool(name: str) -> Path:
    """A program of the virtual environment."""
    path = Path(sys.executable).with_name(name)
    if not path.exists():
        pytest.skip(f"{name} is not installed")
    return path


def lines(text: str) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in text.splitlines()]
    assert len({one["uid"] for one in found}) == len(found)
    return {one["uid"]: one for one in found}


@pytest.fixture(params=[0, 1], ids=["first", "changed"])
def truth(request: pytest.FixtureRequest) -> Truth:
    return before_and_after()[request.param]


@pytest.mark.parametrize("library", PYTHON)
def test_a_python_library_shows_it_right(library: str, truth: Truth, tmp_path: Path) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    (tmp_path / "feed.ics").write_bytes(truth.feed)
    found = lines(run(sys.executable, HERE / "read_with.py", library, tmp_path / "feed.ics"))
    assert found == truth.shown


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("package", NPM)
def test_a_javascript_library_shows_it_right_wherever_it_runs(
    package: str, zone: str, truth: Truth, tmp_path: Path
) -> None:
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules" / package).is_dir():
        pytest.skip(f"{package} is not installed")
    (tmp_path / "feed.ics").write_bytes(truth.feed)
    script = HERE / "read_with.cjs"
    found = lines(run(node, script, package, tmp_path / "feed.ics", zone=zone, NODE_PATH=str(ROOT / "node_modules")))
    assert found == truth.shown


@pytest.mark.parametrize("zone", ZONES)
def test_vdirsyncer_and_khal_follow_a_change(zone: str, tmp_path: Path) -> None:
    vdirsyncer, khal = tool("vdirsyncer"), tool("khal")
    before, after = before_and_after()
    with served(before.feed) as feed:
        sync = configured(vdirsyncer, tmp_path, feed.url)
        run(*sync, "discover", zone=zone)
        for truth in (before, after):
            feed.body = truth.feed
            run(*sync, "sync", zone=zone)
            stored = [read(path.read_bytes())[0] for path in (tmp_path / "kept").iterdir()]
            texts = sorted((one.text("SUMMARY"), one.text("DESCRIPTION")) for one in stored)
            assert texts == sorted((one["summary"], one["description"]) for one in truth.shown.values())
            expected = sorted((one["first"], one["summary"], one["status"]) for one in truth.shown.values())
            assert listed(khal, tmp_path, zone) == [one for one in expected if SEEN[0] <= one[0] <= SEEN[1]]


def configured(vdirsyncer: Path, folder: Path, url: str) -> list[str | Path]:
    """A subscription in a folder of its own."""
    (folder / "kept").mkdir()
    (folder / "vdirsyncer.conf").write_text(
        f"""
[general]
status_path = "{folder / "status"}"
[pair feed]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder / "kept"}"
fileext = ".ics"
[storage there]
type = "http"
url = "{url}"
"""
    )
    return [vdirsyncer, "-c", folder / "vdirsyncer.conf"]


def listed(khal: Path, folder: Path, zone: str) -> list[tuple[str, str, str]]:
    """First day, title and status of each event as khal lists it, each event once."""
    (folder / "khal.conf").write_text(
        f"""
[calendars]
[[feed]]
path = {folder / "kept"}
readonly = True
[locale]
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
[sqlite]
path = {folder / "khal.db"}
"""
    )
    fields = [part for name in ("start", "title", "status", "all-day") for part in ("--json", name)]
    out = run(khal, "-c", folder / "khal.conf", "list", "--once", *fields, *SEEN, zone=zone)
    found = [one for line in out.splitlines() for one in json.loads(line)]
    assert all(one["all-day"] in (True, "True") for one in found)
    events = ((one["start"][:10], one["title"], one["status"].strip() or "CONFIRMED") for one in found)
    return sorted(one for one in events if one[0] >= SEEN[0])
