"""Check the word and code tables: form, order, unique keys, codes.

python scripts/lexicon/check.py
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections import Counter

from tables import DATA, listed, read

# Table -> the columns that make its key, the columns that hold ISO 3166 codes.
TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "shared/states.csv": (("iso3",), ("iso3",)),
    "shared/currencies.csv": (("code",), ()),
    "shared/cities.csv": (("name", "iso3"), ("iso3",)),
    "en/states.csv": (("iso3",), ("iso3",)),
    "en/bodies.csv": (("name",), ("members",)),
    "en/organisations.csv": (("name",), ("iso3",)),
    "en/offices.csv": (("office",), ()),
    "en/leaders.csv": (("name", "iso3", "body", "office", "valid_from"), ("iso3",)),
    "en/currencies.csv": (("code", "of"), ("of",)),
    "en/units.csv": (("symbol", "names"), ()),
    "en/places.csv": (("name", "iso3"), ("iso3",)),
    "en/sectors.csv": (("word", "sector"), ()),
}


def faults(name: str, codes: set[str]) -> list[str]:
    """Return what is wrong with a table."""
    path = DATA / name
    text = path.read_bytes().decode("utf-8")
    found = []
    if "\r" in text or unicodedata.normalize("NFC", text) != text:
        found.append("line ends or normal form")
    lines = list(csv.reader(text.splitlines()))
    if any(len(line) != len(lines[0]) for line in lines):
        found.append("ragged row")
    if lines[0][-2:] != ["note", "source"]:
        found.append("last columns")
    if [line[0] for line in lines[1:]] != sorted(line[0] for line in lines[1:]):
        found.append("order")
    key, coded = TABLES[name]
    rows = read(path)
    counted = Counter(tuple(row[column] for column in key) for row in rows)
    found += [f"repeated {item}" for item, times in counted.items() if times > 1]
    for column in coded:
        unknown = {part for row in rows for part in listed(row[column])} - codes
        found += [f"unknown code {code}" for code in sorted(unknown)]
    for row in rows:
        found += [
            f"repeated in cell {row[key[0]]}: {column}"
            for column, cell in row.items()
            if column not in {"note", "source"} and len(listed(cell)) != len(dict.fromkeys(listed(cell)))
        ]
    return found


def main() -> int:
    """Print the faults of every table; return 1 when there are any."""
    codes = {row["iso3"] for row in read(DATA / "shared" / "states.csv")}
    status = 0
    for name in TABLES:
        found = faults(name, codes)
        print(f"{name}: {len(read(DATA / name))} rows", *found, sep="\n  ")
        status |= bool(found)
    return status


if __name__ == "__main__":
    sys.exit(main())
