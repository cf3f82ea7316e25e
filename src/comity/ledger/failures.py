"""What a database complains of, in one line a person can act on."""

from __future__ import annotations

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
    return _SAYS.get(primary) or f"the ledger cannot be used: {str(error).splitlines()[0]}"
