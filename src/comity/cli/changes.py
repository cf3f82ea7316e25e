"""`comity changes --since DATE|--since-source ID [A B]`: what newly filed sources have changed."""

from __future__ import annotations

import click


@click.command("changes", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("parties", nargs=-1, metavar="[A B]")
@click.option("--since", metavar="DATE", help="Sources filed on this day (UTC) or later: 2025-03-04.")
@click.option("--since-source", metavar="ID|FILE", help="Sources filed after this one.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Print at most so many of each sort.")
@click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")
@click.option("--json", "form", flag_value="json", help="Print JSON, and nothing else.")
def command(
    parties: tuple[str, ...],
    since: str | None,
    since_source: str | None,
    limit: int | None,
    ledger: str | None,
    form: str | None,
) -> None:
    """Print what is new: entries, stages that moved, figures, conflicts.

    It goes by the day on which a source was filed, not by its date of publication.
    """
    from comity.briefs import pair
    from comity.briefs.changes import changes
    from comity.ledger import Ledger
    from comity.settings import Settings

    two = pair(parties) if parties else None
    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        made = changes(book, since=since, since_source=since_source, pair_of=(two[0].key, two[1].key) if two else None)
    from comity.cli.output import to_json, to_terminal

    if form == "json":
        to_json(made.to_json())
        return
    from comity.pages.lists import changes as as_shown

    to_terminal(as_shown(made, limit))
