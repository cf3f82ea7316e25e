"""Items of a reading as rows, and rows as items."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from comity.errors import LedgerError
from comity.ledger.facets import Pairs, days_of, facets, sides
from comity.ledger.query import LISTED, Filed
from comity.ledger.tables import facet, pair, record, run, source
from comity.records import Item, PublishedFrom, Reading, Source, SourceKind, kind_named


def number_of(db: Connection, source_id: str) -> int | None:
    """The ledger's number of a source, or None."""
    found = db.execute(select(source.c.number).where(source.c.id == source_id)).scalar()
    return None if found is None else int(found)


def file_items(db: Connection, reading: Reading, number: int) -> None:
    """Rows of every item of a reading: the record, its facets, its pairs."""
    if not reading.items:
        return
    side = sides(reading)
    pairs = Pairs(reading, side)
    day = (reading.source.published or "")[:10]
    rows = []
    for place, item in enumerate(reading.items):
        begins, ends = days_of(item)
        rows.append(
            {
                "id": item.id,
                "source": number,
                "kind": item.kind,
                "place": place,
                "begins": begins,
                "ends": ends,
                "score": getattr(item, "score", None),
                "body": json.dumps(item.to_json(), ensure_ascii=False, separators=(",", ":")),
            }
        )
    made = db.execute(insert(record).returning(record.c.number, sort_by_parameter_order=True), rows).scalars().all()
    numbered = list(zip(made, reading.items, strict=True))
    found = [{"name": n, "value": v, "record": at} for at, item in numbered for n, v in facets(item, side)]
    if found:
        db.execute(insert(facet), found)
    concerned = [
        {"a": a, "b": b, "kind": item.kind, "day": day, "source": number, "record": at}
        for at, item in numbered
        for a, b in pairs.of(item)
    ]
    if concerned:
        db.execute(insert(pair), concerned)


def _chunks(numbers: list[int], size: int = 500) -> Iterable[list[int]]:
    # Databases bound the number of values in one statement; SQLite of old allows 999.
    return (numbers[i : i + size] for i in range(0, len(numbers), size))


def texts(db: Connection, numbers: list[int]) -> dict[int, Source]:
    """The sources of these numbers, with their texts."""
    return {
        row.number: Source(
            text=row.text,
            title=row.title,
            url=row.url,
            publisher=row.publisher,
            published=row.published,
            published_from=PublishedFrom(row.published_from) if row.published_from else None,
            language=row.language,
            kind=SourceKind(row.kind),
            path=row.path,
        )
        for some in _chunks(numbers)
        for row in db.execute(select(source).where(source.c.number.in_(some)))
    }


def filed(db: Connection, numbers: list[int]) -> dict[int, Filed]:
    """The sources of these numbers, without their texts."""
    wanted = select(*LISTED).join(run, run.c.number == source.c.run)
    rows = (row for some in _chunks(numbers) for row in db.execute(wanted.where(source.c.number.in_(some))))
    return {row.number: as_filed(row) for row in rows}


def as_filed(row: Row[Any]) -> Filed:
    """A row of the columns `LISTED`."""
    columns: Iterable[Any] = row
    return Filed(*columns)


def reading_of(db: Connection, number: int, where: str) -> Reading:
    """A reading as it was filed, its passages checked against its text again.

    Raises:
        LedgerError: it holds a kind that this version does not know.
        EvidenceError: a passage does not stand in the text.
    """
    text = texts(db, [number])[number]
    made = db.execute(
        select(run.c.comity, run.c.model).join(source, source.c.run == run.c.number).where(source.c.number == number)
    ).one()
    rows = db.execute(
        select(record.c.kind, record.c.body)
        .where(record.c.source == number, record.c.lost == 0)
        .order_by(record.c.place)
    ).all()
    items = tuple(item_of(text, kind, body, where) for kind, body in rows)
    return Reading(source=text, items=items, comity=made.comity, model=made.model)


def item_of(text: Source, kind_name: str, body: str, where: str) -> Item:
    """An item from its row.

    Raises:
        LedgerError: it is of a kind that this version does not know.
        EvidenceError: a passage of it does not stand in the text.
    """
    kind = kind_named(kind_name)
    if kind is None:
        raise LedgerError(
            f"{where}: holds a {kind_name}, a kind of record that this version does not know; update Comity"
        )
    return kind.from_json(text, json.loads(body))
