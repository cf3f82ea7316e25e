"""`comity find [WORDS] [filters]`: records by their words and by what they are."""

from __future__ import annotations

from typing import Any

import click

from comity.cli.options import AS, LEDGER

FACETS = {
    "sector": "sectors",
    "stage": "stage",
    "status": "status",
    "place": "place",
    "indicator": "indicator",
    "said_by": "said_by",
}
"""Option -> facet; several values of one option are alternatives."""


@click.command("find", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("words", nargs=-1)
@click.option(
    "--party", "parties", multiple=True, metavar="P", help="State, body or person; of several all must be in it."
)
@click.option("--pair", nargs=2, metavar="A B", help="What concerns these two.")
@click.option("--kind", "kinds", multiple=True, metavar="K", help="event, agreement, project, commitment, figure, ...")
@click.option("--sector", multiple=True, metavar="S", help="Field of policy: energy, trade, ...")
@click.option(
    "--stage", multiple=True, metavar="S", help="Stage of an agreement, project or promise: signed, planned, ..."
)
@click.option(
    "--status", multiple=True, metavar="S", help="Status of an event or figure: happened, expected, target, ..."
)
@click.option("--place", multiple=True, metavar="P", help="Where, by name.")
@click.option("--indicator", multiple=True, metavar="I", help="What a figure measures: bilateral trade.")
@click.option("--said-by", multiple=True, metavar="P", help="Who says it.")
@click.option("--since", metavar="DATE", help="Sources of this day or later.")
@click.option("--until", metavar="DATE", help="Sources of this day or earlier.")
@click.option("--source", metavar="ID", help="Of one source.")
@click.option("--decided/--undecided", default=None, help="Only what a person decided on, or only what nobody did.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="At most so many."
)
@AS
@LEDGER
@click.option("--json", "form", flag_value="json", help="Print JSON, and nothing else.")
@click.option("--csv", "form", flag_value="csv", help="Print CSV, and nothing else.")
def command(view: str, ledger: str | None, form: str | None, **asked: Any) -> None:
    """Print the records whose own passages hold all the WORDS, in any form, newest source first.

    "Words in marks" stand in a row; a word with a * behind it stands for all that begin so.
    """
    from comity.briefs.found import as_csv, query, shown
    from comity.cli.output import to_json, to_stdout, to_terminal
    from comity.ledger import Ledger, View
    from comity.settings import Settings

    facets = {facet: values for option, facet in FACETS.items() if (values := asked.pop(option))}
    days = asked.pop("since"), asked.pop("until")
    words = " ".join(f'"{one}"' if " " in one else one for one in asked.pop("words"))
    wanted = query(words=words or None, days=days, facets=facets, **asked)
    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        book.view = View(view)
        found = book.find(wanted)
    if form == "json":
        to_json({"records": [shown(one) for one in found]})
    elif form == "csv":
        to_stdout(as_csv(found))
    else:
        from comity.pages.lists import records as as_shown

        to_terminal(as_shown(found))
