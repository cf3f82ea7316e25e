"""Entries on the terminal: each thing with the history of its stage, and the words that tell each step."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.briefs.days import in_words
from comity.briefs.words import names, speakers, summary
from comity.ledger import Entry, Filed, Member, Step
from comity.pages.plain import clipped, excerpt, marked, one_line
from comity.records import Commitment, Event, Record

WORDS = 180
"""Characters of a record's own words that a step shows."""

TITLE = 120
"""Characters of a title."""

NAME = 48
"""Characters of a source's name."""


def entries(found: tuple[Entry, ...], compact: bool = False) -> RenderableType:
    """Entries: where each stands, what it is, and each step with its day, source and words; or one line each."""
    if not found:
        return Text("The ledger holds no entries of this.")
    if compact:
        return _lines(found)
    return Group(*(_entry(one) for one in found))


def called(one: Entry) -> str:
    """What an entry is called: acts and promises with those who do them, for a verb alone tells little."""
    items = [member.found.item for member in one.members]
    acts = [item for item in items if isinstance(item, Event)]
    if acts:
        return one_line(summary(max(acts, key=lambda act: len(act.actors) + len(act.recipients)))[0])
    who = next((item.who for item in items if isinstance(item, Commitment) and item.who), ())
    return one_line(f"{names(who)}: {one.title}" if who else one.title)


def cited(source: Filed) -> str:
    """A source in a few words: who published it, or its title, and the day."""
    name = source.publisher or source.title or source.path or source.id
    return f"{clipped(one_line(name), NAME)}, {in_words(source.day) if source.day else 'no date'}"


def _lines(found: tuple[Entry, ...]) -> RenderableType:
    rows = Table.grid(padding=(0, 2), expand=True)
    rows.add_column(style="dim", min_width=10)
    rows.add_column(style="green", min_width=10)
    rows.add_column(ratio=1, no_wrap=True, overflow="ellipsis", style="bold")
    rows.add_column(style="dim", justify="right")
    for one in found:
        last = max((member.found.source.day for member in one.members), default="")
        rows.add_row(one.kind, one_line(one.stage or ""), called(one), in_words(last) if last else "no date")
    return rows


def _entry(one: Entry) -> RenderableType:
    head = Table.grid(padding=(0, 1))
    title = Text(clipped(called(one), TITLE), style="bold")
    if one.stage:
        head.add_column(min_width=10)
        head.add_row(Text(one_line(one.stage), style="bold green"), title)
    else:
        head.add_row(title)
    sources = len({member.found.source.id for member in one.members})
    known = (one.kind, _many(len(one.members), "record"), _many(sources, "source"), one.id)
    parts: list[RenderableType] = [head, Padding(Text(" · ".join(known), style="dim"), (0, 0, 0, 2))]
    members = {member.id: member for member in one.members}
    shown: set[str] = set()
    for step in one.steps:
        parts += _told(members[step.record], shown, step)
    if not one.steps and one.kind != "indicator":
        parts += _told(one.members[0], shown)
    return Padding(Group(*parts), (0, 0, 1, 0))


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _told(member: Member, shown: set[str], step: Step | None = None) -> list[RenderableType]:
    """A step with who tells it, and the words; those of one sentence once."""
    item, source = member.found.item, member.found.source
    assert isinstance(item, Record)
    said = Text()
    if step is not None:
        said.append(f"{step.stage} {in_words(step.when) if step.when else ''}".strip() + "  ", style="cyan")
    said.append(marked(member.found).strip() + "  " if marked(member.found) else "", style="magenta")
    said.append(" · ".join(part for part in (one_line(speakers(item)), cited(source)) if part), style="dim")
    out: list[RenderableType] = [Padding(said, (0, 0, 0, 2))]
    if item.evidence[0].text not in shown:
        shown.add(item.evidence[0].text)
        words = f"“{one_line(excerpt(item, WORDS, item.passages.get('stage')))}”"
        out.append(Padding(Text(words, style="italic"), (0, 0, 0, 4)))
    return out
