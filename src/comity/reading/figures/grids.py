"""Lines that are the rows of a table: cells between bars, tabs or wide blanks. Knows only characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BARS = re.compile(r"[ \t]*\|[ \t]*")
_TABS = re.compile(r" *\t *")
_WIDE = re.compile(r"[ \u00a0]{2,}")
_RULE = re.compile(r"[\s|:+=_-]*")
_NUMBER = re.compile(r"\W*[^\W\d]{0,4}\W*\d[\d.,\s\u00a0]*\W*(?:\w+\W*){0,3}")
_LONGEST = 400
"""Characters of a row; a longer line is a paragraph with a bar in it."""
_MOST = 24
"""Columns."""
_WORDS = 60
"""Characters of a cell between wide blanks; what is longer is a sentence."""
ABOVE, BELOW = 2, 3
"""Lines above a table that may name what it holds, and below it that may explain its marks."""
_ITEM = re.compile(r"\s*(?:[•·▪‣*–—-]|\(?\d{1,2}[.)]|\(?[a-z]{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters `[start, end)` of a cell, without the white space around; an empty cell has none."""

    start: int
    end: int
    text: str


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows that follow each other, each cut in the same way, and the lines above that may name them."""

    rows: tuple[Row, ...]
    barred: bool
    """whether bars part the cells"""
    above: tuple[Cell, ...]
    below: tuple[Cell, ...]


def _cells(text: str, start: int, end: int, cut: re.Pattern[str]) -> Row:
    """The cells of a line; bars at its ends open and close it."""
    line = text[start:end]
    low, high = start + len(line) - len(line.lstrip(" |\u00a0")), start + len(line.rstrip(" |\t\u00a0\r"))
    if cut is not _BARS:
        low = start + len(line) - len(line.lstrip())
    out, at = [], low
    for found in cut.finditer(text, low, max(low, high)):
        out.append(Cell(at, found.start(), text[at : found.start()].strip()))
        at = found.end()
    out.append(Cell(at, max(at, high), text[at : max(at, high)].strip()))
    return tuple(out)


def _row(text: str, start: int, end: int) -> tuple[re.Pattern[str], Row] | None:
    """The row that a line is, with the way it is cut."""
    line = text[start:end]
    if len(line) > _LONGEST:
        return None
    for cut, mark in ((_BARS, "|"), (_TABS, "\t"), (_WIDE, "  ")):
        if mark in line.strip():
            row = _cells(text, start, end, cut)
            if cut is _WIDE and max(one.end - one.start for one in row) > _WORDS:
                return None
            if 2 <= len(row) <= _MOST and not _ITEM.match(line):
                return cut, row
    return None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    apart: bool
    """whether a blank line stands before it"""
    cut: re.Pattern[str] | None
    row: Row


def _lines(text: str) -> list[_Line]:
    """The lines of a text but for blank ones and rules of dashes."""
    out = []
    at, apart = 0, False
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip():
            apart = True
        elif _RULE.fullmatch(line) is None:
            cut, row = _row(text, start, start + len(line)) or (None, ())
            out.append(_Line(start, start + len(line), apart, cut, row))
            apart = False
    return out


def grids(text: str) -> list[Grid]:
    """The tables of a text; a lone line is none."""
    if "|" not in text and "\t" not in text and "  " not in text:
        return []
    lines = _lines(text)
    out = []
    first = 0
    while first < len(lines):
        last = first + 1
        if lines[first].cut is not None:
            while last < len(lines) and lines[last].cut is lines[first].cut and not lines[last].apart:
                last += 1
            if last - first > 1:
                rows = tuple(one.row for one in lines[first:last])
                around = [
                    tuple(Cell(one.start, one.end, text[one.start : one.end].strip()) for one in part)
                    for part in (lines[max(0, first - ABOVE) : first], lines[last : last + BELOW])
                ]
                out.append(Grid(rows, lines[first].cut is _BARS, *around))
        first = last
    return out


def tables(text: str) -> list[Grid]:
    """The grids that hold numbers: menus and the lines of a page's head do not."""
    return [one for one in grids(text) if _numbered(one)]


def _numbered(grid: Grid) -> bool:
    """Whether most rows, the heading aside, are as long as the first and hold a number behind their label."""
    width, body = len(grid.rows[0]), grid.rows[1:]
    full = [row for row in body if len(row) == width and any(map(_digits, row[1:]))]
    if not grid.barred and not any(_NUMBER.fullmatch(cell.text) for row in full for cell in row[1:]):
        return False
    return 2 * len(full) > len(body)


def _digits(cell: Cell) -> bool:
    return any(letter.isdigit() for letter in cell.text)
