"""What is asked of a ledger, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, Table, func, or_, select

from comity.ledger.tables import facet, pair, record, ruling, run, source
from comity.records import Item


class View(StrEnum):
    """How lists show records: as the machine read them, or with what people decided applied."""

    READ = "read"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which items are wanted; every condition given must hold."""

    pair: tuple[str, str] | None = None
    """two sides: ISO3 codes, or names of international bodies"""
    kinds: tuple[str, ...] = ()
    """singular names of kinds"""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """facet -> values, of which one must hold"""
    all_of: tuple[tuple[str, str], ...] = ()
    """facets and values that must all hold: the sides of a group"""
    words: str | None = None
    """words that the evidence holds; "quoted ones" in a row, one with a * behind it as a beginning"""
    since: str | None = None
    """the source is of this day or later, ISO 8601"""
    until: str | None = None
    """the source is of this day or earlier"""
    decided: bool | None = None
    """whether a person decided on it"""
    source: str | None = None
    """id of the source"""
    ending_from: str | None = None
    """the item's own date ends on this day or later"""
    limit: int | None = None
    """at most so many, of the newest sources first"""
    view: View | None = None
    """that of the ledger unless given; as decided, rejected records are left out and amended fields hold new values"""


@dataclass(frozen=True, slots=True)
class Filed:
    """A source as the ledger lists it: all but its text."""

    number: int
    """order of arrival"""
    id: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    language: str
    kind: str
    path: str | None
    chars: int
    added: str
    """when it was filed, UTC"""
    comity: str
    """version that read it last"""
    model: str
    """language pipeline that read it last"""

    @property
    def day(self) -> str:
        """Day of publication, or '' where it is not known."""
        return (self.published or "")[:10]

    def to_json(self) -> dict[str, Any]:
        """What names the source, for lists."""
        return {
            "id": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "published": self.published,
            "url": self.url,
            "path": self.path,
            "kind": self.kind,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What people decided of a record, and whether the last reading still finds it."""

    verdict: str | None = None
    """`confirmed`, `rejected` or None"""
    amended: tuple[str, ...] = ()
    """fields whose values a person gave"""
    unfit: tuple[str, ...] = ()
    """fields that were amended, but which the record of today does not take"""
    lost: bool = False
    """the last reading no longer finds it"""

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "verdict": self.verdict,
            "amended": list(self.amended),
            "unfit": list(self.unfit),
            "lost": self.lost,
        }

    def words(self) -> tuple[str, ...]:
        """What a list shows beside the record: `amended`, `no longer found`."""
        return (
            *([self.verdict] if self.verdict else []),
            *(["amended"] if self.amended else []),
            *(["amended, does not fit"] if self.unfit else []),
            *(["no longer found"] if self.lost else []),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """An item and the source that says it."""

    item: Item
    source: Filed
    ruling: Ruling | None = None
    """what people decided of it; None where nobody did"""


@dataclass(frozen=True, slots=True)
class Relation:
    """Two sides, and how many sources tell of both."""

    a: str
    b: str
    sources: int
    latest: str
    """day of the newest source, or ''"""


LISTED = tuple(source.c[one.name] if one.name in source.c else run.c[one.name] for one in fields(Filed))
"""Columns of which a `Filed` is made, in the order of its fields."""


def matching(query: Query) -> Select[Any]:
    """Rows of `record` that the query asks for, newest source first, then in the order of its text."""
    wanted = select(record.c.id, record.c.source, record.c.kind, record.c.place, record.c.body, record.c.lost)
    for condition in conditions(query):
        wanted = wanted.where(condition)
    if query.pair is not None:
        wanted = wanted.join(pair, pair.c.record == record.c.number)
        order = (pair.c.day.desc(), pair.c.source.desc(), pair.c.record)
    else:
        wanted = wanted.join(source, source.c.number == record.c.source)
        order = (source.c.day.desc(), source.c.number.desc(), record.c.number)
    return wanted.order_by(*order).limit(query.limit)


def counting(query: Query) -> Select[Any]:
    """How many items the query asks for, its limit aside."""
    if query.pair is not None:
        counted = select(func.count()).select_from(pair)
        if query != Query(pair=query.pair, kinds=query.kinds, limit=query.limit, view=query.view):
            counted = counted.join(record, pair.c.record == record.c.number)
    else:
        counted = select(func.count()).select_from(record)
    for condition in conditions(query):
        counted = counted.where(condition)
    return counted


def conditions(query: Query) -> list[Any]:
    """The query's conditions over `record`, and over `pair` where it names one."""
    out: list[Any] = []
    kind = record.c.kind
    if query.pair is not None:
        a, b = sorted(query.pair)
        out += [pair.c.a == a, pair.c.b == b, shows(pair, query.view)]
        kind = pair.c.kind
    elif query.view is not View.READ:
        out.append(record.c.id.not_in(REJECTED))
    if query.kinds:
        out.append(kind == query.kinds[0] if len(query.kinds) == 1 else kind.in_(query.kinds))
    if query.source is not None:
        out.append(record.c.source == select(source.c.number).where(source.c.id == query.source).scalar_subquery())
    if query.ending_from is not None:
        ends = record.c.ends >= query.ending_from
        if query.view is not View.READ:
            amended, later = select(ruling.c.record).where(ruling.c.fields != "{}"), ruling.c.ends >= query.ending_from
            ends = or_(ends & record.c.id.not_in(amended), record.c.id.in_(select(ruling.c.record).where(later)))
        out.append(ends)
    out += _days(query)
    if query.decided is not None:
        known = select(ruling.c.record)
        out.append(record.c.id.in_(known) if query.decided else record.c.id.not_in(known))
    for name, value in query.all_of:
        chosen = select(facet.c.record).where(facet.c.name == name, facet.c.value == value, shows(facet, query.view))
        out.append(record.c.number.in_(chosen))
    for name, values in sorted(query.facets.items()):
        chosen = select(facet.c.record).where(facet.c.name == name, facet.c.value.in_(values), shows(facet, query.view))
        out.append(record.c.number.in_(chosen))
    return out


def _days(query: Query) -> list[Any]:
    """Conditions on the day of the source; sources of no known day are left out by either."""
    days = []
    if query.since is not None:
        days.append(source.c.day >= query.since)
    if query.until is not None:
        days.append((source.c.day <= query.until) & (source.c.day != ""))
    return [record.c.source.in_(select(source.c.number).where(*days))] if days else []


REJECTED = select(ruling.c.record).where(ruling.c.verdict == "rejected")
"""Ids of the records that a person rejected."""


def shows(table: Table, view: View | None) -> Any:
    """The condition that a row of `facet` or `pair` holds in a view."""
    other = View.DECIDED if view is View.READ else View.READ
    return table.c.view.is_distinct_from(other.value)
