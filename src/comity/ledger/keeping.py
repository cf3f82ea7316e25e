"""Clearing the machine's old reading of a source without losing what a person decided on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import Connection, delete, select, update

from comity.ledger.tables import alias, concern, entry, link, record
from comity.records import Reading

T = TypeVar("T")

CHUNK = 500
"""Values in one statement; databases bound them."""


def clear(db: Connection, reading: Reading, source: int) -> None:
    """Take the rows of an earlier reading away, but for records that this one lacks and that were decided on.

    Those stay as they were read, and are marked as lost.
    """
    rows = {
        row.id: row.number for row in db.execute(select(record.c.id, record.c.number).where(record.c.source == source))
    }
    kept = held(db, rows.keys() - {item.id for item in reading.items})
    for some in _chunks(sorted(rows[id] for id in rows if id not in kept)):
        db.execute(delete(record).where(record.c.number.in_(some)))
    for some in _chunks(sorted(rows[id] for id in kept)):
        db.execute(update(record).where(record.c.number.in_(some)).values(lost=1))


def lost(db: Connection, source: int) -> set[str]:
    """Records of a source that its last reading no longer finds, but that were decided on."""
    return set(db.execute(select(record.c.id).where(record.c.source == source, record.c.lost == 1)).scalars())


def held(db: Connection, gone: set[str]) -> set[str]:
    """Those of these records that were decided on, also where that was undone: an undoing may be undone.

    They are the ones that a decision names; and where one names an entry that would have no other record left, all of
    its records.
    """
    named: set[str] = set()
    homes: dict[int, set[str]] = {}
    for some in _chunks(sorted(gone)):
        named |= set(db.execute(select(concern.c.thing).where(concern.c.thing.in_(some))).scalars())
        for row in db.execute(select(link.c.record, link.c.entry).where(link.c.record.in_(some))):
            homes.setdefault(row.entry, set()).add(row.record)
    ids: dict[str, int] = {}
    for part in _chunks(sorted(homes)):
        decided = select(entry.c.id, entry.c.number).join(concern, concern.c.thing == entry.c.id)
        ids |= {row.id: row.number for row in db.execute(decided.where(entry.c.number.in_(part)))}
        called = select(alias.c.id, alias.c.entry).join(concern, concern.c.thing == alias.c.id)
        ids |= {row.id: row.entry for row in db.execute(called.where(alias.c.entry.in_(part)))}
    for number in sorted(ids.values()):
        members = set(db.execute(select(link.c.record).where(link.c.entry == number)).scalars())
        if members <= gone:
            named |= members
    return named


def _chunks(values: list[T]) -> Iterable[list[T]]:
    return (values[at : at + CHUNK] for at in range(0, len(values), CHUNK))
