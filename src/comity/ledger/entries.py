"""Entries: each thing that sources tell of, with every record of it and the history of its stage."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, desc, exists, func, select, union_all

from comity.ledger.linking import LINKED
from comity.ledger.query import REJECTED, Filed, Found, View, shows
from comity.ledger.tables import alias, entry, link, pair, record, tie
from comity.records import (
    AgreementStage,
    CommitmentStage,
    Event,
    EventStatus,
    Item,
    Modality,
    ProjectStage,
    Record,
    stretch,
)

_AHEAD: dict[str, tuple[str, ...]] = {
    "agreement": tuple(
        stage.value
        for stage in (
            AgreementStage.PROPOSED,
            AgreementStage.NEGOTIATING,
            AgreementStage.EXPECTED,
            AgreementStage.SIGNED,
            AgreementStage.RATIFIED,
            AgreementStage.IN_FORCE,
        )
    ),
    "project": tuple(
        stage.value
        for stage in (
            ProjectStage.PROPOSED,
            ProjectStage.PLANNED,
            ProjectStage.AGREED,
            ProjectStage.UNDER_WAY,
            ProjectStage.OPERATING,
        )
    ),
    "commitment": tuple(
        stage.value
        for stage in (
            CommitmentStage.PROPOSED,
            CommitmentStage.PLANNED,
            CommitmentStage.EXPECTED,
            CommitmentStage.AGREED,
            CommitmentStage.UNDER_WAY,
            CommitmentStage.DONE,
        )
    ),
    "event": tuple(stage.value for stage in (EventStatus.EXPECTED, EventStatus.UNDER_WAY, EventStatus.HAPPENED)),
}
"""The way forward of each kind. A text that still calls a signed treaty awaited tells of it late; it does not unsign
it. Suspended, ended, cancelled, denied and dropped are off this way and always count."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stage, as one record says it."""

    stage: str
    when: str | None
    """date value of the stage, where the record gives one"""
    became: str
    """the day it became true, as far as is known: its own date, else that of its source; or ''"""
    record: str
    source: str


@dataclass(frozen=True, slots=True)
class Member:
    """A record of an entry, with why it belongs there."""

    found: Found
    score: float
    reasons: tuple[str, ...]

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.found.item.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing, and everything that is said of it."""

    id: str
    kind: str
    title: str
    members: tuple[Member, ...]
    """oldest source first, within a source in the order of its text"""
    linked: tuple[str, ...] = ()
    """entries of other kinds that it is told with: the signing of a treaty, the promise about a plant"""

    @property
    def parties(self) -> tuple[str, ...]:
        """Names of its parties, each once, in the order in which sources name them."""
        return tuple(dict.fromkeys(name for one in self.members for name in _parties(one.found.item)))

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its stages in the order in which they became true; those of no known day first."""
        return tuple(sorted(filter(None, map(_step, self.members)), key=lambda step: step.became))

    @property
    def now(self) -> Step | None:
        """The step at which it stands."""
        way = _AHEAD.get(self.kind, ())
        latest: Step | None = None
        for step in self.steps:
            behind = (
                latest is not None
                and step.stage in way
                and latest.stage in way
                and way.index(step.stage) < way.index(latest.stage)
            )
            if not behind:
                latest = step
        return latest

    @property
    def stage(self) -> str | None:
        """Where it stands, or None where no source says."""
        return self.now.stage if self.now is not None else None

    def to_json(self) -> dict[str, Any]:
        """As the contract has it, and why each record belongs here."""
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "parties": list(self.parties),
            "stage": self.stage,
            "stages": [
                {"stage": step.stage, "when": step.when, "source": step.source, "record": step.record}
                for step in self.steps
            ],
            "linked": list(self.linked),
            "records": [_member(one) for one in self.members],
        }


def _member(one: Member) -> dict[str, Any]:
    item, source = one.found.item, one.found.source
    told = item.to_json()
    return {
        "id": item.id,
        "kind": item.kind,
        "source": {"id": source.id, "title": source.title, "path": source.path, "published": source.published},
        "evidence": told.get("evidence", []),
        "score": one.score,
        "reasons": list(one.reasons),
        "decided": one.found.ruling.to_json() if one.found.ruling is not None else None,
    }


def _parties(item: Item) -> Iterable[str]:
    if isinstance(item, Event):
        return (*item.actors, *item.recipients)
    return item.parties if isinstance(item, Record) else ()


def _step(one: Member) -> Step | None:
    item = one.found.item
    stage = getattr(item, "status" if isinstance(item, Event) else "stage", None)
    if stage is None:
        return None
    when = getattr(item, "when", None)
    denied = isinstance(item, Record) and item.modality is Modality.DENIED
    word = "denied" if denied else str(stage)
    return Step(word, when, _became(when, one.found.source), item.id, one.found.source.id)


def _became(when: str | None, source: Filed) -> str:
    """The first day of the stage's own date where that does not lie ahead of its source, else the source's day."""
    days = stretch(when)
    if days is not None and (not source.day or days[0].isoformat() <= source.day):
        return days[0].isoformat()
    return source.day


# ---- asking ------------------------------------------------------------------------------------------------


def home_in(view: View, links: Any = link) -> Any:
    """The entry that a record belongs to in a view."""
    return func.coalesce(links.c.decided, links.c.entry) if view is View.DECIDED else links.c.entry


def in_entry(number: Any, view: View) -> Any:
    """The condition that a link is to an entry."""
    if view is View.READ:
        return link.c.entry == number
    return (link.c.decided == number) | (link.c.decided.is_(None) & (link.c.entry == number))


def in_entries(numbers: list[int], view: View) -> Any:
    """The condition that a link is to one of these entries."""
    if view is View.READ:
        return link.c.entry.in_(numbers)
    return link.c.decided.in_(numbers) | (link.c.decided.is_(None) & link.c.entry.in_(numbers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which entries are asked for; see `Ledger.entries`."""

    kinds: tuple[str, ...] = ()
    pair_of: tuple[str, str] | None = None
    ids: tuple[str, ...] = ()
    since: int | None = None
    """those told of by sources from this number on"""
    limit: int | None = None
    view: View = View.DECIDED


def numbers(db: Connection, asked: Asked) -> list[int]:
    """Numbers of the entries asked for, those last told of first."""
    if asked.pair_of is None:
        return list(db.execute(numbers_of(asked).limit(asked.limit)).scalars())
    wanted = None
    if asked.ids or asked.since is not None:
        wanted = set(db.execute(numbers_of(asked)).scalars())
    with closing(_between(db, asked)) as found:
        return list(islice((number for number in found if wanted is None or number in wanted), asked.limit))


def newest_between(asked: Asked) -> CompoundSelect[Any]:
    """The entry of every record of a pair, the newest first: in the order of an index, so that its head is cheap."""
    assert asked.pair_of is not None
    a, b = sorted(asked.pair_of)
    parts = []
    for kind in (one for one, made in LINKED.items() if made in (asked.kinds or LINKED.values())):
        part = (
            select(pair.c.day.label("told"), home_in(asked.view).label("home"), link.c.record)
            .select_from(pair)
            .join(record, record.c.number == pair.c.record)
            .join(link, link.c.record == record.c.id)
            .where(pair.c.a == a, pair.c.b == b, pair.c.kind == kind, shows(pair, asked.view))
        )
        parts.append(part)
    return union_all(*parts).order_by(desc("told"))


def _between(db: Connection, asked: Asked) -> Generator[int, None, None]:
    """Numbers of the entries of a pair as their newest records come up, on one day in the order of their numbers."""
    left_out = set(db.execute(REJECTED).scalars()) if asked.view is View.DECIDED else set()
    seen: set[int] = set()
    with closing(db.execute(newest_between(asked).execution_options(yield_per=_AT_ONCE))) as rows:
        for _, some in groupby(rows, key=lambda row: row.told):
            told = {row.home for row in some if row.record not in left_out} - seen
            seen |= told
            yield from sorted(told)


_AT_ONCE = 200
"""Rows fetched in one go of what is rarely read to its end."""


def numbers_of(asked: Asked) -> Select[Any]:
    """Numbers of the entries asked for, whatever sides they are of, the newest first.

    The id of an entry that was joined to another one stands for that one.
    """
    view, ids, kinds, since = asked.view, asked.ids, asked.kinds, asked.since
    home = home_in(view)
    left_out = REJECTED if view is View.DECIDED else ()
    told = exists().where(in_entry(entry.c.number, view), link.c.record.not_in(left_out))
    wanted = select(entry.c.number).where(told)
    if since is not None:
        wanted = wanted.where(entry.c.number.in_(select(home).where(link.c.source >= since)))
    if kinds:
        wanted = wanted.where(entry.c.kind.in_(kinds))
    if ids:
        called = select(alias.c.entry).where(alias.c.id.in_(ids))
        meant: Any = entry.c.id.in_(ids) | entry.c.number.in_(called)
        if view is View.DECIDED:
            named = entry.alias()
            joined = named.c.id.in_(ids) | named.c.number.in_(called)
            meant |= entry.c.number.in_(select(named.c.into).where(joined))
        wanted = wanted.where(meant)
    return wanted.order_by(entry.c.day.desc(), entry.c.number)


@dataclass(frozen=True, slots=True)
class Linked:
    """A link as it is stored, beside the number of its record."""

    entry: int
    record: int
    score: float
    reasons: tuple[str, ...]


def links_of(db: Connection, numbers: list[int], view: View = View.DECIDED) -> list[Linked]:
    """The links of these entries, in the order of record numbers."""
    left_out = REJECTED if view is View.DECIDED else ()
    out = []
    for at in range(0, len(numbers), 500):
        some = numbers[at : at + 500]
        rows = db.execute(
            select(home_in(view).label("home"), record.c.number, link.c.score, link.c.reasons)
            .select_from(link)
            .join(record, record.c.id == link.c.record)
            .where(in_entries(some, view), record.c.id.not_in(left_out))
        )
        out += [Linked(row.home, row.number, row.score, tuple(json.loads(row.reasons))) for row in rows]
    return sorted(out, key=lambda one: one.record)


def beside(db: Connection, numbers: list[int], view: View = View.DECIDED) -> dict[int, tuple[str, ...]]:
    """Which entries of other kinds these are told with: number -> ids. See `tie`."""
    out: dict[int, set[int]] = {}
    theirs = link.alias()
    for at in range(0, len(numbers), 500):
        some = numbers[at : at + 500]
        mine = in_entries(some, view)
        for here, there in ((tie.c.record, tie.c.other), (tie.c.other, tie.c.record)):
            rows = db.execute(
                select(home_in(view).label("home"), home_in(view, theirs).label("other"))
                .select_from(link)
                .join(tie, here == link.c.record)
                .join(theirs, theirs.c.record == there)
                .where(mine)
            )
            for row in rows:
                out.setdefault(row.home, set()).add(row.other)
    others = sorted(set().union(*out.values()))
    known: dict[int, str] = {}
    for at in range(0, len(others), 500):
        rows = db.execute(select(entry.c.number, entry.c.id).where(entry.c.number.in_(others[at : at + 500])))
        known.update({row.number: row.id for row in rows})
    return {
        number: tuple(sorted(known[other] for other in told if other in known and other != number))
        for number, told in out.items()
    }
