"""`comity ledger ...`: looking after the ledger itself."""

from __future__ import annotations

import click

LEDGER = click.option("--ledger", metavar="FILE|URL", help="The ledger; COMITY_LEDGER, else one in your data folder.")
WRONG = 1


@click.group("ledger")
def command() -> None:
    """Look after the ledger: check it, copy it, compare it, bring it up to date."""


@command.command("check", epilog="Exit status: 0 all is well, 1 something is wrong, 2 it cannot be looked at.")
@LEDGER
def check(ledger: str | None) -> None:
    """Check every passage against its text, and all hashes, links, entries and decisions.

    What is wrong is printed, a line each. Nothing is changed.
    """
    from comity.ledger import Ledger
    from comity.settings import Settings

    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        found = book.check()
        where = book.location
    for line in (*found.problems, *found.notes):
        click.echo(line)
    said = f"{len(found.problems)} problems" if found.problems else "all is well"
    click.echo(
        f"{where}: {said} ({found.sources} sources, {found.records} records, {found.passages} passages, "
        f"{found.entries} entries, {found.decisions} decisions)"
    )
    raise SystemExit(WRONG if found.problems else 0)


@command.command("digest", epilog="Exit status: 0 done, 2 nothing done.")
@LEDGER
@click.option("--times", is_flag=True, help="Count when things were filed, too: then only a copy is the same.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with a digest of each table, and nothing else.")
def digest(ledger: str | None, times: bool, as_json: bool) -> None:
    """Print a digest of all that the ledger holds: the same for the same content, in a file or on a server."""
    from comity.ledger import Ledger
    from comity.settings import Settings

    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        found = book.digest(times=times)
    if as_json:
        import json

        from comity.cli.output import to_stdout

        to_stdout(json.dumps(found.to_json(), indent=1) + "\n")
    else:
        click.echo(found.total)


@command.command("copy", epilog="Exit status: 0 done, 2 not done; give the same command again to go on.")
@click.argument("origin", metavar="A")
@click.argument("target", metavar="B")
def copy(origin: str, target: str) -> None:
    """Copy the ledger A to the new place B; each is a file or the address of a PostgreSQL database.

    Everything is copied, decisions too. A copy that was cut off goes on where it stopped; until it is complete, B is
    not taken for a ledger. In the end both have the same digest.
    """
    from comity.ledger import copy as copied

    done = copied(origin, target)
    said = "was there already" if done.rows == 0 else f"{done.rows} rows{' more' if done.resumed else ''}"
    click.echo(f"copied: {said}, digest {done.digest}")


@command.command("update", epilog="Exit status: 0 done, 2 nothing done.")
@LEDGER
def update(ledger: str | None) -> None:
    """Bring a ledger that an older version made up to date; `comity add` does the same."""
    from comity.cli.output import tell_update
    from comity.ledger import Ledger
    from comity.settings import Settings

    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False) as book:
        if book.before is None:
            click.echo(f"{book.location}: is up to date")
        tell_update(book)
