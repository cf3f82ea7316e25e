"""What the steps of reading figures share: the document with its characters, tokens and dates, and what is found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from comity.reading.figures.grids import Grid, tables
from comity.reading.figures.numbers import Number, lowered
from comity.reading.figures.units import Unit
from comity.reading.figures.words import FigureWords, words_of
from comity.reading.notes import Notes
from comity.records import Bound, Date, Direction, Figure, FigureStatus, Modality, Party, PartyType, UnitKind

OFTENER = 3
"""How many times as often as any third two states must be named to be the pair that a text is about."""
_LABELS = frozenset((":", "-", "–", "—", "="))
"""Marks between a label and what it heads."""
_ITEM = re.compile(r"\s*(?:[•·▪‣*–—-]|\(?\d{1,2}[.)]|\(?[a-z]{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured: its name, and the tokens that say it."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stand:
    """Status and modality of a figure, with the token that decides."""

    status: FigureStatus = FigureStatus.ACTUAL
    modality: Modality = Modality.ASSERTED
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a table a number stands, and what the table says of it."""

    row: tuple[int, int]
    """tokens of its row"""
    limit: int | None
    """character at which the cell ends that holds other words too; None for a number that fills its cell"""
    measured: Measured | None = None
    covers: tuple[str, int, int] | None = None
    """the time that its row or column names, with its characters"""
    stand: Stand | None = None


@dataclass(slots=True, eq=False)
class Found:
    """A number on its way to becoming a figure; offsets are characters unless they are said to be tokens."""

    number: Number
    start: int
    end: int
    """the number with its unit or counted noun, later with its hedge"""
    value: float
    high: float | None = None
    unit: Unit | None = None
    noun: int | None = None
    """token of the noun that it counts"""
    modifier: tuple[int, int] | None = None
    """tokens that stand for a kind of the thing counted: "five rail" of thirteen corridors"""
    symbol: str | None = None
    kind: UnitKind = UnitKind.COUNT
    per: str | None = None
    bound: Bound = Bound.EXACT
    direction: Direction | None = None
    whole: Found | None = None
    """the figure that this one is part of, or that lends it its unit"""
    part: bool = False
    """whether `whole` is a total and this one of its parts"""
    role: str = ""
    """`from`, `to`, `share`, `rate`, or nothing"""
    first: int = 0
    last: int = 0
    """tokens `[first, last)` of hedge, number and unit"""
    core: int = 0
    """token at which number and unit begin, behind the hedge"""
    elliptic: bool = False
    """whether its unit is said elsewhere"""
    far: int | None = None
    """character at which a "a year" ends that stands behind the thing measured"""
    opens: int | None = None
    """character at which the first number of a range begins"""
    twin: Found | None = None
    """the same amount in other money, in front of the bracket that holds this one"""
    echo: Found | None = None
    """the change in front that this one tells in per cent"""
    lender: int | None = None
    """token of the noun that it numbers without standing with it: "the number of ferries ... to 9" """
    root: Token | None = None
    over: list[Token] | None = None
    """words over the number, nearest first; kept once asked for"""
    measured: Measured | None = None
    stand: Stand | None = None
    cell: Place | None = None
    date: Date | None = None
    figure: Figure | None = None


@dataclass
class Page:
    """One document while its figures are read."""

    notes: Notes
    words: FigureWords = field(init=False)
    starts: list[int] = field(init=False)
    parsed: bool = field(init=False)
    tagged: bool = field(init=False)
    dates: list[tuple[int, int, Date]] = field(init=False)
    sentences: list[int] = field(init=False)
    """first tokens of the sentences, and the end"""
    firm: list[int] = field(init=False)
    """those behind a mark or a line break: parsers also start sentences inside others"""
    found: list[Found] = field(default_factory=list)
    taken: frozenset[int] = frozenset()
    """tokens of numbers and their units"""
    united: frozenset[int] = frozenset()
    """tokens of those numbers that have a unit"""
    kinds: dict[int, UnitKind] = field(default_factory=dict)
    """kind of the number that ends right before a token"""

    def __post_init__(self) -> None:
        doc = self.notes.doc
        self.words = words_of(self.notes.language)
        self.starts = doc.to_array("IDX").tolist()
        self.parsed = doc.has_annotation("DEP")
        self.tagged = doc.has_annotation("TAG")
        starts = [sent.start for sent in doc.sents] if doc.has_annotation("SENT_START") else [0]
        self.sentences = [*(starts or [0]), len(doc)]
        self.firm = [i for i in starts if i == 0 or not doc[i - 1].is_alpha]
        self.dates = sorted(
            ((*self.notes.tokens(item), item) for item in self.notes.found(Date)), key=lambda one: one[:2]
        )

    @property
    def text(self) -> str:
        """The characters, without the lines of the page."""
        return self.notes.text

    @cached_property
    def low(self) -> str:
        """The same in small letters."""
        return lowered(self.text)

    @cached_property
    def grids(self) -> list[Grid]:
        """The tables that hold numbers."""
        return tables(self.text)

    def token(self, at: int) -> int:
        """The token that holds the character."""
        return max(0, bisect_right(self.starts, at) - 1)

    def place(self, found: Found) -> None:
        """Set the tokens of a find from its characters."""
        found.first = found.core = self.token(found.start)
        found.last = self.token(found.end - 1) + 1

    def tail(self, found: Found) -> Token:
        """The last token of the bare number."""
        return self.notes.doc[self.token(found.number.end - 1)]

    def date_over(self, first: int, last: int) -> Date | None:
        """The date whose words overlap tokens `[first, last)`."""
        for start, end, item in self.dates:
            if start >= last:
                break
            if end > first:
                return item
        return None

    @cached_property
    def states(self) -> frozenset[str]:
        """Codes of the states that the text names."""
        return frozenset(code for mention in self.notes.mentions for code in self.notes.codes(mention.parties))

    @cached_property
    def respective(self) -> tuple[int, ...]:
        """Tokens that tie two lists to each other."""
        text = self.text.lower()
        if not any(word in text for word in self.words.lists.get("respective_words", ())):
            return ()
        return tuple(one.i for one in self.notes.doc if self.words.has("respective_words", one.lower_))

    @cached_property
    def headed(self) -> dict[int, Found]:
        """First token of a date that stands as a label before a number -> that number: "2023: 760 million"."""
        firsts = {one.first: one for one in self.found} | {one.core: one for one in self.found}
        out = {}
        for first, last, _ in self.dates:
            if last + 1 < len(self.notes.doc) and self.notes.doc[last].text in _LABELS and last + 1 in firsts:
                out[first] = firsts[last + 1]
        return out

    def owner(self, first: int, last: int) -> Found | None:
        """The number that a date at these tokens stands right behind, with at most a preposition between."""
        for one in self.found:
            if one.last <= first <= one.last + 2 and one.kind is not UnitKind.TIME:
                return one
            if one.core > last:
                break
        return None

    def lead_in(self, i: int) -> int | None:
        """The modal verb of the lead-in that the list item around token `i` hangs on: "Viet Nam will: (a) grant"."""
        at = self.starts[i]
        start = self.text.rfind("\n", 0, at) + 1
        if _ITEM.match(self.text, start, at) is None:
            return None
        while start > 0:
            end = start - 1
            start = self.text.rfind("\n", 0, end) + 1
            line = self.text[start:end].rstrip()
            if not line or (_ITEM.match(line) is not None and not line.endswith(":")):
                continue
            if not line.endswith(":"):
                return None
            last = self.notes.doc[self.token(start + len(line) - 1)].i - 1
            return last if last >= 0 and self.notes.doc[last].tag_ == "MD" else None
        return None

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two states that the text is about: named far oftener than any third; else nothing."""
        states = {item.name for item in self.notes.items if isinstance(item, Party) and item.type is PartyType.STATE}
        named = Counter(name for mention in self.notes.mentions for name in mention.parties if name in states)
        ranked = sorted(named.items(), key=lambda one: (-one[1], one[0]))
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < OFTENER * ranked[2][1]):
            return ()
        return tuple(sorted(name for name, _ in ranked[:2]))

    def sentence(self, i: int) -> tuple[int, int]:
        """Tokens of the sentence around token `i`; the whole document when sentences are not marked."""
        at = bisect_right(self.sentences, i) - 1
        return self.sentences[at], self.sentences[at + 1]

    def apart(self, a: Found, b: Found) -> int:
        """How many sentences on the second find stands."""
        return bisect_right(self.firm, b.first) - bisect_right(self.firm, a.first)
