"""`comity history ID`: what people decided on a record or an entry."""

from __future__ import annotations

import click

from comity.cli.options import LEDGER


@click.command("history", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("thing", metavar="ENTRY|RECORD")
@LEDGER
@click.option("--json", "form", flag_value="json", help="Print JSON, and nothing else.")
def command(thing: str, ledger: str | None, form: str | None) -> None:
    """Print all that was decided on a record, or on an entry and its records, oldest first.

    What was undone is shown, too, and what the machine read stands beside what was decided.
    """
    from comity.cli.output import to_json, to_terminal
    from comity.ledger import Ledger
    from comity.settings import Settings

    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        found = book.decisions.history(thing)
    if form == "json":
        to_json(found.to_json())
        return
    from comity.pages.deciding import history as as_shown

    to_terminal(as_shown(found))
