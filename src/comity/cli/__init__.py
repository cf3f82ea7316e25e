"""The command line. One file a command; a command's module is loaded when the command is given.

Exit status 0: done; 1: done, with sources refused (one line each on stderr); 2: nothing done.
"""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from comity.errors import ComityError

COMMANDS = {
    "read": "Read one source and print its dossier.",
    "add": "File readings in the ledger.",
    "brief": "Print what the ledger holds on two parties.",
    "entries": "Print each thing that the sources tell of, and how it stands.",
    "find": "Print records by their words and by what they are.",
    "due": "Print what is due, overdue, kept, dropped or silent.",
    "figures": "Print the figures of a pair in series.",
    "conflicts": "Print where sources disagree.",
    "changes": "Print what is new since a day or a source.",
    "coverage": "Print what was taken in, and what was refused.",
    "review": "Go through what waits for a person, on the terminal.",
    "decide": "Confirm, amend, reject, merge, split, unlink or undo.",
    "history": "Print what was decided on a record or an entry.",
    "decisions": "Export decisions, or replay them on another ledger.",
    "reread": "Read kept texts again with the installed version.",
    "ledger": "Check, copy, compare or update the ledger itself.",
}
"""Name -> one line of help; the module `comity.cli.NAME` holds the command `command`."""


INTERRUPTED = 130
"""The shell's status of a program that was stopped by Ctrl-C."""


class Commands(click.Group):
    """Loads a command's module only when it is asked for, so that `--help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"comity.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from comity.version import __version__

        click.echo(f"comity {__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def cli() -> None:
    """Comity reads what is written about relations between states and keeps a sourced record of it."""


def main() -> None:
    """Run the command line; an error raised on purpose is one line on stderr and exit status 2."""
    # A terminal that lacks a letter shows a question mark in its place; JSON and pages are written as UTF-8 anyway.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except ComityError as error:
        click.echo(f"comity: {error}", err=True)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx is not None else "comity"
        click.echo(f"comity: {' '.join(error.format_message().split())} ({path} --help shows how)", err=True)
    except (click.Abort, KeyboardInterrupt):
        click.echo("comity: interrupted; what was filed so far stays filed", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(2)
