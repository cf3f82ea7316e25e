"""Dossiers and briefs on the terminal, as Rich renderables."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.briefs import Brief
from comity.briefs import dossier as arrange
from comity.briefs.dossier import Section
from comity.briefs.groups import Group as Stood
from comity.briefs.words import Summary
from comity.pages.plain import excerpt, marked, not_listed, one_line, rests_on
from comity.records import Reading

STYLES = {
    "event": "blue",
    "agreement": "green",
    "project": "yellow",
    "figure": "cyan",
    "commitment": "magenta",
    "quote": "bright_black",
    "milestone": "red",
}
"""Colour of a kind's heading; kinds not named here are plain."""

WORDS = 160
"""Characters of a record's own words that a line shows."""


def dossier(reading: Reading) -> RenderableType:
    """A reading: what the source is, then its records by kind, each with its words."""
    made = arrange(reading)
    source = reading.source
    parts: list[RenderableType] = [Text(one_line(source.title or source.path or source.id), style="bold")]
    known = (source.publisher, source.published, source.kind.value, f"{len(source.text):,} characters", source.url)
    parts.append(Text(" · ".join(one_line(one) for one in known if one), style="dim"))
    parts += [_section(section) for section in made.sections if not section.quiet]
    quiet = [section for section in made.sections if section.quiet]
    for section in quiet:
        names = ", ".join(dict.fromkeys(one_line(line.says[0]) for line in section.lines))
        parts.append(Text.assemble("\n", (section.label, "bold"), f" {len(section.lines)}\n  ", (names, "dim")))
    if not made.lines:
        parts.append(Text("\nNo records were found.", style="dim"))
    parts.append(Text(f"\nComity {made.comity}, {one_line(made.model)}, source {source.id}", style="dim"))
    return Group(*parts)


def _section(section: Section) -> RenderableType:
    style = STYLES.get(section.kind, "")
    rows = Table.grid(padding=(0, 1))
    rows.add_column(justify="right", style="dim", min_width=3)
    rows.add_column(overflow="fold")
    for line in section.lines:
        said = _line(line.says)
        if section.kind != "quote":
            said.append(f"\n“{one_line(excerpt(line.item, WORDS))}”", style="dim italic")
        rows.add_row(str(line.number), said)
    return Group(_heading(section.label, str(len(section.lines)), style), rows)


def brief(made: Brief) -> RenderableType:
    """A brief: the pair, what it rests on, each question with its answer, the sources."""
    parts: list[RenderableType] = [Text(f"{made.a.name} and {made.b.name}", style="bold")]
    if not made.sources:
        parts.append(Text("The ledger holds nothing on the two."))
        if made.elsewhere:
            known = ", ".join(f"{one.a} {one.b} ({one.sources})" for one in made.elsewhere)
            parts.append(Text(f"It knows most of: {one_line(known)}", style="dim"))
        return Group(*parts)
    publishers = tuple(one_line(one) for one in made.publishers)
    parts.append(Text(rests_on(len(made.sources), made.records, made.days, publishers), style="dim"))
    for section in made.sections:
        if not section.groups:
            continue
        rows = Table.grid(padding=(0, 2))
        rows.add_column(style="cyan", min_width=10, max_width=18, overflow="fold")
        rows.add_column(overflow="fold")
        for group in section.groups:
            rows.add_row(one_line(group.mark), _group(made, group))
        more = f"{section.left_out} more not shown" if section.left_out else ""
        parts += [_heading(section.label, "", ""), rows]
        if more:
            parts.append(Padding(Text(more, style="dim"), (0, 0, 0, 2)))
    parts.append(_heading("Sources", str(len(made.sources)), ""))
    parts += [
        Text.assemble(
            (f"{n:>3} ", "dim"), one_line(one.day or "no date"), "  ", one_line(_name(one.title, one.path, one.id))
        )
        for n, one in enumerate(made.listed, start=1)
    ]
    if more := not_listed(len(made.sources), len(made.listed)):
        parts.append(Padding(Text(more, style="dim"), (0, 0, 0, 2)))
    return Group(*parts)


def _group(made: Brief, group: Stood) -> Text:
    said = Text(one_line(group.title), style="bold") if group.title else Text()
    lines = group.lines()
    for says, found in lines:
        cite = "".join(f"[{made.place(one.source)}]{marked(one)}" for one in found)
        part = _line(says, lead="" if group.title else "bold")
        if group.title:
            said.append((" · " if says else "") if len(lines) == 1 else "\n  ", style="not bold dim")
        elif said.plain:
            said.append("\n")
        said.append_text(part).append(f" {cite}" if part.plain or len(lines) == 1 else cite, style="not bold dim")
    return said


def _name(*names: str | None) -> str:
    return next(name for name in names if name)


def _line(says: Summary, lead: str = "bold") -> Text:
    made = Text()
    for n, part in enumerate(says):
        made.append(" · " if n else "", style="dim").append(one_line(part), style=lead if n == 0 else "")
    return made


def _heading(label: str, count: str, style: str) -> RenderableType:
    title = Text.assemble((label, f"bold {style}".strip()), f" {count}" if count else "")
    return Padding(Rule(title, align="left", style="dim"), (1, 0, 0, 0))
