"""How far a thing has come: what the clauses around a noun phrase say of its stage.

Agreements and projects both have stages that verbs and nouns of the same grammar tell ("signed a treaty", "the opening
of a bridge", "a plant expected to be built"). A `Ladder` holds a kind's table of such words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, is_passive, objects
from comity.reading.ladder import Frame, Ladder, Step, ahead, frames_of, nearest_date, published, step
from comity.reading.notes import Notes
from comity.reading.standing import negated

__all__ = ["Frame", "Ladder", "Step", "ahead", "by_verb", "chief", "frames_of", "nearest_date", "published", "step"]

S = TypeVar("S", bound=StrEnum)

ADJUNCTS = ("prt", "prep", "advmod", "dobj", "npadvmod")
"""How the second word of a verb of two words may hang on the first."""

ENTRY = 24
"""Words of an entry of a table within which its stage is looked for."""

REACH = 4
"""Words (adverbs, auxiliaries, marks) that may stand between a phrase and the clause that goes on about it."""


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
        *_behind_verb(head, ladder, notes),
        *_noun_act(head, ladder, notes),
    ]
    found = found or _lead_in(head, ladder, notes) or _entry(head, end, ladder, notes)
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
        if token.dep_ in ("acl", "relcl") and token.left_edge.i >= end and not _under_verb(doc[i], head)
    ]
    if chief(head).dep_ != "pobj":
        return inner
    for token in doc[end : min(end + REACH, head.sent.end)]:
        if token.dep_ == "advcl" and token.left_edge.i >= end - 1:
            return [*inner, token]
        if token.pos_ not in ("ADV", "PART", "AUX", "PUNCT"):
            break
    return inner


def _under_verb(noun: Token, head: Token) -> bool:
    """Whether a clause of its own lies between a noun and the head of its phrase."""
    while noun.i not in (head.i, noun.head.i):
        if noun.dep_ == "relcl":
            return True
        noun = noun.head
    return False


def _governed(head: Token, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """ "signed a treaty", "the treaty was signed", "a treaty and a protocol were ratified", "is to be signed"."""
    token = chief(head)
    if token.dep_ not in ("dobj", "obj", "nsubjpass", "nsubj", "attr"):
        return []
    verb = token.head
    if token.dep_ == "attr":  # "what we discuss is a port"
        asked = [one for one in verb.lefts if one.dep_ == "csubj" and any(c.tag_ == "WP" for c in one.children)]
        if asked:
            return by_verb(asked[0], ladder, notes, passive=True, why="verb")
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
    frame, words = frame_of(verb, ladder)
    if frame is None or (frame.role == "object" and passive is False) or (frame.role == "subject" and passive):
        return []
    if frame.role == "any" and passive is False and words[1] == verb.i + 1 and objects(verb):
        return []  # "the commission opened an office": it is the office that opens
    if any(child.dep_ == "nsubj" and child.tag_ == "WP" for child in verb.children) and verb.dep_ != "relcl":
        return []  # "whoever builds the plant"
    return [step(verb, frame, words, ladder, notes, why)]


def frame_of(verb: Token, ladder: Ladder[S]) -> tuple[Frame[S] | None, tuple[int, int]]:
    """The frame of a verb, or of a verb with its particle or object ("call off", "take shape"), and their tokens."""
    lemma = verb.lemma_.lower()
    if lemma in ladder.joined:
        for child in verb.children:
            frame = ladder.frames.get((f"{lemma} {child.lower_}", "VERB")) if child.dep_ in ADJUNCTS else None
            if frame is not None and frame.role != "behind":
                return frame, (min(verb.i, child.i), max(verb.i, child.i) + 1)
    return ladder.frames.get((lemma, "VERB")), (verb.i, verb.i + 1)


def _behind_verb(head: Token, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """ "withdrew from the treaty", "broke ground on a plant": a verb whose preposition leads to the thing."""
    token = chief(head)
    if token.dep_ != "pobj" or token.head.dep_ not in ("prep", "agent"):
        return []
    verb, lead = token.head.head, token.head.lower_
    if verb.dep_ in ("prep", "prt", "advmod"):  # "pull out of"
        verb, lead = verb.head, f"{verb.lower_} {lead}"
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX") or lemma not in ladder.joined:
        return []
    frame = ladder.frames.get((f"{lemma} {lead}", "VERB"))
    if frame is None or frame.role != "behind":
        return []
    return [step(verb, frame, (verb.i, verb.i + 1), ladder, notes, "verb")]


def _noun_act(head: Token, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """ "the signing of a treaty", "talks on a treaty"; also through a joined noun."""
    token = chief(head)
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        act, lead = token.head.head, token.head.lower_
        before = token.head.nbor(-1) if token.head.i > 0 else act
        if act.pos_ == "VERB" and before.pos_ == "NOUN":
            act = before  # the parser ties "on" to the verb: "signed a memorandum on a dam"
    elif head.dep_ == "conj":  # "the opening of a branch and the first school": the parser joins act and thing
        act, lead = token, None
    else:
        return []
    frame = ladder.frames.get((act.lemma_.lower(), "NOUN"))
    if frame is None:  # "the opening ceremony of the bridge"
        inner = (ladder.frames.get((child.lower_, "NOUN")) for child in act.lefts if child.dep_ in ("compound", "amod"))
        frame = next((one for one in inner if one is not None), None)
    if frame is None or act.pos_ not in ("NOUN", "PROPN") or (lead and lead not in ladder.leads[frame.role]):
        return []
    over = _over_noun(act, ladder, notes)
    return over if over is not None else [step(act, frame, (act.i, act.i + 1), ladder, notes, "noun")]


def _over_noun(act: Token, ladder: Ladder[S], notes: Notes) -> list[Step[S]] | None:
    """What is told of the act itself: "a contract for the construction", "agreed to fund the construction".

    None where nothing is told of it.
    """
    if act.dep_ == "pobj" and act.head.dep_ == "prep" and act.head.head.pos_ in ("NOUN", "PROPN"):
        upper, lead = act.head.head, act.head.lower_
        frame = ladder.frames.get((upper.lemma_.lower(), "NOUN"))
        if frame is not None and frame.role in ladder.leads and lead in ladder.leads[frame.role]:
            return [step(upper, frame, (upper.i, upper.i + 1), ladder, notes, "noun")]
        return None
    if act.dep_ in ("dobj", "nsubjpass", "nsubj") and act.head.pos_ == "VERB":
        passive = act.dep_ != "nsubj"
        found = by_verb(act.head, ladder, notes, passive=passive, why="verb")
        return [one for one in found if one.stage is not None] or None
    return None


def _lead_in(head: Token, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """An item of a list takes its stage from the sentence that opens it: "The following were signed:"."""
    if (before := _before_colon(head)) is not None:
        return [one for token in before for one in by_verb(token, ladder, notes, passive=True, why="list")]
    if head.sent.root.pos_ in ("VERB", "AUX"):
        return []
    opener = opening_of(head)
    if opener is None:
        return []
    for token in opener.sent:
        if token.pos_ == "VERB" and (steps := by_verb(token, ladder, notes, passive=True, why="list")):
            return steps
        frame = ladder.frames.get((token.lemma_.lower(), "NOUN")) if token.pos_ == "NOUN" else None
        if frame is None or token.i + 2 > opener.sent.end:
            continue
        last = token.doc[token.i + 2 : opener.sent.end].text.strip(" :\n") == ""  # "witnessed the signing of:"
        if last and token.nbor().lower_ in ladder.leads.get(frame.role, ()):
            return [step(token, frame, (token.i, token.i + 1), ladder, notes, "list")]
    return []


def _before_colon(head: Token) -> list[Token] | None:
    """The verbs before the colon of a list inside a sentence: "they agreed on two works: a dam and a port"."""
    if chief(head).dep_ in SUBJECTS or chief(head).dep_ == "pobj":
        return None
    colon = next((i for i in range(head.i - 1, head.sent.start, -1) if head.doc[i].text == ":"), None)
    if colon is None or any(one.pos_ in ("VERB", "AUX") for one in head.doc[colon : head.i]):
        return None
    return [one for one in head.doc[head.sent.start : colon] if one.pos_ == "VERB"]


def _entry(head: Token, end: int, ladder: Ladder[S], notes: Notes) -> list[Step[S]]:
    """An entry of a table of works or texts: "Ring road of Bamako: under construction", "Tax treaty: signed in May"."""
    doc = head.doc
    if end >= len(doc) or doc[end].text != ":" or any(one.pos_ == "VERB" for one in doc[head.sent.start : end]):
        return []
    for token in doc[end + 1 : end + ENTRY]:
        if "\n" in token.text:
            break
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
