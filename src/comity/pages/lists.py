"""Lists that the ledger answers with, on the terminal: what is due, series, conflicts, coverage."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.briefs.changes import Changes
from comity.briefs.conflicts import Conflict
from comity.briefs.coverage import Coverage
from comity.briefs.days import in_words
from comity.briefs.due import Due, State
from comity.briefs.figures import Point, Series, standing
from comity.briefs.words import amount, line, speakers
from comity.ledger import Filed, Found
from comity.pages.plain import clipped, excerpt, marked, one_line
from comity.records import Bound, stretch

STATES = {
    State.OVERDUE: "red",
    State.UPCOMING: "yellow",
    State.OPEN: "cyan",
    State.SILENT: "bright_black",
    State.KEPT: "green",
    State.DROPPED: "magenta",
}

BAR = 32
"""Characters of the longest bar of a chart."""

WORDS = 200
"""Characters of a passage that a line shows."""


def due(found: tuple[Due, ...], at: str) -> RenderableType:
    """Undertakings by how they stand on a day."""
    parts: list[RenderableType] = [Text(f"As of {in_words(at)}", style="dim")]
    if not found:
        return Group(*parts, Text("Nothing was undertaken or awaited in the sources published until then."))
    rows = Table.grid(padding=(0, 2))
    rows.add_column(min_width=8)
    rows.add_column(style="cyan", min_width=11, max_width=18, overflow="fold")
    rows.add_column(overflow="fold")
    for one in found:
        when = in_words(one.value) if one.value else one.words or "no date"
        said = Text(one_line(one.what), style="bold")
        said.append(f"  {', '.join(one_line(name) for name in one.who)}" if one.who else "", style="not bold")
        since = f"since {in_words(one.since)}" if one.since else ""
        words = f"“{one_line(one.words)}”" if one.words else ""
        known = "  ".join(
            part for part in (since, words, _source(one.found.source) + marked(one.found), one.entry) if part
        )
        said.append(f"\n  {known}", style="not bold dim")
        said.append(f"\n  “{_short(one.passage.text)}”", style="not bold dim italic")
        rows.add_row(Text(one.state.value, style=STATES[one.state]), one_line(when), said)
    return Group(*parts, rows)


def series(found: tuple[Series, ...]) -> RenderableType:
    """Series as tables with bars; what stands alone in a line."""
    if not found:
        return Text("The ledger holds no figures on the two whose indicator is settled.")
    parts: list[RenderableType] = []
    for one in found:
        head = Text(one_line(one.indicator), style="bold")
        head.append(f"  {one_line(one.unit or '')}  {standing(one)}", style="not bold dim")
        rows = Table.grid(padding=(0, 2))
        rows.add_column(style="cyan", min_width=12)
        rows.add_column(justify="right")
        rows.add_column(style="blue", min_width=1)
        rows.add_column(overflow="fold", style="dim")
        top = max((abs(point.figure.high or point.figure.value) for point in one.points), default=0) or 1
        for point in one.points:
            rows.add_row(_when(point), amount(point.figure), _bar(point, top), _said(point))
        parts += [head, Padding(rows, (0, 0, 1, 2))]
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
    return "  ".join(part for part in (who, _source(point.found.source) + marked(point.found)) if part)


def conflicts(found: tuple[Conflict, ...]) -> RenderableType:
    """Conflicts, each claim with its passage and source."""
    if not found:
        return Text("No source contradicts another, as far as the ledger can tell.")
    parts: list[RenderableType] = []
    for one in found:
        head = Text(one_line(one.title), style="bold").append(f"  {one.field}: {one_line(one.why)}", style="not bold")
        rows = Table.grid(padding=(0, 2))
        rows.add_column(style="red", min_width=14, max_width=24, overflow="fold")
        rows.add_column(overflow="fold")
        for claim in one.claims:
            said = Text(_source(claim.found.source) + marked(claim.found), style="dim")
            said.append(f"\n“{_short(claim.passage.text)}”", style="italic")
            rows.add_row(one_line(claim.value), said)
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


def changes(made: Changes) -> RenderableType:
    """What new sources have changed."""
    if not made.sources:
        return Text("No source was filed since then.")
    parts: list[RenderableType] = [Text(f"{len(made.sources)} new sources", style="bold")]
    parts += [Padding(Text(_source(one)), (0, 0, 0, 2)) for one in made.sources]
    if made.moved:
        parts.append(Text("Stages that moved", style="bold"))
    for moved in made.moved:
        said = Text.assemble((one_line(moved.entry.title), "bold"), f"  {moved.before or 'no stage'} → ")
        said.append(f"{moved.step.stage} {moved.step.when or ''}".strip(), style="green")
        parts.append(Padding(said, (0, 0, 0, 2)))
    if made.new:
        parts.append(Text("New", style="bold"))
    for one in made.new:
        said = Text(one_line(one.title), style="bold").append(f"  {one.kind}  {one.stage or ''}", style="not bold dim")
        parts.append(Padding(said, (0, 0, 0, 2)))
    if made.figures:
        parts.append(Text("Figures", style="bold"))
    for told in made.figures:
        said = Text.assemble((amount(told.point.figure), "bold"), f"  {one_line(told.entry.title)}  ")
        said.append(_when(told.point), style="cyan").append(f"  {_said(told.point)}", style="dim")
        parts.append(Padding(said, (0, 0, 0, 2)))
    if made.conflicts:
        parts += [Text("Conflicts", style="bold"), conflicts(made.conflicts)]
    return Group(*parts)


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
