"""Tables of a text: a column or a row of totals against the cells that it adds up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.reading.checks.terms import SumWords, sum_words
from comity.reading.figures import grids
from comity.reading.figures.numbers import SPACES, key
from comity.reading.notes import Notes
from comity.records import Check, CheckKind, Figure, Passage

NEAR_MISS = 0.1
"""Share of a total by which a table's total may be out and still be meant as one, where its other totals hold."""
_NUMBER = re.compile(rf"[^\w%]{{0,3}}(\d{{1,3}}(?:[,{SPACES}]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)[^\w%]{{0,3}}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at characters `[start, end)`, and its number if it holds one."""

    start: int
    end: int
    text: str
    value: float | None
    places: int = 0
    """digits behind the point"""


Row = Sequence[Cell]


def table_checks(notes: Notes) -> None:
    """Compare the totals of every table with their cells."""
    words = sum_words(notes.language)
    figures = {one.anchor.start: one for one in notes.found(Figure)}
    for grid in grids.tables(notes.text):
        rows = [[_number(cell) for cell in row] for row in grid.rows if len(row) == len(grid.rows[0])]
        for total, cells, holds in sorted([*_across(words, rows), *_down(words, rows)], key=lambda one: one[0].start):
            _keep(notes, figures, total, cells, holds)


def _number(cell: grids.Cell) -> Cell:
    """A cell with its number."""
    found = _NUMBER.fullmatch(cell.text)
    if found is None:
        return Cell(cell.start, cell.end, cell.text, None)
    value = float(re.sub(f"[,{SPACES}]", "", found[1]))
    return Cell(cell.start, cell.end, cell.text, value, len(found[1].partition(".")[2]))


def _names_total(words: SumWords, cell: Cell) -> bool:
    return cell.value is None and words.totals.fullmatch(key(re.sub(r"\(.*?\)|[*:]", "", cell.text))) is not None


Found = tuple[Cell, list[Cell], bool]


def _across(words: SumWords, rows: Sequence[Row]) -> list[Found]:
    """Rows whose column of totals adds up the others."""
    at = next((i for i, cell in enumerate(rows[0]) if i and _names_total(words, cell)), None)
    if at is None:
        return []
    lines = []
    for row in rows[1:]:
        cells = [cell for i, cell in enumerate(row) if i and i != at and cell.value is not None]
        if row[at].value is not None and len(cells) > 1:
            lines.append((row[at], cells))
    return _judged(lines)


def _down(words: SumWords, rows: Sequence[Row]) -> list[Found]:
    """Columns whose row of totals adds up the others."""
    last = next((i for i, row in enumerate(rows) if i > 1 and _names_total(words, row[0])), None)
    if last is None:
        return []
    lines = []
    for at, total in enumerate(rows[last]):
        cells = [row[at] for row in rows[1:last] if row[at].value is not None]
        if at and total.value is not None and len(cells) > 1:
            lines.append((total, cells))
    return _judged(lines)


def _judged(lines: Sequence[tuple[Cell, list[Cell]]]) -> list[Found]:
    """Totals that hold; and those that do not, if more hold and the miss is none of rounding."""
    off = [abs(sum(cell.value or 0 for cell in cells) - (total.value or 0)) for total, cells in lines]
    tiny = [10.0 ** -max(total.places, *(cell.places for cell in cells)) / 1000 for total, cells in lines]
    right = sum(one <= small for one, small in zip(off, tiny, strict=True))
    out: list[Found] = []
    for (total, cells), miss, small in zip(lines, off, tiny, strict=True):
        slack = 0.5 * (len(cells) + 1) * 10.0**-total.places if total.places else 0.0
        if miss <= small:
            out.append((total, cells, True))
        elif right > len(lines) - right and slack < miss <= NEAR_MISS * (total.value or 0):
            out.append((total, cells, False))
    return out


def _keep(notes: Notes, figures: dict[int, Figure], total: Cell, cells: list[Cell], holds: bool) -> None:
    made = "" if holds else f" = {sum(cell.value or 0 for cell in cells):,.10g}"
    says = " + ".join(cell.text for cell in cells) + made + (" = " if holds else " ≠ ") + total.text
    every = [total, *cells]
    evidence: tuple[Passage, ...] = tuple(notes.source.passage(cell.start, cell.end) for cell in every)
    known = [figures[cell.start].id for cell in every if cell.start in figures]
    records = tuple(known) if len(known) == len(every) else ()
    check = Check(source=notes.source, kind_=CheckKind.SUM, holds=holds, says=says, records=records, evidence=evidence)
    notes.add(check)
