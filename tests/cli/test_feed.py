"""`planner feed`: registers straight to one calendar feed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from planner import samples
from planner.classification import service_areas
from planner.cli import planner
from tests.calendars.reader import Part, events

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Three sample registers in three layouts."""
    folder = tmp_path_factory.mktemp("registers")
    paths = []
    for file in samples.generate(TODAY):
        if file.layout in ("lga_csv", "two_sheets", "ocds"):
            (folder / file.name).write_bytes(file.data)
            paths.append(str(folder / file.name))
    return paths


def feed(registers: list[str], out: Path, *options: str) -> tuple[Result, list[Part]]:
    arguments = ["feed", *registers, "--today", TODAY.isoformat(), "-o", str(out), *options]
    result = CliRunner().invoke(planner, arguments)
    return result, events(out.read_bytes()) if out.exists() else []


def test_the_same_input_gives_the_same_bytes(registers: list[str], tmp_path: Path) -> None:
    first, found = feed(registers, tmp_path / "a.ics")
    feed(registers[::-1], tmp_path / "b.ics")
    assert first.exit_code == 0
    assert first.stderr == f"{len(found)} events in {tmp_path / 'a.ics'}\n"
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()
    assert {one.value("SEQUENCE") for one in found} == {"0"}
    assert {one.value("DTSTAMP") for one in found} == {"20261122T000000Z"}


def test_contracts_end_and_ideas_have_one_tentative_day(registers: list[str], tmp_path: Path) -> None:
    _, found = feed(registers, tmp_path / "a.ics")
    labels = {one.text("CATEGORIES") for one in found}
    assert labels == {"Contract ends", "Last day to decide", "Last day to decide together"}
    together = [one for one in found if one.text("CATEGORIES") == "Last day to decide together"]
    assert {one.value("STATUS") for one in together} == {"TENTATIVE"}
    _, more = feed(registers, tmp_path / "b.ics", "--milestones", "--windows", "--alarm", "30")
    assert len(more) > len(found) + 5 * len(together)
    assert all(len(one.parts) == 1 for one in more)


def test_only_one_council_however_it_is_spelt(registers: list[str], tmp_path: Path) -> None:
    _, found = feed(registers, tmp_path / "a.ics", "--only-council", "london borough of ashmere")
    ends = [one.text("SUMMARY") for one in found if one.text("CATEGORIES") == "Contract ends"]
    assert len(ends) > 20
    assert all("London Borough of Ashmere" in summary for summary in ends)


def test_several_councils_and_service_areas_at_once(registers: list[str], tmp_path: Path) -> None:
    names = sorted({title.rpartition("(")[2].rstrip(")") for title in ends_in(registers, tmp_path / "all.ics")})
    both = ends_in(registers, tmp_path / "a.ics", "--only-council", names[0], "--only-council", names[1])
    assert {name for name in names for title in both if name in title} == set(names[:2])
    first, second = (area.code for area in service_areas()[-2:])
    areas = ("--service-area", first, "--service-area", second)
    each = [ends_in(registers, tmp_path / f"{code}.ics", "--service-area", code) for code in (first, second)]
    assert sorted(ends_in(registers, tmp_path / "b.ics", *areas)) == sorted(each[0] + each[1])


def ends_in(registers: list[str], out: Path, *options: str) -> list[str]:
    _, found = feed(registers, out, *options)
    return [one.text("SUMMARY") for one in found if one.text("CATEGORIES") == "Contract ends"]


def test_only_one_service_area_or_all_under_a_parent(registers: list[str], tmp_path: Path) -> None:
    _, leaf = feed(registers, tmp_path / "a.ics", "--service-area", "lob-housing")
    assert len([one for one in leaf if one.text("CATEGORIES") == "Contract ends"]) == 3
    parent = next(area.parent for area in service_areas() if area.code == "lob-housing")
    _, under = feed(registers, tmp_path / "c.ics", "--service-area", str(parent))
    assert {one.value("UID") for one in leaf} < {one.value("UID") for one in under}
    unknown, _ = feed(registers, tmp_path / "b.ics", "--service-area", "cheese")
    assert unknown.exit_code == 1
    assert "planner areas" in str(unknown.exception)


def test_a_council_that_is_not_there_is_refused(registers: list[str], tmp_path: Path) -> None:
    result, _ = feed(registers, tmp_path / "a.ics", "--only-council", "Nowhere")
    assert result.exit_code == 1
    assert "Nowhere" in str(result.exception)
    assert not (tmp_path / "a.ics").exists()


def test_a_folder_that_is_not_there_is_one_clear_line(registers: list[str], tmp_path: Path) -> None:
    result, _ = feed(registers[:1], tmp_path / "none" / "a.ics")
    assert result.exit_code == 1
    assert "cannot be written" in str(result.exception)
