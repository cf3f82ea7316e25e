"""What the ledger makes of a reading beside its rows: everything here can be made again from them."""

from __future__ import annotations

from sqlalchemy import Connection

from comity.ledger.facets import sides
from comity.ledger.joining import settle_source
from comity.ledger.placing import place_all
from comity.ledger.rulings import rule_source
from comity.ledger.search import note
from comity.ledger.voices import hear
from comity.records import Reading


def follow(db: Connection, reading: Reading, source: int, *, new: bool) -> None:
    """Bring all that follows from readings in step with this one.

    Called whenever a reading is filed or replaced, and for every reading when an older ledger is brought up to date.

    Args:
        db: a transaction that writes.
        reading: the reading, whose rows are filed already.
        source: number of its source.
        new: False where an earlier reading of the same text was followed already.
    """
    place_all(db, reading, source, sides(reading))
    if new:
        hear(db, source, reading.source.text)
        note(db, source, reading.source.title, reading.source.text)
    settle_source(db, source)
    if not new:
        rule_source(db, source, reading.source.id)
