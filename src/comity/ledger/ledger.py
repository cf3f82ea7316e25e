"""The ledger: readings in one SQLite file, each filed whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, delete, func, insert, inspect, select, update

from comity.errors import LedgerError
from comity.ledger.entries import Entry, Member, beside, links_of, numbers_of
from comity.ledger.facets import sides
from comity.ledger.failures import plainly
from comity.ledger.placing import place_all
from comity.ledger.query import LISTED, Filed, Found, Query, Relation, counting, matching
from comity.ledger.rows import as_filed, file_items, filed, number_of, texts
from comity.ledger.sqlite import WRITES, engine_of, keep_log, make_room, path_of
from comity.ledger.tables import FORMAT, SCHEMA, about, entry, metadata, pair, record, run, source
from comity.records import Item, Reading, Source, kind_named


class Ledger:
    """Readings kept in one file.

    Use it as a context manager::

        with Ledger.open("ledger.db") as ledger:
            ledger.add(reading)
    """

    def __init__(self, location: str, engine: Engine) -> None:
        self.location = location
        self._engine = engine
        self._runs: dict[tuple[str, str], int] = {}

    # ---- opening ---------------------------------------------------------------------------------------------

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True, write: bool = True) -> Ledger:
        """Open a ledger.

        Args:
            location: path of the file.
            create: make the file, and the folders above it, where there is none.
            write: False to look only; then nothing is created, and a ledger without write permission opens.

        Raises:
            LedgerError: it is no ledger, may not be opened or written, is held by another program, or was made by a
                newer version; the message says which, and what to do.
        """
        where = str(location)
        path = path_of(where)
        if not path.exists():
            if not (create and write):
                raise LedgerError(f"{where}: there is no ledger yet; make one with `comity add PATHS --ledger {where}`")
            make_room(path, where)
        if path.is_dir():
            raise LedgerError(f"{where}: this is a folder; give the ledger's file with --ledger")
        with plainly(where):
            if write:
                ledger = cls(where, engine_of(path, "rwc" if create else "rw"))
                with ledger._closing_on_failure():
                    ledger._prepare()
                return ledger
            return cls._open_to_look(where, path)

    @classmethod
    def _open_to_look(cls, where: str, path: Path) -> Ledger:
        ledger = cls(where, engine_of(path, "ro"))
        try:
            with ledger._closing_on_failure(), ledger._reading() as db:
                _check_schema(db, where)
            return ledger
        except LedgerError as error:
            # SQLite shares a small file between the readers of a ledger. Where the folder may not be written that file
            # cannot be made; but then nobody else writes here either, and the ledger reads as it lies.
            log = path.with_name(path.name + "-wal")
            refused = getattr(error.__cause__, "orig", error.__cause__)
            name = getattr(refused, "sqlite_errorname", "") or ""
            if not name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) or (log.exists() and log.stat().st_size):
                raise
        ledger = cls(where, engine_of(path, "ro&immutable=1"))
        with ledger._closing_on_failure(), ledger._reading() as db:
            _check_schema(db, where)
        return ledger

    def _prepare(self) -> None:
        """Check that the file is a ledger or empty, and that it may be written; lay the tables in an empty one."""
        with self._reading() as db:
            fresh = _check_schema(db, self.location, empty=True)
        # Kept in the file, hence asked for only once it is known to be ours.
        keep_log(self._engine)
        with self._writing() as db:
            if not fresh:
                # SQLite opens a file that it may not write without a word; only a statement that would write tells.
                db.execute(update(about).where(about.c.name == "").values(value=""))
            elif _check_schema(db, self.location, empty=True):
                metadata.create_all(db)
                db.execute(
                    insert(about), [{"name": "format", "value": FORMAT}, {"name": "schema", "value": str(SCHEMA)}]
                )

    @contextmanager
    def _closing_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- transactions ----------------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plainly(self.location), self._engine.connect() as db, db.begin():
            yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        known = dict(self._runs)
        try:
            with plainly(self.location), self._engine.connect() as db:
                db = db.execution_options(**{WRITES: True})
                with db.begin():
                    yield db
        except BaseException:
            self._runs = known
            raise

    # ---- filing ----------------------------------------------------------------------------------------------

    def add(self, reading: Reading) -> bool:
        """File a reading, whole or not at all.

        Returns:
            True when it was filed; False when its text is already in the ledger, which then stays as it is.

        Raises:
            LedgerError: it could not be written; nothing of it is stored.
        """
        with self._writing() as db:
            if number_of(db, reading.source.id) is not None:
                return False
            number = self._file_source(db, reading)
            file_items(db, reading, number)
            place_all(db, reading, number, sides(reading))
            return True

    def replace(self, reading: Reading) -> None:
        """Put a new reading of a filed text in the place of the machine's old one, whole or not at all.

        Raises:
            LedgerError: the text is not in the ledger, or it could not be written; the old reading then stays.
        """
        with self._writing() as db:
            number = number_of(db, reading.source.id)
            if number is None:
                raise LedgerError(f"{self.location}: no source {reading.source.id}; file it with `comity add`")
            db.execute(delete(record).where(record.c.source == number))
            db.execute(update(source).where(source.c.number == number).values(run=self._run(db, reading)))
            file_items(db, reading, number)
            place_all(db, reading, number, sides(reading))

    def _file_source(self, db: Connection, reading: Reading) -> int:
        one = reading.source
        given = db.execute(
            insert(source).values(
                id=one.id,
                run=self._run(db, reading),
                added=_now(),
                day=(one.published or "")[:10],
                title=one.title,
                url=one.url,
                publisher=one.publisher,
                published=one.published,
                published_from=one.published_from,
                language=one.language,
                kind=one.kind.value,
                path=one.path,
                chars=len(one.text),
                text=one.text,
            )
        ).inserted_primary_key
        assert given is not None
        return int(given[0])

    def _run(self, db: Connection, reading: Reading) -> int:
        key = (reading.comity, reading.model)
        if key not in self._runs:
            given = db.execute(insert(run).values(at=_now(), comity=key[0], model=key[1])).inserted_primary_key
            assert given is not None
            self._runs[key] = int(given[0])
        return self._runs[key]

    # ---- asking ----------------------------------------------------------------------------------------------

    def has(self, source_id: str) -> bool:
        """Whether this text is in the ledger."""
        with self._reading() as db:
            return number_of(db, source_id) is not None

    def sources(self, pair_of: tuple[str, str] | None = None) -> tuple[Filed, ...]:
        """The sources, or those that tell of a pair of sides, oldest first; undated ones at the end."""
        wanted = select(*LISTED).join(run, run.c.number == source.c.run)
        if pair_of is not None:
            a, b = sorted(pair_of)
            wanted = wanted.where(source.c.number.in_(select(pair.c.source).where(pair.c.a == a, pair.c.b == b)))
        with self._reading() as db:
            rows = db.execute(wanted.order_by(source.c.day == "", source.c.day, source.c.number)).all()
        return tuple(as_filed(row) for row in rows)

    def relations(self, limit: int | None = None) -> tuple[Relation, ...]:
        """The pairs of sides that sources tell of, those with most sources first."""
        many = func.count(pair.c.source.distinct())
        wanted = select(pair.c.a, pair.c.b, many, func.max(pair.c.day)).group_by(pair.c.a, pair.c.b)
        with self._reading() as db:
            rows = db.execute(wanted.order_by(many.desc(), pair.c.a, pair.c.b).limit(limit)).all()
        return tuple(Relation(a, b, sources, latest) for a, b, sources, latest in rows)

    def reading(self, source_id: str) -> Reading:
        """A reading as it was filed, its passages checked against its text again.

        Raises:
            LedgerError: there is no such source, or it holds a kind that this version does not know.
            EvidenceError: the file was tampered with: a passage does not stand in the text.
        """
        with self._reading() as db:
            number = number_of(db, source_id)
            if number is None:
                raise LedgerError(f"{self.location}: no source {source_id}")
            text = texts(db, [number])[number]
            made = db.execute(
                select(run.c.comity, run.c.model)
                .join(source, source.c.run == run.c.number)
                .where(source.c.number == number)
            ).one()
            rows = db.execute(
                select(record.c.kind, record.c.body).where(record.c.source == number).order_by(record.c.place)
            ).all()
        items = tuple(self._item(text, kind, body) for kind, body in rows)
        return Reading(source=text, items=items, comity=made.comity, model=made.model)

    def find(self, query: Query) -> tuple[Found, ...]:
        """Items that the query asks for: the newest source first, within a source in the order of its text."""
        with self._reading() as db:
            rows = db.execute(matching(query)).all()
            numbers = sorted({row.source for row in rows})
            whole, listed = texts(db, numbers), filed(db, numbers)
        return tuple(Found(self._item(whole[row.source], row.kind, row.body), listed[row.source]) for row in rows)

    def count(self, query: Query) -> int:
        """How many items the query asks for, its limit aside."""
        with self._reading() as db:
            return int(db.execute(counting(query)).scalar_one())

    def entries(
        self,
        *,
        kinds: tuple[str, ...] = (),
        pair_of: tuple[str, str] | None = None,
        ids: tuple[str, ...] = (),
        limit: int | None = None,
    ) -> tuple[Entry, ...]:
        """The entries of these kinds, of a pair of sides, or of these ids; those last told of first."""
        with self._reading() as db:
            numbers = list(db.execute(numbers_of(kinds, pair_of, ids).limit(limit)).scalars())
            named = {row.number: row for row in db.execute(select(entry).where(entry.c.number.in_(numbers)))}
            links = links_of(db, numbers)
            told = self._found(db, [one.record for one in links])
        members: dict[int, list[Member]] = {number: [] for number in numbers}
        for one in links:
            members[one.entry].append(Member(told[one.record], one.score, one.reasons))
        for some in members.values():
            some.sort(key=lambda one: (one.found.source.day == "", one.found.source.day, one.found.source.number))
        linked = beside({named[number].id: [one.found for one in some] for number, some in members.items()})
        return tuple(
            Entry(
                id=named[number].id,
                kind=named[number].kind,
                title=named[number].title,
                members=tuple(members[number]),
                linked=linked.get(named[number].id, ()),
            )
            for number in numbers
        )

    def _found(self, db: Connection, records: list[int]) -> dict[int, Found]:
        """Records by their numbers, each with its source."""
        rows: list[Any] = []
        for at in range(0, len(records), 500):
            rows += db.execute(
                select(record.c.number, record.c.source, record.c.kind, record.c.body).where(
                    record.c.number.in_(records[at : at + 500])
                )
            )
        numbers = sorted({row.source for row in rows})
        whole, listed = texts(db, numbers), filed(db, numbers)
        return {
            row.number: Found(self._item(whole[row.source], row.kind, row.body), listed[row.source]) for row in rows
        }

    def _item(self, text: Source, kind_name: str, body: str) -> Item:
        kind = kind_named(kind_name)
        if kind is None:
            raise LedgerError(
                f"{self.location}: holds a {kind_name}, a kind of record that this version does not know; update Comity"
            )
        return kind.from_json(text, json.loads(body))


def _check_schema(db: Connection, where: str, *, empty: bool = False) -> bool:
    """Whether the file has no tables yet, which `empty` allows.

    Raises:
        LedgerError: another program's tables, or those of a newer version.
    """
    names = set(inspect(db).get_table_names())
    if not names:
        if empty:
            return True
        raise LedgerError(f"{where}: there is no ledger in it yet; fill it with `comity add PATHS --ledger {where}`")
    says = dict(db.execute(select(about.c.name, about.c.value)).all()) if names >= set(metadata.tables) else {}
    if says.get("format") != FORMAT:
        raise LedgerError(f"{where}: a database, but not a Comity ledger; give another file with --ledger")
    if int(says["schema"]) > SCHEMA:
        raise LedgerError(
            f"{where}: made by a newer version of Comity (schema {says['schema']}, this one knows {SCHEMA}); "
            "update Comity"
        )
    return False


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
