"""`comity reread`: kept texts, read again with the installed version."""

from __future__ import annotations

import click

from comity.cli.options import LEDGER

DONE, REFUSED, NOTHING = 0, 1, 2


@click.command("reread", epilog="Exit status: 0 done, 1 done with sources refused, 2 nothing done.")
@LEDGER
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline to read with.")
@click.option("--json", "form", flag_value="json", help="Print JSON, and nothing else.")
def command(ledger: str | None, model: str | None, form: str | None) -> None:
    """Read every text of the ledger again, and tell what has changed for each kind of record.

    Decisions stay attached. A record that is no longer found, but was decided on, stays and is marked.
    """
    from comity.cli.output import complain, to_json
    from comity.desk import reread
    from comity.ledger import Ledger
    from comity.settings import Settings

    settings = Settings.build(ledger=ledger, model=model)
    refused = many = 0
    total: dict[str, dict[str, int]] = {}
    with Ledger.open(settings.ledger, create=False) as book:
        for one in reread(settings, book):
            many += 1
            if one.why is not None:
                complain(one.why)
                refused += 1
            for kind, counts in one.kinds.items():
                for what, count in counts.items():
                    total.setdefault(kind, {}).setdefault(what, 0)
                    total[kind][what] += count
    if form == "json":
        to_json({"sources": many, "refused": refused, "kinds": total})
    else:
        _tell(total, many, refused, settings.ledger)
    raise SystemExit(DONE if not refused else REFUSED if many > refused else NOTHING)


def _tell(total: dict[str, dict[str, int]], many: int, refused: int, where: str) -> None:
    for kind, counts in total.items():
        said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        click.echo(f"{kind:<12} {said}")
    click.echo(f"{many - refused} read again, {refused} refused: {where}")
