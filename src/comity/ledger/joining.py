"""Which records people put together and took apart: worked out from the log over what the machine linked.

The machine's links are never changed here. What is decided stands beside them: `link.decided` is the entry that a
record is in instead, `entry.into` the entry that an entry went into.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, select, update

from comity.errors import DecisionError
from comity.ledger.decision import Decision, Verb, standing
from comity.ledger.linking import Profile, marks
from comity.ledger.rulings import log_of
from comity.ledger.shelf import insert_new
from comity.ledger.tables import alias, entry, link, mark


@dataclass(slots=True)
class Joined:
    """Entries as decided, decision by decision; everything by id."""

    db: Connection
    into: dict[str, str] = field(default_factory=dict)
    """entry -> the entry it went into, one step"""
    placed: dict[str, str] = field(default_factory=dict)
    """record -> the entry a person put it in"""
    made: dict[str, str] = field(default_factory=dict)
    """entry that a person founded -> its first record"""
    refused: set[tuple[str, str]] = field(default_factory=set)
    """record and entry that do not belong together"""
    misfits: dict[str, str] = field(default_factory=dict)
    """decision that has no effect -> why"""
    founded: frozenset[str] = frozenset()
    """all entries that decisions of the log found, whether they stand or not"""
    _natural: dict[str, str | None] = field(default_factory=dict)
    _kinds: dict[str, str | None] = field(default_factory=dict)
    _named: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, db: Connection, log: Iterable[Decision]) -> Joined:
        """What a log comes to. A decision that no longer fits has no effect, and is among the misfits."""
        known = list(log)
        out = cls(db, founded=frozenset(one.makes for one in known if one.places))
        for one in standing(known):
            if one.places:
                try:
                    out.follow(one)
                except DecisionError as error:
                    out.misfits[one.id] = str(error)
        return out

    # ---- as it stands ----------------------------------------------------------------------------------------

    def natural(self, id: str) -> str | None:
        """The entry that the machine linked a record to."""
        if id not in self._natural:
            wanted = select(entry.c.id).join(link, link.c.entry == entry.c.number).where(link.c.record == id)
            self._natural[id] = self.db.execute(wanted).scalar()
        return self._natural[id]

    def named(self, id: str) -> str:
        """The id of today of an entry that the machine may have found to be part of another one."""
        if id in self.founded:
            return id
        if id not in self._named:
            now = select(entry.c.id).join(alias, alias.c.entry == entry.c.number).where(alias.c.id == id)
            self._named[id] = self.db.execute(now).scalar() or id
        return self._named[id]

    def kind(self, id: str) -> str | None:
        """The kind of an entry; None where there is none of this id."""
        id = self.named(id)
        if id in self.made:
            return self.kind(self.natural(self.made[id]) or "")
        if id in self.founded:
            return None
        if id not in self._kinds:
            self._kinds[id] = self.db.execute(select(entry.c.kind).where(entry.c.id == id)).scalar()
        return self._kinds[id]

    def root(self, id: str) -> str:
        """The entry that this one has come to be part of, or itself."""
        id = self.named(id)
        while id in self.into:
            id = self.into[id]
        return id

    def home(self, id: str) -> str:
        """The entry a record is in.

        Raises:
            DecisionError: it is in none.
        """
        at = self.placed.get(id) or self.natural(id)
        if at is None:
            raise DecisionError(f"record {id} is in no entry")
        return self.root(at)

    def members(self, id: str) -> list[str]:
        """Records of an entry, sorted."""
        top = self.root(id)
        group = {top, *(one for one in self.into if self.root(one) == top)}
        wanted = select(link.c.record).join(entry, entry.c.number == link.c.entry).where(entry.c.id.in_(sorted(group)))
        natural = {one for one in self.db.execute(wanted).scalars() if one not in self.placed}
        return sorted(natural | {one for one, at in self.placed.items() if self.root(at) == top})

    # ---- one decision further --------------------------------------------------------------------------------

    def follow(self, one: Decision) -> None:
        """Take a decision in.

        Raises:
            DecisionError: it does not fit what stands; nothing is changed then.
        """
        match one.verb:
            case Verb.MERGE:
                self._merge(one)
            case Verb.SPLIT:
                self._split(one)
            case Verb.UNLINK:
                self._alone(one, one.target)
            case Verb.CONFIRM:
                self._put(one)
            case Verb.REJECT:
                self._refuse(one)

    def _entry(self, id: str | None) -> str:
        if id is None or self.kind(id) is None:
            raise DecisionError(f"there is no entry {id}")
        return self.root(id)

    def _merge(self, one: Decision) -> None:
        stays, goes = self._entry(one.target), self._entry(one.entry)
        if stays == goes:
            raise DecisionError(f"{one.target} and {one.entry} are one entry already")
        if self.kind(stays) != self.kind(goes):
            raise DecisionError(f"{one.target} is a {self.kind(stays)}, {one.entry} a {self.kind(goes)}")
        self.into[goes] = stays

    def _split(self, one: Decision) -> None:
        here = self._entry(one.target)
        leave = sorted(set(one.records))
        if not leave:
            raise DecisionError("name the records that leave the entry")
        for id in leave:
            if self.home(id) != here:
                raise DecisionError(f"record {id} is not in entry {one.target}")
        if leave == self.members(here):
            raise DecisionError(f"these are all records of entry {one.target}: nothing would stay in it")
        self._found(one, leave)

    def _alone(self, one: Decision, id: str) -> None:
        if self.members(self.home(id)) == [id]:
            raise DecisionError(f"record {id} stands alone in its entry")
        self._found(one, [id])

    def _found(self, one: Decision, records: list[str]) -> None:
        self.made[one.makes] = records[0]
        for id in records:
            self.placed[id] = one.makes

    def _put(self, one: Decision) -> None:
        there, here = self._entry(one.entry), self.home(one.target)
        if self.kind(there) != self.kind(here):
            raise DecisionError(
                f"record {one.target} belongs to a {self.kind(here)}, {one.entry} is a {self.kind(there)}"
            )
        assert one.entry is not None
        self.placed[one.target] = self.named(one.entry)
        self.refused.discard((one.target, there))

    def _refuse(self, one: Decision) -> None:
        there = self._entry(one.entry)
        if self.home(one.target) == there:
            self._alone(one, one.target)
        self.refused.add((one.target, there))


# ---- keeping -----------------------------------------------------------------------------------------------


def settle(db: Connection, log: Iterable[Decision] | None = None) -> Joined:
    """Keep what the log comes to in `entry.into` and `link.decided`."""
    known = log_of(db) if log is None else list(log)
    now = Joined.of(db, known)
    _found_entries(db, now)
    numbers = _numbers(db, {*now.into, *now.into.values(), *now.made, *now.placed.values()})
    _join(db, {numbers[one]: numbers[now.root(one)] for one in now.into})
    _link(db, now, numbers)
    # entries that people founded and that no longer stand
    gone = {one.makes for one in known if one.places} - set(now.made)
    for some in _chunks(sorted(gone)):
        db.execute(delete(entry).where(entry.c.id.in_(some)))
    return now


def settle_source(db: Connection, source: int) -> None:
    """Records that the machine just linked to an entry that went into another are in that one."""
    joined = select(entry.c.number).where(entry.c.into.is_not(None))
    there = select(entry.c.into).where(entry.c.number == link.c.entry).scalar_subquery()
    loose = (link.c.source == source) & link.c.decided.is_(None) & link.c.entry.in_(joined)
    db.execute(update(link).where(loose).values(decided=there))


def _found_entries(db: Connection, now: Joined) -> None:
    known = _numbers(db, set(now.made))
    founders = {id: [one for one, at in now.placed.items() if at == id] for id in now.made}
    for id, first in now.made.items():
        row = db.execute(
            select(link.c.profile, link.c.day, entry.c.kind, entry.c.title)
            .join(entry, entry.c.number == link.c.entry)
            .where(link.c.record == first)
        ).one()
        if id not in known:
            values = {"id": id, "kind": row.kind, "title": row.title, "day": row.day}
            given = db.execute(insert(entry).values(**values)).inserted_primary_key
            assert given is not None
            known[id] = int(given[0])
        # Later records are compared with these, too.
        keys = set()
        for some in _chunks(sorted(founders[id])):
            for told in db.execute(select(link.c.profile, link.c.day).where(link.c.record.in_(some))):
                keys |= {(key, told.day) for key in marks(Profile.from_json(json.loads(told.profile)))}
        insert_new(db, mark, [{"mark": key, "day": day, "entry": known[id]} for key, day in sorted(keys)])


def _numbers(db: Connection, ids: set[str]) -> dict[str, int]:
    out: dict[str, int] = {}
    for some in _chunks(sorted(ids)):
        out |= {
            row.id: row.number for row in db.execute(select(entry.c.id, entry.c.number).where(entry.c.id.in_(some)))
        }
    return out


def _join(db: Connection, wanted: dict[int, int]) -> None:
    rows = db.execute(select(entry.c.number, entry.c.into).where(entry.c.into.is_not(None)))
    now = {row.number: row.into for row in rows}
    for number in sorted(now.keys() - wanted.keys()):
        db.execute(update(entry).where(entry.c.number == number).values(into=None))
    for number, there in sorted(wanted.items()):
        if now.get(number) != there:
            db.execute(update(entry).where(entry.c.number == number).values(into=there))


def _link(db: Connection, now: Joined, numbers: dict[str, int]) -> None:
    rows = db.execute(
        select(link.c.record, entry.c.into).join(entry, entry.c.number == link.c.entry).where(entry.c.into.is_not(None))
    )
    wanted: dict[str, int] = {row.record: row.into for row in rows}
    wanted |= {id: numbers[now.root(at)] for id, at in now.placed.items()}
    held = db.execute(select(link.c.record, link.c.decided).where(link.c.decided.is_not(None)))
    before = {row.record: row.decided for row in held}
    for id in sorted(before.keys() - wanted.keys()):
        db.execute(update(link).where(link.c.record == id).values(decided=None))
    for id, number in sorted(wanted.items()):
        if before.get(id) != number:
            db.execute(update(link).where(link.c.record == id).values(decided=number))


def _chunks(values: list[str], size: int = 500) -> Iterable[list[str]]:
    return (values[at : at + size] for at in range(0, len(values), size))
