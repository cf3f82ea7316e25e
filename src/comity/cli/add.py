"""`comity add PATHS...`: readings, filed in a ledger."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from comity.records import SourceKind

if TYPE_CHECKING:
    from comity.desk import Taken

DONE, REFUSED, NOTHING = 0, 1, 2
"""Exit statuses of the contract."""


@click.command("add", epilog="Exit status: 0 done, 1 done with sources refused, 2 nothing done.")
@click.argument("paths", nargs=-1, required=True)
@click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")
@click.option("--published", metavar="DATE", help="Date of publication of each: 2025-03-04, 2025-03 or 2025.")
@click.option("--publisher", metavar="P", help="Who published them.")
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="Kind of text.")
@click.option("--language", metavar="L", help="Two letters of the language, when the texts do not show it.")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline to read with.")
@click.option("--max-chars", type=click.IntRange(min=1), metavar="N", help="Characters above which one is refused.")
def command(
    paths: tuple[str, ...],
    ledger: str | None,
    kind: str | None,
    model: str | None,
    max_chars: int | None,
    **known: Any,
) -> None:
    """Read PATHS (files, folders, addresses) and file what they say in a ledger.

    The same text twice is one source. A source that cannot be read is named on standard error and left out.
    """
    from comity.cli.output import tell_update
    from comity.desk import take_all
    from comity.intake import Options
    from comity.ledger import Ledger
    from comity.settings import Settings

    options = Options(kind=SourceKind(kind) if kind is not None else None, **known)
    settings = Settings.build(ledger=ledger, max_chars=max_chars, model=model)
    outcomes: Counter[str] = Counter()
    with Ledger.open(settings.ledger) as book:
        tell_update(book)
        for taken in take_all(paths, settings, book, options=options):
            outcomes[taken.outcome] += 1
            _tell(taken)
    click.echo(
        f"{outcomes['new']} filed, {outcomes['known']} already there, {outcomes['refused']} refused: {book.location}"
    )
    done = outcomes["new"] + outcomes["known"]
    raise SystemExit(NOTHING if not done else REFUSED if outcomes["refused"] else DONE)


def _tell(taken: Taken) -> None:
    from comity.cli.output import complain
    from comity.intake import one_line

    if taken.why is not None:
        complain(taken.why)
    else:
        click.echo(f"{taken.outcome:<6} {one_line(taken.where)}" + (f"  {taken.title}" if taken.title else ""))
