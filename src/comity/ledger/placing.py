"""Putting each record of a reading into the entry it belongs to, or founding a new one.

Few entries are ever compared: those that share a key (see `linking.marks`), the newest of each key. So the cost of a
record does not grow with the ledger.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log2
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from comity.ledger.linking import Profile, Verdict, judge, marks, profiles
from comity.ledger.linking.judge import DOUBTFUL, SURE
from comity.ledger.tables import doubt, entry, link, mark
from comity.records import Reading
from comity.records.base import digest

CANDIDATES = 20
"""Entries looked at for each key, the newest of them."""

MEMBERS = 12
"""Members of an entry that a record is compared with, the newest of them."""

MARGIN = 0.05
"""A record that fits two entries this nearly alike is left for a person to place."""

WITHIN = 0.15
"""How much surer a link within one source must be: its author tells things apart by saying them apart."""

FULLEST = 100
"""Characters of a title up to which a longer one is the fuller one."""


def insert_new(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert the rows whose key is not in the table yet."""
    if not rows:
        return
    made = postgresql.insert(table) if db.dialect.name == "postgresql" else sqlite.insert(table)
    db.execute(made.on_conflict_do_nothing(), rows)


@dataclass(slots=True)
class Placing:
    """The placing of one reading's records, in the order of the reading."""

    db: Connection
    source: int
    """number of the source"""
    members: dict[int, list[Profile]] = field(default_factory=dict)
    looked: dict[str, list[int]] = field(default_factory=dict)

    def place(self, record: str, profile: Profile, title: str) -> None:
        """Link a record to its entry, to a new one where none is sure."""
        keys = marks(profile)
        found, doubts = self._best(profile, keys)
        if found is None:
            number, verdict = self._found(record, profile, title), Verdict(1.0, ("the first that tells of it",))
        else:
            number, verdict = found
        row = {
            "record": record,
            "entry": number,
            "source": self.source,
            "day": profile.day,
            "score": verdict.score,
            "reasons": json.dumps(verdict.reasons, ensure_ascii=False),
            "profile": json.dumps(profile.to_json(), ensure_ascii=False),
        }
        self.db.execute(insert(link), row)
        insert_new(self.db, mark, [{"mark": key, "day": profile.day, "entry": number} for key in keys])
        for key in keys:
            # kept in step, so that a key is asked for once a reading
            known = self.looked.setdefault(key, [])
            if number not in known:
                known.insert(0, number)
        self.members.setdefault(number, []).insert(0, profile)
        if found is not None:
            self._tell(number, profile, title)
        insert_new(
            self.db,
            doubt,
            [
                {
                    "record": record,
                    "entry": other,
                    "score": one.score,
                    "reasons": json.dumps(one.reasons, ensure_ascii=False),
                }
                for other, one in doubts
            ],
        )

    def _best(
        self, profile: Profile, keys: Iterable[str]
    ) -> tuple[tuple[int, Verdict] | None, list[tuple[int, Verdict]]]:
        """The entry it surely belongs to, if there is one, and those it may belong to."""
        many: Counter[str] = Counter()
        candidates: dict[int, None] = {}
        for key in keys:
            some = self._look(key)
            many[key.rsplit("|w:", 1)[-1]] = max(many[key.rsplit("|w:", 1)[-1]], len(some))
            candidates.update(dict.fromkeys(some))
        weigh = lambda stem: 1.0 / (1.0 + log2(max(1, many[stem])))  # noqa: E731
        judged = []
        for number in sorted(candidates):
            verdict = self._judge(profile, number, weigh)
            if verdict is not None and verdict.score >= DOUBTFUL:
                judged.append((number, verdict))
        judged.sort(key=lambda one: (-one[1].score, one[0]))
        if not judged or judged[0][1].score < SURE:
            return None, judged
        if len(judged) > 1 and judged[1][1].score > judged[0][1].score - MARGIN and judged[0][1].score < 1.0:
            return None, judged
        return judged[0], []

    def _judge(self, profile: Profile, number: int, weigh: Any) -> Verdict | None:
        """The best verdict over the members of an entry; None where one of them forbids it."""
        best = None
        for member in self._members(number):
            verdict = judge(profile, member, weigh)
            if verdict.apart:
                return None
            if member.source == profile.source and profile.kind != "indicator":
                verdict = Verdict(round(verdict.score - WITHIN, 3), verdict.reasons)
            if best is None or verdict.score > best.score:
                best = verdict
        return best

    def _look(self, key: str) -> list[int]:
        if key not in self.looked:
            wanted = select(mark.c.entry).where(mark.c.mark == key).order_by(mark.c.day.desc(), mark.c.entry.desc())
            numbers = self.db.execute(wanted.limit(3 * CANDIDATES)).scalars()
            self.looked[key] = list(dict.fromkeys(numbers))[:CANDIDATES]
        return self.looked[key]

    def _members(self, number: int) -> list[Profile]:
        if number not in self.members:
            wanted = select(link.c.profile).where(link.c.entry == number)
            rows = self.db.execute(wanted.order_by(link.c.day.desc(), link.c.record).limit(MEMBERS)).scalars()
            self.members[number] = [Profile.from_json(json.loads(row)) for row in rows]
        return self.members[number]

    def _found(self, record: str, profile: Profile, title: str) -> int:
        id = digest("entry", record)
        known = self.db.execute(select(entry.c.number).where(entry.c.id == id)).scalar()
        if known is not None:
            return int(known)
        row = {"id": id, "kind": profile.kind, "title": title, "day": profile.day}
        given = self.db.execute(insert(entry).values(**row)).inserted_primary_key
        assert given is not None
        return int(given[0])

    def _tell(self, number: int, profile: Profile, title: str) -> None:
        """A fuller title, a newer day."""
        now = self.db.execute(select(entry.c.title, entry.c.day).where(entry.c.number == number)).one()
        fuller = title if len(now.title) < len(title) <= FULLEST else now.title
        if (fuller, max(now.day, profile.day)) != (now.title, now.day):
            self.db.execute(
                update(entry).where(entry.c.number == number).values(title=fuller, day=max(now.day, profile.day))
            )


def place_all(db: Connection, reading: Reading, source: int, sides: Mapping[str, str]) -> None:
    """Link every record of a reading that may belong to an entry; those that are linked already stay where they are."""
    linked = set(db.execute(select(link.c.record).where(link.c.source == source)).scalars())
    placing = Placing(db, source)
    found = set()
    for item, profile, title in profiles(reading, sides):
        found.add(item.id)
        if item.id in linked:
            db.execute(
                update(link)
                .where(link.c.record == item.id)
                .values(profile=json.dumps(profile.to_json(), ensure_ascii=False), day=profile.day)
            )
        else:
            placing.place(item.id, profile, title)
    unlink(db, linked - found)


def unlink(db: Connection, records: set[str]) -> None:
    """Take records that are no longer read out of their entries; entries that nothing tells of any more go."""
    if not records:
        return
    gone = sorted(records)
    left = set(db.execute(select(link.c.entry).where(link.c.record.in_(gone))).scalars())
    db.execute(delete(doubt).where(doubt.c.record.in_(gone)))
    db.execute(delete(link).where(link.c.record.in_(gone)))
    for number in sorted(left):
        if (
            db.execute(select(link.c.record).where((link.c.entry == number) | (link.c.decided == number))).first()
            is None
        ):
            db.execute(delete(entry).where(entry.c.number == number))
