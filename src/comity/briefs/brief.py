"""The brief: what the ledger holds on two parties, arranged by what one asks first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from comity.briefs import asked
from comity.briefs.days import day_of
from comity.briefs.groups import Group
from comity.briefs.names import Side
from comity.briefs.words import line
from comity.ledger import Filed, Found, Ledger, Query, Relation
from comity.records import CONTRACT, stretch

LISTED = 100
"""Sources up to which all are listed, cited or not: three pages of print."""

ELSEWHERE = 5
"""Other pairs named when the ledger holds nothing on the one asked for."""


@dataclass(frozen=True, slots=True)
class Section:
    """One question and its answer."""

    name: str
    """as in the JSON: `coming`"""
    label: str
    groups: tuple[Group, ...]
    left_out: int
    """groups that were found and are not shown"""


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What the ledger holds on two parties, and what that rests on."""

    a: Side
    b: Side
    at: str | None
    """the day it is written for: what comes after it is coming. The newest source's day unless given"""
    sources: tuple[Filed, ...]
    """oldest first; undated ones at the end"""
    records: int
    """items on the two, of all sources"""
    sections: tuple[Section, ...]
    elsewhere: tuple[Relation, ...] = ()
    """where nothing is held on the two: the pairs that the ledger knows best"""

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who published the sources, each once, in order of first appearance."""
        return tuple(dict.fromkeys(one.publisher for one in self.sources if one.publisher))

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day of publication."""
        dated = [one.day for one in self.sources if one.day]
        return (min(dated), max(dated)) if dated else None

    @cached_property
    def listed(self) -> tuple[Filed, ...]:
        """The sources that a page lists: all of them, or of very many those that it cites."""
        if len(self.sources) <= LISTED:
            return self.sources
        cited = {one.source.id for section in self.sections for group in section.groups for one in group.found}
        return tuple(one for one in self.sources if one.id in cited)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one.id: place for place, one in enumerate(self.listed, start=1)}

    def place(self, source: Filed) -> int:
        """The number under which a source is cited: its place among those listed."""
        return self._places[source.id]

    def to_json(self) -> dict[str, Any]:
        """As plain Python values; each record as in the reading's contract, beside its kind, line and source."""
        days = self.days
        return {
            "contract": CONTRACT,
            "a": {"key": self.a.key, "name": self.a.name},
            "b": {"key": self.b.key, "name": self.b.name},
            "at": self.at,
            "rests_on": {
                "sources": [one.to_json() for one in self.sources],
                "records": self.records,
                "from": days[0] if days else None,
                "to": days[1] if days else None,
                "publishers": list(self.publishers),
            },
            **{
                section.name: [
                    {"title": group.title, "mark": group.mark, "records": [_found(one) for one in group.found]}
                    for group in section.groups
                ]
                for section in self.sections
            },
            "left_out": {section.name: section.left_out for section in self.sections if section.left_out},
        }


def _found(one: Found) -> dict[str, Any]:
    return {
        "kind": one.item.kind,
        "says": line(one.item),
        "source": {
            "id": one.source.id,
            "title": one.source.title,
            "path": one.source.path,
            "published": one.source.published,
        },
        "record": one.item.to_json(),
        "decided": one.ruling.to_json() if one.ruling is not None else None,
    }


def brief(ledger: Ledger, a: Side, b: Side, *, at: str | None = None) -> Brief:
    """Gather what the ledger holds on two parties.

    Args:
        ledger: an open ledger.
        a: one side.
        b: the other.
        at: ISO 8601 day that the brief is written for; the newest source's when None.

    Raises:
        SettingsError: `at` is no date.
    """
    pair = (a.key, b.key)
    sources = ledger.sources(pair)
    # "2025-11" and "2025" as dates of publication: what comes after them comes after their last day.
    newest = max((one.day for one in sources), default="")
    at = day_of(at or newest) if at or stretch(newest) else None
    sections = []
    about = asked.Asked(ledger, pair, at, a.words | b.words)
    for name, label, ask in asked.QUESTIONS:
        groups, found = ask(about) if sources else ((), 0)
        sections.append(Section(name, label, groups, found - len(groups)))
    return Brief(
        a=a,
        b=b,
        at=at,
        sources=sources,
        records=ledger.count(Query(pair=pair)) if sources else 0,
        sections=tuple(sections),
        elsewhere=() if sources else ledger.relations(ELSEWHERE),
    )
