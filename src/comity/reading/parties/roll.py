"""The roll: who and what has been found so far, under which names, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from comity.reading.notes import Mention, Notes
from comity.reading.parties.names import fold
from comity.reading.parties.sheet import Kind
from comity.records import Party, Passage, Place
from comity.records.party import PartyType
from comity.records.place import PlaceKind


@dataclass(slots=True)
class Entry:
    """One party: what is known of it, and the token ranges that name it."""

    name: str
    kind: Kind
    iso3: str | None = None
    role: str | None = None
    level: str = ""
    """level of a person's office"""
    gender: str | None = None
    known: str | None = None
    """a person's name in the table of leaders"""
    at: list[tuple[int, int]] = field(default_factory=list)

    @property
    def tokens(self) -> tuple[str, ...]:
        """Folded parts of a person's name."""
        return parts(self.name)


@dataclass(slots=True)
class Spot:
    """One place."""

    name: str
    kind: PlaceKind
    iso3: str | None = None
    lat: float | None = None
    lon: float | None = None
    from_: str | None = None
    to: str | None = None
    known: str | None = None
    """the gazetteer's name for it, under which its spellings are one"""
    at: list[tuple[int, int]] = field(default_factory=list)


def parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded and in lower case, for comparison."""
    return tuple(fold(name).lower().replace("-", " ").replace(".", " ").split())


@dataclass(slots=True)
class Roll:
    """Parties by kind and name, mentions by token, places by name."""

    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    mentions: dict[int, Mention] = field(default_factory=dict)
    """first token -> mention; they never overlap"""
    covered: dict[int, Mention] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    placed: dict[int, str] = field(default_factory=dict)
    aliases: dict[str, Entry] = field(default_factory=dict)
    """acronyms and short names that the text itself gives"""

    def entry(self, name: str, kind: Kind, iso3: str | None = None) -> Entry:
        """The party of a name, added if it is new."""
        found = self.entries.setdefault((kind, name), Entry(name, kind, iso3))
        found.iso3 = found.iso3 or iso3
        return found

    def name(self, start: int, end: int, entries: Iterable[Entry], how: str) -> bool:
        """Tokens that name parties; refused where another mention already stands."""
        some = tuple(entries)
        if not some or any(i in self.covered for i in range(start, end)):
            return False
        mention = Mention(start, end, tuple(dict.fromkeys(entry.name for entry in some)), how)
        self.mentions[start] = mention
        for i in range(start, end):
            self.covered[i] = mention
        for entry in some:
            entry.at.append((start, end))
        return True

    def place(self, start: int, end: int, spot: Spot) -> None:
        """Tokens that name a place."""
        known = self.spots.setdefault(spot.known or spot.name, spot)
        known.at.append((start, end))
        for i in range(start, end):
            self.placed.setdefault(i, known.name)

    def of(self, *kinds: str) -> list[Entry]:
        """All parties of these kinds, in order of appearance on the roll."""
        return [entry for entry in self.entries.values() if entry.kind in kinds]

    def at(self, i: int) -> tuple[Entry, ...]:
        """The parties named at a token."""
        mention = self.covered.get(i)
        if mention is None:
            return ()
        return tuple(entry for entry in self.entries.values() if (mention.start, mention.end) in entry.at)

    def write(self, notes: Notes) -> None:
        """Make Party and Place items of what was found, and leave the mentions to the later steps."""
        for start in sorted(self.mentions):
            notes.name(self.mentions[start])
        notes.placed.update(self.placed)
        for entry in sorted((e for e in self.entries.values() if e.at), key=lambda e: min(e.at)):
            notes.add(
                Party(
                    source=notes.source,
                    name=entry.name,
                    mentions=_passages(notes, entry.at),
                    type=PartyType(entry.kind),
                    iso3=entry.iso3,
                    role=entry.role,
                )
            )
        for spot in self.spots.values():
            notes.add(
                Place(
                    source=notes.source,
                    name=spot.name,
                    mentions=_passages(notes, spot.at),
                    kind_=spot.kind,
                    iso3=spot.iso3,
                    lat=spot.lat,
                    lon=spot.lon,
                    from_=spot.from_,
                    to=spot.to,
                )
            )


def _passages(notes: Notes, ranges: Iterable[tuple[int, int]]) -> tuple[Passage, ...]:
    return tuple(notes.passage(*one) for one in sorted(set(ranges)))
