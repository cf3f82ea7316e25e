"""Telling words: the stems by which a title is known again, whatever outlet writes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from comity.lexicon import cell, language

SHORTEST = 3
"""Letters of a telling word; numbers count from one digit on."""

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@lru_cache(maxsize=1 << 14)
def fold(words: str) -> str:
    """Lower case, without accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return bare.casefold()


@dataclass(frozen=True, slots=True)
class Telling:
    """One language's way to telling words: its stemmer, and what its table says of words."""

    stem: Callable[[str], str]
    dull: frozenset[str] = frozenset()
    ideas: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """stem -> the ideas it stands for"""
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """stem -> the classes of built or founded things that it names"""
    unlike: tuple[frozenset[str], ...] = ()
    """sets of ideas of which a thing has but one: who has another is another thing"""
    offices: tuple[tuple[re.Pattern[str], str], ...] = ()
    """words for an office, the longest first, and the office"""
    pointing: frozenset[str] = frozenset()
    """words that lead in what is known already"""
    many: frozenset[str] = frozenset()
    """words that name several things at once"""
    measures: frozenset[str] = frozenset()
    """ideas that are a standing measure of a pair by themselves"""

    flow_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """idea of what is sold or bought -> words that lead in the other side: exports to, imports from"""
    any_document: frozenset[str] = frozenset()
    """words for a document of whatever form"""
    vague: frozenset[str] = frozenset()
    """stems that name a sum without saying of what"""
    told_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """stem -> the standing measure of which its sentence tells"""
    around: frozenset[str] = frozenset()
    """stems by which a side is called without its name: kingdom, Andean"""

    def words(self, text: str, *, without: frozenset[str] = frozenset()) -> frozenset[str]:
        """The telling stems of a text, without those of `without` (names of the sides)."""
        out: set[str] = set()
        for word in _parts(text):
            if len(word) < SHORTEST and not word.isdigit():
                continue
            stem = self.stem(word)
            if stem not in self.dull and stem not in without:
                out |= self.ideas.get(stem, frozenset((stem,)))
        return frozenset(out)

    def proper(self, text: str) -> frozenset[str]:
        """Stems of the words that stand with a capital inside the text: names of places, firms and persons."""
        found = (match for match in _WORD.finditer(text) if match.start() > 0 and match[0][0].isupper())
        stems = {self.stem(word) for match in found for word in _parts(match[0]) if len(word) >= SHORTEST}
        return frozenset(stems) - self.dull

    def classes(self, text: str) -> frozenset[str]:
        """Classes of built or founded things that the text names."""
        return frozenset().union(*(self.heads.get(self.stem(word), ()) for word in _parts(text)))

    def measured(self, text: str) -> frozenset[str]:
        """The standing measures of which a sentence tells."""
        stems = [self.stem(word) for word in _parts(text)]
        named = frozenset(idea for stem in stems for idea in self.ideas.get(stem, (stem,))) & self.measures
        return named.union(*(self.told_by.get(stem, frozenset()) for stem in stems))

    def led(self, text: str, names: frozenset[str]) -> str | None:
        """The word before the first of these names, `''` at the beginning; None where none of them stands."""
        before = ""
        for word in _parts(text):
            if self.stem(word) in names:
                return before
            before = word
        return None

    @property
    def flows(self) -> frozenset[str]:
        """Ideas of what one side sells and the other buys; the first in the alphabet is the seller's."""
        return frozenset(self.flow_words)

    def stems(self, text: str) -> frozenset[str]:
        """Every stem of a text, dull or not."""
        return frozenset(self.stem(word) for word in _parts(text))

    def office(self, text: str) -> frozenset[str]:
        """The offices that a text names."""
        folded, out = fold(text), set()
        for pattern, office in self.offices:
            folded, found = pattern.subn(" ", folded)
            if found:
                out.add(office)
        return frozenset(out)

    def points(self, before: str) -> bool:
        """Whether the last word of a text leads in what is known already."""
        last = _parts(before)[-1:]
        return bool(last) and last[0] in self.pointing

    def leads(self, text: str) -> bool:
        """Whether a text begins with a thing known already and named by what it is alone: `the plant will open`."""
        before, thing = (*_parts(text)[:2], "", "")[:2]
        return before in self.pointing and self.stem(thing) in self.heads

    def plural(self, text: str) -> bool:
        """Whether a title names several things at once."""
        return not self.many.isdisjoint(_parts(text))

    def traits(self, ideas: Iterable[str]) -> frozenset[str]:
        """Those ideas of which a thing has but one, each with the number of its set: `0:solar`."""
        return frozenset(f"{n}:{idea}" for idea in ideas for n, some in enumerate(self.unlike) if idea in some)

    def of_side(self, side: str) -> frozenset[str]:
        """Stems of every name of a state: its capital and adjectives too. They tell nothing apart between two sides."""
        return _side(self.stem, side)


def _parts(text: str) -> list[str]:
    """Folded words; a compound is its parts, an ending of possession falls."""
    return [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=1 << 10)
def _side(stem: Callable[[str], str], side: str) -> frozenset[str]:
    return frozenset(stem(word) for name in _names().get(side, (side,)) for word in _parts(name))


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, ...]]:
    """Code of a state -> its names, in every language that has a table of them."""
    from comity.lexicon import languages

    out: dict[str, list[str]] = {}
    for code in languages():
        for row in language(code).table("states"):
            several = (part for column in _SEVERAL for part in cell(row, column))
            out.setdefault(row["iso3"], []).extend((row["name"], row.get("official") or "", *several))
    return {side: tuple(filter(None, names)) for side, names in out.items()}


_SEVERAL = ("adjectives", "demonyms", "aliases", "capitals")


@lru_cache(maxsize=8)
def telling(code: str) -> Telling:
    """The way of a language, by its ISO 639-1 code; words stay as they are where it has no table."""
    tree = language(code).tree("linking")
    stem = _stemmer(tree.get("stemmer"))

    def stems(words: Iterable[str]) -> frozenset[str]:
        return frozenset(stem(part) for word in words for part in _parts(str(word)))

    def inverted(rows: Mapping[str, Any]) -> dict[str, frozenset[str]]:
        out: dict[str, set[str]] = {}
        for idea, words in rows.items():
            for one in stems(words):
                out.setdefault(one, set()).add(idea)
        return {one: frozenset(some) for one, some in out.items()}

    offices = sorted(
        ((fold(word), office) for office, words in tree.get("offices", {}).items() for word in words),
        key=lambda one: (-len(one[0]), one),
    )
    ideas = inverted(tree.get("same", {}))
    return Telling(
        stem,
        dull=stems(tree.get("dull", ())),
        ideas=ideas,
        heads=inverted(tree.get("heads", {})),
        unlike=tuple(
            frozenset(idea for one in stems(some) for idea in ideas.get(one, (one,))) for some in tree.get("unlike", ())
        ),
        offices=tuple((re.compile(rf"\b{re.escape(word)}s?\b"), office) for word, office in offices),
        pointing=frozenset(fold(str(word)) for word in tree.get("pointing", ())),
        many=frozenset(fold(str(word)) for word in tree.get("many", ())),
        around=stems(tree.get("around", ())),
        flow_words={idea: frozenset(map(fold, words)) for idea, words in tree.get("flows", {}).items()},
        any_document=stems(tree.get("any_document", ())),
        vague=stems(tree.get("vague", ())),
        told_by=inverted(tree.get("told_by", {})),
        measures=frozenset(tree.get("measures", ())),
    )


def _stemmer(name: str | None) -> Callable[[str], str]:
    if name is None:
        return str
    import snowballstemmer

    made = snowballstemmer.stemmer(name)
    return lru_cache(maxsize=1 << 14)(made.stemWord)
