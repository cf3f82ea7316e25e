"""Copying a ledger to another place: a file or a server. A copy that was cut off goes on where it stopped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, insert, select, tuple_, update

from comity.errors import LedgerError
from comity.ledger import postgres
from comity.ledger.contents import digest
from comity.ledger.opening import COPYING, reading, shown, to_look, to_write, writing
from comity.ledger.search import rebuild
from comity.ledger.tables import about, metadata

BATCH = 500
"""Rows of one transaction: what a kill may cost."""

TABLES = [table for table in metadata.sorted_tables if table is not about]
"""All that is copied, what others refer to first."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy came to."""

    rows: int
    """rows written by this run; 0 where the copy was there already"""
    resumed: bool
    """whether an earlier run had begun it"""
    digest: str
    """of what both ledgers hold now"""


def copy(origin: str, target: str) -> Copied:
    """Copy a ledger to a place that holds none yet, with everything in it, in the same order.

    Args:
        origin: an existing ledger; what others write to it meanwhile is not copied.
        target: where the copy goes.

    Raises:
        LedgerError: there is no such ledger, or another one at the target; the message says what to do.
    """
    if _place(origin) == _place(target):
        raise LedgerError(f"{shown(target)}: is the ledger itself; name another place for the copy")
    old = to_look(origin)
    try:
        new, _ = to_write(target, create=True, copying=True)
        try:
            with reading(old, shown(origin)) as db:
                return _copy(db, new, shown(target))
        finally:
            new.dispose()
    finally:
        old.dispose()


def _place(where: str) -> str:
    return str(postgres.url_of(where)) if postgres.is_address(where) else str(Path(where).resolve())


def _copy(db: Connection, new: Engine, where: str) -> Copied:
    held = digest(db, times=True).total
    with writing(new, where) as to:
        begun = _begin(to, held, where)
    if begun is None:
        return Copied(0, False, digest(db).total)
    rows = sum(_copy_table(db, new, where, table) for table in TABLES)
    with writing(new, where) as to:
        for table in TABLES:
            _point(db, to, table)
        _finish(to)
        if digest(to, times=True).total != held:
            raise LedgerError(f"{where}: the copy is not the same as its original; remove it and copy again")
        to.execute(delete(about).where(about.c.name == COPYING))
    return Copied(rows, begun, digest(db).total)


def _begin(to: Connection, held: str, where: str) -> bool | None:
    """Whether an earlier run had begun this copy; None where it is complete."""
    mark = to.execute(select(about.c.value).where(about.c.name == COPYING)).scalar()
    if mark == held:
        return True
    if mark is not None:
        # The original has changed since: what was copied of it may have, too.
        for table in reversed(TABLES):
            to.execute(delete(table))
        to.execute(update(about).where(about.c.name == COPYING).values(value=held))
        return False
    if any(to.execute(select(*table.primary_key).limit(1)).first() is not None for table in TABLES):
        if digest(to, times=True).total == held:
            return None
        raise LedgerError(f"{where}: holds another ledger already; copy to a new place")
    to.execute(insert(about).values(name=COPYING, value=held))
    return False


def _copy_table(db: Connection, new: Engine, where: str, table: Table) -> int:
    """Copy the rows that are not there yet, in the order of their keys; how many they were."""
    key = list(table.primary_key)
    with reading(new, where) as to:
        last = to.execute(select(*key).order_by(*(column.desc() for column in key)).limit(1)).first()
    wanted = select(table).order_by(*key)
    if last is not None:
        wanted = wanted.where(tuple_(*key) > tuple_(*last))
    later = dict.fromkeys(_own(table))
    done = 0
    for some in db.execute(wanted.execution_options(yield_per=BATCH)).mappings().partitions():
        rows = [{**row, **later} for row in some]
        with writing(new, where) as to:
            to.execute(insert(table), rows)
        done += len(rows)
    return done


def _own(table: Table) -> Iterable[str]:
    """Columns that refer to other rows of the same table, which may come later than their own."""
    return [column.name for column in table.c if any(key.column.table is table for key in column.foreign_keys)]


def _point(db: Connection, to: Connection, table: Table) -> None:
    """Fill what `_copy_table` left empty."""
    for name in _own(table):
        rows = db.execute(select(table.c.number, table.c[name]).where(table.c[name].is_not(None))).all()
        values: list[dict[str, Any]] = [{"its": number, "to": other} for number, other in rows]
        if values:
            to.execute(update(table).where(table.c.number == bindparam("its")).values({name: bindparam("to")}), values)


def _finish(to: Connection) -> None:
    """Have the server count on from the highest number, and know how large its tables are."""
    rebuild(to)
    if to.dialect.name != "postgresql":
        return
    for table in TABLES:
        if "number" in table.c and table.c.number.primary_key:
            highest = select(func.max(table.c.number)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, "number")
            to.execute(select(func.setval(sequence, func.coalesce(highest, 1), highest.is_not(None))))
    to.exec_driver_sql("ANALYZE")
