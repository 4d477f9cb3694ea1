"""`planner suppliers FILE`: the spellings of each supplier together."""

from __future__ import annotations

import json
from pathlib import Path

import click

from planner.model import PlannerError


@click.command("suppliers")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON: a list of {name, spellings}.")
@click.option("--unsure", is_flag=True, help="List instead the pairs that a person should decide.")
def command(file: Path, as_json: bool, unsure: bool) -> None:
    """Group supplier names, one per line: every line, exactly as read, is in exactly one group."""
    from planner.matching.suppliers import group_suppliers, uncertain_pairs

    names = lines(file)
    if unsure:
        pairs = uncertain_pairs(names)
        listed = [{"one": p.one, "other": p.other, "likeness": p.likeness, "why": p.why} for p in pairs]
        text = "\n".join(f"{p.one}\t{p.other}\t{p.why}" for p in pairs)
    else:
        groups = group_suppliers(names)
        listed = [{"name": g.name, "spellings": list(g.spellings), "why": list(g.why)} for g in groups]
        text = "\n".join("\n".join((g.name, *(f"    {spelling}" for spelling in g.spellings))) for g in groups)
    click.echo(json.dumps(listed, ensure_ascii=False, indent=1) if as_json else text)


def lines(file: Path) -> list[str]:
    """The lines of a text file exactly as read, without blank ones; in UTF-8 with or without mark, else in CP1252."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise PlannerError(
            f"{file} cannot be read: {error.strerror}. Give a text file with one name per line."
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise PlannerError(f"{file} is no text file. Give one with one supplier name per line.")
    return [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
