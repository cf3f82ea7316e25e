"""The gazetteer: every name of the tables in one index, and the scan that finds them in a text, longest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from comity.lexicon import Language
from comity.lexicon.tables import Row, cell

T = TypeVar("T")

SHOUT = 2
"""Letters. A longer word in capitals may be a name in capitals; a shorter one is an abbreviation."""


class Name(NamedTuple):
    """What a name stands for."""

    kind: str
    """`state`, `igo`, `organisation`, `leader`, `city`, `place`"""
    name: str
    """the canonical name"""
    iso3: str | None
    how: str
    """`name`, `adjective`, `demonym`, `capital`, `seat`"""
    detail: str = ""
    """kind of a place or organisation; office of a leader"""
    lat: float | None = None
    lon: float | None = None
    weight: int = 0
    """population of a city"""
    since: str = ""
    until: str = ""
    """days between which an office is held"""
    body: str = ""
    """the body in which an office is held"""


class Hit(NamedTuple):
    """Characters `[start, end)` that stand for one of several names."""

    start: int
    end: int
    key: str
    names: tuple[Name, ...]


@dataclass(frozen=True, eq=False)
class Index(Generic[T]):
    """Values by folded spelling; `lengths` says how many words a spelling with this first word may have."""

    values: dict[str, T]
    lengths: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, values: dict[str, T]) -> Index[T]:
        """Index the spellings."""
        lengths: dict[str, set[int]] = {}
        for key in values:
            if words := _WORD.findall(key):
                lengths.setdefault(words[0], set()).add(len(words))
        return cls(values, {first: tuple(sorted(many, reverse=True)) for first, many in lengths.items()})

    def spans(self, folded: str) -> Iterator[tuple[int, int, str, T]]:
        """Start, end, key and value of every spelling in a folded text; the longest at a place wins.

        Words in capitals are also looked up as names: "CANBERRA".
        """
        words = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(folded)]
        upto = 0
        for at, (word, start, stop) in enumerate(words):
            if start < upto or not (word in self.lengths or word.isupper() or folded[stop : stop + 1] == "-"):
                continue
            found = self._longest(folded, words, at)
            if found is None:
                continue
            if word.islower() and at + 1 < len(words) and words[at + 1][1] < found[0]:
                # "the Commonwealth" in "the Commonwealth of Independent States"
                other = self._longest(folded, words, at + 1)
                if other is not None and other[0] > found[0]:
                    continue
            upto, key = found
            yield start, upto, key, self.values[key]

    def _longest(self, folded: str, words: list[tuple[str, int, int]], at: int) -> tuple[int, str] | None:
        word, start, _ = words[at]
        lengths = self.lengths.get(word)
        joined = word.islower() and folded[start + len(word) : start + len(word) + 1] == "-"
        if joined:  # "al-Farabi" for "Al-Farabi"
            more = self.lengths.get(word.capitalize(), ())
            lengths = tuple(sorted({*(lengths or ()), *more}, reverse=True))
        elif lengths is None and len(word) > SHOUT and word.isupper():
            lengths = self.lengths.get(word.capitalize())
        for many in lengths or ():
            if at + many > len(words):
                continue
            end = words[at + many - 1][2]
            key = folded[start:end]
            if key not in self.values:
                key = key.title() if key.isupper() else key[:1].upper() + key[1:] if joined else key
            if key in self.values:
                return end, key
        return None


_PAIRS = {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "‑": "-", "–": "-", "—": "-", "\xa0": " ", "\u202f": " ", "\n": " "}
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def _folding() -> dict[int, str]:
    """One character for one character: letters lose their accents, quotes and dashes their curls."""
    table = {ord(curly): plain for curly, plain in _PAIRS.items()}
    for point in _LATIN:
        base = unicodedata.normalize("NFKD", chr(point))[0]
        if base.isalpha() and base.isascii():
            table[point] = base
    table.update({ord(a): b for a, b in zip("øØłŁđĐıŞşəƏ", "oOlLdDiSseE", strict=True)})
    return table


def fold(text: str) -> str:
    """The text without accents and curls, character by character, so that offsets stay."""
    return text if text.isascii() and "\n" not in text else text.translate(_folding())


@lru_cache(maxsize=4)
def gazetteer(tables: Language) -> Index[tuple[Name, ...]]:
    """All names that the tables of a language know. Rows of one name stay together, in order of the tables."""
    names: dict[str, tuple[Name, ...]] = {}
    for spelling, name in _all(tables):
        key = spelling if spelling.isascii() else fold(unicodedata.normalize("NFC", spelling))
        key = key.strip().rstrip(".")
        known = names.get(key)
        if known is None:
            names[key] = (name,)
        elif not any(one[:3] == name[:3] and one.since == name.since for one in known):
            names[key] = (*known, name)
    names.pop("", None)
    return Index.of(names)


def _all(tables: Language) -> Iterator[tuple[str, Name]]:
    for row in tables.table("states"):
        yield from _state(row)
    for row in tables.stream("bodies"):
        name = Name("igo", row["name"], None, "name")
        for spelling in (row["name"], row.get("acronym", ""), *cell(row, "aliases"), *cell(row, "adjectives")):
            yield spelling, name
        for seat in cell(row, "seats"):
            yield seat, name._replace(how="capital")
    for row in tables.stream("organisations"):
        name = Name("organisation", row["name"], row.get("iso3") or None, "name", row.get("type", ""))
        for spelling in (row["name"], *cell(row, "aliases")):
            yield spelling, name
    for row in tables.stream("leaders"):
        name = leader(row)
        for spelling in (row["name"], *cell(row, "aliases")):
            yield spelling, name
    for row in tables.stream("places"):
        name = Name("place", row["name"], row.get("iso3") or None, "name", row["kind"], *_point(row))
        for spelling in (row["name"], *cell(row, "aliases")):
            yield spelling, name
    for row in tables.shared.stream("cities"):
        people = int(row.get("population") or 0)
        name = Name("city", row["name"], row.get("iso3") or None, "name", "city", *_point(row), people)
        for spelling in (row["name"], *cell(row, "aliases")):
            yield spelling, name


def _state(row: Row) -> Iterator[tuple[str, Name]]:
    name = Name("state", row["name"], row["iso3"], "name")
    for spelling in (row["name"], row.get("official", ""), *cell(row, "aliases")):
        yield spelling, name
    for how, column in (
        ("adjective", "adjectives"),
        ("demonym", "demonyms"),
        ("capital", "capitals"),
        ("seat", "seats"),
    ):
        for spelling in cell(row, column):
            yield spelling, name._replace(how=how)


def leader(row: Row) -> Name:
    """The name of a row of `leaders.csv`."""
    return Name(
        "leader",
        row["name"],
        row.get("iso3") or None,
        "name",
        row.get("office", ""),
        since=row.get("valid_from", ""),
        until=row.get("valid_to", ""),
        body=row.get("body", ""),
    )


def _point(row: Row) -> tuple[float | None, float | None]:
    lat, lon = row.get("lat") or "", row.get("lon") or ""
    return (float(lat), float(lon)) if lat and lon else (None, None)


def scan(text: str, tables: Language) -> list[Hit]:
    """Every name of the tables in a text, left to right."""
    return [Hit(*found) for found in gazetteer(tables).spans(fold(text))]
