"""What a record is known again by: its sides, words, names, form and days."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.ledger.facets import about, sides_of, two_named
from comity.ledger.linking.words import telling
from comity.records import (
    Agreement,
    Commitment,
    Event,
    Figure,
    Item,
    Milestone,
    Party,
    PartyType,
    Project,
    Reading,
    Record,
    stretch,
)

LINKED: Mapping[str, str] = {
    Event.kind: "event",
    Agreement.kind: "agreement",
    Project.kind: "project",
    Commitment.kind: "commitment",
    Milestone.kind: "milestone",
    Figure.kind: "indicator",
}
"""Kind of a record -> kind of the entry it may belong to. The other kinds have no entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is compared of a record."""

    kind: str
    """kind of the entry"""
    source: str
    sides: tuple[str, ...] = ()
    """sides it concerns: its own, else the two that its source is about; sorted"""
    words: tuple[str, ...] = ()
    """telling stems of title, name or action; sorted"""
    proper: tuple[str, ...] = ()
    """those of the words that are names; sorted"""
    names: tuple[str, ...] = ()
    """folded last names of the persons in it; sorted"""
    first: tuple[str, ...] = ()
    """sides that act: visitor, expeller, promiser; sorted"""
    second: tuple[str, ...] = ()
    """sides acted upon; sorted"""
    form: str | None = None
    stage: str | None = None
    place: tuple[str, ...] = ()
    """stems of the place's name"""
    days: tuple[str, str] | None = None
    """first and last day of its own date"""
    day: str = ""
    """day of its source, or ''"""

    def to_json(self) -> dict[str, Any]:
        """Without what is empty."""
        return {name: value for name, value in dataclasses.asdict(self).items() if value not in (None, (), "")}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Profile:
        """The inverse of `to_json`."""
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
        }
        return cls(**given)


def profiles(reading: Reading, sides: Mapping[str, str]) -> Iterator[tuple[Record, Profile, str]]:
    """Every record of a reading that may belong to an entry, with its profile and its title, in the reading's order."""
    made = _Reading(reading, sides)
    for item in reading.items:
        if isinstance(item, Record) and (profile := made.profile(item)) is not None:
            yield item, profile, title_of(item)


def title_of(item: Item) -> str:
    """What one calls the thing."""
    match item:
        case Agreement():
            return item.title
        case Project():
            return item.name
        case Commitment():
            return item.action
        case Milestone():
            return f"{item.ordinal}: {item.of}" if item.of else str(item.ordinal)
        case Figure():
            return item.indicator or ""
        case Event():
            return item.anchor.text
    return ""


class _Reading:
    """One reading, and what all its profiles share."""

    def __init__(self, reading: Reading, sides: Mapping[str, str]) -> None:
        self._source = reading.source.id
        self._day = (reading.source.published or "")[:10]
        self._sides = sides
        self._about = about(reading, sides)
        self._two = two_named(reading, sides)
        self._telling = telling(reading.source.language)
        self._persons = {party.name for party in reading.of(Party) if party.type is PartyType.PERSON}
        self._said: dict[str, set[str]] = {}
        for party in reading.of(Party):
            if party.name in sides and party.type in (PartyType.STATE, PartyType.IGO):
                stems = self._said.setdefault(sides[party.name], set())
                for words in {party.name, *(mention.text for mention in party.mentions)}:
                    stems |= self._telling.stems(words)

    def profile(self, item: Record) -> Profile | None:
        kind = LINKED.get(item.kind)
        if kind is None:
            return None
        own = sides_of(item, self._sides)
        for two in (self._about, self._two):
            if len(own) < 2 and two and own <= set(two):
                own = set(two)
        sides = tuple(sorted(own))
        said = _stems_of(self._said, sides)
        shared = self._shared(item, kind, sides)
        match item:
            case Event():
                return self._event(item, said, shared)
            case Agreement():
                return self._agreement(item, said, shared)
            case Project():
                return self._project(item, said, shared)
            case Commitment():
                return self._commitment(item, said, shared)
            case Milestone():
                return self._milestone(item, said, shared)
            case Figure():
                return self._indicator(item, shared)
        return None

    def _shared(self, item: Record, kind: str, sides: tuple[str, ...]) -> dict[str, Any]:
        value = next((getattr(item, name) for name in _DATED.get(item.kind, ()) if getattr(item, name)), None)
        days = stretch(value)
        return {
            "kind": kind,
            "source": self._source,
            "sides": sides,
            "day": self._day,
            "days": (days[0].isoformat(), days[1].isoformat()) if days else None,
            "names": self._names(item),
        }

    def _names(self, item: Record) -> tuple[str, ...]:
        fields = ("actors", "recipients") if isinstance(item, Event) else ("parties",)
        named = {name for field in fields for name in getattr(item, field) if name in self._persons}
        return tuple(sorted({max(self._telling.stems(name.split()[-1]), default="") for name in named}))

    def _words(self, text: str, said: frozenset[str]) -> dict[str, Any]:
        words = self._telling.words(text, without=said)
        return {"words": tuple(sorted(words)), "proper": tuple(sorted(words & self._telling.proper(text)))}

    def _side(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({self._sides[name] for name in names if name in self._sides}))

    def _event(self, item: Event, said: frozenset[str], shared: dict[str, Any]) -> Profile:
        return Profile(
            **shared,
            **self._words(item.evidence[0].text, said),
            first=tuple(sorted(set(item.iso3_actors) or self._side(item.actors))),
            second=tuple(sorted(set(item.iso3_recipients) or self._side(item.recipients))),
            form=item.kind_.value,
            stage=item.status.value,
            place=tuple(sorted(self._telling.stems(item.place or ""))),
        )

    def _agreement(self, item: Agreement, said: frozenset[str], shared: dict[str, Any]) -> Profile:
        return Profile(
            **shared,
            **self._words(item.title, said),
            form=item.form.value if item.form is not None else None,
            stage=item.stage.value if item.stage is not None else None,
        )

    def _project(self, item: Project, said: frozenset[str], shared: dict[str, Any]) -> Profile:
        return Profile(
            **shared,
            words=tuple(
                sorted(self._telling.words(" ".join((item.name, item.place or "", *item.products)), without=said))
            ),
            form=item.what.value,
            stage=item.stage.value if item.stage is not None else None,
            place=tuple(sorted(self._telling.stems(item.place or ""))),
        )

    def _commitment(self, item: Commitment, said: frozenset[str], shared: dict[str, Any]) -> Profile:
        return Profile(
            **shared,
            **self._words(item.action, said),
            first=self._side(item.who),
            second=self._side(item.to_whom),
            stage=item.stage.value if item.stage is not None else None,
        )

    def _milestone(self, item: Milestone, said: frozenset[str], shared: dict[str, Any]) -> Profile:
        return Profile(
            **shared,
            **self._words(item.of or "", said),
            form=str(item.anchor_year or item.ordinal),
        )

    def _indicator(self, item: Figure, shared: dict[str, Any]) -> Profile | None:
        if item.indicator is None or not shared["sides"]:
            return None
        return Profile(**shared, words=tuple(sorted(self._telling.stems(item.indicator))), form=item.unit_kind.value)


_DATED = {
    Event.kind: ("when",),
    Agreement.kind: ("when",),
    Project.kind: ("when",),
    Commitment.kind: ("due",),
    Milestone.kind: ("on",),
    Figure.kind: ("as_of",),
}
"""The field that holds a record's own date."""


def _stems_of(said: Mapping[str, set[str]], sides: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(said.get(side, ()) for side in sides))
