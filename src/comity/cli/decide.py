"""`comity decide VERB ...`: one decision, for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import LEDGER, WHO, user_name

if TYPE_CHECKING:
    from comity.ledger import Decision, Ledger

VERBS = ("confirm", "amend", "reject", "merge", "split", "unlink", "undo")


@click.command("decide", epilog="Exit status: 0 done, 2 nothing done.")
@click.argument("verb", type=click.Choice(VERBS))
@click.argument("what", nargs=-1, required=True, metavar="ID [ID|FIELD=VALUE]...")
@click.option(
    "--words", "said", multiple=True, metavar="FIELD=WORDS", help="Words of the source that say the new value."
)
@WHO
@click.option("--note", metavar="TEXT", help="Why.")
@click.option(
    "--seen", metavar="ID", help="The newest decision on it that you have seen, or none; a newer one refuses yours."
)
@LEDGER
@click.option("--json", "form", flag_value="json", help="Print the decision as JSON, and nothing else.")
def command(verb: str, what: tuple[str, ...], said: tuple[str, ...], **given: str | None) -> None:
    """Decide on a record or an entry. Nothing is overwritten: what the machine read stays beside it.

    \b
    confirm RECORD              it is right as it stands
    confirm RECORD ENTRY        it belongs to this entry
    amend RECORD FIELD=VALUE..  a field is this: stage=signed, actors="A; B", due=null
    reject RECORD               it is wrong: lists leave it out
    reject RECORD ENTRY         it does not belong to this entry
    merge ENTRY ENTRY           both are one thing; the first one stays
    split ENTRY RECORD...       these records are of another thing
    unlink RECORD               it is of no thing that others tell of
    undo DECISION               as if it had not been decided
    """
    from comity.cli.output import to_json
    from comity.ledger import Ledger
    from comity.settings import Settings

    settings = Settings.build(ledger=given["ledger"])
    with Ledger.open(settings.ledger, create=False) as book:
        made = _decide(book, verb, what, said, given)
    if given["form"] == "json":
        to_json(made.to_json())
    else:
        click.echo(made.line())


def _decide(
    book: Ledger, verb: str, what: tuple[str, ...], said: tuple[str, ...], given: dict[str, str | None]
) -> Decision:
    from comity.ledger import amendments

    target, *others = what
    who = given["who"] if given["who"] is not None else user_name()
    fields = {}
    if verb == "amend":
        fields = {name: book.decisions.parse(target, name, value) for name, value in amendments(others).items()}
        others = []
    return book.decisions.decide(
        verb, target, *others, who=who, fields=fields, words=amendments(said), note=given["note"], seen=given["seen"]
    )
