"""`planner health`: is the database there and up to date?"""

from __future__ import annotations

import click

from planner.cli.databases import open_database
from planner.cli.options import database_option


@click.command("health")
@database_option
@click.pass_context
def command(ctx: click.Context, database: str | None) -> None:
    """Say whether the database can be used, and what is in it. Exit status 1 where it cannot."""
    from planner.store.health import health

    found = health(open_database(database))
    click.echo(f"database: {found.database}")
    click.echo(f"revision: {found.revision or 'none'} (needed: {found.needed})")
    for name, count in found.counts.items():
        click.echo(f"{name}: {count}")
    ctx.exit(0 if found.ok else 1)
