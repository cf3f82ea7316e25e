"""Bringing a ledger that an older version made up to date. One file a schema in `versions`, written by
`scripts/migration.py` from what changed in `tables.py`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select, update

from comity.ledger import search
from comity.ledger.following import follow
from comity.ledger.rows import reading_of
from comity.ledger.tables import SCHEMA, about, source

FOLLOWED = 2
"""The first schema that keeps what follows from readings; older ledgers get it made from their readings."""


def migrate(db: Connection, schema: int, where: str) -> None:
    """Change the tables of this schema into those of today and fill the new ones, in the transaction given.

    Raises:
        LedgerError, EvidenceError: a reading in it cannot be read back.
    """
    change_tables(db, schema, SCHEMA)
    search.lay(db)
    if schema < FOLLOWED:
        for number in db.execute(select(source.c.number).order_by(source.c.number)).scalars().all():
            follow(db, reading_of(db, number, where), number, new=True)
    db.execute(update(about).where(about.c.name == "schema").values(value=str(SCHEMA)))


def change_tables(db: Connection, lower: int, upper: int) -> None:
    """Run the migrations above one schema up to another; 0 is a database without tables."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    here = Path(__file__).parent
    scripts = ScriptDirectory(str(here), version_locations=[str(here / "versions")])
    steps = list(scripts.iterate_revisions(str(upper), str(lower) if lower else "base"))
    with Operations.context(MigrationContext.configure(db)):
        for step in reversed(steps):
            step.module.upgrade()
