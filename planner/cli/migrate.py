"""`planner migrate`: the database's tables brought up to date."""

from __future__ import annotations

import click

from planner.cli.databases import open_database
from planner.cli.options import database_option


@click.command("migrate")
@database_option
def command(database: str | None) -> None:
    """Make the tables of a new database, or bring those of an old one up to date. Safe to run at any time."""
    opened = open_database(database)
    done = opened.migrate()
    needed = opened.state().needed
    click.echo(f"{'Now' if done else 'Already'} at revision {needed}.", err=True)
