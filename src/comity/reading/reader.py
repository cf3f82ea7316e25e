"""The reader: a text goes in, a reading comes out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from comity.lexicon import language as tables_of
from comity.reading import model as models
from comity.reading.layout import unmarked, unwrapped
from comity.reading.notes import Notes
from comity.reading.page_lines import blanked, page_lines
from comity.reading.pipeline import LAYOUT, STEPS
from comity.records import KINDS, Item, Reading, Record, Source
from comity.version import __version__


class Reader:
    """Reads sources of one language. Loading takes about a second; reading keeps no state between sources.

    Args:
        language: ISO 639-1 code of a language that has a folder of tables.
        model: name of an installed spaCy package; the language's own when None.
        lexicon: a folder that holds folders of languages, in place of the packaged one.

    Raises:
        LexiconError: there are no tables for the language.
        ModelError: the pipeline is absent or not the pinned one.
    """

    def __init__(self, language: str = "en", *, model: str | None = None, lexicon: Path | None = None) -> None:
        self.tables = tables_of(language, lexicon)
        self.nlp, self.model = models.load(model, self.tables)
        place: dict[str, Any] = {"before": "parser"} if self.nlp.has_pipe("parser") else {"last": True}
        self.nlp.add_pipe(LAYOUT, **place)
        self._steps = STEPS

    def read(self, source: Source) -> Reading:
        """Read one source. The same source, version and model give the same reading, byte for byte."""
        self.nlp.max_length = max(self.nlp.max_length, len(source.text))
        hidden = page_lines(source.text, self.tables)
        doc = self.nlp(unwrapped(blanked(unmarked(source.text), hidden)))
        notes = Notes(doc, source, self.tables, hidden=hidden)
        for step in self._steps:
            step.read(notes)
        return Reading(source=source, items=in_order(notes.items), comity=__version__, model=self.model)


def in_order(items: list[Item]) -> tuple[Item, ...]:
    """Items by kind in the contract's order, then by place in the text."""
    rank = {kind: number for number, kind in enumerate(KINDS)}

    def place(item: Item) -> tuple[int, int, int, str]:
        first = item.anchor if isinstance(item, Record) else next(iter(item.proofs()))
        return (rank[type(item)], first.start, first.end, item.id)

    return tuple(sorted(items, key=place))


@lru_cache(maxsize=2)
def reader(language: str = "en", model: str | None = None) -> Reader:
    """A reader that is loaded once and kept."""
    return Reader(language, model=model)
