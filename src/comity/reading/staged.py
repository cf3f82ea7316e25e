"""How far a thing has come: what the clauses around a noun phrase say of its stage.

Agreements and projects both have stages that verbs and nouns of the same grammar tell ("signed a treaty", "the opening
of a bridge", "a plant expected to be built"). A `Ladder` holds a kind's table of such words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from spacy.tokens import Token

from comity.lexicon import Row
from comity.reading.clauses import SUBJECTS, clause, governor, is_passive, objects
from comity.reading.notes import Notes
from comity.reading.standing import Cue, Standing, negated, standing
from comity.records import Date, DateType, EventStatus, Modality, stretch

S = TypeVar("S", bound=StrEnum)

REACH = 4
"""Words (adverbs, auxiliaries, marks) that may stand between a phrase and the clause that goes on about it."""


@dataclass(frozen=True)
class Frame(Generic[S]):
    """What a word makes of the thing it governs: the stage when the act is done, denied, ahead, or going on."""

    role: str
    """`object`, `subject`, `any`, or the preposition class that leads from a noun to the thing"""
    done: S | None
    denied: S | None
    ahead: S | None
    running: S | None = None


@dataclass(frozen=True)
class Step(Generic[S]):
    """A stage told of a thing."""

    stage: S | None
    act: Token
    words: tuple[int, int]
    when: Date | None
    modality: Modality
    why: str

    @property
    def verb(self) -> Token | None:
        """The verb that tells it, if a verb does."""
        return self.act if self.act.pos_ in ("VERB", "AUX") else None


Special = Callable[[Token, bool | None, Notes, str], "list[Step[S]] | None"]


@dataclass(frozen=True)
class Ladder(Generic[S]):
    """The words that move a thing of one kind along its stages."""

    frames: Mapping[tuple[str, str], Frame[S]]
    leads: Mapping[str, frozenset[str]]
    """role of a noun frame -> prepositions that lead from it to the thing"""
    facts: frozenset[S]
    """stages that only the past can hold: with a date ahead they become the frame's `ahead`"""
    cancelled: S
    suspended: S
    proposed: S
    agreed: S | None = None
    """what `ahead` becomes where the act is agreed or approved"""
    special: Special[S] | None = None
    """reads verbs that a plain frame cannot; answers None to leave a verb to its frame"""
    softened: frozenset[S] = field(default_factory=frozenset)
    """`ahead` stages that become `proposed` where the clause only proposes or wishes"""


def frames_of(rows: Iterable[Row], stages: type[S]) -> dict[tuple[str, str], Frame[S]]:
    """(lemma, part of speech) -> frame, from a table with columns word, pos, role, stage, denied, ahead, running."""

    def stage(row: Row, column: str) -> S | None:
        return stages(row[column]) if row.get(column) else None

    return {
        (row["word"], row["pos"]): Frame(
            row["role"], stage(row, "stage"), stage(row, "denied"), stage(row, "ahead"), stage(row, "running")
        )
        for row in rows
    }


def steps_of(head: Token, end: int, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """The stages that the clauses around a noun phrase give it, in order of the text.

    Args:
        head: the noun that heads the phrase.
        end: one past the last token of the phrase.
        ladder: the words to look for.
        notes: the document.
    """
    if negated(chief(head), notes.language):
        return []  # "no treaty has been signed": there is none that could have a stage
    found = [
        *_participles(head, end, ladder, notes),
        *_governed(head, ladder, notes),
        *_noun_act(head, ladder, notes),
    ]
    found = found or _lead_in(head, ladder, notes)
    return sorted(found, key=lambda step: step.words)


def _participles(head: Token, end: int, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """ "a treaty signed in 2005", "the text, which was initialled", "a pact expected to be signed"."""
    out = []
    for child in dict.fromkeys((*head.children, *_behind(head, end))):
        if child.dep_ in ("acl", "relcl", "advcl") and child.pos_ in ("VERB", "AUX"):
            for verb in (child, *(one for one in child.conjuncts if one.i > child.i), *complements(child)):
                out += by_verb(verb, ladder, notes, passive=_undergoes(verb), why="participle")
    return out


def _undergoes(verb: Token) -> bool | None:
    """Whether the noun that a clause describes undergoes its verb; None where the form leaves it open."""
    if verb.tag_ == "VBG" and verb.dep_ != "relcl":
        return False
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if not own:
        return None
    return is_passive(verb) or own[0].tag_ not in ("WDT", "WP")


def _behind(head: Token, end: int) -> list[Token]:
    """Clauses that follow the phrase but hang on a noun inside it, or on the verb above: "with a hall to open soon"."""
    doc = head.doc
    last = next((i for i in range(end, head.right_edge.i + 1) if doc[i].text in ":;"), head.right_edge.i + 1)
    inner = [
        token
        for i in range(head.i + 1, max(end, last))
        for token in doc[i].rights
        if token.dep_ in ("acl", "relcl") and token.left_edge.i >= end
    ]
    if chief(head).dep_ != "pobj":
        return inner
    for token in doc[end : min(end + REACH, head.sent.end)]:
        if token.dep_ == "advcl" and token.left_edge.i >= end - 1:
            return [*inner, token]
        if token.pos_ not in ("ADV", "PART", "AUX", "PUNCT"):
            break
    return inner


def _governed(head: Token, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """ "signed a treaty", "the treaty was signed", "a treaty and a protocol were ratified", "is to be signed"."""
    token = chief(head)
    if token.dep_ not in ("dobj", "obj", "nsubjpass", "nsubj", "attr"):
        return []
    verb = token.head
    passive = token.dep_ in ("nsubjpass", "dobj", "obj") or _bare_participle(verb)
    out = by_verb(verb, ladder, notes, passive=passive, why="verb")
    if token.dep_ in ("nsubj", "nsubjpass"):
        for one in (*(one for one in verb.conjuncts if one.i > verb.i), *complements(verb)):
            own = is_passive(one) or (False if one.dep_ == "conj" or objects(one) else None)
            out += by_verb(one, ladder, notes, passive=own, why="verb")
    return out


def _bare_participle(verb: Token) -> bool:
    """A participle without an auxiliary is passive, marked so or not: "with several forums planned"."""
    return verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def chief(token: Token) -> Token:
    """The first of joined nouns, or the noun that this one renames: it stands in the clause for all of them."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ in ("appos", "oprd") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def complements(verb: Token) -> list[Token]:
    """ "is expected to be signed", "is to be signed": the verb under the one that carries the subject."""
    return [
        child
        for child in verb.children
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "AUX")
        if not any(one.dep_ in SUBJECTS for one in child.children)
    ]


def by_verb(verb: Token, ladder: Ladder[S], notes: Notes, *, passive: bool | None, why: str) -> list[Step[S]]:
    """The stage that a verb gives to a thing that undergoes it (`passive`), does it, or, if None, may do either."""
    if ladder.special is not None:
        found = ladder.special(verb, passive, notes, why)
        if found is not None:
            return found
    frame = ladder.frames.get((verb.lemma_.lower(), "VERB"))
    if frame is None or (frame.role == "object" and passive is False) or (frame.role == "subject" and passive):
        return []
    if frame.role == "any" and passive is False and objects(verb):
        return []  # "the commission opened an office": it is the office that opens
    if any(child.dep_ == "nsubj" and child.tag_ == "WP" for child in verb.children) and verb.dep_ != "relcl":
        return []  # "whoever builds the plant"
    return [step(verb, frame, (verb.i, verb.i + 1), ladder, notes, why)]


def _noun_act(head: Token, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """ "the signing of a treaty", "talks on a treaty"; also through a joined noun."""
    token = chief(head)
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        act, lead = token.head.head, token.head.lower_
    elif head.dep_ == "conj":  # "the opening of a branch and the first school": the parser joins act and thing
        act, lead = token, None
    else:
        return []
    frame = ladder.frames.get((act.lemma_.lower(), "NOUN"))
    if frame is None or act.pos_ not in ("NOUN", "PROPN") or (lead and lead not in ladder.leads[frame.role]):
        return []
    return [step(act, frame, (act.i, act.i + 1), ladder, notes, "noun")]


def _lead_in(head: Token, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """An item of a list takes its stage from the sentence that opens it: "The following were signed:"."""
    if head.sent.root.pos_ in ("VERB", "AUX"):
        return []
    opener = opening_of(head)
    if opener is None:
        return []
    for token in opener.sent:
        if token.pos_ == "VERB" and (steps := by_verb(token, ladder, notes, passive=True, why="list")):
            return steps
    return []


def opening_of(token: Token) -> Token | None:
    """The root of the sentence with a colon at its end that opens the list in which a word stands."""
    doc, i = token.doc, token.sent.start - 1
    while i >= 0:
        sentence = doc[i].sent
        text = sentence.text.rstrip()
        if text.endswith(":"):
            return sentence.root
        if text.endswith(".") or not text:
            return None
        i = sentence.start - 1
    return None


def step(act: Token, frame: Frame[S], words: tuple[int, int], ladder: Ladder[S], notes: Notes, why: str) -> Step[S]:
    """The stage that a frame gives under the standing of its act."""
    how = standing(act, notes.language)
    verbal = act.pos_ in ("VERB", "AUX")
    start, end = clause(act) if verbal else (act.left_edge.i, act.right_edge.i + 1)
    when = nearest_date(act, start, end, notes)
    stage = _stage(frame, how, ladder, verbal=verbal)
    if stage in ladder.facts and ahead(when, notes):
        if how.tense == "past":
            when = None  # what was done cannot be dated ahead: the date is another thing's
        else:
            stage = frame.ahead
    return Step(stage, act, words, when, how.modality, why)


def _stage(frame: Frame[S], how: Standing, ladder: Ladder[S], *, verbal: bool) -> S | None:
    if how.cue in (Cue.CANCELLED, Cue.SUSPENDED) and not how.negated:
        return ladder.cancelled if how.cue is Cue.CANCELLED else ladder.suspended
    if how.modality is Modality.DENIED:
        return frame.denied
    if how.cue is Cue.POSTPONED:
        return frame.ahead
    if how.status is EventStatus.UNDER_WAY and frame.running is not None:
        return frame.running
    if how.modality is not Modality.ASSERTED:
        return _still_ahead(frame, how, ladder)
    told = verbal or how.tense == "past" or how.cue is Cue.COMPLETED or frame.done == frame.ahead
    return frame.done if told else None  # "the opening of the bridge is a priority" settles nothing


def _still_ahead(frame: Frame[S], how: Standing, ladder: Ladder[S]) -> S | None:
    if frame.ahead in ladder.softened and how.modality is Modality.PROPOSED:
        return ladder.proposed
    if frame.ahead in ladder.softened and how.cue is Cue.AGREED:
        return ladder.agreed or frame.ahead
    return frame.ahead


def nearest_date(act: Token, start: int, end: int, notes: Notes) -> Date | None:
    """The date nearest to the act in its own clause; dates of other clauses, and ends of spans, are not its date."""
    found = [
        one
        for one in notes.within(Date, start, end)
        if one.type is DateType.DATE and stretch(one.value) and not spans(notes.tokens(one)[0], notes)
        if _dates(notes.doc[notes.tokens(one)[0]], act)
    ]
    return min(found, key=lambda one: (abs(notes.tokens(one)[0] - act.i), notes.tokens(one)[0]), default=None)


def _dates(word: Token, act: Token) -> bool:
    """Whether a date tells of this act and not of another verb's: "signed in 2023, was ratified"."""
    if act.pos_ not in ("VERB", "AUX"):
        return True
    verb, own = governor(word), {act.i}
    token = act
    while token.dep_ in ("xcomp", "conj", "ccomp") and token.head.i != token.i:
        token = token.head
        own.add(token.i)
    return verb is None or verb.i in own


def spans(start: int, notes: Notes) -> bool:
    """Whether a date is led in as a term or an attribute: "until 2030", "a programme for 2026-28", "treaty of 2005"."""
    words = frozenset(notes.language.tree("clauses").get("spanning", ()))
    for i in range(start - 1, max(start - 3, -1), -1):
        if notes.doc[i].lower_ in words:
            return True
        if notes.doc[i].pos_ not in ("DET", "ADJ"):
            return False
    return False


def ahead(when: Date | None, notes: Notes) -> bool:
    """Whether a date lies after the day of publication; False where either is unknown."""
    days, now = stretch(when.value) if when else None, published(notes)
    return days is not None and now is not None and days[0] > now


def published(notes: Notes) -> date | None:
    """The last day that the date of publication may mean."""
    days = stretch(notes.source.published)
    return days[1] if days else None
