"""Whether a clause stands as an undertaking: not denied, wished, asked, doubted, rumoured or put as a question."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, up
from comity.reading.commitments.words import Words
from comity.reading.notes import Notes
from comity.reading.standing import Cue, cue_words, standing
from comity.records import CommitmentStage, Modality

_NEVER = frozenset(
    {Cue.WISHED, Cue.REFUSED, Cue.DENIED, Cue.CANCELLED, Cue.SUSPENDED, Cue.POSTPONED, Cue.POSSIBLE, Cue.PROPOSED}
)
_TOLD = frozenset({Cue.REPORTED, Cue.PROMISED, Cue.AGREED, Cue.PLANNED})
QUESTION = "?"
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})

_MODALITY = {
    CommitmentStage.PROPOSED: Modality.PROPOSED,
    CommitmentStage.EXPECTED: Modality.EXPECTED,
    CommitmentStage.PLANNED: Modality.PLANNED,
    CommitmentStage.AGREED: Modality.PLANNED,
}


@dataclass(frozen=True, slots=True)
class Footing:
    """How a promise stands in its sentence."""

    stage: CommitmentStage
    conditional: bool
    negated: bool = False

    @property
    def modality(self) -> Modality:
        """The contract's modality."""
        if self.conditional:
            return Modality.CONDITIONAL
        return _MODALITY.get(self.stage, Modality.ASSERTED)


def footing(word: Token, stage: CommitmentStage, notes: Notes, words: Words, *, asked: bool = False) -> Footing | None:
    """How a promise of this stage stands that hangs on a word, a carrier or a verb with its auxiliary; None for none.

    `asked` lets pass what is put as a demand ("must"), where a paper has settled it.
    """
    stretch = notes.stretch_at(word.i)
    if stretch is not None and stretch.modality is Modality.DENIED:
        return None
    if QUESTION in word.sent[-2:].text or _asked(word) or _only_thought(word, notes, words):
        return None
    if _by_nobody(word, words):
        return None
    how = standing(word, notes.language)
    conditional = how.cue is Cue.CONDITIONAL
    if conditional and not _by_conjunction(how.at, notes, words):
        return None  # "would sign": nobody has promised it
    if how.cue in _NEVER and not (asked and how.cue is Cue.PROPOSED):
        return None
    if how.cue is Cue.EXPECTED:
        stage = CommitmentStage.EXPECTED
    return Footing(stage, conditional or _conditioned(word, words), how.negated)


def reported(act: Token, notes: Notes) -> bool:
    """Whether "would" only puts back an earlier "will": it stands under a verb of saying or promising in the past."""
    verb = act
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb.dep_ != "ccomp" or verb.head.tag_ not in ("VBD", "VBN", "VB"):
        return False
    return cue_words(notes.language).get((verb.head.lemma_.lower(), "VERB")) in _TOLD


def _by_conjunction(at: int | None, notes: Notes, words: Words) -> bool:
    return at is not None and words.has("conditions", notes.doc[at].lower_)


def _conditioned(word: Token, words: Words) -> bool:
    """ "provided that", "on condition that", "if" behind the word."""
    rest = word.doc[word.i + 1 : word.sent.end]
    if any(words.has("conditions", one.lower_) for one in rest):
        return True
    return any(phrase in rest.text.lower() for phrase in words.sets.get("on_condition", ()))


def _only_thought(word: Token, notes: Notes, words: Words) -> bool:
    """Whether the clause is another's thought, rumour or question: "believes that", "reports that", "whether"."""
    chain = [word, *up(word)]
    for below, head in pairwise(chain):
        lemma = head.lemma_.lower()
        if below.dep_ in ("ccomp", "acl", "advcl", "csubj") and not _infinitive(below):
            above = {lemma, *(one.lemma_.lower() for one in head.conjuncts if one.i < head.i)}
            if above & words.sets.get("thinks" if head.pos_ == "VERB" else "rumours", frozenset()):
                return True
        if any(child.dep_ == "mark" and child.lower_ in words.sets.get("whether", ()) for child in below.children):
            return True
    return False


def _asked(verb: Token) -> bool:
    """ "which firms will join", "when it will open": an indirect question."""
    if verb.dep_ in ("relcl", "advcl", "acl"):
        return False
    for child in verb.lefts:
        if child.tag_ in _ASKING or any(one.tag_ in _ASKING and one.dep_ in ("det", "poss") for one in child.lefts):
            return child.dep_ != "prep"
    return False


def _by_nobody(word: Token, words: Words) -> bool:
    """ "neither side has announced any intention", "nobody will pay"."""
    near = [word, *islice(up(word), 2)]
    people = [child for one in near for child in one.children if child.dep_ in SUBJECTS]
    own = [child for child in word.lefts if child.dep_ in ("det", "neg")]
    return any(words.has("none", one.lower_) for noun in people for one in (noun, *noun.lefts)) or any(
        words.has("none", one.lower_) or words.has("any", one.lower_) for one in own
    )


def _infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)
