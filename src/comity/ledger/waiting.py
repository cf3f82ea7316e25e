"""What waits for a person: links that may hold, and records that nobody decided on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from comity.ledger.decision import standing
from comity.ledger.joining import Joined
from comity.ledger.linking import LINKED
from comity.ledger.query import Found
from comity.ledger.rulings import found, log_of
from comity.ledger.tables import doubt, entry, record, ruling, source
from comity.records import Quote

KINDS = (*LINKED, Quote.kind)
"""Kinds of records that are gone through; parties, places and dates show in them."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A link that may hold."""

    record: Found
    entry: str
    """id of the entry it may belong to"""
    title: str
    home: str
    """id of the entry it is in"""
    beside: tuple[Found, ...]
    """records of the entry it may belong to, the newest source first"""
    score: float
    reasons: tuple[str, ...]


def doubts(db: Connection, where: str, limit: int | None) -> tuple[Doubt, ...]:
    """Doubtful links that nobody decided on, the likeliest first."""
    log = log_of(db)
    known = Joined.of(db, log)
    decided = {(one.target, known.root(one.entry)) for one in standing(log) if one.entry is not None} | known.refused
    rejected = set(db.execute(select(ruling.c.record).where(ruling.c.verdict == "rejected")).scalars())
    wanted = (
        select(doubt.c.record, entry.c.id, doubt.c.score, doubt.c.reasons)
        .join(entry, entry.c.number == doubt.c.entry)
        .order_by(doubt.c.score.desc(), doubt.c.record, entry.c.id)
    )
    out: list[Doubt] = []
    shown = set()
    for row in db.execute(wanted):
        if limit is not None and len(out) >= limit:
            break
        there = known.root(row.id)
        if row.record in rejected or (row.record, there) in decided or known.natural(row.record) is None:
            continue
        home = known.home(row.record)
        pair = (row.record, there)
        if home == there or pair in shown or (there, home) in shown:
            continue
        beside = [one for one in known.members(there) if one not in rejected]
        mine = _rows(db, [row.record], where)
        if not beside or not mine:
            continue
        shown.add(pair)
        title = db.execute(select(entry.c.title).where(entry.c.id == there)).scalar_one()
        told = tuple(_rows(db, beside[:MOST], where))
        reasons = tuple(json.loads(row.reasons))
        out.append(Doubt(mine[0], there, title, home, told, row.score, reasons))
    return tuple(out)


MOST = 50
"""Records of an entry that are looked up to be shown beside a doubtful one."""


def undecided(db: Connection, where: str, below: float | None, limit: int | None) -> tuple[Found, ...]:
    """Records that nobody decided on: the least sure below a score first, or those of the newest source first."""
    wanted = (
        select(*_COLUMNS)
        .join(source, source.c.number == record.c.source)
        .where(record.c.kind.in_(KINDS), record.c.lost == 0, record.c.id.not_in(select(ruling.c.record)))
    )
    if below is None:
        wanted = wanted.order_by(source.c.number.desc(), record.c.place)
    else:
        wanted = wanted.where(record.c.score < below).order_by(record.c.score, source.c.number, record.c.place)
    return tuple(found(db, list(db.execute(wanted.limit(limit)).all()), where))


_COLUMNS = (record.c.id, record.c.source, record.c.kind, record.c.body, record.c.lost)


def _rows(db: Connection, ids: list[str], where: str) -> list[Found]:
    rows: list[Any] = list(db.execute(select(*_COLUMNS).where(record.c.id.in_(ids))).all())
    return sorted(found(db, rows, where), key=lambda one: (one.source.day, one.source.number), reverse=True)
