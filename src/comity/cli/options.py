"""Options that several commands share."""

from __future__ import annotations

import click

LEDGER = click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")

AS = click.option(
    "--as",
    "view",
    type=click.Choice(["read", "decided"]),
    default="decided",
    show_default=True,
    help="With what people decided applied, or as the machine read it.",
)

WHO = click.option("--who", metavar="NAME", help="Who decides; your user name unless given.")


def user_name() -> str:
    """The name of who runs this; `unknown` where the system does not tell.

    The name can be given with `--who`, hence no error.
    """
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
