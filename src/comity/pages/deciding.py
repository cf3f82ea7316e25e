"""Decisions on the terminal: the cases of a review, and the history of a record or an entry."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.briefs.review import Case
from comity.briefs.words import line
from comity.ledger import Found, History
from comity.pages.plain import clipped, excerpt, one_line
from comity.records import Item, Record

KEYS = (
    ("a", "accept: the record is right, the link holds"),
    ("x", "reject: the record is wrong, the link does not hold"),
    ("e", "amend a field of the record"),
    ("m", "the same thing as another one: merge their entries"),
    ("s", "split: the record is of another thing"),
    ("space", "skip"),
    ("backspace", "undo, and go back"),
    ("?", "these keys"),
    ("q", "leave"),
)
"""Key -> what it does."""

WORDS = 600
"""Characters of a passage that a case shows."""

BESIDE = 3
"""Records of an entry that a doubtful one is shown beside."""


def keys() -> RenderableType:
    """What each key does."""
    rows = Table.grid(padding=(0, 2))
    for key, does in KEYS:
        rows.add_row(Text(key, style="bold"), does)
    return rows


def case(one: Case, place: int) -> RenderableType:
    """A case: a record with its words; a doubtful link with both sides and the reasons."""
    head = Rule(Text(f"{place}  {one.why.value}", style="bold"), align="left", style="dim")
    if one.doubt is None:
        return Group(head, _record(one.found))
    sides = Table.grid(padding=(0, 2), expand=True)
    sides.add_column(ratio=1, overflow="fold")
    sides.add_column(ratio=1, overflow="fold")
    beside = Group(*(_record(each) for each in one.doubt.beside[:BESIDE]))
    sides.add_row(_record(one.found), beside)
    why = "; ".join(one_line(reason) for reason in one.doubt.reasons)
    said = Text(f"one thing? {one.doubt.score:.2f}: {why}", style="yellow")
    entry = Text(f"entry {one.doubt.entry} {one_line(one.doubt.title)}", style="dim")
    return Group(head, sides, said, entry)


def _record(found: Found) -> RenderableType:
    item, source = found.item, found.source
    said = Text(one_line(line(item)), style="bold")
    known = [item.kind, item.id]
    if isinstance(item, Record):
        known += [f"score {item.score:.2f}", item.why]
    if found.ruling is not None:
        known += found.ruling.words()
    said.append(f"\n{'  '.join(known)}", style="not bold dim")
    said.append(f"\n“{one_line(excerpt(item, WORDS))}”", style="not bold italic")
    name = source.title or source.path or source.id
    said.append(f"\n{source.day or 'no date'}  {one_line(name)}", style="not bold dim")
    return said


def history(found: History) -> RenderableType:
    """What was decided, oldest first; beside a record what the machine read, field by field where that differs."""
    parts: list[RenderableType] = []
    if found.found is not None:
        parts.append(_record(found.found))
        if found.read is not None and (rows := _changed(found.read, found.found.item)):
            parts.append(rows)
        if found.entry is not None:
            parts.append(Text(f"in entry {found.entry}", style="dim"))
    else:
        title = Text(one_line(found.title), style="bold")
        title.append(f"  {found.kind}  {len(found.records)} records", style="not bold dim")
        parts.append(title)
        if found.entry is not None:
            parts.append(Text(f"went into entry {found.entry}", style="dim"))
    if not found.past:
        parts.append(Text("Nothing was decided on it.", style="dim"))
    for one in found.past:
        said = Text(one_line(one.decision.line()), style="" if one.undone is None else "dim strike")
        if one.undone is not None:
            said.append(f"  undone by {one.undone}", style="not strike dim")
        parts.append(said)
    return Group(*parts)


def _changed(read: Item, decided: Item) -> RenderableType | None:
    before, after = read.to_json(), decided.to_json()
    rows = Table.grid(padding=(0, 2))
    for name in before:
        if before[name] != after[name]:
            rows.add_row(Text(name, style="dim"), _value(before[name]), Text("→", style="dim"), _value(after[name]))
    return rows if rows.row_count else None


def _value(value: Any) -> Text:
    return Text(clipped(one_line(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)), 80))
