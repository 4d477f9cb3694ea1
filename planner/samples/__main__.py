"""`python -m planner.samples`: write the sample registers into a folder."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from planner.samples import SEED, generate, manifest


@click.command()
@click.option("--today", required=True, type=date.fromisoformat, metavar="DATE", help="The day they are made for.")
@click.option("--seed", default=SEED, show_default=True, help="Another seed gives other contracts.")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Where they go."
)
@click.option(
    "--manifest",
    "listing",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write which faults are where, as JSON.",
)
def command(today: date, seed: int, out: Path, listing: Path | None) -> None:
    """Write nine registers of councils that do not exist.

    The path of each register goes to stdout, one a line.
    """
    files = generate(today, seed)
    out.mkdir(parents=True, exist_ok=True)
    for file in files:
        (out / file.name).write_bytes(file.data)
        click.echo(out / file.name)
    if listing is not None:
        text = json.dumps(manifest(files, today, seed), ensure_ascii=False, indent=1)
        listing.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    command()
