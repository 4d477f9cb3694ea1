"""The `planner` command: thin commands over `flow` and `store`, one file each, imported only when called."""

from __future__ import annotations

import importlib
import sys

import click

from planner import __version__
from planner.model import PlannerError

# name → (module, one line of help); a module holds one click command called `command`
COMMANDS = {
    "table": ("table", "The table as read, as plain CSV."),
    "check": ("check", "Read and clean one register; say what was found."),
    "plan": ("plan", "Registers in, joint procurement proposals out."),
    "feed": ("feed", "Registers in, one iCalendar feed out."),
    "suppliers": ("suppliers", "Group the spellings of each supplier."),
    "areas": ("areas", "List the service areas."),
    "procedures": ("procedures", "List the procedures with their stages."),
    "due": ("due", "One date, computed as the plans compute it."),
    "warnings": ("warnings", "Who must decide what by when."),
    "backtest": ("backtest", "What the plan would have said on a past day."),
    "consents": ("consents", "What an outgoing council needs consent for."),
    "serve": ("serve", "Serve the site."),
    "migrate": ("migrate", "Bring the database up to date."),
    "import": ("import_", "Put registers into the database."),
    "health": ("health", "Is the database there and up to date?"),
}


class Commands(click.Group):
    """The group above, which imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the journey."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"planner.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list in `planner --help`, from the table alone: nothing is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="planner")
def planner() -> None:
    """Contract-expiry collaboration planner: registers in, joint procurements with their dates out.

    Exit status: 0 done; 1 the input or request cannot be served (stderr says what to do); 2 wrong usage.
    """


def main() -> None:
    """Run the command line; a refusal becomes one clear line on stderr and exit status 1."""
    try:
        planner.main(standalone_mode=True)
    except PlannerError as refusal:
        click.echo(f"planner: {refusal}", err=True)
        sys.exit(1)
