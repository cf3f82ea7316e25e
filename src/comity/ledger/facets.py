"""What a reading is filed under: facets of each record, its own date, and the pairs of sides that it concerns.

A side is a state, by its ISO 3166-1 alpha-3 code, or an international body, by its name. Persons, companies and offices
stand on the side of their state.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from comity.records import SOURCE_ITSELF, Item, Party, PartyType, Reading, Record, stretch

SIDE = "side"
"""Name of the facet that holds the sides of a record."""

ABOUT_SHARE = 0.25
"""A source is about its two most named sides when the second is named at least this often for each naming of the first.
Set by hand over dev articles: a passing neighbour stays below a fifth, true partners above a third."""

ABOUT_LEAST = 2
"""Namings that the second side needs at least: one alone is a passing mention."""


def _fields(item: Item, what: str) -> tuple[str, ...]:
    """Names of the fields of an item that are facets, or that hold parties or dates."""
    kind: type = type(item)
    return _fields_of(kind, what)


@cache
def _fields_of(kind: type, what: str) -> tuple[str, ...]:
    if what == "facet":
        return tuple(field.name for field in dataclasses.fields(kind) if field.metadata.get("facet"))
    return tuple(field.name for field in dataclasses.fields(kind) if field.metadata.get("holds") == what)


def _values(item: Item, field: str) -> Iterator[str]:
    value = getattr(item, field)
    if value is None or value == "":
        return
    if isinstance(value, tuple):
        yield from (str(one) for one in value)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    else:
        yield str(value)


def sides(reading: Reading) -> dict[str, str]:
    """Name of each party of the reading -> its side, for those that have one."""
    out = {}
    for party in reading.of(Party):
        if party.iso3 is not None:
            out[party.name] = party.iso3
        elif party.type is PartyType.IGO:
            out[party.name] = party.name
    return out


def _most_named(reading: Reading, sides: Mapping[str, str]) -> list[tuple[str, int]]:
    """The two sides named most and how often; empty where a third is named as often as the second."""
    named: Counter[str] = Counter()
    for party in reading.of(Party):
        if party.name in sides:
            named[sides[party.name]] += len(party.mentions)
    top = sorted(named.items(), key=lambda one: (-one[1], one[0]))
    return [] if len(top) < 2 or (len(top) > 2 and top[2][1] == top[1][1]) else top[:2]


def two_named(reading: Reading, sides: Mapping[str, str]) -> tuple[str, ...]:
    """The two sides that the source names most, sorted, however seldom: where to look, not what it is about."""
    return tuple(sorted(side for side, _ in _most_named(reading, sides)))


def about(reading: Reading, sides: Mapping[str, str]) -> tuple[str, ...]:
    """The two sides that the source as a whole is about, sorted; empty where it is not about just two."""
    top = _most_named(reading, sides)
    if not top:
        return ()
    (first, often), (second, less) = top
    if less < ABOUT_LEAST or less < ABOUT_SHARE * often:
        return ()
    return tuple(sorted((first, second)))


def facets(item: Item, sides: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every facet of an item as (name, value), sorted; `parties` holds the parties of all its fields."""
    out = {(field.rstrip("_"), value) for field in _fields(item, "facet") for value in _values(item, field)}
    out |= {("parties", name) for name in parties_of(item)}
    if isinstance(item, Record):
        out |= {("said_by", voice.party) for voice in item.said_by if voice not in SOURCE_ITSELF}
    out |= {(SIDE, side) for side in sides_of(item, sides)}
    return sorted(out)


def parties_of(item: Item) -> tuple[str, ...]:
    """Names of the parties in the fields of an item, each once, in order; a party is its own."""
    if isinstance(item, Party):
        return (item.name,)
    return tuple(dict.fromkeys(name for field in _fields(item, "party") for name in _values(item, field)))


def sides_of(item: Item, sides: Mapping[str, str]) -> set[str]:
    """The sides of the parties in the fields of an item."""
    return {sides[name] for name in parties_of(item) if name in sides}


def days_of(item: Item) -> tuple[str | None, str | None]:
    """First and last day of the item's own date, ISO 8601; None where it names no days."""
    for field in _fields(item, "date"):
        if (days := stretch(getattr(item, field))) is not None:
            return days[0].isoformat(), days[1].isoformat()
    return None, None


class Pairs:
    """Which pairs each item of one reading concerns.

    Both sides are among the item's parties; or the source is about the two, and the item names one of them: among its
    parties, as a speaker, or in the words of its evidence.
    """

    def __init__(self, reading: Reading, sides: Mapping[str, str]) -> None:
        self._sides = sides
        self._about = about(reading, sides)
        self._named = sorted(
            (mention.start, mention.end)
            for party in reading.of(Party)
            if sides.get(party.name) in self._about
            for mention in party.mentions
        )

    def of(self, item: Item) -> list[tuple[str, str]]:
        """Pairs of sides, sorted, each sorted within."""
        own = sides_of(item, self._sides)
        out = set(combinations(sorted(own), 2))
        if self._about and (own & set(self._about) or self._speaks_or_names(item)):
            out.add((self._about[0], self._about[1]))
        return sorted(out)

    def _speaks_or_names(self, item: Item) -> bool:
        if not isinstance(item, Record):
            return False
        if any(self._sides.get(voice.party) in self._about for voice in item.said_by):
            return True
        return any(words.start <= start and end <= words.end for words in item.evidence for start, end in self._named)
