"""`comity due [A B]`: what is due, overdue, kept, dropped, and silent."""

from __future__ import annotations

from typing import Any

import click

from comity.cli.options import AS

STATES = ("overdue", "upcoming", "open", "silent", "kept", "dropped")


@click.command("due", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("parties", nargs=-1, metavar="[A B]")
@click.option("--at", metavar="DATE", help="The day asked about, 2025-03-04; today unless given.")
@click.option(
    "--silent-after",
    type=click.IntRange(min=1),
    default=12,
    show_default=True,
    metavar="N",
    help="Months without a word after which what has no date is silent.",
)
@click.option("--compact", is_flag=True, help="One line for each.")
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help="Only what stands so.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@AS
@click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")
@click.option("--json", "form", flag_value="json", help="Print JSON, and nothing else.")
def command(
    parties: tuple[str, ...], at: str | None, ledger: str | None, form: str | None, view: str, **asked: Any
) -> None:
    """Print what was undertaken or awaited, and how it stands on a day.

    Only sources published until then count. Silence is not failure: it says that no source took it up again.
    """
    from comity.briefs import pair
    from comity.briefs.days import day_of
    from comity.briefs.due import due
    from comity.ledger import Ledger, View
    from comity.settings import Settings

    day = day_of(at)
    two = pair(parties) if parties else None
    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        book.view = View(view)
        found = due(book, at=day, pair_of=(two[0].key, two[1].key) if two else None, silent_after=asked["silent_after"])
    found = tuple(one for one in found if not asked["states"] or one.state in asked["states"])[: asked["limit"]]
    from comity.cli.output import to_json, to_terminal

    if form == "json":
        to_json({"at": day, "due": [one.to_json() for one in found]})
        return
    from comity.pages.lists import due as as_shown

    to_terminal(as_shown(found, day, asked["compact"]))
