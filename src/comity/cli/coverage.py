"""`comity coverage`: what was taken in, from whom, of which days, and what was refused."""

from __future__ import annotations

import click


@click.command("coverage", epilog="Exit status: 0 done, 2 nothing done.")
@click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")
@click.option("--json", "form", flag_value="json", help="Print JSON, and nothing else.")
def command(ledger: str | None, form: str | None) -> None:
    """Print what the ledger rests on: sources, publishers, days, independent voices, and what could not be read."""
    from comity.briefs.coverage import coverage
    from comity.ledger import Ledger
    from comity.settings import Settings

    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        made = coverage(book)
    from comity.cli.output import to_json, to_terminal

    if form == "json":
        to_json(made.to_json())
        return
    from comity.pages.lists import coverage as as_shown

    to_terminal(as_shown(made))
