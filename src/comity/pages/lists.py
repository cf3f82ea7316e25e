"""Lists that the ledger answers with, on the terminal: what is due, series, conflicts, coverage."""

from __future__ import annotations

from collections import Counter

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.briefs.changes import Changes, Moved, Told
from comity.briefs.conflicts import Conflict
from comity.briefs.coverage import Coverage
from comity.briefs.days import in_words
from comity.briefs.due import Due, State
from comity.briefs.figures import Point, Series, standing
from comity.briefs.words import amount, line, speakers, summary
from comity.ledger import Entry, Filed, Found
from comity.pages.entries import called, cited
from comity.pages.plain import clipped, excerpt, marked, one_line
from comity.records import Bound, Event, Figure, Record, stretch

TITLE = 120
"""Characters of a title."""

STATES = {
    State.OVERDUE: "red",
    State.UPCOMING: "yellow",
    State.OPEN: "cyan",
    State.SILENT: "bright_black",
    State.KEPT: "green",
    State.DROPPED: "magenta",
}

SINCE = (State.OVERDUE, State.SILENT)
"""States of which it matters since when."""

BAR = 20
"""Characters of the longest bar of a chart."""

WORDS = 200
"""Characters of a passage that a line shows."""


def due(found: tuple[Due, ...], at: str, compact: bool = False) -> RenderableType:
    """Undertakings by how they stand on a day; those that one sentence tells together."""
    head = Text(f"As of {in_words(at)}: ", style="bold")
    if not found:
        return Group(head.append("nothing was undertaken or awaited in the sources published until then."))
    many = Counter(one.state for one in found)
    head.append_text(
        Text(", ").join(Text(f"{many[state]} {state.value}", STATES[state]) for state in State if many[state])
    )
    return Group(head, _due_lines(found) if compact else _due_blocks(found))


def _due_lines(found: tuple[Due, ...]) -> RenderableType:
    rows = Table.grid(padding=(0, 2), expand=True)
    rows.add_column(min_width=8)
    rows.add_column(style="cyan", min_width=11, max_width=18)
    rows.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    rows.add_column(style="dim", justify="right")
    for one in found:
        last = in_words(one.found.source.day) if one.found.source.day else "no date"
        rows.add_row(Text(one.state.value, style=STATES[one.state]), _due_when(one), _undertaken(one), last)
    return rows


def _due_blocks(found: tuple[Due, ...]) -> RenderableType:
    rows = Table.grid(padding=(0, 2))
    rows.add_column(min_width=8)
    rows.add_column(style="cyan", min_width=11, max_width=18, overflow="fold")
    rows.add_column(overflow="fold")
    together: dict[tuple[str, ...], list[Due]] = {}
    for one in found:
        key = one.state.value, one.value or "", one.found.source.id, one.passage.text
        together.setdefault(key, []).append(one)
    for some in together.values():
        one = some[0]
        parts: list[RenderableType] = []
        for each in some:
            parts.append(_undertaken(each).append(f"  {each.entry}", style="not bold dim"))
        words = f"“{one_line(one.words)}”" if one.words else ""
        since = f"{one.state.value} since {in_words(one.since)}" if one.since and one.state in SINCE else ""
        known = "  ".join(part for part in (words, since, cited(one.found.source) + marked(one.found)) if part)
        parts += [Padding(Text(known, style="dim"), (0, 0, 0, 2))]
        parts += [Padding(Text(f"“{_short(one.passage.text)}”", style="italic"), (0, 0, 0, 2))]
        rows.add_row(Text(one.state.value, style=STATES[one.state]), _due_when(one), Group(*parts))
    return rows


def _due_when(one: Due) -> str:
    return one_line(in_words(one.value) if one.value else one.words or "no date")


def _undertaken(one: Due) -> Text:
    """What was undertaken and by whom; an act by what it is, for its verb alone tells little."""
    item = one.found.item
    if isinstance(item, Event):
        return Text(clipped(one_line(summary(item)[0]), TITLE), style="bold")
    said = Text(clipped(one_line(one.what), TITLE), style="bold")
    who = ", ".join(one_line(name) for name in one.who)
    return said.append(f"  {who}", style="not bold") if who else said


def series(found: tuple[Series, ...]) -> RenderableType:
    """Series as tables with bars; what stands alone in a line each below."""
    if not found:
        return Text("The ledger holds no figures on the two whose indicator is settled.")
    parts: list[RenderableType] = []
    for one in (one for one in found if len(one.points) > 1):
        head = Text(one_line(one.indicator), style="bold")
        head.append(
            "  " + "  ".join(part for part in (one_line(one.unit or ""), standing(one)) if part), "not bold dim"
        )
        rows = Table.grid(padding=(0, 2))
        rows.add_column(style="cyan", min_width=12)
        rows.add_column(justify="right", no_wrap=True)
        rows.add_column(style="blue", min_width=BAR, no_wrap=True)
        rows.add_column(overflow="fold", style="dim")
        top = max((abs(point.figure.high or point.figure.value) for point in one.points), default=0) or 1
        for point in one.points:
            rows.add_row(_when(point), amount(point.figure), _bar(point, top), _said(point))
        parts += [head, Padding(rows, (0, 0, 1, 2))]
    alone = [one for one in found if len(one.points) == 1]
    if alone:
        rows = Table.grid(padding=(0, 2))
        rows.add_column(justify="right", no_wrap=True)
        rows.add_column(overflow="fold")
        for one in alone:
            (point,) = one.points
            said = Text(clipped(one_line(one.indicator), TITLE), style="bold")
            covers = f"{_when(point)}, {standing(one)}" if point.figure.as_of else standing(one)
            said.append(f"  {covers}", style="not bold cyan").append(f"  {_said(point)}", style="not bold dim")
            rows.add_row(amount(point.figure), said)
        parts += [Text("Told once", style="bold"), Padding(rows, (0, 0, 0, 2))]
    return Group(*parts)


def _when(point: Point) -> str:
    as_of = point.figure.as_of
    return in_words(as_of) if as_of is not None and stretch(as_of) is not None else "no date"


def _bar(point: Point, top: float) -> str:
    """A bar for the value; light where the number is a target, a plan, or only a bound."""
    value = abs(point.figure.high or point.figure.value)
    firm = point.figure.status.value == "actual" and point.figure.bound is Bound.EXACT
    return ("█" if firm else "░") * max(1, round(BAR * value / top))


def _said(point: Point) -> str:
    who = one_line(speakers(point.figure))
    return " · ".join(part for part in (who, cited(point.found.source) + marked(point.found)) if part)


def conflicts(found: tuple[Conflict, ...]) -> RenderableType:
    """Conflicts, each claim with who makes it, its passage and source."""
    if not found:
        return Text("No source contradicts another, as far as the ledger can tell.")
    parts: list[RenderableType] = []
    for one in found:
        why = one.why if one.why != one.title else "does not hold"
        head = Text(one_line(one.title), style="bold").append(f"  {one.field}: {one_line(why)}", style="not bold")
        rows = Table.grid(padding=(0, 2))
        rows.add_column(style="red", min_width=14, max_width=24, overflow="fold")
        rows.add_column(overflow="fold")
        for claim in one.claims:
            item = claim.found.item
            who = one_line(speakers(item)) if isinstance(item, Record) else ""
            told = " · ".join(part for part in (who, cited(claim.found.source)) if part)
            said = Text(told + marked(claim.found), style="dim")
            said.append(f"\n“{_short(claim.told)}”", style="italic default")
            rows.add_row(amount(item) if isinstance(item, Figure) else one_line(in_words(claim.value)), said)
        parts += [head, Padding(rows, (0, 0, 1, 2))]
    return Group(*parts)


def records(found: tuple[Found, ...]) -> RenderableType:
    """Records, each with its line, its words and its source."""
    if not found:
        return Text("Nothing in the ledger is like this.")
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", min_width=16)
    rows.add_column(style="cyan", min_width=10)
    rows.add_column(overflow="fold")
    for one in found:
        said = Text(one_line(line(one.item)), style="bold")
        said.append(f"\n  “{clipped(one_line(excerpt(one.item, WORDS)), WORDS)}”", style="not bold dim italic")
        said.append(f"\n  {_source(one.source)}", style="not bold dim")
        rows.add_row(one.item.id, one.item.kind, said)
    return rows


def changes(made: Changes, limit: int | None = None) -> RenderableType:
    """What new sources have changed; at most so many lines of each sort."""
    if not made.sources:
        return Text("No source was filed since then.")
    kinds = {kind: n for n, kind in enumerate(FIRST)}
    moved = [_moved(one) for one in made.moved]
    new = [_new(one) for one in sorted(made.new, key=lambda one: kinds.get(one.kind, len(kinds)))]
    figures = [_told(one) for one in made.figures]
    parts: list[RenderableType] = []
    parts += _listed(
        f"{_counted(len(made.sources), 'new source')}", [Text(_source(one)) for one in made.sources], limit
    )
    parts += _listed("Stages that moved", moved, limit)
    parts += _listed("New", new, limit)
    parts += _listed("Figures", figures, limit)
    if made.conflicts:
        parts += [Text("Conflicts", style="bold"), conflicts(made.conflicts[:limit])]
    return Group(*parts)


FIRST = ("agreement", "project", "commitment", "event")
"""Order of kinds among what is new."""


def _listed(label: str, lines: list[Text], limit: int | None) -> list[RenderableType]:
    if not lines:
        return []
    shown: list[RenderableType] = [Padding(one, (0, 0, 0, 2)) for one in lines[:limit]]
    if len(shown) < len(lines):
        shown.append(Padding(Text(f"{len(lines) - len(shown)} more", style="dim"), (0, 0, 0, 2)))
    return [Text(label, style="bold underline"), *shown]


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _moved(one: Moved) -> Text:
    when = f" {in_words(one.step.when)}" if one.step.when else ""
    said = Text(f"{one.before or 'no stage'} → ", style="dim").append(f"{one.step.stage}{when}", style="green")
    return said.append(f"  {clipped(called(one.entry), TITLE)}", style="bold default")


def _new(one: Entry) -> Text:
    said = Text(f"{one.kind:<10} ", style="dim").append(f"{one.stage or '':<9} ", style="green")
    return said.append(clipped(called(one), TITLE), style="default")


def _told(one: Told) -> Text:
    said = Text.assemble((amount(one.point.figure), "bold"), f"  {clipped(one_line(one.entry.title), TITLE)}  ")
    return said.append(_when(one.point), style="cyan").append(f"  {_said(one.point)}", style="dim")


def coverage(made: Coverage) -> RenderableType:
    """What the ledger rests on."""
    days = f", {in_words(made.days[0])} to {in_words(made.days[1])}" if made.days else ""
    many = len(made.sources)
    parts: list[RenderableType] = [
        Text(f"{many} source{'' if many == 1 else 's'}, {made.independent} independent{days}", style="bold")
    ]
    if made.undated:
        parts.append(Text(f"{made.undated} without a date", style="dim"))
    rows = Table.grid(padding=(0, 2))
    rows.add_column(justify="right")
    rows.add_column(overflow="fold")
    for name, sources in made.publishers:
        rows.add_row(str(sources), one_line(name) or Text("names no publisher", style="dim"))
    parts.append(Padding(rows, (0, 0, 0, 2)))
    named = {one.id: one for one in made.sources}
    for voice in made.voices:
        parts.append(Text("One text, copied or lightly edited:", style="bold"))
        parts += [Padding(Text(_source(named[id])), (0, 0, 0, 2)) for id in voice]
    if made.refused:
        parts.append(Text(f"{len(made.refused)} refused", style="bold"))
        parts += [Padding(Text(one_line(why)), (0, 0, 0, 2)) for _, why in made.refused]
    return Group(*parts)


def _source(one: Filed) -> str:
    name = one.title or one.path or one.id
    return one_line(" · ".join(part for part in (one.publisher, one.day or "no date", name) if part))


def _short(words: str) -> str:
    return clipped(one_line(words), WORDS)
