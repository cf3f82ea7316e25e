"""The rows of entries, links, doubts, marks and ties, as the placing of records needs them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Table, TextClause, delete, func, insert, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from comity.ledger.linking import Profile, Verdict
from comity.ledger.tables import alias, concern, doubt, entry, link, mark, tie
from comity.records.base import digest

CANDIDATES = 20
"""Entries looked at for each key, the newest of them."""

MEMBERS = 12
"""Members of an entry that a record is compared with, the newest of them."""

FULLEST = 100
"""Characters of a title up to which a longer one is the fuller one."""

AT_ONCE = 100
"""Keys or entries that one statement asks for; SQLite takes up to 500 parts."""

# A limit for each key, so that a crowded one costs no more than another: one part of the statement a key.
_LOOK = (
    "SELECT * FROM (SELECT {at} AS at, entry FROM mark WHERE mark = :v{at} "
    f"ORDER BY day DESC, entry DESC LIMIT {3 * CANDIDATES}) AS part_{{at}}"
)
# What the machine linked itself, but for what a person put elsewhere; then what a person put there piece by piece. An
# entry that went whole into another one is still looked up under its own name.
_MEMBERS = (
    "SELECT * FROM (SELECT {at} AS at, record, profile FROM link WHERE entry = :v{at} AND (decided IS NULL "
    'OR decided = (SELECT "into" FROM entry WHERE number = :v{at})) '
    f"ORDER BY day DESC, record LIMIT {MEMBERS}) AS part_{{at}} UNION ALL "
    "SELECT * FROM (SELECT {at} AS at, record, profile FROM link WHERE decided = :v{at} AND entry NOT IN "
    '(SELECT number FROM entry WHERE "into" IS NOT NULL) '
    f"ORDER BY day DESC, record LIMIT {MEMBERS}) AS more_{{at}}"
)


@lru_cache(maxsize=2 * AT_ONCE)
def _together(part: str, many: int) -> TextClause:
    return text(" UNION ALL ".join(part.format(at=at) for at in range(many)))


def insert_new(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert the rows whose key is not in the table yet."""
    if not rows:
        return
    made = postgresql.insert(table) if db.dialect.name == "postgresql" else sqlite.insert(table)
    db.execute(made.on_conflict_do_nothing(), rows)


@dataclass(slots=True)
class Shelf:
    """Entries as they stand while one reading is placed; what was looked up once is kept in step."""

    db: Connection
    _members: dict[int, list[tuple[str, Profile]]] = field(default_factory=dict)
    _looked: dict[str, list[int]] = field(default_factory=dict)

    def look(self, *keys: str) -> list[list[int]]:
        """The newest entries that have each of these keys."""
        new = [key for key in dict.fromkeys(keys) if key not in self._looked]
        for some in _chunks(new):
            self._looked.update({key: [] for key in some})
            for row in self._ask(_LOOK, some):
                known = self._looked[some[row.at]]
                if row.entry not in known and len(known) < CANDIDATES:
                    known.append(row.entry)
        return [self._looked[key] for key in keys]

    def load(self, numbers: Iterable[int]) -> None:
        """Fetch the members of entries at once that will be asked for one by one."""
        for some in _chunks([number for number in numbers if number not in self._members]):
            self._members.update({number: [] for number in some})
            for row in self._ask(_MEMBERS, some):
                self._members[some[row.at]].append((row.record, Profile.from_json(json.loads(row.profile))))

    def _ask(self, part: str, values: list[Any]) -> Sequence[Row[Any]]:
        given = {f"v{at}": value for at, value in enumerate(values)}
        return self.db.execute(_together(part, len(values)), given).all()

    def members(self, number: int) -> list[tuple[str, Profile]]:
        """The newest records of an entry with their profiles."""
        self.load((number,))
        return self._members[number]

    def found(self, record: str, profile: Profile, title: str) -> int:
        """A new entry; that of the same founder where it stands already."""
        id = digest("entry", record)
        known = self.db.execute(select(entry.c.number).where(entry.c.id == id)).scalar()
        if known is not None:
            return int(known)
        # It may have been found to be part of another entry once, and told apart by a new reading.
        self.db.execute(delete(alias).where(alias.c.id == id))
        row = {"id": id, "kind": profile.kind, "title": title, "day": profile.day}
        given = self.db.execute(insert(entry).values(**row)).inserted_primary_key
        assert given is not None
        return int(given[0])

    def put(
        self, record: str, number: int, source: int, profile: Profile, verdict: Verdict, keys: Iterable[str]
    ) -> None:
        """Link a record to an entry."""
        row = {
            "record": record,
            "entry": number,
            "source": source,
            "day": profile.day,
            "score": verdict.score,
            "reasons": _json(verdict.reasons),
            "profile": _json(profile.to_json()),
        }
        known = self.members(number)
        self.db.execute(insert(link), row)
        known.insert(0, (record, profile))
        insert_new(self.db, mark, [{"mark": key, "day": profile.day, "entry": number} for key in keys])
        for key in keys:
            some = self._looked.setdefault(key, [])
            if number not in some:
                some.insert(0, number)

    def update(self, record: str, profile: Profile) -> None:
        """Keep a record where it is, with its profile of today."""
        self.db.execute(
            update(link).where(link.c.record == record).values(profile=_json(profile.to_json()), day=profile.day)
        )

    def tell(self, number: int, profile: Profile, title: str) -> None:
        """A fuller title, a newer day."""
        now = self.db.execute(select(entry.c.title, entry.c.day).where(entry.c.number == number)).one()
        fuller = now.title if profile.bare or profile.kind == "indicator" else _fuller(now.title, title)
        day = max(now.day, profile.day)
        if (fuller, day) != (now.title, now.day):
            self.db.execute(update(entry).where(entry.c.number == number).values(title=fuller, day=day))

    def doubt(self, record: str, doubts: list[tuple[int, Verdict]]) -> None:
        """Keep links that may hold for a person."""
        insert_new(
            self.db,
            doubt,
            [
                {"record": record, "entry": number, "score": one.score, "reasons": _json(one.reasons)}
                for number, one in doubts
            ],
        )

    def tie(self, record: str, other: str, source: int, verdict: Verdict) -> None:
        """Tie a record to one of another kind that it is about."""
        row = {"record": record, "other": other, "source": source}
        insert_new(self.db, tie, [{**row, "score": verdict.score, "reasons": _json(verdict.reasons)}])

    def reason(self, number: int, verdict: Verdict) -> None:
        """Why the founder of an entry belongs to another that it is about to be joined to."""
        values = {"score": verdict.score, "reasons": _json(verdict.reasons)}
        self.db.execute(update(link).where(link.c.entry == number, link.c.score == 1.0).values(**values))

    def waiting(self, number: int) -> list[int]:
        """Entries that are in doubt whether they are this one."""
        theirs = link.alias()
        into = select(link.c.entry).join(doubt, doubt.c.record == link.c.record).where(doubt.c.entry == number)
        out = select(doubt.c.entry).join(theirs, theirs.c.record == doubt.c.record).where(theirs.c.entry == number)
        return sorted(set(self.db.execute(into).scalars()) | set(self.db.execute(out).scalars()))

    # ---- joining ---------------------------------------------------------------------------------------------

    def free(self, number: int) -> bool:
        """Whether no person has decided on an entry."""
        decided = or_(link.c.decided == number, (link.c.entry == number) & link.c.decided.is_not(None))
        if self.db.execute(select(link.c.record).where(decided).limit(1)).first() is not None:
            return False
        joined = or_(entry.c.into == number, (entry.c.number == number) & entry.c.into.is_not(None))
        called = select(alias.c.id).where(alias.c.entry == number)
        things = select(concern.c.thing).where((concern.c.thing == entry.c.id) | concern.c.thing.in_(called))
        named = (entry.c.number == number) & things.exists()
        return self.db.execute(select(entry.c.number).where(joined | named).limit(1)).first() is None

    def same(self, one: int, other: int) -> bool:
        """Whether a person made one of two entries."""
        wanted = select(func.coalesce(entry.c.into, entry.c.number)).where(entry.c.number.in_((one, other)))
        return len(set(self.db.execute(wanted).scalars())) == 1

    def join(self, keep: int, gone: int) -> None:
        """Make one entry of two."""
        rows = self.db.execute(select(entry).where(entry.c.number.in_((keep, gone)))).all()
        kept, left = sorted(rows, key=lambda row: row.number != keep)
        fuller = _fuller(kept.title, left.title)
        self.db.execute(update(link).where(link.c.entry == gone).values(entry=keep))
        keys = self.db.execute(select(mark.c.mark, mark.c.day).where(mark.c.entry == gone)).all()
        insert_new(self.db, mark, [{"mark": row.mark, "day": row.day, "entry": keep} for row in keys])
        waiting = self.db.execute(select(doubt).where(doubt.c.entry == gone)).mappings().all()
        insert_new(self.db, doubt, [{**row, "entry": keep} for row in waiting])
        own = select(link.c.record).where(link.c.entry == keep)
        self.db.execute(delete(doubt).where(doubt.c.entry == keep, doubt.c.record.in_(own)))
        for table in (mark, doubt):
            self.db.execute(delete(table).where(table.c.entry == gone))
        self.db.execute(update(alias).where(alias.c.entry == gone).values(entry=keep))
        self.db.execute(insert(alias).values(id=left.id, entry=keep))
        self.db.execute(delete(entry).where(entry.c.number == gone))
        self.db.execute(update(entry).where(entry.c.number == keep).values(title=fuller, day=max(kept.day, left.day)))
        self._members[keep] = [*self.members(keep), *self._members.pop(gone, [])]
        for key, some in self._looked.items():
            self._looked[key] = list(dict.fromkeys(keep if number == gone else number for number in some))


def _chunks(values: list[Any]) -> Iterator[list[Any]]:
    return (values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE))


def _fuller(one: str, other: str) -> str:
    return other if len(one) < len(other) <= FULLEST else one


def linked(db: Connection, source: int) -> dict[str, int]:
    """Records of a source that belong to an entry, and its number."""
    rows = db.execute(select(link.c.record, link.c.entry).where(link.c.source == source))
    return {row.record: row.entry for row in rows}


def untie(db: Connection, source: int) -> None:
    """Take away what the records of a source were tied to by its last reading."""
    db.execute(delete(tie).where(tie.c.source == source))


def unlink(db: Connection, records: set[str]) -> None:
    """Take records that are no longer read out of their entries; entries that nothing tells of any more go."""
    if not records:
        return
    gone = sorted(records)
    left = set(db.execute(select(link.c.entry).where(link.c.record.in_(gone))).scalars())
    db.execute(delete(doubt).where(doubt.c.record.in_(gone)))
    db.execute(delete(tie).where(tie.c.other.in_(gone)))
    db.execute(delete(link).where(link.c.record.in_(gone)))
    for number in sorted(left):
        told = (link.c.entry == number) | (link.c.decided == number)
        if db.execute(select(link.c.record).where(told).limit(1)).first() is None:
            db.execute(delete(entry).where(entry.c.number == number))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
