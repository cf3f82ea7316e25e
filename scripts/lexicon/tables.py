"""Reading and writing of the word and code tables in one fixed form."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "src" / "comity" / "lexicon" / "data"

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Return the rows of a table as dictionaries of text."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [{key: value or "" for key, value in row.items()} for row in csv.DictReader(handle)]


def write(path: Path, header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> int:
    """Write rows in NFC, sorted by all their cells from the first; return their number."""
    cells = sorted(
        tuple(unicodedata.normalize("NFC", row.get(column, "").strip()) for column in header) for row in rows
    )
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(cells)
    return len(cells)


def listed(cell: str) -> list[str]:
    """Split a list cell at its semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def joined(parts: Iterable[str]) -> str:
    """Join a list cell, dropping empty parts and repetitions, keeping the order."""
    return ";".join(dict.fromkeys(part.strip() for part in parts if part.strip()))
