"""Words between marks whose speaker stands with a noun: "in the words of X", "came the reply", a name below them."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.quotes.around import LIKELY, SURE, Found, Place
from comity.reading.quotes.scene import Scene, Speaker
from comity.reading.quotes.subjects import by_looks
from comity.reading.quotes.words import Manner

REACH = 14
"""Tokens between "words" and the marks: "of the poet and former minister Ana Ruiz"."""
SIGNATURE = 24
"""Tokens of a name with office and place below a quotation."""
_FINITE = ("VBD", "VBP", "VBZ", "MD")


def worded(scene: Scene, here: Place) -> Found | None:
    """In the words of X, "..."   She ended with the words "..."   In her words, "..."   "...", in the words of X"""
    if not scene.parsed:
        return None
    start = max(here.left, here.outer_start - REACH)
    for i in range(here.outer_start - 1, start - 1, -1):
        if scene.in_marks[i]:
            break
        if scene.words.among("wordings", scene.lowers[i]):
            return _whose_words(scene, i, here)
    i = here.outer_end
    while i < here.right and scene.doc[i].text == ",":
        i += 1
    if i < here.right and scene.words.among("wording_prepositions", scene.lowers[i]):
        for k in range(i + 1, min(here.right, i + 4)):
            if scene.words.among("wordings", scene.lowers[k]):
                poss = _possessor(scene, scene.doc[k])
                return _found(scene, poss, k, False) if poss is not None else None
    return None


def _whose_words(scene: Scene, i: int, here: Place) -> Found | None:
    """Whose the words named right before the marks are: their owner's, else the subject's of what is done with them."""
    noun, doc = scene.doc[i], scene.doc
    whole = doc[here.outer_start - 1].text == ":"
    between = [token for token in doc[i + 1 : here.outer_start] if not token.is_punct]
    of = next((child for child in noun.rights if child.dep_ == "prep" and child.i == i + 1), None)
    if between:
        owner = next((child for child in of.rights if child.dep_ == "pobj"), None) if of is not None else None
        inside = owner is not None and all(noun in token.ancestors for token in between)
        return _found(scene, owner, i, whole) if inside and owner is not None else None
    poss = _possessor(scene, noun)
    if poss is not None:
        return _found(scene, poss, i, whole)
    if noun.dep_ != "pobj" or not scene.words.among("wording_prepositions", noun.head.lower_):
        return None
    verb = noun.head.head
    speaker = scene.speaker_of(verb, Manner.STATE) if verb.pos_ == "VERB" else None
    return Found(speaker, (verb.i, verb.i + 1), None, LIKELY, "quotes.words", whole) if speaker is not None else None


def _possessor(scene: Scene, noun: Token) -> Token | None:
    return next((child for child in noun.lefts if child.dep_ == "poss"), None)


def _found(scene: Scene, owner: Token, i: int, whole: bool) -> Found | None:
    if owner.dep_ != "poss" and not scene.may_speak(owner, Manner.SAY):
        return None
    return Found(scene.speaker([owner]), (i, i + 1), None, LIKELY, "quotes.words", whole)


def answered(scene: Scene, here: Place) -> Found | None:
    """ "...", came the reply.   "...", was the answer of X."""
    doc, i = scene.doc, here.outer_end
    last = scene.notes.source.text[here.marked.end - 1]
    if last not in ",?!" and (i >= len(doc) or doc[i].text != ","):
        return None
    while i < here.right and doc[i].is_punct:
        i += 1
    if i >= here.right or not scene.words.among("reply_verbs", scene.lemma(doc[i])):
        return None
    for k in range(i + 1, min(here.right, i + 5)):
        if scene.words.among("replies", scene.lowers[k]):
            owners = [c for c in doc[k].lefts if c.dep_ == "poss"]
            owners += [one for c in doc[k].rights if c.dep_ == "prep" for one in c.rights if one.dep_ == "pobj"]
            own = next((one for one in owners if one.dep_ == "poss" or scene.may_speak(one, Manner.SAY)), None)
            speaker = scene.speaker([own]) if own is not None else None
            return Found(speaker, (i, i + 1), None, SURE if speaker else LIKELY, "quotes.answered", True)
    return None


def signed(scene: Scene, here: Place) -> Found | None:
    """A quotation with a name behind it and no verb: "..." - Ana Ruiz, trade minister, in parliament."""
    doc, i = scene.doc, here.outer_end
    if here.left < here.outer_start and doc[here.left].text not in "-–—":
        return None
    while i < len(doc) and (doc[i].is_space or doc[i].text in ("—", "–", "-", "―")):
        i += 1
    end = scene.after(i + 1) if i < len(doc) else i
    if not i < end <= i + SIGNATURE or any(token.tag_ in _FINITE for token in doc[i:end]):
        return None
    mention = scene.notes.mention_at(i)
    if mention is None and i > here.outer_end and doc[i].pos_ == "PROPN" and not doc[i - 1].is_space:
        speaker = by_looks(scene, i, end)
    elif mention is None or mention.how != "name" or len(mention.parties) != 1:
        return None
    else:
        speaker = Speaker(mention.start, mention.end, mention.parties[0], mention.parties)
    return Found(speaker, None, None, LIKELY, "quotes.signed", True) if speaker is not None else None
