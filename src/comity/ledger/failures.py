"""What a database complains of, in one line a person can act on."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from comity.errors import LedgerError

_SAYS = {
    "SQLITE_NOTADB": "this is not a ledger; give another file with --ledger",
    "SQLITE_CORRUPT": "the ledger is damaged; take it from a copy",
    "SQLITE_READONLY": "the ledger or its folder may not be written; check the permissions or give another --ledger",
    "SQLITE_CANTOPEN": "the ledger or its folder may not be opened; check the permissions or give another --ledger",
    "SQLITE_PERM": "the ledger may not be opened; check the permissions or give another --ledger",
    "SQLITE_BUSY": "another program holds the ledger; try again when it is done",
    "SQLITE_LOCKED": "another program holds the ledger; try again when it is done",
    "SQLITE_FULL": "the disk is full, nothing of this source was filed; make room and try again",
    "SQLITE_IOERR": "the disk fails to read or write; nothing of this source was filed; check the disk",
    "SQLITE_CONSTRAINT": "the reading does not fit the ledger (two records of one id?); nothing of it was filed",
}
"""Primary result codes of SQLite -> what to do about them."""

_GONE = "the server went away or is going down; nothing of this source was filed; try again when it is up"
_HELD = "another program holds the ledger; try again when it is done"

_SERVER_SAYS = {
    "08": _GONE,
    "57P": _GONE,
    "55P": _HELD,
    "40": _HELD,
    "23": _SAYS["SQLITE_CONSTRAINT"],
    "28": "the server does not let this user in; check name and password in the address",
    "3D": "the server has no database of this name; make one with `createdb NAME`",
    "42501": "this user may not read or write the ledger; ask who runs the server for the right, or take another user",
    "25006": "the ledger may not be written through this address; give another one",
    "53100": "the server's disk is full, nothing of this source was filed; make room and try again",
    "53": "the server is short of memory or connections; try again later",
    "58": "the server fails to read or write its disk; nothing of this source was filed; check the disk",
    "XX001": "the ledger is damaged; take it from a copy",
    "XX002": "the ledger is damaged; take it from a copy",
    "22021": "a text holds the character NUL, which PostgreSQL does not keep; mend it, or keep the ledger in a file",
}
"""Beginnings of PostgreSQL's SQLSTATE codes -> what to do about them; the longest that fits counts."""

_UNREACHED = re.compile(r".*failed: (?:(?:FATAL|error): +)?")
"""How the driver leads in the reason why no connection was made."""


@contextmanager
def plainly(location: str) -> Iterator[None]:
    """Turn what the database raises into a LedgerError that names the ledger.

    Raises:
        LedgerError: one line: where, what, what to do.
    """
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(f"{location}: {_line(error.orig or error)}") from error
    except sqlite3.Error as error:
        raise LedgerError(f"{location}: {_line(error)}") from error
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"{location}: character {error.start} of a text is half a surrogate pair, which no database keeps; "
            "mend the text and try again"
        ) from error


def _line(error: BaseException) -> str:
    name = getattr(error, "sqlite_errorname", None) or ""
    # Extended codes add a word to the primary one: SQLITE_READONLY_DIRECTORY.
    primary = "_".join(name.split("_")[:2])
    return _SAYS.get(primary) or _of_server(error) or f"the ledger cannot be used: {_first(error)}"


def _of_server(error: BaseException) -> str | None:
    """What PostgreSQL or its driver complains of; None where it is neither."""
    if not type(error).__module__.startswith("psycopg"):
        return None
    state = getattr(error, "sqlstate", None) or ""
    fitting = [known for known in _SERVER_SAYS if state.startswith(known)]
    if fitting:
        return _SERVER_SAYS[max(fitting, key=len)]
    if "NUL (0x00)" in str(error):
        return _SERVER_SAYS["22021"]
    if state or not isinstance(error, _operational()):
        return None
    if str(error).startswith(("connection failed", "connection to", "connection is bad", "failed to resolve")):
        why = _UNREACHED.sub("", _first(error))
        return (
            f"the server cannot be reached or refuses ({why}); check that it runs, the address, name and password in "
            "it, and that the database is there (createdb NAME makes one)"
        )
    # A connection that breaks has no code: nobody was there to send one.
    return _GONE


def _operational() -> type[Exception]:
    from psycopg import OperationalError

    return OperationalError


def _first(error: BaseException) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
