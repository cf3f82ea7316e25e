"""Whether a ledger is whole: every passage, hash and link, and everything that follows from readings and decisions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, FromClause, Row, Select, func, or_, select

from comity.errors import ComityError, EvidenceError
from comity.ledger.facets import Pairs, days_of, facets, sides
from comity.ledger.joining import Joined
from comity.ledger.linking import LINKED, Profile, marks, profiles
from comity.ledger.query import View
from comity.ledger.rows import item_of, texts
from comity.ledger.rulings import log_of, ruled, rulings_of
from comity.ledger.tables import (
    concern,
    decision,
    doubt,
    entry,
    facet,
    link,
    mark,
    metadata,
    pair,
    record,
    ruling,
    run,
    source,
    tie,
)
from comity.records import Item, Reading, Source

_NAMES = (
    link.c.record,
    doubt.c.record,
    tie.c.record,
    tie.c.other,
    ruling.c.record,
)
"""Columns that name a record by its id, for which no database vouches."""

_UNREADABLE = (ComityError, KeyError, TypeError, ValueError)
"""What a body that is not what it was may raise."""


@dataclass(slots=True)
class Checked:
    """What a check found."""

    problems: list[str] = field(default_factory=list)
    """what is wrong, a line each"""
    notes: list[str] = field(default_factory=list)
    """what is worth knowing, though nothing is wrong"""
    sources: int = 0
    records: int = 0
    passages: int = 0
    entries: int = 0
    decisions: int = 0


def check(db: Connection, where: str) -> Checked:
    """Look at everything; the ledger is whole where there are no problems.

    Args:
        db: a transaction.
        where: how messages name the ledger.
    """
    out = Checked()
    out.problems += _storage(db)
    out.problems += _orphans(db)
    for number in db.execute(select(source.c.number).order_by(source.c.number)).scalars().all():
        _check_source(db, number, where, out)
    out.problems += _entries(db, out)
    _decisions(db, out)
    return out


# ---- the database ------------------------------------------------------------------------------------------


def _storage(db: Connection) -> Iterator[str]:
    """What SQLite finds wrong with its own file; a server sees to that by itself."""
    if db.dialect.name == "sqlite":
        for (line,) in db.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield f"file: {line}"


def _orphans(db: Connection) -> Iterator[str]:
    """Rows that refer to others that are not there."""
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
            other = key.column.table.alias()
            there = select(other.c[key.column.name]).where(other.c[key.column.name] == key.parent)
            yield from _many(db, table, key.parent, key.column.table, there)
    for column in _NAMES:
        yield from _many(db, column.table, column, record, select(record.c.id).where(record.c.id == column))


def _many(db: Connection, table: FromClause, column: Any, other: Any, there: Select[Any]) -> Iterator[str]:
    lost = select(func.count()).select_from(table).where(column.is_not(None), ~there.exists())
    if many := db.execute(lost).scalar_one():
        yield f"{column.table.name}: {many} rows name a {other.name} that is not there ({column.name})"


# ---- sources -----------------------------------------------------------------------------------------------


def _check_source(db: Connection, number: int, where: str, out: Checked) -> None:
    row = db.execute(select(source).where(source.c.number == number)).one()
    name = f"source {row.id}"
    out.sources += 1
    try:
        text = texts(db, [number])[number]
    except ValueError as error:
        out.problems.append(f"{name}: cannot be read back ({error})")
        return
    if text.id != row.id:
        out.problems.append(f"{name}: its text is not the one that was filed (its hash is {text.id})")
    if len(text.text) != row.chars:
        out.problems.append(f"{name}: {len(text.text)} characters, {row.chars} were filed")
    if row.day != (row.published or "")[:10]:
        out.problems.append(f"{name}: listed under the day {row.day!r}, published {row.published!r}")
    items = []
    rows = db.execute(select(record).where(record.c.source == number).order_by(record.c.place)).all()
    out.records += len(rows)
    for one in rows:
        try:
            item = item_of(text, one.kind, one.body, where)
            out.passages += sum(1 for _ in item.proofs())
            out.problems += _record(one, item, text)
            items.append((one, item))
        except EvidenceError as error:
            out.problems.append(f"record {one.id}: {error}")
        except _UNREADABLE as error:
            out.problems.append(f"record {one.id}: cannot be read back ({type(error).__name__}: {error})")
    if len(items) == len(rows):
        out.problems += _follows(db, row, text, items)


def _record(row: Row[Any], item: Item, text: Source) -> Iterator[str]:
    known = type(item).from_json(text, {**item.to_json(), "id": ""}).id
    if not row.id == item.id == known:
        yield f"record {row.id}: its anchor gives the id {known}"
    if (row.begins, row.ends) != days_of(item):
        yield f"record {row.id}: filed under {row.begins} to {row.ends}, its own date says otherwise"
    if row.score != getattr(item, "score", None):
        yield f"record {row.id}: filed with the score {row.score}, it has another"


def _follows(db: Connection, row: Row[Any], text: Source, items: list[tuple[Row[Any], Item]]) -> Iterator[str]:
    """Whether facets, pairs and links are those that follow from the reading."""
    made = db.execute(select(run.c.comity, run.c.model).where(run.c.number == row.run)).one_or_none()
    held = [(one, item) for one, item in items if not one.lost]
    reading = Reading(source=text, items=tuple(item for _, item in held), comity=made.comity if made else "", model="")
    side = sides(reading)
    pairs = Pairs(reading, side)
    day = (text.published or "")[:10]
    read = or_(facet.c.view.is_(None), facet.c.view != View.DECIDED.value)
    numbers = {one.number for one, _ in held}
    own = facet.c.record.in_(select(record.c.number).where(record.c.source == row.number))
    filed: set[tuple[Any, ...]]
    wanted: set[tuple[Any, ...]]
    filed = {tuple(one) for one in db.execute(select(facet.c.record, facet.c.name, facet.c.value).where(own, read))}
    wanted = {(one.number, *pair_) for one, item in held for pair_ in facets(item, side)}
    yield from _same(f"source {row.id}", "facets", {one for one in filed if one[0] in numbers}, wanted)
    read = or_(pair.c.view.is_(None), pair.c.view != View.DECIDED.value)
    columns = (pair.c.record, pair.c.a, pair.c.b, pair.c.kind, pair.c.day)
    filed = {tuple(one) for one in db.execute(select(*columns).where(pair.c.source == row.number, read))}
    wanted = {(one.number, a, b, item.kind, day) for one, item in held for a, b in pairs.of(item)}
    yield from _same(f"source {row.id}", "pairs", {one for one in filed if one[0] in numbers}, wanted)
    yield from _links(db, row, reading, {one.id for one, _ in items if one.lost})


def _same(name: str, what: str, filed: set[tuple[Any, ...]], wanted: set[tuple[Any, ...]]) -> Iterator[str]:
    if filed != wanted:
        yield f"{name}: {len(wanted - filed)} {what} missing, {len(filed - wanted)} too many"


def _links(db: Connection, row: Row[Any], reading: Reading, lost: set[str]) -> Iterator[str]:
    rows = db.execute(
        select(link, entry.c.kind.label("kind"), entry.c.day.label("newest"))
        .join(entry, entry.c.number == link.c.entry)
        .where(link.c.source == row.number)
    )
    linked = {one.record: one for one in rows}
    for item, profile, _ in profiles(reading, sides(reading)):
        one = linked.pop(item.id, None)
        if one is None:
            yield f"record {item.id}: belongs to no entry"
            continue
        if one.kind != LINKED[item.kind]:
            yield f"record {item.id}: its kind is {item.kind}, that of its entry {one.kind}"
        # Through JSON, as it is kept: there lists and tuples are one.
        if Profile.from_json(json.loads(one.profile)) != Profile.from_json(json.loads(json.dumps(profile.to_json()))):
            yield f"record {item.id}: its link was made of another reading"
        elif one.day != profile.day or one.newest < profile.day:
            yield f"record {item.id}: its link is of another day than its source"
        held = set(db.execute(select(mark.c.mark).where(mark.c.entry == one.entry)).scalars())
        if not held.issuperset(marks(profile)):
            yield f"record {item.id}: its entry is not found by all of its marks"
    for id in sorted(set(linked) - lost):
        yield f"record {id}: linked, but its reading has no such record that may be"


# ---- entries and decisions ---------------------------------------------------------------------------------


def _entries(db: Connection, out: Checked) -> Iterator[str]:
    told = select(link.c.record).where(or_(link.c.entry == entry.c.number, link.c.decided == entry.c.number))
    rows = db.execute(select(entry, told.exists().label("told")).order_by(entry.c.number)).all()
    known = {one.number: one for one in rows}
    joined = {one.into for one in rows if one.into is not None}
    out.entries = len(rows)
    for one in rows:
        if not one.told and one.number not in joined and one.into is None:
            yield f"entry {one.id}: nothing tells of it"
        if one.into is not None and (one.into not in known or known[one.into].kind != one.kind):
            yield f"entry {one.id}: joined to an entry of another kind"
        elif one.into is not None and known[one.into].into is not None:
            yield f"entry {one.id}: joined to an entry that is joined itself"


def _decisions(db: Connection, out: Checked) -> None:
    """Whether what is kept of the log is what follows from it."""
    rows = db.execute(select(decision).order_by(decision.c.number)).all()
    out.decisions = len(rows)
    try:
        log = log_of(db)
    except ComityError as error:
        out.problems.append(f"decisions: a line of the log cannot be read ({error})")
        return
    named = {(one.number, one.id, one.at, one.who, one.verb) for one in rows}
    said = {(row.number, one.id, one.at, one.who, one.verb.value) for row, one in zip(rows, log, strict=True)}
    for number, *_ in sorted(named ^ said):
        out.problems.append(f"decision {number}: its columns and its line differ")
    held = {tuple(one) for one in db.execute(select(concern.c.thing, concern.c.decision))}
    wanted = {(thing, row.number) for row, one in zip(rows, log, strict=True) for thing in one.things}
    out.problems += _same("decisions", "things named", held, wanted)
    targets = sorted({one.target for one in log if not one.places})
    kept = rulings_of(db, targets)
    for id in targets:
        now = ruled(log, id)
        there = kept.get(id)
        if there is None and now.verdict is None and not now.fields:
            continue
        if there is None or (there.verdict, there.fields) != (now.verdict, now.fields):
            out.problems.append(f"record {id}: what is kept of its decisions is not what they come to")
    _joined(db, Joined.of(db, log), out)


def _joined(db: Connection, now: Joined, out: Checked) -> None:
    out.notes += [f"decision {id}: has no effect now ({why})" for id, why in sorted(now.misfits.items())]
    other = entry.alias()
    into = select(entry.c.id, other.c.id.label("there")).join(other, other.c.number == entry.c.into)
    if {row.id: row.there for row in db.execute(into)} != {one: now.root(one) for one in now.into}:
        out.problems.append("entries: those joined are not those that were decided to be")
    home = select(link.c.record, entry.c.id).join(entry, entry.c.number == link.c.decided)
    held = {row.record: row.id for row in db.execute(home)}
    wrong = {id for id, at in held.items() if now.home(id) != at} | {id for id in now.placed if id not in held}
    out.problems += [f"record {id}: not in the entry that was decided" for id in sorted(wrong)]
