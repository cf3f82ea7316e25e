"""Which fields of policy a stretch of text touches, by a table of words."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Span

from comity.lexicon import Language
from comity.records import Sector

Entries = dict[str, list[tuple[tuple[str, ...], str]]]
"""First word -> the words that must follow it, and the sector."""

_ORDER = {sector.value: number for number, sector in enumerate(Sector)}


@lru_cache(maxsize=4)
def _entries(tables: Language) -> Entries:
    entries: Entries = {}
    for row in tables.stream("sectors"):
        first, *rest = row["word"].lower().split()
        entries.setdefault(first, []).append((tuple(rest), row["sector"]))
    return entries


def sectors_of(span: Span, tables: Language) -> tuple[str, ...]:
    """Sectors of the words in a span, in the contract's order; a plural `s` is allowed at the end of each entry."""
    entries = _entries(tables)
    words = [token.lower_ for token in span]
    met: set[str] = set()
    for i, word in enumerate(words):
        for form in (word, word[:-1]) if word.endswith("s") else (word,):
            for rest, sector in entries.get(form, ()):
                if not rest or _follow(rest, words, i + 1):
                    met.add(sector)
    return tuple(sorted(met, key=_ORDER.__getitem__))


def _follow(rest: tuple[str, ...], words: list[str], at: int) -> bool:
    """Whether the words of an entry follow, the last one perhaps in the plural."""
    found = tuple(words[at : at + len(rest)])
    return found == rest or (len(found) == len(rest) and found[:-1] == rest[:-1] and found[-1] == rest[-1] + "s")
