"""`planner check`: one register, read and cleaned, with everything that was found in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.json_text import echo_json
from planner.cli.options import council_option, json_option, read_file, today_option
from planner.cli.progress import bar_when_slow
from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.model import Reading
    from planner.registers import RegisterFile


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@council_option
@today_option
@click.option(
    "--mapping",
    "mapping_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help='What columns mean: JSON, field to heading, such as {"end": "Expires"}.',
)
@click.option(
    "--cleaned",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the register, cleaned, in the layout of the LGA and the Transparency Code (.xlsx or .csv).",
)
@click.option(
    "--marked",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write your own workbook back with the faulty cells coloured and commented (.xlsx; .xlsm if it has macros).",
)
@json_option
def command(
    file: Path,
    council: str | None,
    today: date,
    mapping_file: Path | None,
    cleaned: Path | None,
    marked: Path | None,
    as_json: bool,
) -> None:
    """Read and clean one register; say how it was read and what was found, cell by cell."""
    from planner import flow

    _check_names(cleaned, marked)
    register = read_file(file)
    mapping = read_mapping(mapping_file)
    with bar_when_slow(f"Reading {file.name}"):
        reading = flow.read(register, council=council, mapping=mapping)
    _say_passed_over(mapping, reading)
    with bar_when_slow("Writing"):
        _write_files(register, reading, cleaned, marked)
    if as_json:
        from planner import shapes

        echo_json(shapes.reading(reading))
        return
    from planner.cli.check_text import show

    show(reading, today)


def _say_passed_over(mapping: Mapping[str, str] | None, reading: Reading) -> None:
    """On stderr, the headings of a mapping that the file does not have."""
    from planner.registers.fields import REPEATED

    used = {" ".join(heading.split()).casefold() for heading in reading.columns.values()}
    for field, heading in (mapping or {}).items():
        if field not in REPEATED and " ".join(heading.split()).casefold() not in used:
            click.echo(f"{reading.file}: no column ‘{heading}’, which the mapping names for ‘{field}’.", err=True)


def _check_names(cleaned: Path | None, marked: Path | None) -> None:
    if cleaned and cleaned.suffix.casefold() not in (".xlsx", ".csv"):
        raise click.UsageError("--cleaned writes .xlsx or .csv; name the file so")
    if marked and marked.suffix.casefold() not in (".xlsx", ".xlsm", ".xltx", ".xltm"):
        raise click.UsageError("--marked writes .xlsx, or .xlsm of a workbook with macros; name the file so")


def _write_files(register: RegisterFile, reading: Reading, cleaned: Path | None, marked: Path | None) -> None:
    from planner import registers

    copy = registers.marked_workbook(register, reading) if marked else None
    if marked and copy and marked.suffix.casefold() != copy.ending:
        why = f"Excel opens the marked copy of {register.name} under the ending {copy.ending} alone"
        raise PlannerError(f"{marked}: {why}; name it {marked.stem}{copy.ending}.")
    if cleaned:
        write = registers.cleaned_csv if cleaned.suffix.casefold() == ".csv" else registers.cleaned_workbook
        _write(cleaned, write(reading))
    if marked and copy:
        _write(marked, copy.data)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise PlannerError(f"{path}: cannot be written ({error.strerror}).") from error


def read_mapping(path: Path | None) -> Mapping[str, str] | None:
    """Field → heading from a JSON file (or from its `columns`, as `--json` prints them)."""
    from planner.registers.fields import KINDS

    if path is None:
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PlannerError(f"{path}: cannot be opened ({error.strerror}).") from error
    except ValueError as error:
        raise PlannerError(f"{path}: is not JSON; write one object, field to heading.") from error
    found = found.get("columns", found) if isinstance(found, dict) else found
    if not isinstance(found, dict) or not all(isinstance(heading, str) for heading in found.values()):
        raise PlannerError(f'{path}: write one object, field to heading, such as {{"end": "Expires"}}.')
    if unknown := sorted(set(found) - KINDS.keys()):
        fields = ", ".join(KINDS)
        raise PlannerError(f"{path}: there is no field ‘{unknown[0]}’. The fields are {fields}.")
    return found
