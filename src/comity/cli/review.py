"""`comity review`: go through what waits for a person, a key a case."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from comity.cli.options import LEDGER, WHO, user_name

if TYPE_CHECKING:
    from comity.briefs.review import Case
    from comity.ledger import Decision, Ledger

BACK = ("\x7f", "\b")
LEAVE = ("q", "\x1b", "\x04")


@click.command("review", epilog="Exit status: 0 done, 2 nothing done.")
@WHO
@LEDGER
def command(who: str | None, ledger: str | None) -> None:
    """Go through doubtful links, then the records that are least sure, then all that nobody looked at.

    Keys: a accept, x reject, e amend, m same thing, s split, space skip, backspace undo, ? help, q leave. Each
    decision is kept at once.
    """
    from comity.briefs.review import queue
    from comity.errors import SettingsError
    from comity.ledger import Ledger
    from comity.settings import Settings

    if not sys.stdin.isatty():
        raise SettingsError("review asks for keys on a terminal; in scripts use `comity decide`")
    settings = Settings.build(ledger=ledger)
    with Ledger.open(settings.ledger, create=False) as book:
        sitting = Sitting(book, who if who is not None else user_name(), list(queue(book)))
        sitting.run()
        click.echo(f"{sitting.decided} decided, {sitting.left} left")


@dataclass(slots=True)
class Sitting:
    """One person at the keys."""

    book: Ledger
    who: str
    cases: list[Case]
    at: int = 0
    past: list[tuple[int, Decision | None]] = field(default_factory=list)
    """cases gone through, with what was decided"""

    @property
    def decided(self) -> int:
        """Decisions of this sitting that stand."""
        return sum(made is not None for _, made in self.past)

    @property
    def left(self) -> int:
        """Cases not gone through."""
        return len(self.cases) - self.at

    def run(self) -> None:
        """Until there are no cases, or the person leaves."""
        from comity.cli.output import to_terminal
        from comity.pages.deciding import case, keys

        shown = -1
        while self.at < len(self.cases):
            if shown != self.at:
                to_terminal(case(self.cases[self.at], self.at + 1))
                shown = self.at
            key = click.getchar()
            if key in LEAVE:
                return
            if key == "?":
                to_terminal(keys())
            elif key in BACK:
                self.back()
                shown = -1
            elif key == " ":
                self.go_on(None)
            elif key in self.keys:
                self.press(key)

    @property
    def keys(self) -> dict[str, Callable[[Case], Decision | None]]:
        """Key -> the decision it makes."""
        return {"a": self.accept, "x": self.reject, "e": self.amend, "m": self.same, "s": self.split}

    def press(self, key: str) -> None:
        """Decide; what does not fit is said, and the case stays."""
        from comity.errors import DecisionError

        try:
            made = self.keys[key](self.cases[self.at])
        except DecisionError as error:
            click.echo(f"not decided: {error}")
            return
        if made is not None:
            click.echo(made.line())
            self.go_on(made)

    def go_on(self, made: Decision | None) -> None:
        """To the next case."""
        self.past.append((self.at, made))
        self.at += 1

    def back(self) -> None:
        """To the case before, undoing what was decided on it."""
        if not self.past:
            click.echo("nothing to undo")
            return
        from comity.errors import DecisionError

        at, made = self.past[-1]
        if made is not None:
            try:
                click.echo(self.book.decisions.decide("undo", made.id, who=self.who).line())
            except DecisionError as error:
                click.echo(f"not undone: {error}")
                return
        self.past.pop()
        self.at = at

    # ---- keys ------------------------------------------------------------------------------------------------

    def accept(self, one: Case) -> Decision:
        """The record is right, or belongs to the entry."""
        return self._decide("confirm", one.id, *([one.doubt.entry] if one.doubt else []))

    def reject(self, one: Case) -> Decision:
        """The record is wrong, or does not belong to the entry."""
        return self._decide("reject", one.id, *([one.doubt.entry] if one.doubt else []))

    def same(self, one: Case) -> Decision | None:
        """The record's thing and another are one."""
        mine = self.book.decisions.history(one.id).entry
        if one.doubt is not None:
            other: str | None = one.doubt.entry
        else:
            said = click.prompt("same thing as (entry or record)", default="", show_default=False)
            if not said.strip():
                return None
            known = self.book.decisions.history(said.strip())
            other = known.entry or known.id
        if mine is None or other is None:
            click.echo("not decided: it is in no entry")
            return None
        return self._decide("merge", other, mine)

    def split(self, one: Case) -> Decision:
        """The record is of another thing."""
        return self.reject(one) if one.doubt else self._decide("unlink", one.id)

    def amend(self, one: Case) -> Decision | None:
        """Ask for fields and values, and words where others say them."""
        from comity.ledger import amendments

        said = click.prompt("FIELD=VALUE", default="", show_default=False)
        if not said.strip():
            return None
        given = {name: self.book.decisions.parse(one.id, name, value) for name, value in amendments([said]).items()}
        return self.book.decisions.decide("amend", one.id, who=self.who, fields=given)

    def _decide(self, verb: str, *ids: str) -> Decision:
        return self.book.decisions.decide(verb, *ids, who=self.who)
