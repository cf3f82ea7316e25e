"""Sources that could not be read: named with the reason, until they are read after all."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from comity.ledger.tables import refusal


def refuse(db: Connection, path: str, why: str) -> None:
    """Note a refusal; a newer one of the same path takes the place of the old."""
    forget(db, path)
    db.execute(insert(refusal).values(at=datetime.now(UTC).isoformat(timespec="seconds"), path=path, why=why))


def forget(db: Connection, path: str) -> None:
    """A source that is read after all is not refused."""
    db.execute(delete(refusal).where(refusal.c.path == path))


def refusals(db: Connection) -> tuple[tuple[str, str], ...]:
    """Path and reason of each, in the order in which they were refused."""
    rows = db.execute(select(refusal.c.path, refusal.c.why).order_by(refusal.c.number)).all()
    return tuple((path, why) for path, why in rows)
