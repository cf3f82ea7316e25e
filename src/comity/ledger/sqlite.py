"""A ledger in a file: how SQLite is opened, and how its transactions begin."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from comity.errors import LedgerError

PATIENCE = 15.0
"""Seconds to wait for another writer. Filing one reading takes about ten milliseconds, so who waits this long waits for
something that hangs."""

WRITES = "comity_writes"
"""Execution option of a connection whose transaction will write: it queues before it reads."""


def path_of(where: str) -> Path:
    """The path that a location names."""
    return Path(where)


def make_room(path: Path, where: str) -> None:
    """Make the folders above a new ledger."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"{where}: its folder cannot be made ({error.strerror}); give another file with --ledger"
        ) from error


def engine_of(path: Path, mode: str) -> Engine:
    """An engine on a file; `mode` as in SQLite's addresses: `rwc`, `rw`, `ro`."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        # No implicit transactions by the driver: `_begin` opens them, so that a writer queues before it reads.
        return sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # FULL: what was acknowledged survives a power cut, too. It costs one flush a source, far less than reading it.
    connection.execute("PRAGMA synchronous = FULL")


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get(WRITES) else "BEGIN")


def keep_log(engine: Engine) -> None:
    """Set write-ahead logging, by which readers and a writer do not wait for each other. The file remembers it."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
