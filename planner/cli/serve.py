"""`planner serve`: the site, on this machine alone."""

from __future__ import annotations

import ipaddress
import os
import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from planner.cli.databases import ready_database, server_settings
from planner.cli.options import IsoDate, database_option
from planner.model import PlannerError

if TYPE_CHECKING:
    from datetime import date


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="On which port.")
@click.option("--today", type=IsoDate(), metavar="DATE", help="Believe that today is that day, for demonstrations.")
@database_option
def command(host: str, port: int, today: date | None, database: str | None) -> None:
    """Serve the site until it is stopped.

    There are no accounts yet, so whoever reaches the site may do everything: it listens on this machine alone.
    """
    _refuse_others(host)
    ready_database(database).close()
    settings = server_settings(database)
    listening = _listening(host, port)
    address = f"http://{_in_address(host)}:{listening.getsockname()[1]}"
    if "PLANNER_BASE_URL" not in os.environ:
        settings = replace(settings, base_url=address)

    import waitress  # type: ignore[import-untyped]  # it ships no types

    from planner.web import create_app

    # Bodies that are a little too big get our own page from the site; the rest are cut off here.
    most = 2 * settings.upload_limit
    server = waitress.create_server(
        create_app(settings, today=today), sockets=[listening], threads=8, max_request_body_size=most, ident=None
    )
    click.echo(f"Serving on {address} (stop with Ctrl+C)", err=True)
    server.run()


def _listening(host: str, port: int) -> socket.socket:
    """A socket that is already ours, so that the address is known before the site is made."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as problem:
        raise PlannerError(f"Cannot listen on {host}:{port} ({problem.strerror}). Try another --port.") from problem


def _refuse_others(host: str) -> None:
    try:
        here = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = False
    if not here:
        raise PlannerError(
            f"Will not listen on {host}: there are no accounts yet, so the site is for this machine alone."
            " Use --host 127.0.0.1."
        )


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
