"""What stands decided of single records: worked out from the log, and kept where lists can ask for it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from comity.errors import EvidenceError
from comity.ledger.amending import amended
from comity.ledger.decision import Decision, Verb, standing
from comity.ledger.facets import Pairs, days_of, facets, sides
from comity.ledger.query import Found, Ruling, View
from comity.ledger.rows import filed, item_of, reading_of, texts
from comity.ledger.shelf import insert_new
from comity.ledger.tables import concern, decision, facet, pair, record, ruling
from comity.records import Item, Reading, Source

CHUNK = 500
"""Values in one statement; databases bound them."""


@dataclass(slots=True)
class Ruled:
    """What the standing decisions on one record come to."""

    verdict: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)

    def follow(self, one: Decision) -> None:
        """One decision further."""
        match one.verb:
            case Verb.CONFIRM:
                self.verdict = "confirmed"
            case Verb.REJECT:
                self.verdict = "rejected"
            case Verb.AMEND:
                # Who mends a record that was rejected wants it to be seen again.
                self.verdict = None if self.verdict == "rejected" else self.verdict
                self.fields.update(one.fields)
                self.words = {name: at for name, at in self.words.items() if name not in one.fields} | dict(one.words)


def log_of(db: Connection, things: Iterable[str] | None = None) -> list[Decision]:
    """The decisions that name one of these, and the undoings of those, in order; all decisions unless given."""
    wanted = select(decision.c.number, decision.c.body).order_by(decision.c.number)
    if things is None:
        return [Decision.from_text(row.body) for row in db.execute(wanted)]
    rows: dict[int, Decision] = {}
    ahead = sorted(set(things))
    while ahead:
        found: dict[int, Decision] = {}
        for at in range(0, len(ahead), CHUNK):
            named = select(concern.c.decision).where(concern.c.thing.in_(ahead[at : at + CHUNK]))
            for row in db.execute(wanted.where(decision.c.number.in_(named))):
                found[row.number] = Decision.from_text(row.body)
        ahead = sorted({one.id for number, one in found.items() if number not in rows})
        rows |= found
    return [rows[number] for number in sorted(rows)]


def ruled(log: Iterable[Decision], id: str) -> Ruled:
    """What the log comes to for one record."""
    out = Ruled()
    for one in standing(log):
        if one.target == id and not one.places:
            out.follow(one)
    return out


# ---- keeping -----------------------------------------------------------------------------------------------


def rule(db: Connection, ids: Iterable[str], where: str) -> None:
    """Keep what stands decided of these records, and under what lists find them."""
    rows: dict[str, Any] = {}
    for some in _chunks(sorted(set(ids))):
        rows |= {row.id: row for row in db.execute(select(record.c.id, record.c.source).where(record.c.id.in_(some)))}
    readings: dict[int, Reading] = {}
    for id in sorted(rows):
        now = ruled(log_of(db, [id]), id)
        source = rows[id].source
        if now.fields and source not in readings:
            readings[source] = reading_of(db, source, where)
        _keep(db, id, now, readings.get(source), where)


def rule_source(db: Connection, source: int, where: str) -> None:
    """The same for all records of a source that were decided on."""
    wanted = select(ruling.c.record).join(record, record.c.id == ruling.c.record).where(record.c.source == source)
    rule(db, list(db.execute(wanted).scalars()), where)


def _keep(db: Connection, id: str, now: Ruled, reading: Reading | None, where: str) -> None:
    row = db.execute(select(record).where(record.c.id == id)).one()
    for table in (facet, pair):
        db.execute(delete(table).where(table.c.record == row.number, table.c.view == View.DECIDED.value))
        db.execute(update(table).where(table.c.record == row.number).values(view=None))
    db.execute(delete(ruling).where(ruling.c.record == id))
    ends: str | None = None
    if now.verdict == "rejected":
        for table in (facet, pair):
            db.execute(update(table).where(table.c.record == row.number).values(view=View.READ.value))
    elif now.fields and reading is not None:
        before = item_of(reading.source, row.kind, row.body, where)
        after = fitted(before, reading.source, now)
        if after is not None:
            ends = days_of(after)[1]
            _find_as_decided(db, row, before, after, reading)
    if now.verdict is not None or now.fields:
        kept = {name: {"value": value} for name, value in now.fields.items()}
        for name, words in now.words.items():
            kept[name]["words"] = words
        values = {"record": id, "verdict": now.verdict, "fields": json.dumps(kept, ensure_ascii=False), "ends": ends}
        db.execute(insert(ruling), values)


def _find_as_decided(db: Connection, row: Any, before: Item, after: Item, reading: Reading) -> None:
    side = sides(reading)
    pairs = Pairs(reading, side)
    day = (reading.source.published or "")[:10]
    found = [[{"name": n, "value": v, "record": row.number} for n, v in facets(item, side)] for item in (before, after)]
    told = [
        [
            {"a": a, "b": b, "kind": item.kind, "day": day, "source": row.source, "record": row.number}
            for a, b in pairs.of(item)
        ]
        for item in (before, after)
    ]
    _view(db, facet, *found)
    _view(db, pair, *told)


def _view(db: Connection, table: Table, read: list[dict[str, Any]], now: list[dict[str, Any]]) -> None:
    """Mark rows that hold only as read, and add those that hold only as decided."""
    for row in read:
        if row not in now:
            same = (table.c[name] == value for name, value in row.items())
            db.execute(update(table).where(*same).values(view=View.READ.value))
    if new := [{**row, "view": View.DECIDED.value} for row in now if row not in read]:
        insert_new(db, table, new)


def fitted(item: Item, source: Source, now: Ruled) -> Item | None:
    """The item as amended; None where a later reading left nothing that the amendment fits."""
    try:
        return amended(item, source, now.fields, now.words)
    except (EvidenceError, ValueError, TypeError, KeyError):
        return None


# ---- asking ------------------------------------------------------------------------------------------------


def found(db: Connection, rows: list[Any], where: str, view: View | None = None) -> list[Found]:
    """Rows of records (`id`, `source`, `kind`, `body`, `lost`) with their sources, as a view shows them."""
    numbers = sorted({row.source for row in rows})
    whole, listed = texts(db, numbers), filed(db, numbers)
    known = rulings_of(db, [row.id for row in rows])
    out = []
    for row in rows:
        item = item_of(whole[row.source], row.kind, row.body, where)
        said, lost = known.get(row.id), bool(row.lost)
        if said is None:
            out.append(Found(item, listed[row.source], Ruling(lost=lost) if lost else None))
            continue
        after = fitted(item, whole[row.source], said) if said.fields else item
        mark = Ruling(
            verdict=said.verdict,
            amended=tuple(sorted(said.fields)) if after is not None else (),
            unfit=tuple(sorted(said.fields)) if after is None else (),
            lost=lost,
        )
        shown = item if view is View.READ or after is None else after
        out.append(Found(shown, listed[row.source], mark))
    return out


def rulings_of(db: Connection, ids: list[str]) -> dict[str, Ruled]:
    """What stands decided of those of these records that were decided on."""
    out = {}
    for some in _chunks(ids):
        for row in db.execute(select(ruling).where(ruling.c.record.in_(some))):
            kept = json.loads(row.fields)
            out[row.record] = Ruled(
                row.verdict,
                {name: one["value"] for name, one in kept.items()},
                {name: one["words"] for name, one in kept.items() if "words" in one},
            )
    return out


def _chunks(values: list[str]) -> Iterable[list[str]]:
    return (values[at : at + CHUNK] for at in range(0, len(values), CHUNK))
