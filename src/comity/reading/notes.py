"""The working paper of one document: what the steps have found so far, and how they make records of it.

Each step receives a `Notes`, looks up what earlier steps found by token, and adds items. Nothing else passes between
steps, so a step also works alone in anyone's own pipeline: it then finds no parties, no voices, and says so by null.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from spacy.tokens import Doc, Span, Token

from comity.lexicon import Language, language
from comity.reading.page_lines import blanked
from comity.records import (
    SOURCE_ITSELF,
    Item,
    Modality,
    Party,
    PartyType,
    Passage,
    Record,
    Source,
    Voice,
)

T = TypeVar("T", bound=Item)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `[start, end)` that name one party or, like "the two countries", several."""

    start: int
    end: int
    parties: tuple[str, ...]
    """canonical names, as in `Party.name`"""
    how: str
    """`name`, `adjective`, `capital`, `seat`, `office`, `pronoun`, `possessive`, `group`"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `[start, end)` that one chain of voices says, put in one way."""

    start: int
    end: int
    chain: tuple[Voice, ...]
    modality: Modality | None = None
    """what the verb of saying makes of it: `denied` turns a clause round; None leaves the clause as it is"""


@dataclass
class Notes:
    """What is known of one document while it is read."""

    doc: Doc
    source: Source
    language: Language
    items: list[Item] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    """characters of lines that are the page's and not the text's, in order: nothing is recorded of them"""
    mentions: list[Mention] = field(default_factory=list)
    """sorted, not overlapping; filled by the parties step"""
    stretches: list[Stretch] = field(default_factory=list)
    """filled by the quotes step; a later and narrower stretch wins over an earlier one"""
    placed: dict[int, str] = field(default_factory=dict)
    """token -> name of the place that it names; filled by the parties step"""
    settled_year: int | None = None
    """the year that the text is written in, as far as the source or the text itself settles it"""
    settled_by: Passage | None = None
    """the words of the text that settle that year; None when the source does, or nothing"""
    _ids: set[str] = field(default_factory=set)
    _tokens: dict[str, tuple[int, int]] = field(default_factory=dict)
    _mention_at: dict[int, Mention] = field(default_factory=dict)
    _sectors: dict[int, tuple[str, ...]] = field(default_factory=dict)

    # ---- the document ---------------------------------------------------------------------------------------

    @classmethod
    def of(cls, doc: Doc, code: str | None = None) -> Notes:
        """The notes of a document, begun when the first step asks for them."""
        notes = doc._.comity
        if notes is None:
            tables = language(code or doc.lang_)
            source = doc._.comity_source or Source(text=doc.text, language=tables.code)
            notes = doc._.comity = cls(doc, source, tables)
        assert isinstance(notes, cls)
        return notes

    @cached_property
    def text(self) -> str:
        """The source's text with the page's own lines blanked out: where words are looked for; offsets are the same."""
        return blanked(self.source.text, self.hidden) if self.hidden else self.source.text

    def passage(self, start: int, end: int) -> Passage:
        """The passage over tokens `[start, end)`, without white space at its ends."""
        doc = self.doc
        while start < end - 1 and doc[start].is_space:
            start += 1
        while end - 1 > start and doc[end - 1].is_space:
            end -= 1
        last = doc[end - 1]
        return self.source.passage(doc[start].idx, last.idx + len(last))

    def around(self, i: int) -> Span:
        """The sentence of token `i`; the whole document where no one has set sentences."""
        try:
            return self.doc[i].sent
        except ValueError:
            return self.doc[:]

    # ---- parties and places ---------------------------------------------------------------------------------

    def name(self, mention: Mention) -> None:
        """Add a mention of parties."""
        self.mentions.append(mention)
        for i in range(mention.start, mention.end):
            self._mention_at[i] = mention

    def mention_at(self, i: int) -> Mention | None:
        """The mention that covers token `i`."""
        return self._mention_at.get(i)

    def parties_in(self, start: int, end: int) -> tuple[str, ...]:
        """Names of the parties mentioned in tokens `[start, end)`, each once, in order."""
        first = bisect_left(self.mentions, start, key=lambda m: m.end - 1)
        out: dict[str, None] = {}
        for mention in self.mentions[first:]:
            if mention.start >= end:
                break
            out.update(dict.fromkeys(mention.parties))
        return tuple(out)

    def parties_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Names of the parties that these words name, each once, in order."""
        found = (self.mention_at(token.i) for token in tokens)
        return tuple(dict.fromkeys(name for mention in found if mention for name in mention.parties))

    def party(self, name: str) -> Party | None:
        """The Party of this canonical name, or None."""
        return next((item for item in self.items if isinstance(item, Party) and item.name == name), None)

    def states(self) -> list[Party]:
        """The states that the text names."""
        return [party for party in self.found(Party) if party.type is PartyType.STATE]

    def codes(self, names: Iterable[str]) -> tuple[str, ...]:
        """ISO3 codes of the states that these parties are or belong to, each once, in order."""
        found = (self.party(name) for name in names)
        return tuple(dict.fromkeys(party.iso3 for party in found if party is not None and party.iso3))

    # ---- who says it ----------------------------------------------------------------------------------------

    def said_by(self, i: int) -> tuple[Voice, ...]:
        """The chain of voices at token `i`: the narrowest stretch around it, else the source itself."""
        stretch = self.stretch_at(i)
        return stretch.chain if stretch else SOURCE_ITSELF

    def stretch_at(self, i: int) -> Stretch | None:
        """The narrowest stretch of reported words around token `i`."""
        around = [stretch for stretch in self.stretches if stretch.start <= i < stretch.end]
        return min(around, key=lambda stretch: stretch.end - stretch.start, default=None)

    # ---- items ----------------------------------------------------------------------------------------------

    def found(self, kind: type[T]) -> list[T]:
        """All items of a kind so far."""
        return [item for item in self.items if type(item) is kind]

    def tokens(self, item: Item) -> tuple[int, int]:
        """Tokens `[start, end)` of an item's anchor."""
        if item.id not in self._tokens:
            anchor = item.anchor if isinstance(item, Record) else next(iter(item.proofs()))
            span = self.doc.char_span(anchor.start, anchor.end, alignment_mode="expand")
            assert span is not None
            self._tokens[item.id] = (span.start, span.end)
        return self._tokens[item.id]

    def within(self, kind: type[T], start: int, end: int) -> Iterator[T]:
        """Items of a kind whose anchor lies in tokens `[start, end)`."""
        for item in self.found(kind):
            first, last = self.tokens(item)
            if start <= first and last <= end:
                yield item

    def add(self, item: T) -> T:
        """Keep an item, unless it is known by its id (a second one is the same thing) or stands on a hidden line."""
        if isinstance(item, Record) and self._hidden_at(item.anchor):
            return item
        if item.id in self._ids:
            known = next(one for one in self.items if one.id == item.id)
            assert type(known) is type(item)
            return known
        self._ids.add(item.id)
        self.items.append(item)
        return item

    def _hidden_at(self, words: Passage) -> bool:
        """Whether words stand on a hidden line."""
        at = bisect_left(self.hidden, words.start, key=lambda line: line[1] - 1)
        return at < len(self.hidden) and self.hidden[at][0] <= words.start

    def record(
        self, kind: type[R], anchor: tuple[int, int], evidence: Iterable[tuple[int, int]], *, why: str, **fields: Any
    ) -> R:
        """Build a record from token ranges and keep it.

        Who says it and what sectors it touches follow from where its anchor stands, unless given; `passages` maps field
        names to token ranges.
        """
        words = [self.passage(*one) for one in evidence]
        at = anchor[0]
        fields.setdefault("said_by", self.said_by(at))
        fields.setdefault("sectors", self.sectors(at))
        if "passages" in fields:
            fields["passages"] = {
                name: one if isinstance(one, Passage) else self.passage(*one)
                for name, one in fields["passages"].items()
                if one is not None
            }
        return self.add(
            kind(source=self.source, anchor=self.passage(*anchor), evidence=tuple(words), why=why, **fields)
        )

    # ---- sectors --------------------------------------------------------------------------------------------

    def sectors(self, i: int) -> tuple[str, ...]:
        """Fields of policy whose words stand in the sentence of token `i`."""
        from comity.reading.sectors import sectors_of

        sentence = self.around(i)
        if sentence.start not in self._sectors:
            self._sectors[sentence.start] = sectors_of(sentence, self.language)
        return self._sectors[sentence.start]
