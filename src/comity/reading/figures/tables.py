"""Numbers in tables: what a cell measures, in what and of which time is said by its row, its column and its caption."""

from __future__ import annotations

import dataclasses
import re

from comity.reading.figures.grids import Cell, Grid, Row
from comity.reading.figures.headings import Heading, Scale, heading, standing_of
from comity.reading.figures.page import Found, Measured, Page, Place, Stand
from comity.records import FigureStatus, Modality, UnitKind

_NOTE = re.compile(r"[\s*†‡¹²³()~≈<>≥≤+.]*")
_MARK = re.compile(r"([*†‡¹²³]+)\s*\Z")
_TITLE = 120
"""Characters of a caption; a longer line is a paragraph."""


def tabled(page: Page, found: list[Found]) -> tuple[list[Found], list[Found]]:
    """The numbers that are cells of tables, settled by their headings, and those that stand elsewhere.

    A number among the words of a cell stays with the others; it may not count what stands in the next cell.
    """
    cells: list[Found] = []
    for grid in page.grids:
        low, high = grid.rows[0][0].start, grid.rows[-1][-1].end
        found = [one for one in found if not _of_scale(one, grid)]
        inside = [one for one in found if low <= one.number.start < high]
        made, mixed = _Table(page, grid, inside).read()
        cells += made
        gone = set(map(id, inside)) - set(map(id, mixed))
        found = [one for one in found if id(one) not in gone]
    return cells, found


def _of_scale(one: Found, grid: Grid) -> bool:
    """Whether a number above a table is the scale of its unit: "in thousands of euros", "'000 tonnes"."""
    scale = one.number.high is not None or one.value == 0
    return scale and any(line.start <= one.start < line.end <= line.start + _TITLE for line in grid.above)


class _Table:
    """One table while it is read."""

    def __init__(self, page: Page, grid: Grid, found: list[Found]) -> None:
        self.page, self.grid, self.found = page, grid, found
        first = grid.rows[0]
        self.width = len(first)
        read = [heading(page, one.start, one.end) if one.text else None for one in first]
        dated = [one is not None and one.date is not None for one in read]
        bare = [self._pure(one) for one in first]
        named = not any(bare[1:]) and any(map(str.isalpha, "".join(one.text for one in first[1:])))
        years = all(is_date or not cell.text for is_date, cell in zip(dated[1:], first[1:], strict=True))
        self.headed = named or years
        self.columns = read if self.headed else [None] * self.width
        self.titles = [
            heading(page, one.start, one.end, title=True)
            for one in reversed(grid.above)
            if len(one.text) <= _TITLE and one.text[-1:] != "."
        ]
        self.notes = {mark[0]: one for one in grid.below if (mark := re.match(r"[*†‡¹²³]+", one.text)) is not None}

    def _inside(self, cell: Cell) -> list[Found]:
        return [one for one in self.found if cell.start <= one.number.start < max(cell.end, cell.start + 1)]

    def _pure(self, cell: Cell) -> Found | None:
        """The number that a cell is, but for signs and marks of notes."""
        inside = self._inside(cell)
        if len(inside) != 1 or inside[0].end > cell.end:
            return None
        one, text = inside[0], self.page.text
        around = text[cell.start : max(cell.start, one.start)] + text[one.end : cell.end]
        return one if _NOTE.fullmatch(around) else None

    def read(self) -> tuple[list[Found], list[Found]]:
        """Numbers that fill their cell and are settled, and those among words."""
        cells: list[Found] = []
        mixed: list[Found] = []
        heads = [one for one in self.columns if one is not None]
        if any(self.page.words.has("score_columns", self._word(one)) for one in self.grid.rows[0]):
            return [], []
        dates = [one for one in heads[1:] if one.date is not None]
        for row in self.grid.rows[1:] if self.headed else self.grid.rows:
            if len(row) != self.width:
                continue
            label = self._label(row)
            side = heading(self.page, row[label].start, row[label].end) if row[label].text else None
            for j, cell in enumerate(row):
                one = self._pure(cell)
                if one is None:
                    for other in self._inside(cell):
                        self._mix(other, row, cell, self.columns[j] if j != label else None)
                        mixed.append(other)
                elif j != label and self._settle(one, row, side, self.columns[j], dated=bool(dates)):
                    cells.append(one)
        return cells, mixed

    def _word(self, cell: Cell) -> str:
        return cell.text.lower().strip(" .:")

    def _label(self, row: Row) -> int:
        """The cell that names the row: the first that is no mere number."""
        first, text = self.columns[0], row[0].text
        dated = heading(self.page, row[0].start, row[0].end).date is not None if text else False
        numbers_it = first is not None and first.refused and not any(map(str.isalpha, text)) and not dated
        return 1 if numbers_it and len(row) > 2 else 0

    def _mix(self, one: Found, row: Row, cell: Cell, column: Heading | None) -> None:
        one.cell = Place(self._span(row), cell.end, column.name if column is not None else None)

    def _span(self, row: Row) -> tuple[int, int]:
        return self.page.token(row[0].start), self.page.token(max(row[0].start, row[-1].end - 1)) + 1

    def _settle(self, one: Found, row: Row, side: Heading | None, column: Heading | None, *, dated: bool) -> bool:
        """Give a number its unit, name, time and standing; whether the headings settle that it is an amount."""
        heads = [head for head in (column, side) if head is not None]
        if any(head.refused for head in heads) or (column is None and self.headed):
            return False
        own = one.unit is not None
        year = one.number.bare is not None and len(one.number.bare) == 4 and _year(one.value)
        scale = None if own else self._scale(heads)
        if scale is not None:
            self._count_in(one, scale)
        elif not own:
            one.symbol = next((head.symbol for head in heads if head.symbol is not None and head.date is None), None)
            known = one.symbol is not None or any(head.amount for head in heads)
            if not known and not (self.titles and dated and self._titled(one)) and not one.number.scaled:
                return False
        if year and scale is None and not own:
            return False
        date = next((head.date for head in reversed(heads) if head.date is not None), None)
        stand = next((head.status for head in heads if head.status is not None), None) or self._noted(row, one)
        name = self._name(side, column)
        one.cell = Place(self._span(row), None, name, date, _stand(stand))
        return True

    def _scale(self, heads: list[Heading]) -> Scale | None:
        for head in [*heads, *self.titles]:
            if head.scale is not None:
                return head.scale
        return None

    def _titled(self, one: Found) -> bool:
        """Whether the caption names the things counted: "Visas issued" over years."""
        one.symbol = self.titles[0].symbol
        return one.symbol is not None or self.titles[0].amount

    def _count_in(self, one: Found, scale: Scale) -> None:
        if not one.number.scaled:
            one.value *= scale.times
            one.high = one.high * scale.times if one.high is not None else None
        if scale.unit is not None:
            one.unit = dataclasses.replace(scale.unit, start=one.number.start, end=one.number.end)
            one.symbol, one.kind, one.per = one.unit.symbol, one.unit.kind, one.unit.per
        else:
            one.kind = UnitKind.COUNT

    def _name(self, side: Heading | None, column: Heading | None) -> Measured | None:
        """The column's name, or the row's where the column is a time or a party; both where neither is."""
        names = [head.name for head in (column, side) if head is not None and head.date is None and not head.party]
        named = [name for name in names if name is not None]
        if not named:
            return next((title.name for title in self.titles if title.name is not None), None)
        first, last = named[0], named[-1]
        if len(named) < 2:
            return first
        return Measured(f"{first.name}: {last.name}", first.start, first.end)

    def _noted(self, row: Row, one: Found) -> tuple[FigureStatus, int] | None:
        """What a note below the table says of a row or a number with its mark: "* forecast"."""
        for cell in row:
            mark = _MARK.search(cell.text)
            note = self.notes.get(mark[1]) if mark is not None else None
            if note is not None and (cell is row[0] or cell.start <= one.number.start < cell.end):
                doc = self.page.notes.doc
                return standing_of(self.page, doc[self.page.token(note.start) : self.page.token(note.end - 1) + 1])
        return None


def _year(value: float) -> bool:
    return 1800 <= value <= 2100


def _stand(said: tuple[FigureStatus, int] | None) -> Stand | None:
    if said is None:
        return None
    return Stand(said[0], Modality.EXPECTED if said[0] is FigureStatus.FORECAST else Modality.PLANNED, said[1])
