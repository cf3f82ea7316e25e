"""Telling words: the stems by which a title is known again, whatever outlet writes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from comity.lexicon import language

SHORTEST = 3
"""Letters of a telling word; numbers count from one digit on."""

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def fold(words: str) -> str:
    """Lower case, without accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return bare.casefold()


@dataclass(frozen=True, slots=True)
class Telling:
    """One language's way to telling words: its stemmer, dull words, and ideas that have several words."""

    stem: Callable[[str], str]
    dull: frozenset[str]
    ideas: dict[str, str]

    def words(self, text: str, *, without: frozenset[str] = frozenset()) -> frozenset[str]:
        """The telling stems of a text, without those of `without` (names of the sides)."""
        out = set()
        for word in _WORD.findall(fold(text)):
            for part in (word, *(word.split("-") if "-" in word else ())):
                if len(part) < SHORTEST and not part.isdigit():
                    continue
                stem = self.stem(part.removesuffix("'s").removesuffix("’s"))
                if stem not in self.dull and stem not in without:
                    out.add(self.ideas.get(stem, stem))
        return frozenset(out)

    def proper(self, text: str) -> frozenset[str]:
        """Stems of the words that stand with a capital inside the text: names of places, firms and persons."""
        found = (match for match in _WORD.finditer(text) if match.start() > 0 and match[0][0].isupper())
        return frozenset(self.stem(fold(match[0])) for match in found)

    def stems(self, text: str) -> frozenset[str]:
        """Every stem of a text, dull or not."""
        return frozenset(self.stem(word) for word in _WORD.findall(fold(text)))


@lru_cache(maxsize=8)
def telling(code: str) -> Telling:
    """The way of a language, by its ISO 639-1 code; words stay as they are where it has no table."""
    tree = language(code).tree("linking")
    stem = _stemmer(tree.get("stemmer"))
    dull = frozenset(stem(fold(word)) for word in tree.get("dull", ()))
    ideas: dict[str, str] = {}
    for idea, words in tree.get("same", {}).items():
        for word in words:
            ideas.setdefault(stem(fold(word)), idea)
    return Telling(stem, dull, ideas)


def _stemmer(name: str | None) -> Callable[[str], str]:
    if name is None:
        return str
    import snowballstemmer

    made = snowballstemmer.stemmer(name)
    return lru_cache(maxsize=1 << 14)(made.stemWord)
