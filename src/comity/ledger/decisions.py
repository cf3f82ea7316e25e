"""What people decide: the log, and what is done with it.

The log is the truth. All else that is kept of it (see `rulings` and `joining`) follows from it and can be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, TypedDict, Unpack

from sqlalchemy import Connection, delete, insert, select

from comity.errors import DecisionError, Overtaken
from comity.ledger import amending
from comity.ledger.decision import Decision, Verb, undone_by
from comity.ledger.fitting import asked, check_fits, check_newer, check_shape, here, lock, records_of, stands, undone
from comity.ledger.joining import Joined, settle
from comity.ledger.query import Found
from comity.ledger.rows import item_of, reading_of, texts
from comity.ledger.rulings import fitted, found, log_of, rule, ruled
from comity.ledger.tables import alias, concern, decision, entry, record, ruling, source
from comity.ledger.waiting import Doubt, doubts, undecided
from comity.records import Item, Reading

Opens = Callable[[], AbstractContextManager[Connection]]

NOTHING = "none"
"""What a maker has seen of a thing on which nothing was decided."""


@dataclass(frozen=True, slots=True)
class Past:
    """A decision of the past."""

    decision: Decision
    undone: str | None
    """the decision that undid it, or None while it stands"""

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {**self.decision.to_json(), "stands": self.undone is None, "undone_by": self.undone}


@dataclass(frozen=True, slots=True)
class History:
    """A record or an entry, and all that was decided on it, oldest first."""

    id: str
    kind: str
    title: str
    past: tuple[Past, ...]
    read: Item | None = None
    """the record as the machine read it"""
    found: Found | None = None
    """the record as decided"""
    entry: str | None = None
    """the entry that a record is in, or that an entry went into"""
    records: tuple[str, ...] = ()
    """records of the entry"""

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "entry": self.entry,
            "records": list(self.records),
            "read": self.read.to_json() if self.read is not None else None,
            "decided": self.found.item.to_json() if self.found is not None else None,
            "standing": self.found.ruling.to_json() if self.found is not None and self.found.ruling else None,
            "history": [one.to_json() for one in self.past],
        }


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was not taken in."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the lines of an export."""

    taken: int
    known: int
    refused: tuple[Line, ...]


class Terms(TypedDict, total=False):
    """What may be said with a decision.

    - `fields`: of `amend`: name -> value, as in the record's JSON.
    - `words`: of `amend`: name -> words of the source that say the new value, where others than before do.
    - `note`: why.
    - `seen`: the newest decision on the same things that the maker has seen, or `none`.
    """

    fields: Mapping[str, Any]
    words: Mapping[str, str]
    note: str | None
    seen: str | None


class Decisions:
    """The decisions of one ledger; `ledger.decisions`."""

    def __init__(self, location: str, reading: Opens, writing: Opens) -> None:
        self._where = location
        self._reading = reading
        self._writing = writing

    # ---- deciding --------------------------------------------------------------------------------------------

    def decide(self, verb: str, target: str, *others: str, who: str, **terms: Unpack[Terms]) -> Decision:
        """Append a decision; when this returns, it is kept.

        Args:
            verb: `confirm`, `amend`, `reject`, `merge`, `split`, `unlink` or `undo`.
            target: a record; of `merge` and `split` an entry; of `undo` a decision.
            others: of `confirm` and `reject` the entry it is about; of `merge` the entry that goes; of `split` the
                records that leave.
            who: who decides.
            terms: what is amended, why, and what the maker has seen; see `Terms`.

        Raises:
            DecisionError: it does not fit; nothing is written.
            Overtaken: there is a newer decision than `seen`; nothing is written.
            LedgerError: it could not be written.
        """
        fields, words = terms.get("fields", {}), terms.get("words", {})
        note, seen = terms.get("note"), terms.get("seen")
        with self._writing() as db:
            given = asked(db, verb, target, others, who, note)
            given = self._filled(db, given, fields, words)
            if seen is not None:
                self._check_seen(db, given, seen)
            return self._append(db, given)

    def parse(self, id: str, name: str, said: str) -> Any:
        """The value that a person wrote for a field of a record; see `amending.parsed`.

        Raises:
            DecisionError: no such record, or its kind has no such field, or the field takes no such value.
        """
        with self._reading() as db:
            return amending.parsed(self._item(db, id)[0], name, said)

    def _append(self, db: Connection, given: Decision) -> Decision:
        check_fits(db, given)
        number = db.execute(insert(decision).values(**_row(given))).inserted_primary_key
        assert number is not None
        db.execute(insert(concern), [{"thing": thing, "decision": number[0]} for thing in given.things])
        self._follow(db, given)
        return given

    def _follow(self, db: Connection, given: Decision) -> None:
        """Bring what is kept of the log in step with its newest decision."""
        about_it = undone(db, given) if given.verb is Verb.UNDO else given
        if about_it.places:
            settle(db)
        else:
            rule(db, [about_it.target], self._where)

    def _filled(self, db: Connection, given: Decision, fields: Mapping[str, Any], words: Mapping[str, str]) -> Decision:
        """With the amended fields checked, and all by which another ledger knows what is meant."""
        if (fields or words) and given.verb is not Verb.AMEND:
            raise DecisionError(f"{given.verb} takes no fields; amend does")
        if given.verb is Verb.AMEND:
            item, reading = self._item(db, given.target)
            log = log_of(db, [given.target])
            now = fitted(item, reading.source, ruled(log, item.id)) or item
            given = replace(given, **amending.following(now, fields, words, reading))
        entries = [one for one in (given.target, given.entry) if one is not None and stands(db, entry, one)]
        if entries:
            known = Joined.of(db, log_of(db))
            given = replace(given, holds={one: tuple(known.members(one)) for one in entries})
        first = given.records[0] if given.records else given.target
        wanted = select(source.c.id).join(record, record.c.source == source.c.number).where(record.c.id == first)
        return replace(given, source=db.execute(wanted).scalar())

    def _item(self, db: Connection, id: str) -> tuple[Item, Reading]:
        row = db.execute(select(record).where(record.c.id == id)).one_or_none()
        if row is None:
            raise DecisionError(f"there is no record {id}")
        reading = reading_of(db, row.source, self._where)
        return item_of(reading.source, row.kind, row.body, self._where), reading

    def _check_seen(self, db: Connection, given: Decision, seen: str) -> None:
        number = 0
        if seen != NOTHING:
            known = db.execute(select(decision.c.number).where(decision.c.id == seen)).scalar()
            if known is None:
                raise DecisionError(f"there is no decision {seen} to have been seen")
            number = known
        things = [one for one in given.things if not (given.verb is Verb.UNDO and one == given.target)]
        if given.verb is Verb.UNDO:
            things += undone(db, given).things
        numbers = {row.id: row.number for row in db.execute(select(decision.c.id, decision.c.number))}
        newer = [one for one in log_of(db, things) if numbers[one.id] > number]
        if newer:
            raise Overtaken(f"newer than what was seen: {newer[-1].line()}; yours, not written: {given.says()}")

    # ---- looking back ----------------------------------------------------------------------------------------

    def all(self) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        with self._reading() as db:
            return tuple(log_of(db))

    def last(self, *things: str) -> str:
        """Id of the newest decision on these records and entries, as `seen` takes it; `none` where there is none."""
        with self._reading() as db:
            log = log_of(db, things)
        return log[-1].id if log else NOTHING

    def history(self, id: str) -> History:
        """All that was decided on a record, or on an entry and its records.

        Raises:
            DecisionError: there is neither a record nor an entry of this id.
        """
        with self._reading() as db:
            row = db.execute(select(record).where(record.c.id == id)).one_or_none()
            known = Joined.of(db, log_of(db))
            if row is not None:
                one = found(db, [row], self._where)[0]
                read = item_of(texts(db, [row.source])[row.source], row.kind, row.body, self._where)
                at = known.home(id) if known.natural(id) else None
                return History(id, row.kind, "", _past(db, [id]), read, one, at)
            named = db.execute(select(entry).where(entry.c.id == known.named(id))).one_or_none()
            if named is None:
                raise DecisionError(f"there is no record or entry {id}")
            members = known.members(id)
            group = [one for one in known.into if known.root(one) == known.root(id)]
            called = _called(db, [known.root(id), *group])
            past = _past(db, [id, known.root(id), *group, *called, *members])
            into = known.root(id) if known.root(id) != id else None
            return History(id, named.kind, named.title, past, entry=into, records=tuple(members))

    # ---- waiting for a person --------------------------------------------------------------------------------

    def doubts(self, limit: int | None = None) -> tuple[Doubt, ...]:
        """Doubtful links that nobody decided on, the likeliest first."""
        with self._reading() as db:
            return doubts(db, self._where, limit)

    def undecided(self, *, below: float | None = None, limit: int | None = None) -> tuple[Found, ...]:
        """Records that nobody decided on.

        Args:
            below: only those read with a lower score than this, the least sure first; else the newest source first.
            limit: at most so many.
        """
        with self._reading() as db:
            return undecided(db, self._where, below, limit)

    # ---- out and in ------------------------------------------------------------------------------------------

    def lines(self) -> Iterator[str]:
        """The log as JSON lines."""
        for one in self.all():
            yield one.to_text()

    def take(self, lines: Iterable[str]) -> Imported:
        """Replay the lines of an export on this ledger, each on its own; those that are here already are left.

        Raises:
            LedgerError: it could not be written; lines taken so far stay.
        """
        taken = known = 0
        refused = []
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                given = Decision.from_text(line)
                with self._writing() as db:
                    if stands(db, decision, given.id):
                        known += 1
                        continue
                    self._append(db, self._replayed(db, given))
                    taken += 1
            except DecisionError as error:
                refused.append(Line(number, str(error)))
        return Imported(taken, known, tuple(refused))

    def _replayed(self, db: Connection, given: Decision) -> Decision:
        """The decision in terms of this ledger."""
        lock(db)
        check_shape(given)
        for id in records_of(given):
            if not stands(db, record, id):
                held = given.source is not None and stands(db, source, given.source)
                why = "this ledger's reading of its source has none" if held else "its source is not in this ledger"
                raise DecisionError(f"no record {id}: {why}{f' ({given.source})' if given.source else ''}")
        if given.verb is Verb.AMEND:
            item, reading = self._item(db, given.target)
            now = fitted(item, reading.source, ruled(log_of(db, [item.id]), item.id)) or item
            words = {name: str(one.get("text", "")) for name, one in given.words.items() if isinstance(one, dict)}
            given = replace(given, **amending.following(now, given.fields, words, reading))
        known = Joined.of(db, log_of(db))
        if given.verb in (Verb.MERGE, Verb.SPLIT):
            given = replace(given, target=here(db, known, given.target, given))
        if given.entry is not None:
            given = replace(given, entry=here(db, known, given.entry, given))
        check_newer(db, given)
        return given

    # ---- making again ----------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Make everything that follows from the log again."""
        with self._writing() as db:
            log = log_of(db)
            settle(db, log)
            db.execute(delete(ruling))
            rule(db, sorted({one.target for one in log if not one.places}), self._where)


def _called(db: Connection, ids: Iterable[str]) -> list[str]:
    """Ids by which decisions may name these entries, since the machine found those to be part of them."""
    told = select(alias.c.id).join(entry, entry.c.number == alias.c.entry).where(entry.c.id.in_(sorted(ids)))
    return list(db.execute(told).scalars())


def _past(db: Connection, things: Iterable[str]) -> tuple[Past, ...]:
    log = log_of(db, things)
    gone = undone_by(log)
    return tuple(Past(one, gone.get(one.id)) for one in log)


def _row(given: Decision) -> dict[str, Any]:
    return {"id": given.id, "at": given.at, "who": given.who, "verb": given.verb.value, "body": given.to_text()}
