"""Which fields of policy a stretch of text touches, by a table of words."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Span

from comity.lexicon import Language
from comity.records import Sector


@lru_cache(maxsize=4)
def _words(tables: Language) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """One alternation over all words of the table, longest first; a plural `s` is allowed."""
    sectors = {row["word"].lower(): row["sector"] for row in tables.table("sectors")}
    if not sectors:
        return None, {}
    longest = sorted(sectors, key=lambda word: (-len(word), word))
    return re.compile(r"\b(" + "|".join(map(re.escape, longest)) + r")s?\b", re.IGNORECASE), sectors


def sectors_of(span: Span, tables: Language) -> tuple[str, ...]:
    """Sectors of the words in a span, in the contract's order."""
    pattern, sectors = _words(tables)
    if pattern is None:
        return ()
    met = {sectors[found.lower()] for found in pattern.findall(span.text)}
    return tuple(sector.value for sector in Sector if sector.value in met)
