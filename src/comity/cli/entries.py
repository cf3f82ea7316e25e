"""`comity entries [A B]`: each thing that the sources tell of, with its records and the history of its stage."""

from __future__ import annotations

from typing import Any

import click

from comity.cli.options import AS

KINDS = ("event", "agreement", "project", "commitment", "indicator", "milestone")


@click.command("entries", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("parties", nargs=-1, metavar="[A B]")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only entries of this kind.")
@click.option("--title", metavar="WORDS", help="Only entries whose title holds these words.")
@click.option("--compact", is_flag=True, help="One line for each.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, those last told of first.")
@AS
@click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")
@click.option("--json", "form", flag_value="json", help="Print JSON, and nothing else.")
def command(
    parties: tuple[str, ...], title: str | None, ledger: str | None, form: str | None, view: str, **asked: Any
) -> None:
    """Print the entries of the ledger, or of the relations between A and B.

    An entry is one thing: a visit, an agreement, a plant, a promise, an indicator. It shows every record of it and each
    stage with the source that says it.
    """
    from comity.briefs import pair
    from comity.ledger import Ledger, View
    from comity.settings import Settings

    two = pair(parties) if parties else None
    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        book.view = View(view)
        found = book.entries(
            kinds=asked["kinds"],
            pair_of=(two[0].key, two[1].key) if two else None,
            limit=None if title else asked["limit"],
        )
    if title is not None:
        found = tuple(one for one in found if title.casefold() in one.title.casefold())[: asked["limit"]]
    from comity.cli.output import to_json, to_terminal

    if form == "json":
        to_json({"entries": [one.to_json() for one in found]})
        return
    from comity.pages.entries import entries as as_shown

    to_terminal(as_shown(found, asked["compact"]))
