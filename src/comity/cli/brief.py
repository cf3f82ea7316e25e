"""`comity brief A B`: what the ledger holds on two parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import AS

if TYPE_CHECKING:
    from comity.briefs import Brief


@click.command("brief", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("parties", nargs=-1, required=True, metavar="A B")
@AS
@click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")
@click.option("--json", "form", flag_value="json", help="Print the brief as JSON, and nothing else.")
@click.option("--md", "form", flag_value="md", help="Print the brief as Markdown.")
@click.option("--html", "page", metavar="FILE", help="Write the brief as one self-contained page.")
@click.option("--at", metavar="DATE", help="The day it is written for; that of the newest source unless given.")
def command(
    parties: tuple[str, ...], ledger: str | None, form: str | None, page: str | None, at: str | None, view: str
) -> None:
    """Print what the ledger holds on A and B: states or bodies, by name, adjective or code (KAZ RUS).

    What is coming, what happened lately, agreements, projects, figures, open promises, quotations, anniversaries; each
    line with the source that says it.
    """
    from comity.briefs import brief, pair
    from comity.ledger import Ledger, View
    from comity.settings import Settings

    a, b = pair(parties)
    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        book.view = View(view)
        made = brief(book, a, b, at=at)
    _show(made, form, page)


def _show(made: Brief, form: str | None, page: str | None) -> None:
    from comity.cli.output import to_file, to_stdout, to_terminal

    if page is not None:
        from comity.pages.html import brief as as_page

        to_file(as_page(made), page)
    if form == "json":
        import json

        to_stdout(json.dumps(made.to_json(), ensure_ascii=False, indent=1) + "\n")
    elif form == "md":
        from comity.pages.markdown import brief as as_markdown

        to_stdout(as_markdown(made))
    elif page is None:
        from comity.pages.terminal import brief as as_shown

        to_terminal(as_shown(made))
