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
    """The lines of a text file exactly as read, in whatever encoding it is; blank ones hold no name and are counted
    on stderr."""
    from planner.registers.encoding import decode, find_encoding

    try:
        data = file.read_bytes()
    except OSError as error:
        raise PlannerError(
            f"{file} cannot be read: {error.strerror}. Give a text file with one name per line."
        ) from error
    text, encoding = decode(data, find_encoding(data))
    if b"\0" in data and not encoding.startswith(("utf-16", "utf-32")):
        raise PlannerError(f"{file} is no text file. Give one with one supplier name per line.")
    found = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    names = [line for line in found if line.strip()]
    if len(names) < len(found) and text:
        blank = len(found) - len(names)
        click.echo(f"{blank} blank line{'s hold' if blank > 1 else ' holds'} no name.", err=True)
    return names
