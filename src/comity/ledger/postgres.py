"""A ledger in PostgreSQL: how the server is addressed, and how its transactions begin."""

from __future__ import annotations

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from comity.errors import LedgerError
from comity.ledger.sqlite import PATIENCE, WRITES

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
"""What a server's address may begin with."""

ANSWER = 10
"""Seconds to wait for a server to answer at all."""

LOCK = int.from_bytes(b"comity")
"""Advisory lock that writers queue for, one at a time in each database, as they do for a file. A record is linked to
what is there, so two writers who did not see each other would found the same entry twice."""

_SECRET = ("password", "sslpassword")


def is_address(where: str) -> bool:
    """Whether a location names a server and not a file."""
    return "://" in where


def url_of(where: str) -> URL:
    """The address that a location names.

    Raises:
        LedgerError: it is not one of PostgreSQL's.
    """
    scheme = where.split("://", 1)[0]
    if scheme not in SCHEMES:
        raise LedgerError(f"{scheme}://: a ledger is a file or in PostgreSQL; give a path or postgresql://... instead")
    try:
        return make_url(where).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise LedgerError(
            f"{scheme}://: this is no address of a database; give postgresql://USER:PASSWORD@HOST:PORT/NAME"
        ) from None


def shown(where: str) -> str:
    """The address without what is secret in it."""
    url = url_of(where)
    url = url.set(drivername="postgresql", query={k: v for k, v in url.query.items() if k not in _SECRET})
    return url.render_as_string(hide_password=True)


def engine_of(where: str) -> Engine:
    """An engine on a server.

    Raises:
        LedgerError: it is no such address, or the driver is not installed.
    """
    url = url_of(where)
    given = {"connect_timeout": ANSWER, "application_name": "comity"}
    try:
        # Asks an old connection whether it still lives: a server that was restarted costs the transaction that it cut
        # off, and none after that.
        engine = create_engine(
            url, pool_pre_ping=True, connect_args={k: v for k, v in given.items() if k not in url.query}
        )
    except ImportError as error:
        raise LedgerError(
            f"{shown(where)}: PostgreSQL needs its driver; install it with `pip install 'comity[postgres]'`"
        ) from error
    event.listen(engine, "begin", _begin)
    return engine


def _begin(db: Connection) -> None:
    if db.get_execution_options().get(WRITES):
        db.exec_driver_sql(f"SET LOCAL lock_timeout = {int(PATIENCE * 1000)}")
        db.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    else:
        # One moment of the ledger for all that is asked in the transaction, as SQLite gives.
        db.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
