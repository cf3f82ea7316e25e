"""`comity decisions export|import FILE`: what people decided, from one ledger to another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from comity.cli.options import LEDGER

DONE, REFUSED, NOTHING = 0, 1, 2


@click.group("decisions")
def command() -> None:
    """Write what people decided as JSON lines, or replay such lines on this ledger."""


@command.command("export", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("file", metavar="FILE|-")
@LEDGER
def export(file: str, ledger: str | None) -> None:
    """Write every decision, oldest first, one JSON line each; - is standard output."""
    from comity.cli.output import to_file
    from comity.ledger import Ledger
    from comity.settings import Settings

    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False, write=False) as book:
        lines = list(book.decisions.lines())
    to_file("".join(f"{line}\n" for line in lines), file)


@command.command("import", epilog="Exit status: 0 done, 1 done, with lines refused, 2 nothing done.")
@click.argument("file", metavar="FILE|-")
@LEDGER
def take(file: str, ledger: str | None) -> None:
    """Replay the decisions of another ledger on this one; those that are here already are left as they are.

    A line that does not fit is refused, with the reason, and costs no other: a record that this ledger does not hold, a
    field that it does not take, a newer decision that stands here.
    """
    from comity.cli.output import complain
    from comity.ledger import Ledger
    from comity.settings import Settings

    settings = Settings.build(ledger=ledger)
    lines = list(_lines(file))
    with Ledger.open(settings.ledger, create=False) as book:
        found = book.decisions.take(lines)
    for one in found.refused:
        complain(f"{file}, line {one.number}: {one.why}")
    click.echo(f"{found.taken} taken, {found.known} already there, {len(found.refused)} refused: {settings.ledger}")
    raise SystemExit(DONE if not found.refused else REFUSED if found.taken + found.known else NOTHING)


def _lines(file: str) -> Iterator[str]:
    from comity.errors import SettingsError

    try:
        held = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        yield from held.decode("utf-8").split("\n")
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file}: is not UTF-8; give a file that `comity decisions export` wrote") from None
