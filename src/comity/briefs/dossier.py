"""A reading arranged for people: what it found, by kind, in the order in which one asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from comity.briefs.words import Summary, summary
from comity.records import (
    Agreement,
    Check,
    Commitment,
    Date,
    Event,
    Figure,
    Item,
    Mentioned,
    Milestone,
    Passage,
    Project,
    Quote,
    Reading,
    Record,
    Source,
    UnitKind,
)

_FIRST: tuple[type[Item], ...] = (Event, Agreement, Project, Figure, Commitment, Quote, Milestone, Check)
"""Kinds that open a dossier, in this order. Kinds not named here follow; parties, places and dates close it."""


@dataclass(frozen=True, slots=True)
class Line:
    """An item with its line."""

    item: Item
    says: Summary
    number: int | None
    """its number in the order of the text; None for what only serves the others: parties, places, dates, durations"""

    @property
    def words(self) -> tuple[Passage, ...]:
        """The words that it hangs on."""
        if isinstance(self.item, Record):
            return (self.item.anchor,)
        return tuple(self.item.proofs())

    @property
    def evidence(self) -> tuple[Passage, ...]:
        """Everything that it shows, in order, each passage once."""
        return tuple(sorted(set(self.item.proofs())))


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one kind."""

    kind: str
    label: str
    lines: tuple[Line, ...]
    quiet: bool
    """serves the others and is shown on request"""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One source and what it says."""

    source: Source
    comity: str
    model: str
    sections: tuple[Section, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, section after section."""
        return tuple(line for section in self.sections for line in section.lines)


def dossier(reading: Reading) -> Dossier:
    """Arrange a reading."""
    loud = sorted((item for item in reading.items if not is_quiet(item)), key=_start)
    numbers = {id(item): number for number, item in enumerate(loud, start=1)}
    by_kind: dict[tuple[type[Item], bool], list[Item]] = {}
    for item in reading.items:
        by_kind.setdefault((type(item), is_quiet(item)), []).append(item)
    sections = [
        Section(
            kind.kind,
            _label(kind, quiet),
            tuple(Line(item, summary(item), numbers.get(id(item))) for item in items),
            quiet,
        )
        for (kind, quiet), items in by_kind.items()
    ]
    order = {kind.kind: place for place, kind in enumerate(_FIRST)}
    # Sorting is stable: kinds without a place keep the contract's order.
    sections.sort(key=lambda section: (section.quiet, order.get(section.kind, len(order))))
    return Dossier(reading.source, reading.comity, reading.model, tuple(sections))


def is_quiet(item: Item) -> bool:
    """Whether an item only serves the others: who, where, when, and for how long."""
    return isinstance(item, Mentioned | Date) or (isinstance(item, Figure) and item.unit_kind is UnitKind.TIME)


def _label(kind: type[Item], quiet: bool) -> str:
    return "Durations and ages" if quiet and kind is Figure else kind.label


def _start(item: Item) -> tuple[int, int, str]:
    first = item.anchor if isinstance(item, Record) else next(iter(item.proofs()))
    return first.start, first.end, item.id
