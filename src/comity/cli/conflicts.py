"""`comity conflicts [A B]`: where sources disagree, both passages side by side."""

from __future__ import annotations

import click

from comity.cli.options import AS


@click.command("conflicts", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("parties", nargs=-1, metavar="[A B]")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@AS
@click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")
@click.option("--json", "form", flag_value="json", help="Print JSON, and nothing else.")
def command(parties: tuple[str, ...], limit: int | None, ledger: str | None, form: str | None, view: str) -> None:
    """Print where sources disagree about one thing: its numbers, its days; and sums that do not hold.

    Other years, targets against results, bounds and roundings are no conflicts, nor is a revision that is told as one.
    """
    from comity.briefs import pair
    from comity.briefs.conflicts import conflicts
    from comity.ledger import Ledger, View
    from comity.settings import Settings

    two = pair(parties) if parties else None
    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        book.view = View(view)
        found = conflicts(book, (two[0].key, two[1].key) if two else None)[:limit]
    from comity.cli.output import to_json, to_terminal

    if form == "json":
        to_json({"conflicts": [one.to_json() for one in found]})
        return
    from comity.pages.lists import conflicts as as_shown

    to_terminal(as_shown(found))
