"""How a clause puts an act: done, expected, planned, proposed, denied, cancelled.

The words that colour an act are in `cues.csv`; which of them reach it is grammar, read from spaCy's dependency labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from comity.lexicon import Language
from comity.reading.clauses import SUBJECTS, up
from comity.records import EventStatus, Modality


class Cue(StrEnum):
    """What a word makes of the act under it; the classes of `cues.csv`."""

    EXPECTED = "expected"
    PLANNED = "planned"
    AGREED = "agreed"
    PROMISED = "promised"
    PROPOSED = "proposed"
    WISHED = "wished"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    SUSPENDED = "suspended"
    BEGUN = "begun"
    CONTINUING = "continuing"
    COMPLETED = "completed"
    REPORTED = "reported"


_MODALITY = {
    Cue.EXPECTED: Modality.EXPECTED,
    Cue.PLANNED: Modality.PLANNED,
    Cue.AGREED: Modality.PLANNED,
    Cue.PROMISED: Modality.PLANNED,
    Cue.PROPOSED: Modality.PROPOSED,
    Cue.WISHED: Modality.PROPOSED,
    Cue.POSSIBLE: Modality.CONDITIONAL,
    Cue.CONDITIONAL: Modality.CONDITIONAL,
    Cue.DENIED: Modality.DENIED,
    Cue.REFUSED: Modality.DENIED,
}

_STATUS = {
    Cue.EXPECTED: EventStatus.EXPECTED,
    Cue.PLANNED: EventStatus.EXPECTED,
    Cue.AGREED: EventStatus.EXPECTED,
    Cue.PROMISED: EventStatus.EXPECTED,
    Cue.PROPOSED: EventStatus.EXPECTED,
    Cue.WISHED: EventStatus.EXPECTED,
    Cue.POSSIBLE: EventStatus.EXPECTED,
    Cue.CONDITIONAL: EventStatus.EXPECTED,
    Cue.DENIED: EventStatus.DENIED,
    Cue.REFUSED: EventStatus.DENIED,
    Cue.CANCELLED: EventStatus.CANCELLED,
    Cue.POSTPONED: EventStatus.CANCELLED,
    Cue.SUSPENDED: EventStatus.CANCELLED,
    Cue.BEGUN: EventStatus.UNDER_WAY,
    Cue.CONTINUING: EventStatus.UNDER_WAY,
}

# Where several cues stand over one act, the one that takes most away from it decides.
_STRENGTH = {
    cue: rank
    for rank, cue in enumerate(
        [
            Cue.CANCELLED,
            Cue.POSTPONED,
            Cue.SUSPENDED,
            Cue.DENIED,
            Cue.REFUSED,
            Cue.CONDITIONAL,
            Cue.POSSIBLE,
            Cue.WISHED,
            Cue.PROPOSED,
            Cue.EXPECTED,
            Cue.PLANNED,
            Cue.AGREED,
            Cue.PROMISED,
            Cue.BEGUN,
            Cue.CONTINUING,
            Cue.COMPLETED,
            Cue.REPORTED,
        ]
    )
}

# "did not refuse", "may not come": the negation does not make a denial of these.
_NOT_TURNED = frozenset(
    {Cue.DENIED, Cue.REFUSED, Cue.CANCELLED, Cue.POSTPONED, Cue.SUSPENDED, Cue.POSSIBLE, Cue.CONDITIONAL}
)

Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an act stands in its sentence."""

    cue: Cue | None
    """the class of the word that decides; None for a plain statement"""
    at: int | None
    """token of that word"""
    tense: Tense | None
    negated: bool
    progressive: bool

    @property
    def modality(self) -> Modality:
        """The contract's modality."""
        if self.negated and self.cue not in _NOT_TURNED:
            return Modality.DENIED
        if self.cue in _MODALITY:
            return _MODALITY[self.cue]
        return Modality.PLANNED if self.tense == "future" else Modality.ASSERTED

    @property
    def status(self) -> EventStatus:
        """The contract's status of an event."""
        if self.cue in (Cue.CANCELLED, Cue.POSTPONED, Cue.SUSPENDED) and not self.negated:
            return EventStatus.CANCELLED
        if self.modality is Modality.DENIED:
            return EventStatus.DENIED
        if self.cue in _STATUS:
            return _STATUS[self.cue]
        if self.tense == "future":
            return EventStatus.EXPECTED
        if self.progressive and self.tense == "present":
            return EventStatus.UNDER_WAY
        return EventStatus.HAPPENED


@lru_cache(maxsize=4)
def cue_words(tables: Language) -> dict[tuple[str, str], Cue]:
    """(lemma, part of speech) -> class, from `cues.csv`; part of speech is VERB, NOUN, ADJ, AUX or SCONJ."""
    return {(row["word"], row["pos"]): Cue(row["class"]) for row in tables.stream("cues")}


def standing(token: Token, tables: Language) -> Standing:
    """How the act that a verb or noun names is put: done, expected, proposed, denied, ...

    Reads the auxiliaries of the verb, the verbs and nouns it is a complement of ("expected to sign", "plans for a
    visit"), adjectives ("a planned visit"), negation and conditions.
    """
    words = cue_words(tables)
    cues: list[tuple[Cue, int]] = []
    denied = False
    verb = token if token.pos_ in ("VERB", "AUX") else None
    at: Token | None = token
    for _ in range(6):
        if at is None:
            break
        cues += _own_cues(at, words)
        denied ^= negated(at, tables)
        at, cue = _climb(at, words)
        if cue is not None:
            cues.append(cue)
        if verb is None and at is not None and at.pos_ in ("VERB", "AUX"):
            verb = at
    best = min(cues, key=lambda one: (_STRENGTH[one[0]], one[1]), default=None)
    tense, progressive = _tense(verb) if verb is not None else (None, False)
    return Standing(best[0] if best else None, best[1] if best else None, tense, denied, progressive)


def _own_cues(token: Token, words: dict[tuple[str, str], Cue]) -> list[tuple[Cue, int]]:
    """Cues among a word's own dependents: auxiliaries, adjectives, conditions."""
    out = []
    for child in token.children:
        if child.dep_ in ("aux", "auxpass"):
            found = words.get((child.lower_, "AUX"))
            if found is not None and not (found is Cue.CONDITIONAL and _backshifted(token)):
                out.append((found, child.i))
        elif child.dep_ in ("amod", "compound", "advmod", "acl"):
            found = words.get((child.lower_, "ADJ"))
            if found is not None and not any(one.dep_ == "prt" for one in child.children):  # "set up in 1997"
                out.append((found, child.i))
        elif child.dep_ == "mark" and (found := words.get((child.lower_, "SCONJ"))) is not None:
            out.append((found, child.i))
        elif child.dep_ == "advcl":
            for mark in child.children:
                if mark.dep_ == "mark" and (found := words.get((mark.lower_, "SCONJ"))) is not None:
                    out.append((found, mark.i))
    return out


def negated(token: Token, tables: Language) -> bool:
    """Whether a word is negated by a particle, or by a determiner of the table (class `no`)."""
    none = _nothing(tables)
    return any(
        child.dep_ == "neg" or (child.dep_ in ("det", "preconj") and child.lower_ in none) for child in token.children
    )


@lru_cache(maxsize=4)
def _nothing(tables: Language) -> frozenset[str]:
    return frozenset(tables.tree("clauses").get("nothing", ()))


# What a word may be to its governor for the governor's meaning to reach it.
_REACHED = frozenset(
    {"prep", "pobj", "pcomp", "dobj", "nsubj", "nsubjpass", "xcomp", "ccomp", "acl", "attr", "oprd", "dative", "agent"}
) | {"conj", "compound", "acomp", "advcl", "relcl"}
# The subject of these is who agrees or hopes, not what is agreed or hoped for.
_OF_PERSONS = (Cue.AGREED, Cue.PROMISED, Cue.PROPOSED, Cue.WISHED, Cue.DENIED)
_SEMICOLON = ";"


def _climb(token: Token, words: dict[tuple[str, str], Cue]) -> tuple[Token | None, tuple[Cue, int] | None]:
    """One step towards the root: the governor, if it can colour this word, and the cue that it is."""
    head = token.head
    infinitive = any(child.tag_ == "TO" and child.dep_ != "prep" for child in token.children)
    if head.i == token.i and infinitive:
        return None, (Cue.PLANNED, token.i)  # a headline: "Oslo to open embassy"
    if head.i == token.i or token.dep_ not in _REACHED or _stands_alone(token):
        return None, None
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and head.pos_ in ("VERB", "AUX"):
        return head, _aux_of(head, words)
    found, at = _meaning(head, words), head.i
    if infinitive:
        found, at = _over_infinitive(token, found, words)
        if token.dep_ in ("advcl", "pcomp") and found is Cue.PLANNED and at == token.i:
            return None, (found, at)
    elif token.dep_ in ("acl", "advcl", "relcl"):
        return _over_participle(token, found)
    if token.dep_ in ("nsubj", "nsubjpass") and found is None and _to_come(head):
        found = words.get((head.lemma_.lower(), "TO"))  # "work is to begin in May"
    saying = token.dep_ == "ccomp" and found in (Cue.REPORTED, None) and head.pos_ == "VERB"
    if saying or (token.dep_ == "nsubj" and found in _OF_PERSONS):
        return None, None
    return head, (found, at) if found is not None else None


def _meaning(head: Token, words: dict[tuple[str, str], Cue]) -> Cue | None:
    """The class of a word, of a verb together with its particle where the table has the two: "call off"."""
    if head.pos_ == "VERB":
        for child in head.rights:
            if child.dep_ in ("prt", "advmod"):
                found = words.get((f"{head.lemma_.lower()} {child.lower_}", "VERB"))
                if found is not None:
                    return found
    return words.get((head.lemma_.lower(), _pos(head)))


def _to_come(verb: Token) -> bool:
    """Whether a verb leads an infinitive of the same subject."""
    return any(child.dep_ == "xcomp" and any(one.tag_ == "TO" for one in child.children) for child in verb.rights)


def _stands_alone(token: Token) -> bool:
    """A joined verb with a subject of its own, and a clause cut off by a semicolon, stand for themselves."""
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        return any(child.dep_ in SUBJECTS for child in token.children)
    between = token.doc[token.i + 1 : token.head.i]
    return token.dep_ == "ccomp" and any(one.text == _SEMICOLON for one in between)


def _over_participle(token: Token, found: Cue | None) -> tuple[Token | None, tuple[Cue, int] | None]:
    """What a clause that describes a noun takes from above: as a rule nothing.

    "Works under a loan signed in June are planned": signed all the same. But "there were to be three stations built",
    and "a treaty establishing a fund".
    """
    head = token.head
    if token.dep_ == "acl" and head.dep_ == "attr":
        return head, None
    if token.tag_ == "VBG" and _pos(head) == "NOUN" and found is not None:
        return head, (found, head.i)
    return None, None


def _pos(token: Token) -> str:
    """The part of speech under which `cues.csv` lists a word."""
    return {"AUX": "VERB", "PROPN": "NOUN"}.get(token.pos_, token.pos_)


def _over_infinitive(token: Token, found: Cue | None, words: dict[tuple[str, str], Cue]) -> tuple[Cue | None, int]:
    """What an infinitive stands under: "have yet to sign", "his initiative to build"; alone it is still to come."""
    head = token.head
    if token.dep_ == "xcomp":
        yet = next((one for one in (*head.lefts, *head.rights) if (one.lower_, "TO") in words), None)
        if yet is not None:
            return words[(yet.lower_, "TO")], yet.i
        found = words.get((head.lemma_.lower(), "TO"), found)
    if found is None and (noun := _noun_before(token, words)) is not None:
        return noun
    if any(child.dep_ == "amod" and child.like_num for child in head.lefts):
        return found, head.i  # "has become the first university to open": told, not ahead
    if token.dep_ in ("advcl", "pcomp") or (token.dep_ in ("acl", "relcl") and found is None):
        return Cue.PLANNED, token.i  # "a square to open in May", "came to open the square"
    return found, head.i


def _noun_before(token: Token, words: dict[tuple[str, str], Cue]) -> tuple[Cue, int] | None:
    """The noun right before an infinitive governs it, whatever the parser says: "prompting his initiative to build"."""
    first = next((child for child in token.children if child.tag_ == "TO"), token)
    if first.i == 0:
        return None
    noun = first.nbor(-1)
    found = words.get((noun.lemma_.lower(), "NOUN")) if noun.pos_ == "NOUN" else None
    return (found, noun.i) if found is not None else None


def _aux_of(head: Token, words: dict[tuple[str, str], Cue]) -> tuple[Cue, int] | None:
    """Auxiliaries that a joined verb shares: "will visit Minsk and sign"."""
    own = _own_cues(head, words)
    return own[0] if own else None


def _backshifted(verb: Token) -> bool:
    """Whether "would" only reports an earlier "will": it stands under a verb of saying in the past."""
    for head in up(verb):
        if head.pos_ in ("VERB", "AUX") and head.tag_ in ("VBD", "VBN"):
            return any(one.dep_ == "ccomp" for one in [verb, *up(verb)] if one.i != head.i)
    return False


def _tense(verb: Token) -> tuple[Tense | None, bool]:
    """Tense of a verb group and whether it is progressive."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    tags = [one.tag_ for one in auxiliaries]
    lowers = {one.lower_ for one in auxiliaries}
    # "is building", and "is involved in building", "include building": a gerund under the present goes on.
    progressive = verb.tag_ == "VBG"
    if "MD" in tags:
        return "future", progressive
    if not auxiliaries and verb.dep_ in ("xcomp", "conj", "pcomp") and verb.head.i != verb.i:
        head = verb.head if verb.head.pos_ in ("VERB", "AUX") else None
        if head is not None and verb.tag_ in ("VB", "VBG", "VBN"):
            tense, _ = _tense(head)
            return tense, progressive
    if "to" in lowers and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        return _tense(verb.head)[0], progressive
    if verb.tag_ in ("VBD",) or "VBD" in tags:
        return "past", progressive
    if verb.tag_ == "VBN":
        return "past", progressive or "being" in lowers
    if verb.tag_ in ("VBZ", "VBP", "VBG") or {"VBZ", "VBP"} & set(tags):
        return "present", progressive
    return None, progressive
