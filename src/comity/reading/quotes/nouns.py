"""Reported speech that hangs on a preposition, a noun or an adjective: "according to X", "a claim by X that ...",
"confident that", "not true that".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading.clauses import governor, is_passive, subjects
from comity.reading.quotes.around import according_here
from comity.reading.quotes.clauses import (
    finite,
    first_person,
    has_opener,
    parts_of,
    refused,
    subtree,
    unsaid,
    within_marks,
)
from comity.reading.quotes.scene import Saying, Scene, Speaker
from comity.reading.quotes.words import Manner
from comity.records import Modality, QuoteForm

NOUN = 0.65
"""How sure a clause is that hangs on a noun; ranked by hand."""


# ---- according to -------------------------------------------------------------------------------------------------


def by_preposition(scene: Scene, i: int) -> Saying | None:
    """The sentence that "according to" at token `i` gives to a source."""
    found = according_here(scene, i)
    if found is None or found.speaker is None or found.cue is None:
        return None
    token = scene.doc[i]
    start, end = i, token.right_edge.i + 1
    end = max(end, found.speaker.end)
    verb = token.head if token.head.pos_ in ("VERB", "AUX") else governor(token)
    whole = token.sent.start, token.sent.end
    if verb is not None and verb.dep_ in ("relcl", "ccomp", "advcl") and verb.left_edge.i > whole[0]:
        whole = verb.left_edge.i, verb.right_edge.i + 1
    content = [one for one in ((whole[0], start), (end, whole[1])) if one[1] > one[0]]
    parts = parts_of(scene, content)
    if parts is None or within_marks(scene, content):
        return None
    return Saying(
        parts=parts,
        form=QuoteForm.INDIRECT,
        speaker=found.speaker,
        score=found.score,
        why="quotes.according",
        cue=found.cue,
        printed=not scene.in_marks[i],
    )


# ---- nouns --------------------------------------------------------------------------------------------------------


def by_noun(scene: Scene, noun: Token) -> Iterator[Saying]:
    """ "a claim by X that ...", "his belief that ...", "X voiced hope that ...", "reports that ... are false"."""
    clauses = (one for one in noun.rights if one.dep_ in ("acl", "relcl", "ccomp"))
    promised = scene.words.among("nouns_to", scene.lemma(noun))
    clause = next((one for one in clauses if has_opener(scene, one) or (promised and _infinitive(one))), None)
    if clause is None:
        return
    content = [subtree(scene, clause)]
    parts = parts_of(scene, content)
    if parts is None or within_marks(scene, content):
        return
    given = scene.words.named("nouns", noun.lower_) or scene.words.named("nouns", scene.lemma(noun))
    modality = Modality(given) if given else None
    governing = noun.head if noun.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj") else None
    denied = _denied_by(scene, noun, governing)
    speaker, cue = _noun_source(scene, noun, governing)
    if denied is not None:
        speaker, modality = denied, Modality.DENIED
    elif _is_untrue(scene, noun):
        modality, speaker = Modality.DENIED, None
    if speaker is None and modality is not Modality.DENIED:
        return
    yield Saying(
        parts=parts,
        form=QuoteForm.INDIRECT,
        speaker=speaker,
        score=NOUN,
        why="quotes.noun",
        cue=cue,
        modality=modality,
        printed=speaker is not None and not scene.in_marks[noun.i] and not first_person(scene, speaker),
    )


def _infinitive(clause: Token) -> bool:
    """a promise to cut taxes"""
    return clause.tag_ == "VB" and any(child.tag_ == "TO" for child in clause.lefts)


def by_adjective(scene: Scene, word: Token) -> Iterator[Saying]:
    """ "X is confident that ...": where someone stands, without a verb of saying."""
    verb = word if word.pos_ == "VERB" else word.head
    if word is not verb and word.dep_ != "acomp":
        return
    behind = [*word.rights, *(one for one in verb.rights if one.i > word.i and has_opener(scene, one))]
    clause = next((one for one in behind if one.dep_ == "ccomp" and finite(scene, one)), None)
    if clause is None or (word is verb and not is_passive(verb)):
        return
    speaker = _holder(scene, verb)
    content = [subtree(scene, clause)]
    parts = parts_of(scene, content)
    if speaker is None or parts is None or within_marks(scene, content):
        return
    given = scene.words.named("adjectives", word.lower_)
    modality = Modality(given) if given else None
    refuses = refused(scene, verb)
    if refuses:
        modality = Modality.DENIED if modality is not Modality.DENIED else None
    held_back = not refuses and unsaid(scene, verb)
    yield Saying(
        parts=parts,
        form=QuoteForm.INDIRECT,
        speaker=speaker,
        score=NOUN,
        why="quotes.adjective",
        cue=(word.i, word.i + 1),
        modality=Modality.CONDITIONAL if held_back else modality,
        printed=not held_back and not scene.in_marks[word.i] and not first_person(scene, speaker),
    )


def _holder(scene: Scene, verb: Token) -> Speaker | None:
    """Who is said to be so."""
    found = subjects(verb)
    return scene.speaker(found) if found and scene.may_speak(found[0], Manner.RAISE) else None


def _denied_by(scene: Scene, noun: Token, governing: Token | None) -> Speaker | None:
    """Who denies it: "denied a report that ..."."""
    if governing is None or noun.dep_ != "dobj":
        return None
    verb = scene.verbs.get(governing.i)
    if verb is None or verb.modality is not Modality.DENIED:
        return None
    return scene.speaker_of(governing, Manner.RAISE)


def _noun_source(scene: Scene, noun: Token, governing: Token | None) -> tuple[Speaker | None, tuple[int, int]]:
    for child in noun.children:
        if child.dep_ == "poss" and (scene.may_speak(child, Manner.RAISE) or scene.notes.mention_at(child.i)):
            return scene.speaker([child]), (noun.i, noun.i + 1)
        mention = scene.notes.mention_at(child.i) if child.dep_ == "amod" else None
        if mention is not None and len(mention.parties) == 1:  # "Norwegian claims that ..."
            return Speaker(child.i, child.i + 1, mention.parties[0], mention.parties), (noun.i, noun.i + 1)
        if child.dep_ == "prep" and scene.words.among("noun_prepositions", child.lower_):
            for one in child.rights:
                if one.dep_ == "pobj" and scene.may_speak(one, Manner.RAISE):
                    return scene.speaker([one]), (noun.i, noun.i + 1)
    if governing is not None and noun.dep_ == "dobj":
        known = scene.verbs.get(governing.i)
        if (known and known.manner is not Manner.RELAY) or scene.words.among("noun_verbs", scene.lemma(governing)):
            if unsaid(scene, governing):
                return None, (governing.i, governing.i + 1)
            return scene.speaker_of(governing, Manner.RAISE), (governing.i, noun.i + 1)
    return None, (noun.i, noun.i + 1)


def _is_untrue(scene: Scene, noun: Token) -> bool:
    """reports that ... were untrue"""
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return any(
        child.dep_ in ("acomp", "attr", "oprd") and scene.words.among("untrue", child.lower_)
        for child in noun.head.children
    )


def not_true(scene: Scene, truth: Token) -> Saying | None:
    """It is not true that ..."""
    verb = truth.head
    if truth.dep_ not in ("acomp", "attr") or not any(child.dep_ == "neg" for child in verb.children):
        return None
    for host in (verb, truth):
        for child in host.rights:
            if child.dep_ in ("ccomp", "acl") and has_opener(scene, child):
                parts = parts_of(scene, [subtree(scene, child)])
                if parts is not None:
                    return Saying(
                        parts=parts,
                        form=QuoteForm.INDIRECT,
                        speaker=None,
                        score=NOUN,
                        why="quotes.not_true",
                        cue=(verb.i, verb.i + 1),
                        modality=Modality.DENIED,
                        printed=False,
                    )
    return None
