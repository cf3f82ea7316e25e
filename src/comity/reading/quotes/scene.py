"""What the quotes step sees of a document: its marks, its verbs of saying, and who may speak."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.attrs import IDX, LEMMA, LOWER, ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from comity.reading.clauses import OBJECTS, SUBJECTS, agents, is_passive, objects, parsed, subjects, up
from comity.reading.layout import hard_wrapped
from comity.reading.notes import Notes
from comity.reading.quotes.grammar import appositions, bare_participle, swallowed
from comity.reading.quotes.marks import Marked, marked, paragraphs
from comity.reading.quotes.words import Manner, Verb, Words, words_of
from comity.records import Modality, Party, PartyType, QuoteForm

ENDS = ".!?…"
"""What ends a sentence."""
NAMED_BY = frozenset({"PERSON", "ORG", "NORP", "GPE"})
"""Labels of the recogniser for things that speak."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: tokens `[start, end)` that say so, and the party if it is settled."""

    start: int
    end: int
    name: str | None
    parties: tuple[str, ...] = ()
    pronoun: bool = False


@dataclass(slots=True)
class Saying:
    """Words that someone is given, before they become a record."""

    parts: tuple[tuple[int, int], ...]
    """characters of the words"""
    form: QuoteForm
    speaker: Speaker | None
    score: float
    why: str
    cue: tuple[int, int] | None = None
    """tokens of the verb, or of "according to" """
    modality: Modality | None = None
    behind: tuple[Speaker, ...] = ()
    """whom the speaker cites, innermost first"""
    addressee: Speaker | None = None
    through: str | None = None
    through_at: tuple[int, int] | None = None
    apart: bool = False
    """said on an occasion of its own"""
    about: tuple[int, int] | None = None
    """characters of what a fragment is said of: "the plan" in 'called the plan "a dream"' """
    printed: bool = True
    """False where the words are someone's but no speech: the object of "highlighted" """

    @property
    def length(self) -> int:
        """Characters from the first to the last word."""
        return self.parts[-1][1] - self.parts[0][0]


@dataclass
class Scene:
    """One document under the quotes step."""

    notes: Notes
    words: Words
    sayings: list[Saying] = field(default_factory=list)

    @classmethod
    def of(cls, notes: Notes) -> Scene:
        """The scene of a document."""
        return cls(notes, words_of(notes.language))

    @property
    def doc(self) -> Doc:
        """The document."""
        return self.notes.doc

    @cached_property
    def parsed(self) -> bool:
        """Whether there are dependencies to ask."""
        return parsed(self.doc)

    @cached_property
    def tagged(self) -> bool:
        """Whether there are parts of speech to ask."""
        return self.doc.has_annotation("POS")

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Characters of each paragraph."""
        return paragraphs(self.notes.text)

    @cached_property
    def marks(self) -> list[Marked]:
        """Everything between marks, except on lines that belong to the page."""
        found = marked(self.notes.text, self.words)
        return [one for one in found if not self.page_line(one.start)]

    def mark(self, marks: list[Marked]) -> None:
        """Take these for the marks, where closer reading moved an end."""
        self.__dict__["marks"] = marks
        self.__dict__.pop("in_marks", None)

    def page_line(self, at: int) -> bool:
        """Whether this character stands on a line like "Read also: ..."."""
        text = self.notes.source.text
        line = text[text.rfind("\n", 0, at) + 1 : at + 1].lstrip().lower()
        return line.startswith(self.words.page)

    @cached_property
    def lowers(self) -> list[str]:
        """Each token in lower case."""
        return self._strings(LOWER)

    @cached_property
    def texts(self) -> list[str]:
        """Each token as written."""
        return self._strings(ORTH)

    @cached_property
    def lemmas(self) -> list[str]:
        """Each token's dictionary form; empty where nothing gives one."""
        return self._strings(LEMMA)

    def _strings(self, attribute: int) -> list[str]:
        """An attribute of all tokens at once: asking token by token costs ten times as much."""
        strings = self.doc.vocab.strings
        return [strings[key] if key else "" for key in self.doc.to_array(attribute).tolist()]

    @cached_property
    def _offsets(self) -> list[int]:
        """First character of each token."""
        return [int(i) for i in self.doc.to_array(IDX).tolist()]

    @cached_property
    def verbs(self) -> dict[int, Verb]:
        """Token -> the verb of saying that it is."""
        table, out = self.words.verbs, {}
        for i, lower in enumerate(self.lowers):
            if lower in table and (verb := self._verb(i, table[lower])) is not None:
                out[i] = verb
        return out

    def _verb(self, i: int, verbs: Iterable[Verb]) -> Verb | None:
        token = self.doc[i]
        if self.tagged and token.pos_ not in ("VERB", "AUX") and not (i and self.is_age(i - 1)):
            return None
        if token.dep_ in ("amod", "compound", "aux", "auxpass"):
            return None
        for verb in verbs:
            if not verb.rest or tuple(self.lowers[i + 1 : i + 1 + len(verb.rest)]) == verb.rest:
                return verb
        between = i + 1 < len(self.doc) and self.doc[i + 1].pos_ == "ADV"  # "spoke only of"
        rest = tuple(self.lowers[i + 2 : i + 3])
        return next((verb for verb in verbs if rest and verb.rest == rest), None) if between else None

    def is_age(self, i: int) -> bool:
        """Whether a token ends an age that stands for a person: "the 64-year-old"."""
        low = self.lowers[i]
        if not self.words.among("ages", low.rpartition("-")[2]):
            return False
        start = i - 4 if "-" not in low else i
        return start > 0 and self.texts[start][:1].isdigit() and self.words.among("definite", self.lowers[start - 1])

    def token_at(self, char: int) -> int:
        """The token that covers a character, or the one before it."""
        return max(0, bisect_right(self._offsets, char) - 1)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Tokens `[first, last)` that characters `[start, end)` touch."""
        return self.token_at(start), self.token_at(end - 1) + 1

    @cached_property
    def in_marks(self) -> bytearray:
        """Token -> 1 where it stands between outer marks, marks included."""
        out = bytearray(len(self.doc))
        for one in self.marks:
            if one.depth == 0:
                first, last = self.tokens(one.outer_start, one.outer_end)
                out[first:last] = b"\1" * (last - first)
        return out

    @cached_property
    def people(self) -> list[tuple[str, PartyType]]:
        """Names and types of the parties, in the order of their first mention."""
        found = sorted(self.notes.found(Party), key=lambda one: one.mentions[0].start)
        return [(one.name, one.type) for one in found]

    # ---- who may speak --------------------------------------------------------------------------------------

    def lemma(self, token: Token) -> str:
        """The dictionary form, or the word where nothing gives one."""
        return token.lemma_.lower() or token.lower_

    def may_speak(self, token: Token, manner: Manner | None) -> bool:
        """Whether this word names someone, or a paper, who can be the source of such a verb."""
        words = self.words
        lower = token.lower_
        if words.among("unnamed", lower):
            return manner is Manner.SAY and token.dep_ == "nsubj" and words.among("anyone", self.lemma(token.head))
        if token.pos_ != "PROPN" and words.among("naming_nouns", self.lemma(token)):
            return False
        if words.among("pronouns", lower) or (token.dep_ in OBJECTS and words.among("object_pronouns", lower)):
            return True
        mention = self.notes.mention_at(token.i)
        if mention is not None and mention.how not in ("adjective", "possessive"):
            return True
        if token.pos_ in ("PRON", "DET"):
            return False
        lemma = self.lemma(token)
        if words.among("speakers", lemma) or token.ent_type_ in NAMED_BY:
            return True
        if words.among("papers", lemma):
            return manner in (Manner.SAY, Manner.STATE, Manner.THINK)
        return manner in (Manner.SAY, None) and token.pos_ in ("PROPN", "")

    def speaker_of(self, verb: Token, manner: Manner | None) -> Speaker | None:
        """Who says what this verb says, if it is someone who can."""
        relay = self.relay_over(verb)
        if relay is not None:
            found = subjects(relay) if is_passive(relay) else objects(relay)
        else:
            found = agents(verb) if is_passive(verb) or bare_participle(verb) else subjects(verb)
            found = self._over_participle(verb) or found or swallowed(verb)
        joined = verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and verb.head.head.i in self.verbs
        if joined and found and not self.may_speak(found[0], Manner.SAY):
            found = subjects(verb.head.head)  # said the plan was late and vowed to hurry
        if found and self.texts[found[0].i + 1 : found[0].i + 2] == ["-"]:
            found = [one for one in found if one.i > found[0].i + 1] or found  # "co-chairs" in three pieces
        if not found or found[0].i == verb.i:
            return None
        anyone = found[0].pos_ == "NOUN" and self.words.among("anyone", self.lemma(verb))
        if anyone and verb.dep_ == "acl" and verb.tag_ == "VB":  # "the refusal to say": no one's refusal speaks
            return None
        if not self.may_speak(found[0], manner) and not (anyone and manner is Manner.SAY):
            return None
        return self.speaker(found)

    def _over_participle(self, verb: Token) -> list[Token]:
        """The nearest subject above ", adding that" that can speak: the parser often hangs it on what was said."""
        first = verb.left_edge.i
        if verb.tag_ != "VBG" or verb.dep_ != "advcl" or not first or self.texts[first - 1] != ",":
            return []
        if any(child.dep_ in SUBJECTS for child in verb.children):
            return []
        for host in up(verb):
            own = [child for child in host.children if child.dep_ in SUBJECTS and child.i < first]
            if own and self.may_speak(own[0], Manner.RAISE):
                return [own[0], *own[0].conjuncts]
        return []

    def relay_over(self, verb: Token) -> Token | None:
        """The verb over "as saying": "was quoted by X as saying", "cited her as saying"."""
        if verb.dep_ != "pcomp" or verb.head.head.i not in self.verbs:
            return None
        over = verb.head.head
        return over if self.verbs[over.i].manner is Manner.RELAY else None

    def speaker(self, heads: list[Token]) -> Speaker:
        """The party that these words name; two persons who speak together are named as the text names them."""
        first = heads[0]
        start, end, party, parties = self._named(first)
        for other in heads[1:]:
            if not self.may_speak(other, Manner.RAISE):
                break
            _, end, _, more = self._named(other)
            parties, party = (*parties, *more), None
        lower = first.lower_
        alone = len(heads) == 1
        kinds = ("pronouns", "unnamed", "object_pronouns")
        pronoun = alone and (any(self.words.among(kind, lower) for kind in kinds) or self.is_age(first.i))
        if party is None and not pronoun:
            if len(heads) == 1 and first.ent_type_ == "PERSON":
                end = first.i + 1
            elif len(heads) == 1:
                start, end = self._called(first) or (start, end)
            while start < first.i and self._leading(start):
                start += 1
            party = self.doc[start:end].text
        return Speaker(start, end, party, tuple(dict.fromkeys(parties)), pronoun and party is None)

    def _named(self, head: Token) -> tuple[int, int, str | None, tuple[str, ...]]:
        """Tokens of the phrase around a head, and the party that it or its apposition names."""
        start, end = self.phrase(head)
        best: str | None = None
        parties: tuple[str, ...] = ()
        for one in (head, *appositions(head)):
            mention = self.notes.mention_at(one.i)
            if mention is None or mention.how == "adjective" or (mention.how == "possessive" and one.i == head.i):
                continue
            known = self.notes.party(mention.parties[0]) if len(mention.parties) == 1 else None
            person = known is not None and known.type is PartyType.PERSON
            if best is None or (person and one.i != head.i and mention.how == "name"):
                best = mention.parties[0] if len(mention.parties) == 1 else None
                parties = mention.parties
                start = min(start, mention.start)
                end = max(end, mention.end if one.i == head.i else self.phrase(one)[1])
        return start, end, best, parties

    def _called(self, head: Token) -> tuple[int, int] | None:
        """Tokens of an unknown name beside a noun: "the ferryman, Cheikh Fall"."""
        for one in appositions(head):
            if one.pos_ == "PROPN" and head.pos_ == "NOUN" and one.left_edge.pos_ == "PROPN":
                return one.left_edge.i, one.i + 1
        return None

    def phrase(self, head: Token) -> tuple[int, int]:
        """Tokens of a noun phrase, without its article and without clauses and appositions behind it."""
        start, end = head.i, head.i + 1
        if self.parsed:
            start = head.left_edge.i
            for child in head.rights:
                if child.dep_ not in ("prep", "case", "flat", "nummod", "compound") or child.i > end + 1:
                    break
                end = child.right_edge.i + 1
            for i in range(head.i + 1, end):
                if self.doc[i].dep_ in ("relcl", "acl", "appos", "advcl") or self.doc[i].text in ",;:(":
                    end = i if self.doc[i].text in ",;:(" else self.doc[i].left_edge.i
                    break
        for i in range(head.i - 1, start - 1, -1):  # a label or a clock before the name
            if self.doc[i].text == ":" or (self.doc[i].text[0].isdigit() and "." in self.doc[i].text):
                start = i + 1
                break
        for i in range(head.i - 1, start, -1):  # an aside's subject: "Trade, the minister was quoted as saying, ..."
            if self.texts[i] == "," and self.words.among("articles", self.lowers[i + 1]):
                start = i + 1
                break
        while start < head.i and self._leading(start):
            start += 1
        while end - 1 > head.i and (self.doc[end - 1].dep_ in ("case", "punct") or self.doc[end - 1].is_space):
            end -= 1
        return start, max(end, head.i + 1)

    def _leading(self, i: int) -> bool:
        """Whether a token before a name is no part of it: an article, a day, a sign."""
        token = self.doc[i]
        if token.is_punct or token.is_space or token.ent_type_ in ("DATE", "TIME"):
            return True
        return self.words.among("articles", self.lowers[i])

    # ---- around words -------------------------------------------------------------------------------------

    @cached_property
    def starts(self) -> bytearray:
        """Token -> 1 where a sentence begins, by stops and paragraphs: the parser's sentences break inside marks."""
        doc, count = self.doc, len(self.doc)
        texts = self.texts
        out = bytearray(count + 1)
        out[0] = 1
        for i, text in enumerate(texts):
            if text[0] == "\n" or text[-1] == "\n":
                if "\n" in text and (not self.wrapped or text.count("\n") > 1):
                    out[i] = out[i + 1] = 1
            elif text[-1] in ENDS and not text[0].isalnum():
                after = i + 1
                while after < count and doc[after].is_quote and not doc[after - 1].whitespace_:
                    after += 1
                if after == count or not texts[after][:1].islower():
                    out[after] = 1
        return out

    @cached_property
    def wrapped(self) -> bool:
        """Whether single line breaks are an editor's."""
        return hard_wrapped(self.notes.source.text)

    def before(self, i: int) -> int:
        """First token of the sentence that leads up to token `i`."""
        while i > 0 and not self.starts[i]:
            i -= 1
        return i

    def after(self, i: int) -> int:
        """End of the sentence that goes on at token `i`."""
        while i < len(self.doc) and not self.starts[i]:
            i += 1
        return i

    def verbs_in(self, start: int, end: int) -> Iterator[int]:
        """Verbs of saying in tokens `[start, end)`."""
        return (i for i in self.verbs if start <= i < end)
