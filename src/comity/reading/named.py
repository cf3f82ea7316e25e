"""Noun phrases that name a thing, and which of them in one text name the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from spacy.tokens import Token

from comity.reading.notes import Notes
from comity.reading.staged import Step
from comity.records import Date, PartyType

S = TypeVar("S", bound=StrEnum)

ALIKE = 0.6
"""Share of the fewer telling words of two names that both must have; found on pairs of names in the examples: repeated
names lose adjectives but keep their subject, names of different things share only the head."""

OF = 3
"""Words from a head to the end of "memorandum of understanding", behind which its subject may still come."""

YEAR = 4
"""Digits of a year."""

TELLING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})

MARKS = {"*": "*", "_": "_", '"': '"', "“": "”", "„": "“", "«": "»", "‹": "›"}
"""Marks around a title, and what closes each."""

Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Name:
    """A noun phrase that names a thing."""

    head: Token
    start: int
    end: int
    text: str
    sort: str
    """form of an agreement, type of a project; empty for a word that may mean any"""
    specific: bool
    """says what it is of, on, or between whom, or is written as a title"""
    points_back: bool
    """"the document", "this plant": means one named before"""
    words: frozenset[str]
    """telling words of the name without its head, as lemmas"""
    marks: frozenset[str]
    """what tells it from others of its kind: parties, proper names"""
    numbers: frozenset[str]
    """years and ordinals in it: the treaty of 1992 is not that of 2003, nor the second road the third"""
    number: str
    """grammatical number of the head, as the tagger writes it; empty where it does not"""
    broad: bool
    """a word for anything of the kind ("the project", "the document")"""

    def same_as(self, other: Name) -> bool:
        """Whether this later name means the same thing as an earlier one."""
        if self.sort and other.sort and self.sort != other.sort and not self.words & other.words:
            return False
        if self.marks - other.marks and other.marks - self.marks:
            return False
        if self.numbers and other.numbers and not self.numbers & other.numbers:
            return False
        if not self.points_back and self.number != other.number:
            return False  # one market, six markets
        if self.points_back:
            return self._may_mean(other) and self.words <= other.words
        if not self.words or not other.words:
            return False
        if self.head.is_title and other.head.is_title and self.head.lemma_.lower() != other.head.lemma_.lower():
            return False  # a Friendship Alley here, a Friendship Square there
        alike = len(self.words & other.words) / min(len(self.words), len(other.words)) >= ALIKE
        return alike and self.sort in (other.sort, "")

    def _may_mean(self, other: Name) -> bool:
        """ "the port" is no hospital, "the project" may be either."""
        lemma = self.head.lemma_.lower()
        return self.broad or other.broad or lemma == other.head.lemma_.lower() or lemma in other.words


@dataclass
class Matter(Generic[S]):
    """One thing of a text: all phrases that name it, and the stages told of it."""

    names: list[Name] = field(default_factory=list)
    steps: list[tuple[Name, Step[S]]] = field(default_factory=list)

    @property
    def title(self) -> Name:
        """The fullest name."""
        return max(self.names, key=lambda one: (one.specific, len(one.words), -one.head.i))

    def by_stage(self) -> Iterator[tuple[S | None, list[tuple[Name, Step[S] | None]]]]:
        """Each stage told with its tellings; one telling without a stage where none is told."""
        told: dict[S | None, list[tuple[Name, Step[S] | None]]] = {}
        for name, step in self.steps:
            told.setdefault(step.stage, []).append((name, step))
        if not told:
            told[None] = [(self.names[0], None)]
        yield from told.items()


def gather(
    names: Iterable[Name], steps: Callable[[Name], list[Step[S]]], keep: Callable[[Name, list[Step[S]]], bool]
) -> list[Matter[S]]:
    """Things named in a text, in order; `keep` says whether a first mention is enough to make a thing."""
    matters: list[Matter[S]] = []
    last: tuple[Name, list[Step[S]]] | None = None
    for name in _apart(names):
        told = [step for step in steps(name) if step.stage is not None]
        if not told and last is not None and _joined(last[0], name):
            told = last[1]
        last = (name, told)
        matter = next((one for one in reversed(matters) if any(name.same_as(known) for known in one.names)), None)
        if matter is None:
            if name.points_back:
                continue
            matter = Matter()
            matters.append(matter)
        matter.names.append(name)
        matter.steps += [(name, step) for step in told]
    return [one for one in matters if _kept(one, keep)]


def _apart(names: Iterable[Name]) -> Iterator[Name]:
    """The names, each cut before a next one that the parser took into it: "a memorandum on gas and a letter"."""
    before: Name | None = None
    for name in names:
        if before is not None:
            edge = name.head.left_edge.i
            swallowed = before.head.i < edge < before.end and name.head.dep_ == "conj"
            if swallowed and (name.head.doc[edge].pos_ == "DET" or name.head.is_title):
                end = edge
                while end > before.head.i + 1 and _joins(name.head.doc[end - 1]):
                    end -= 1
                before = replace(before, end=end, text=" ".join(name.head.doc[before.start : end].text.split()))
            yield before
        before = name
    if before is not None:
        yield before


def _joins(token: Token) -> bool:
    return token.is_punct or token.is_space or token.dep_ == "cc"


def _joined(first: Name, second: Name) -> bool:
    """Whether a name follows another in one list, so that what is told of the first is told of both."""
    edge = second.head.left_edge.i
    if second.head.sent.start != first.head.sent.start or second.head.dep_ in ("nsubj", "nsubjpass"):
        return False
    between = second.head.doc[first.end : edge]
    return first.end < edge and all(_joins(token) for token in between)


def _kept(matter: Matter[S], keep: Callable[[Name, list[Step[S]]], bool]) -> bool:
    """Whether one of the names that do not point back, with all that is told of the thing, is enough."""
    told = [step for _, step in matter.steps]
    return any(keep(name, told) for name in matter.names if not name.points_back)


def name_of(head: Token, sort: str, words: Words, notes: Notes) -> Name:
    """The name that a noun heads: what stands before it, and the complements that say what it is of or on.

    `words` holds the sets `leading` (words that are no part of a name), `about` (prepositions that go on with it) and
    `pointing` (determiners that point back).
    """
    doc, about = head.doc, False
    start, end = _first(head, words), head.i + 1
    for child in head.rights:
        tied = child.dep_ == "prep" and child.lower_ in words["about"] and not _is_date(child, notes)
        if tied and any(one.lower_ in words.get("aside", ()) for one in child.children):
            break  # "signed the agreement on behalf of Togo"
        if tied and child.lower_ in words.get("where_signed", ()) and _is_place(child, notes):
            break  # "the protocol in Bishkek": where it was signed, not what it is called
        if (
            tied
            or (child.dep_ == "acl" and child.tag_ == "VBG" and child.i == end)
            or (child.dep_ == "appos" and child.pos_ == "PROPN" and "apposition" in words)
        ):
            about, end = True, child.right_edge.i + 1
        elif child.dep_ not in ("prep", "punct"):
            break
    beside = _beside(head, end, words, notes) if end <= head.i + OF else None
    if beside is not None:
        about, end = True, beside
    end = _short_of_clauses(head, end, words)
    whole = _set_off(head, start, notes)
    if whole is not None and whole > head.i + 1:
        about, end = True, whole
    if start > head.left_edge.i and doc[start - 1].is_left_punct and any(t.is_right_punct for t in doc[start:end]):
        start -= 1  # a mark that is closed inside the name belongs to it
    marks, numbers = _marks(head, start, end, notes)
    return Name(
        head=head,
        start=start,
        end=end,
        text=" ".join(doc[start:end].text.split()),
        sort=sort,
        words=frozenset(
            doc[i].lemma_.lower()
            for i in range(start, end)
            if doc[i].pos_ in TELLING and i != head.i and doc[i].lower_ not in words["leading"]
        ),
        marks=marks,
        numbers=numbers,
        number=str(head.morph.to_dict().get("Number", "")),
        broad=head.lemma_.lower() in words.get("broad", ()),
        specific=about or _titled(head) or _modified(head, start) or _described(head),
        points_back=_points(head, words) and not (about or _modified(head, start) or _described(head)),
    )


def _first(head: Token, words: Words) -> int:
    """Where the name of a noun begins: behind what leads it."""
    doc, start = head.doc, head.left_edge.i
    while start < head.i and (doc[start].lower_ in words["leading"] or doc[start].is_punct or doc[start].is_space):
        start += 1
    for i in range(head.i - 1, start - 1, -1):
        if doc[i].lower_ in words.get("headline", ()):
            return i + 1  # a headline's verb taken for a noun: "Oslo and Riga sign ferry pact"
    return start


def _set_off(head: Token, start: int, notes: Notes) -> int | None:
    """One past a title within marks: `the *Charter on the waters and on the annexes*`; None where there are none.

    A quoted sentence is no title.
    """
    doc, text, first = head.doc, notes.source.text, head.doc[start].idx
    closing = MARKS.get(text[first - 1]) if first > 0 and doc[start].is_title else None
    if closing is None:
        return None
    at = text.find(closing, head.idx + len(head.text), head.sent.end_char + 1)
    if at < 0:
        return None
    end = head.i + 1
    while end < head.sent.end and doc[end].idx < at:
        end += 1
    if any("Fin" in doc[i].morph.to_dict().get("VerbForm", "") for i in range(start, end)):
        return None
    return end if end > start and not doc[end - 1].is_punct else None


def _marks(head: Token, start: int, end: int, notes: Notes) -> tuple[frozenset[str], frozenset[str]]:
    """Parties and proper names of a phrase; its years and ordinals."""
    marks, numbers = set(notes.parties_in(start, end)), set()
    for token in head.doc[start:end]:
        if token.i == head.i:
            continue
        counted = token.dep_ == "nummod" and token.head.i == head.i and token.i < head.i
        if token.like_num and (token.pos_ == "ADJ" or counted or (token.is_digit and len(token) == YEAR)):
            numbers.add(token.lower_)
        elif token.pos_ == "PROPN" and notes.mention_at(token.i) is None:
            marks.add(token.lemma_.lower())
    return frozenset(marks), frozenset(numbers)


def _beside(head: Token, end: int, words: Words, notes: Notes) -> int | None:
    """One past a complement right behind the head that the parser tied to the verb: "sign a pact on gas"."""
    if end >= head.sent.end:
        return None
    after = head.doc[end]
    if any(one.lower_ in words.get("aside", ()) for one in after.children):
        return None
    if after.dep_ != "prep" or after.lower_ not in words.get("subject", ()) or after.head.i == head.i:
        return None
    if _is_date(after, notes) or _is_place(after, notes):
        return None
    return after.right_edge.i + 1


def _titled(head: Token) -> bool:
    return head.is_title and head.i > head.sent.start


def _modified(head: Token, start: int) -> bool:
    return any(head.doc[i].pos_ in ("NOUN", "PROPN", "ADJ") for i in range(start, head.i))


def _described(head: Token) -> bool:
    """Whether a participle, or a relative clause without a comma, says which one is meant."""
    return any(
        (child.dep_ == "relcl" and not head.doc[child.left_edge.i - 1].is_punct)
        or (child.dep_ in ("acl", "relcl") and child.tag_ == "VBN")
        for child in head.children
    )


def _points(head: Token, words: Words) -> bool:
    return head.doc[head.left_edge.i].lower_ in words["pointing"]


def _short_of_clauses(head: Token, end: int, words: Words) -> int:
    """A name stops before a relative clause or a participle inside its complements: "on trade, signed in May"."""
    stop = words.get("force", frozenset()) | words.get("talks", frozenset())
    for i in range(head.i + 1, end):
        token = head.doc[i]
        clause = token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in ("VBN", "VB"))
        clause = clause or (token.dep_ == "appos" and token.head.i != head.i)
        if clause or (token.dep_ == "prep" and any(child.lower_ in stop for child in token.children)):
            end = max(token.left_edge.i, head.i + 1)
            break
    while end > head.i + 1 and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space) and not _closes(head, end):
        end -= 1
    return end


def _closes(head: Token, end: int) -> bool:
    """Whether the last token is a mark that closes one opened inside the name."""
    last = head.doc[end - 1]
    return last.is_right_punct and any(head.doc[i].is_left_punct for i in range(head.i, end - 1))


def _is_date(preposition: Token, notes: Notes) -> bool:
    """Whether a preposition leads to a date only: "the treaty of 2005" is dated, "programme for 2026-28" too."""
    dates = [notes.tokens(one) for one in notes.within(Date, preposition.i + 1, preposition.right_edge.i + 1)]
    covered = {i for start, end in dates for i in range(start, end)}
    rest = [token for token in preposition.subtree if token.i not in covered and not token.is_punct]
    return bool(dates) and len(rest) <= 1


def _is_place(preposition: Token, notes: Notes) -> bool:
    return any(token.i in notes.placed for token in preposition.children)


def state_names(names: Iterable[str], notes: Notes) -> tuple[str, ...]:
    """The names with persons replaced by their states, where the text names these."""
    out: dict[str, None] = {}
    for name in names:
        party = notes.party(name)
        if party is not None and party.type is PartyType.PERSON and party.iso3:
            state = next((one for one in notes.states() if one.iso3 == party.iso3), None)
            out[state.name if state is not None else name] = None
        else:
            out[name] = None
    return tuple(out)


def states_and_bodies(names: Iterable[str], notes: Notes) -> tuple[str, ...]:
    """Those of the names that are states or international bodies."""
    found = ((name, notes.party(name)) for name in names)
    return tuple(name for name, party in found if party and party.type in (PartyType.STATE, PartyType.IGO))


def is_firm(name: str, notes: Notes) -> bool:
    """Whether a party is an organisation: a company, a university, a museum."""
    party = notes.party(name)
    return party is not None and party.type is PartyType.ORGANISATION


def pair_before(token: Token, notes: Notes) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """The states of the nearest sentence before that names two, within the paragraph: "their border" is theirs.

    Returns their names and the token range of that sentence, or nothing.
    """
    start = token.sent.start
    while start > 0 and "\n" not in notes.doc[start - 1].text:
        before = notes.doc[start - 1].sent
        names = states_and_bodies(state_names(notes.parties_in(before.start, before.end), notes), notes)
        if len(names) == 2:
            return names, (before.start, before.end)
        if len(names) > 2:
            break
        start = before.start
    return (), None


def outside(passages: dict[str, tuple[int, int]], first: tuple[int, int]) -> dict[str, tuple[int, int]]:
    """Passages of fields that lie outside the first evidence; those of stage and action always, to be marked."""
    return {
        name: one
        for name, one in passages.items()
        if name in ("stage", "action") or not (first[0] <= one[0] and one[1] <= first[1])
    }


def sentences(names: Iterable[Name]) -> list[tuple[int, int]]:
    """Token ranges of the sentences of these names, each once."""
    return list(dict.fromkeys((one.head.sent.start, one.head.sent.end) for one in names))
