"""What a ledger holds, as one number that does not depend on the database's own numbers or on the order of its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from comity.ledger.tables import about, metadata, run

TIMES = frozenset({"run.at", "source.added", "refusal.at"})
"""Columns that tell when the machine did something: the same texts taken in on another day are the same content."""

ORDERED = frozenset({"source", "decision"})
"""Tables whose order is content: that of arrival, and that of the log."""

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Digest:
    """Sixty-four hex digits that two ledgers share when they hold the same, and the same of each table."""

    total: str
    tables: dict[str, tuple[int, str]]
    """table -> rows, digest"""

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "digest": self.total,
            "tables": {name: {"rows": rows, "digest": one} for name, (rows, one) in self.tables.items()},
        }


def digest(db: Connection, *, times: bool = False) -> Digest:
    """Digest all that a ledger holds; it shows what differs by accident, not who forged it.

    Args:
        db: a transaction.
        times: whether the times of filing count, too: then only a copy is the same, not the same texts filed again.
    """
    names: dict[str, dict[Any, str]] = {}
    tables = {}
    for table in metadata.sorted_tables:
        if table is about or (table is run and not times):
            continue
        total = many = 0
        for row in _rows(db, table, names, times):
            # A sum does not mind the order of its rows, and holds them in no memory.
            total += int.from_bytes(sha256(row.encode("utf-8")).digest())
            many += 1
        tables[table.name] = (many, f"{total % 2**256:064x}")
    told = json.dumps(sorted(tables.items()))
    return Digest(sha256(told.encode("utf-8")).hexdigest(), dict(sorted(tables.items())))


def _rows(db: Connection, table: Table, names: dict[str, dict[Any, str]], times: bool) -> Iterator[str]:
    """Each row with the rows it refers to by their names instead of their numbers."""
    columns = [column for column in table.columns if _counts(column, times)]
    wanted = select(*columns)
    if table.name in ORDERED:
        wanted = wanted.order_by(table.c.number)
    refers = {column.name: _known(db, _referred(column), names) for column in columns if column.foreign_keys}
    result = db.execute(wanted.execution_options(yield_per=_BATCH))
    for place, row in enumerate(result.mappings()):
        told = [
            [column.name, refers[column.name].get(row[column.name]) if column.name in refers else row[column.name]]
            for column in columns
        ]
        rank = place if table.name in ORDERED else None
        yield json.dumps([table.name, rank, sorted(told, key=lambda one: str(one[0]))], ensure_ascii=True)


def _counts(column: Column[Any], times: bool) -> bool:
    if column.name == "number" and column.primary_key:
        return False
    return times or f"{column.table.name}.{column.name}" not in TIMES


def _referred(column: Column[Any]) -> Table:
    return next(iter(column.foreign_keys)).column.table


def _known(db: Connection, table: Table, names: dict[str, dict[Any, str]]) -> dict[Any, str]:
    """Number of each row of a table -> its name."""
    if table.name not in names:
        named = (table.c.id,) if "id" in table.c else (table.c.comity, table.c.model)
        rows = db.execute(select(table.c.number, *named).execution_options(yield_per=_BATCH))
        names[table.name] = {number: " ".join(name) for number, *name in rows}
    return names[table.name]
