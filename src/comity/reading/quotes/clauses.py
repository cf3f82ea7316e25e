"""The clause that is reported: which words it has, and whether they were said at all."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, subjects
from comity.reading.quotes.scene import Scene, Speaker
from comity.reading.quotes.words import Manner

IN_MARKS = 0.6
"""Share of a clause between marks from which on it is a direct quotation and no reported speech."""
LEADER = re.compile(
    r"[ \t]*(?:[•·▪‣*–—-]\s*)?"
    r"(?:\d{1,2}[.:]\d{2}\s+"
    r"|[^\W\d_]+ \d{1,2}:\s+"
    r"|[A-Z][^\na-z]{2,}[^\n]{0,70}?\s[-–—]+\s+"
    r"|[A-Z][A-Z ]+:\s+)"
)
"""What stands before the first sentence of an agency's text, of a live entry or of a numbered claim."""
FEWEST = 2
"""Tokens that a reported clause has at least."""


def subtree(scene: Scene, clause: Token) -> tuple[int, int]:
    """Tokens of a reported clause, without the word that opens it."""
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    for child in clause.rights:
        if child.dep_ not in ("conj", "advcl"):
            continue
        if speaks_on(scene, child) or adds_on(scene, child) or others_say(scene, child):
            end = min(end, child.left_edge.i)
            while end - 1 > clause.i and scene.doc[end - 1].dep_ in ("cc", "punct"):
                end -= 1
    for child in clause.lefts:
        if child.dep_ == "mark" and scene.words.among("complementizers", child.lower_):
            return child.i + 1, end
    aside = next((one for one in clause.lefts if one.dep_ == "parataxis" and one.i in scene.verbs), None)
    if aside is not None and aside.left_edge.i <= start + 1:
        start = aside.right_edge.i + 1
    while start < clause.i and (
        (scene.doc[start].is_punct and not scene.doc[start].is_quote)
        or scene.doc[start].is_space
        or (scene.words.among("complementizers", scene.lowers[start]) and scene.doc[start].dep_ != "nsubj")
    ):
        start += 1
    if start + 1 < clause.i and scene.doc[start].pos_ == "ADV":  # "only that ..."
        start += 2 * scene.words.among("complementizers", scene.lowers[start + 1])
    return start, end


def speaks_on(scene: Scene, verb: Token) -> bool:
    """Whether a verb that the parser joined to a reported clause goes on with who reports: "said it was late and vowed
    to hurry". It does where it stands in the tense of the verb of saying and has no subject, and either the clause's
    own verb cannot share that tense ("said she would vote but refused ...") or its subject cannot speak.
    """
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ not in ("ccomp", "xcomp") or clause.head.i not in scene.verbs:
        return False
    if verb.tag_ != clause.head.tag_ or any(child.dep_ in (*SUBJECTS, "aux") for child in verb.children):
        return False
    if clause.tag_ == "VB" and verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    own = subjects(clause)
    return verb.i in scene.verbs and bool(own) and not scene.may_speak(own[0], Manner.SAY)


def adds_on(scene: Scene, verb: Token) -> bool:
    """Whether a participle that the parser hung on a reported clause is who reports: "said it was late, adding ..."; so
    it is where a comma parts it and the subject of the clause cannot speak.
    """
    known, first = scene.verbs.get(verb.i), verb.left_edge.i
    if known is None or known.manner is not Manner.SAY or verb.tag_ != "VBG" or scene.texts[first - 1] != ",":
        return False
    own = subjects(verb.head)
    return bool(own) and not scene.may_speak(own[0], Manner.RAISE)


def others_say(scene: Scene, verb: Token) -> bool:
    """Whether a clause behind a comma is what others say: "critics say it is late, while its friends argue ..."."""
    known, first = scene.verbs.get(verb.i), verb.left_edge.i
    if known is None or known.manner is not Manner.SAY or verb.tag_ != verb.head.head.tag_:
        return False
    own = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    before = [i for i in (first - 1, first - 2) if i > verb.head.i]
    parted = any(scene.texts[i] in (",", ";") for i in before)
    return parted and own is not None and own.pos_ != "PRON" and scene.may_speak(own, Manner.RAISE)


def finite(scene: Scene, clause: Token) -> bool:
    """Whether this is a clause with a subject and a finite verb, opened by nothing but "that", "whether", "how"."""
    children = list(clause.children)
    if clause.pos_ not in ("VERB", "AUX") or not any(child.dep_ in (*SUBJECTS, "expl") for child in children):
        return False
    marks = [child for child in children if child.dep_ == "mark"]
    opens = [one for one in marks if scene.words.among("complementizers", one.lower_)]
    if marks and not opens and not any(scene.words.among("questions", one.lower_) for one in marks):
        return False
    if clause.tag_ == "VBN" and any(child.dep_ == "nsubj" for child in children):  # a past tense tagged amiss
        return True
    return (
        bool(opens) or clause.tag_ in ("VBD", "VBP", "VBZ") or any(one.dep_ in ("aux", "auxpass") for one in children)
    )


def has_opener(scene: Scene, clause: Token) -> bool:
    """Whether "that" opens the clause; the tag tells it from a pronoun where the parse does not."""
    return any(
        scene.words.among("complementizers", child.lower_) and (child.dep_ == "mark" or child.tag_ == "IN")
        for child in clause.lefts
    )


def parts_of(scene: Scene, content: list[tuple[int, int]]) -> tuple[tuple[int, int], ...] | None:
    """Characters of the content, without punctuation and marks at the ends of its parts."""
    doc, out, count = scene.doc, [], 0
    for start, end in content:
        while start < end and (doc[start].is_space or (doc[start].is_punct and not doc[start].is_quote)):
            start += 1
        while end > start and (doc[end - 1].is_space or (doc[end - 1].is_punct and not doc[end - 1].is_quote)):
            end -= 1
        if end <= start:
            continue
        start, end = _unmarked(scene, _past_label(scene, start, end), end)
        if end > start and any(not (token.is_punct or token.is_space) for token in doc[start:end]):
            count += end - start
            out.append((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])))
    return tuple(out) if count >= FEWEST else None


def _past_label(scene: Scene, start: int, end: int) -> int:
    """A dateline, a clock or a label before the sentence is no part of what is reported."""
    text, at = scene.notes.source.text, scene.doc[start].idx
    line = text.rfind("\n", 0, at) + 1
    hit = LEADER.match(text, line)
    if hit is None or not at <= hit.end() or hit.end() > scene.doc[end - 1].idx:
        return start
    return scene.token_at(hit.end())


def _unmarked(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """A part that holds half a pair of marks takes the other half in, or gives its own up."""
    doc = scene.doc
    if end - start > 1 and sum(token.is_quote for token in doc[start:end]) % 2:
        for behind in (end, end + 1):
            if behind < len(doc) and doc[behind].is_quote and not doc[behind - 1].whitespace_:
                return start, behind + 1
        if doc[end - 1].is_quote:
            end -= 1
        elif doc[start].is_quote:
            start += 1
    while end - start > 1 and doc[end - 1].text in ".,;":
        end -= 1
    return start, end


def within_marks(scene: Scene, content: list[tuple[int, int]]) -> bool:
    """Whether the clause is a quotation between marks that the verb introduces, and so no reported speech."""
    total = sum(end - start for start, end in content)
    return total > 0 and sum(sum(scene.in_marks[start:end]) for start, end in content) >= IN_MARKS * total


def unsaid(scene: Scene, verb: Token) -> bool:
    """Whether the words were not said, or not yet: would not say, is expected to announce, denied saying."""
    words = scene.words
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and words.among("unsaid", child.lower_)):
            return True
    head = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and verb.tag_ == "VB":
        return words.among("unsaid_governors", scene.lemma(head)) or any(c.dep_ == "neg" for c in head.children)
    if verb.dep_ in ("xcomp", "pcomp") and verb.tag_ == "VBG":
        return words.among("governing_denials", scene.lemma(head if head.dep_ != "prep" else head.head))
    return False


def refused(scene: Scene, verb: Token) -> bool:
    """Whether the verb, or the verb of an adjective, is plainly denied: does not believe, is not convinced."""
    children = list(verb.children)
    if any(child.dep_ == "aux" and scene.words.among("unsaid", child.lower_) for child in children):
        return False
    return any(child.dep_ == "neg" for child in children)


def first_person(scene: Scene, speaker: Speaker | None) -> bool:
    """A writer who says "I hope" reports nobody."""
    return speaker is not None and scene.words.among("first_person", scene.lowers[speaker.start])
