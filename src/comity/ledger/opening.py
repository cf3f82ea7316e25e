"""Opening a ledger: where it lies, whether it is one, and what its tables need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select, update

from comity.errors import LedgerError
from comity.ledger import postgres, search
from comity.ledger.failures import plainly
from comity.ledger.migrations import migrate
from comity.ledger.sqlite import WRITES, engine_of, keep_log, make_room, path_of
from comity.ledger.tables import FORMAT, SCHEMA, about, metadata

COPYING = "copying"
"""Name in `about` while a ledger is the unfinished copy of another one."""


def shown(where: str) -> str:
    """A location as it may be printed: without a password."""
    return postgres.shown(where) if postgres.is_address(where) else where


def to_write(where: str, *, create: bool, copying: bool = False) -> tuple[Engine, int | None]:
    """An engine on a ledger that can be written, and the schema it had where that was an older one.

    Args:
        where: path of a file, or address of a database.
        create: lay the tables where there is nothing yet.
        copying: take a ledger that is an unfinished copy, too.

    Raises:
        LedgerError: it is no ledger, or may not be written.
    """
    if postgres.is_address(where):
        engine = postgres.engine_of(where)
    else:
        path = path_of(where)
        if not path.exists():
            if not create:
                raise _none_yet(where)
            make_room(path, where)
        _no_folder(path, where)
        engine = engine_of(path, "rwc" if create else "rw")
    with _closing_on_failure(engine), plainly(shown(where)):
        return engine, _prepare(engine, shown(where), create=create, copying=copying)


def to_look(where: str) -> Engine:
    """An engine on a ledger that is only looked at.

    Raises:
        LedgerError: it is no ledger, may not be read, or its tables are those of an older version.
    """
    if postgres.is_address(where):
        return _checked(postgres.engine_of(where), shown(where))
    path = path_of(where)
    if not path.exists():
        raise _none_yet(where)
    _no_folder(path, where)
    try:
        return _checked(engine_of(path, "ro"), where)
    except LedgerError as error:
        # SQLite shares a small file between the readers of a ledger. Where the folder may not be written that file
        # cannot be made; but then nobody else writes here either, and the ledger reads as it lies.
        log = path.with_name(path.name + "-wal")
        refused = getattr(error.__cause__, "orig", error.__cause__)
        name = getattr(refused, "sqlite_errorname", "") or ""
        if not name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) or (log.exists() and log.stat().st_size):
            raise
    return _checked(engine_of(path, "ro&immutable=1"), where)


def _checked(engine: Engine, where: str) -> Engine:
    with _closing_on_failure(engine), reading(engine, where) as db:
        schema = schema_of(db, where)
        if schema < SCHEMA:
            raise LedgerError(
                f"{where}: made by an older version of Comity (schema {schema}, this one knows {SCHEMA}); bring it up "
                f"to date with `comity ledger update --ledger {where}`, or by the next `comity add`"
            )
    return engine


def _prepare(engine: Engine, where: str, *, create: bool, copying: bool) -> int | None:
    """Check that it is a ledger or empty, and that it may be written; lay or renew its tables."""
    with reading(engine, where) as db:
        schema_of(db, where, empty=create, copying=copying)
    if engine.dialect.name == "sqlite":
        # Kept in the file, hence asked for only once it is known to be ours.
        keep_log(engine)
    with writing(engine, where) as db:
        schema = schema_of(db, where, empty=create, copying=copying)
        if schema == 0:
            lay(db)
            return None
        # SQLite opens a file that it may not write without a word; only a statement that would write tells.
        db.execute(update(about).where(about.c.name == "").values(value=""))
        if schema < SCHEMA:
            migrate(db, schema, where)
            return schema
    return None


def lay(db: Connection) -> None:
    """The tables of a new ledger."""
    metadata.create_all(db)
    search.lay(db)
    db.execute(insert(about), [{"name": "format", "value": FORMAT}, {"name": "schema", "value": str(SCHEMA)}])


def schema_of(db: Connection, where: str, *, empty: bool = False, copying: bool = False) -> int:
    """The number of the ledger's schema; 0 where there are no tables yet, which `empty` allows.

    Raises:
        LedgerError: another program's tables, those of a newer version, or an unfinished copy.
    """
    names = set(inspect(db).get_table_names())
    if not names:
        if empty:
            return 0
        raise LedgerError(f"{where}: there is no ledger in it yet; fill it with `comity add PATHS --ledger {where}`")
    ours = about.name in names and {"name", "value"} <= {one["name"] for one in inspect(db).get_columns(about.name)}
    says = {row.name: row.value for row in db.execute(select(about.c.name, about.c.value))} if ours else {}
    if says.get("format") != FORMAT:
        raise LedgerError(f"{where}: a database, but not a Comity ledger; give another one with --ledger")
    schema = int(says["schema"])
    if schema > SCHEMA:
        raise LedgerError(
            f"{where}: made by a newer version of Comity (schema {schema}, this one knows {SCHEMA}); update Comity"
        )
    if COPYING in says and not copying:
        raise LedgerError(f"{where}: a copy that was not finished; give the same `comity ledger copy` again")
    return schema


def _none_yet(where: str) -> LedgerError:
    return LedgerError(f"{where}: there is no ledger yet; make one with `comity add PATHS --ledger {where}`")


def _no_folder(path: Path, where: str) -> None:
    if path.is_dir():
        raise LedgerError(f"{where}: this is a folder; give the ledger's file with --ledger")


@contextmanager
def _closing_on_failure(engine: Engine) -> Iterator[None]:
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


# ---- transactions ------------------------------------------------------------------------------------------


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """A transaction that sees one moment of the ledger and changes nothing."""
    with plainly(where), engine.connect() as db, db.begin():
        yield db


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """A transaction that waits for other writers before it reads anything."""
    with plainly(where), engine.connect() as db:
        db = db.execution_options(**{WRITES: True})
        with db.begin():
            yield db
