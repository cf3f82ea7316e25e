"""The ledger: readings in one SQLite file or one PostgreSQL database, each filed whole or not at all."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, insert, select, update

from comity.errors import LedgerError
from comity.ledger.checking import Checked, check
from comity.ledger.contents import Digest, digest
from comity.ledger.decisions import Decisions
from comity.ledger.entries import Asked, Entry, Member, beside, links_of, numbers
from comity.ledger.following import follow
from comity.ledger.keeping import clear, lost
from comity.ledger.opening import reading, shown, to_look, to_write, writing
from comity.ledger.query import LISTED, Filed, Found, Query, Relation, View, counting, matching
from comity.ledger.refusals import forget, refusals, refuse
from comity.ledger.rows import as_filed, file_items, number_of, reading_of
from comity.ledger.rulings import found
from comity.ledger.search import Wanted, holding
from comity.ledger.tables import entry, pair, record, run, source
from comity.ledger.voices import voices
from comity.records import Reading

AT_ONCE = 200
"""Records looked at together when words are searched for."""


class Ledger:
    """Readings kept in one file or database.

    Use it as a context manager::

        with Ledger.open("ledger.db") as ledger:
            ledger.add(reading)
    """

    def __init__(self, location: str, engine: Engine, before: int | None = None) -> None:
        self.location = location
        """where it lies, as it may be printed: without a password"""
        self.before = before
        """the schema it had, where opening it brought it up to date"""
        self.view = View.DECIDED
        """how lists show records, unless a question says otherwise"""
        self._engine = engine
        self._runs: dict[tuple[str, str], int] = {}

    # ---- opening ---------------------------------------------------------------------------------------------

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True, write: bool = True) -> Ledger:
        """Open a ledger.

        Args:
            location: path of a file, or address of a PostgreSQL database: `postgresql://USER:PASSWORD@HOST/NAME`.
            create: make the file, and the folders above it, where there is none; lay the tables in an empty database.
            write: False to look only; then nothing is created or brought up to date, and a ledger without write
                permission opens.

        Raises:
            LedgerError: it is no ledger, may not be opened or written, is held by another program, or was made by a
                newer version; the message says which, and what to do.
        """
        where = str(location)
        if not write:
            return cls(shown(where), to_look(where))
        engine, before = to_write(where, create=create)
        return cls(shown(where), engine, before)

    def close(self) -> None:
        """Let go of the file or server."""
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
        with reading(self._engine, self.location) as db:
            yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        known = dict(self._runs)
        try:
            with writing(self._engine, self.location) as db:
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
            if reading.source.path is not None:
                forget(db, reading.source.path)
            file_items(db, reading, number)
            follow(db, reading, number, new=True)
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
            clear(db, reading, number)
            db.execute(update(source).where(source.c.number == number).values(run=self._run(db, reading)))
            file_items(db, reading, number)
            follow(db, reading, number, new=False)

    def lost(self, source_id: str) -> set[str]:
        """Ids of the records that the last reading of a source no longer finds, but that were decided on."""
        with self._reading() as db:
            number = number_of(db, source_id)
            return set() if number is None else lost(db, number)

    def refuse(self, path: str, why: str) -> None:
        """Note that a source could not be read, and why."""
        with self._writing() as db:
            refuse(db, path, why)

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

    def check(self) -> Checked:
        """Look at every passage, hash and link; see `checking`.

        Raises:
            LedgerError: the database cannot be read at all.
        """
        with self._reading() as db:
            return check(db, self.location)

    def digest(self, *, times: bool = False) -> Digest:
        """What two ledgers share that hold the same; see `contents`."""
        with self._reading() as db:
            return digest(db, times=times)

    def refusals(self) -> tuple[tuple[str, str], ...]:
        """Path and reason of each source that could not be read."""
        with self._reading() as db:
            return refusals(db)

    def voices(self) -> tuple[tuple[str, ...], ...]:
        """Groups of sources that are copies or light edits of one text."""
        with self._reading() as db:
            return voices(db)

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
            return reading_of(db, number, self.location)

    def find(self, query: Query) -> tuple[Found, ...]:
        """Items that the query asks for: the newest source first, within a source in the order of its text."""
        with self._reading() as db:
            asked = replace(query, view=query.view or self.view)
            if asked.words is not None:
                with closing(self._holding(db, asked, asked.words)) as holding_them:
                    return tuple(islice(holding_them, asked.limit))
            return tuple(found(db, list(db.execute(matching(asked)).all()), self.location, asked.view))

    def _holding(self, db: Connection, asked: Query, words: str) -> Generator[Found, None, None]:
        """Items whose own passages hold these words; how many of a source do is only known when looked at."""
        wanted = Wanted(words)
        rows = matching(replace(asked, limit=None)).where(holding(words, db.dialect.name))
        with closing(db.execute(rows.execution_options(yield_per=AT_ONCE))) as result:
            for some in result.partitions():
                for one in found(db, list(some), self.location, asked.view):
                    if wanted.met(one.item, one.source.language):
                        yield one

    def count(self, query: Query) -> int:
        """How many items the query asks for, its limit aside."""
        with self._reading() as db:
            return int(db.execute(counting(replace(query, view=query.view or self.view))).scalar_one())

    def entries(
        self,
        *,
        kinds: tuple[str, ...] = (),
        pair_of: tuple[str, str] | None = None,
        ids: tuple[str, ...] = (),
        since: int | None = None,
        limit: int | None = None,
        view: View | None = None,
    ) -> tuple[Entry, ...]:
        """The entries of these kinds, of a pair of sides, or of these ids; those last told of first.

        Args:
            kinds: kinds of entries.
            pair_of: two sides.
            ids: ids of entries.
            since: only those that a source of this number, or one filed after it, tells of.
            limit: at most so many.
            view: as decided: merged, split and without rejected records; or as the machine read and linked them. That
                of the ledger unless given.
        """
        view = view or self.view
        asked = Asked(kinds=kinds, pair_of=pair_of, ids=ids, since=since, limit=limit, view=view)
        with self._reading() as db:
            wanted = numbers(db, asked)
            named = {row.number: row for row in db.execute(select(entry).where(entry.c.number.in_(wanted)))}
            links = links_of(db, wanted, view)
            told = self._found(db, [one.record for one in links], view)
            linked = beside(db, wanted, view)
        members: dict[int, list[Member]] = {number: [] for number in wanted}
        for one in links:
            members[one.entry].append(Member(told[one.record], one.score, one.reasons))
        for some in members.values():
            some.sort(key=lambda one: (one.found.source.day == "", one.found.source.day, one.found.source.number))
        return tuple(
            Entry(
                id=named[number].id,
                kind=named[number].kind,
                title=named[number].title,
                members=tuple(members[number]),
                linked=linked.get(number, ()),
            )
            for number in wanted
        )

    def _found(self, db: Connection, records: list[int], view: View) -> dict[int, Found]:
        """Records by their numbers, each with its source."""
        rows: list[Any] = []
        for at in range(0, len(records), 500):
            rows += db.execute(select(record).where(record.c.number.in_(records[at : at + 500])))
        return dict(zip((row.number for row in rows), found(db, rows, self.location, view), strict=True))

    # ---- deciding --------------------------------------------------------------------------------------------

    @property
    def decisions(self) -> Decisions:
        """What people decided, and where they decide."""
        return Decisions(self.location, self._reading, self._writing)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
