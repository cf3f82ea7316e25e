"""`comity figures A B`: the figures of a pair in series, with bounds, standing and speakers."""

from __future__ import annotations

import click

from comity.cli.options import AS


@click.command("figures", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("parties", nargs=-1, required=True, metavar="A B")
@click.option("--indicator", metavar="WORDS", help="Only indicators whose name holds these words.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many series, the longest first.")
@AS
@click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")
@click.option("--json", "form", flag_value="json", help="Print JSON, and nothing else.")
def command(
    parties: tuple[str, ...], indicator: str | None, limit: int | None, ledger: str | None, form: str | None, view: str
) -> None:
    """Print what was said of A and B in numbers: each indicator by what its figures cover and how they stand.

    A target is no result, nine months are no year: they are series of their own. Money stays in the currency stated.
    """
    from comity.briefs import pair
    from comity.briefs.figures import series
    from comity.ledger import Ledger, View
    from comity.settings import Settings

    a, b = pair(parties)
    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        book.view = View(view)
        found = series(book, (a.key, b.key))
    if indicator is not None:
        found = tuple(one for one in found if indicator.casefold() in one.indicator.casefold())
    found = found[:limit]
    from comity.cli.output import to_json, to_terminal

    if form == "json":
        to_json({"series": [one.to_json() for one in found]})
        return
    from comity.pages.lists import series as as_shown

    to_terminal(as_shown(found))
