"""Promises without a verb of promising: "plans for a branch", "the proposed plant", "a square soon to open"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading.commitments.footing import footing
from comity.reading.commitments.promises import WEAK, Promise
from comity.reading.commitments.words import DEED, words_of
from comity.reading.named import state_names
from comity.reading.notes import Notes
from comity.reading.standing import Cue, cue_words
from comity.records import CommitmentStage, Modality, Project, ProjectStage

_STAGES = {
    ProjectStage.PROPOSED: CommitmentStage.PROPOSED,
    ProjectStage.PLANNED: CommitmentStage.PLANNED,
}


_BY_CUE = {
    Cue.PLANNED: CommitmentStage.PLANNED,
    Cue.PROPOSED: CommitmentStage.PROPOSED,
    Cue.EXPECTED: CommitmentStage.EXPECTED,
}


def projects_promised(taken: list[tuple[int, int]], notes: Notes) -> Iterator[tuple[Promise, Project]]:
    """Projects that are ahead and whose words no other promise holds."""
    words = words_of(notes.language)
    for project in notes.found(Project):
        stage = _STAGES.get(project.stage) if project.stage is not None else None
        told = project.passages.get("stage")
        if stage is None or told is None or not (project.parties or project.place):
            continue
        span = notes.doc.char_span(told.start, told.end, alignment_mode="expand")
        first, last = notes.tokens(project)
        if span is None or any(start < last and first < end for start, end in taken):
            continue
        act = span[0]
        described = _described(first, last, notes)
        if described is not None:
            act, stage = described, _BY_CUE[cue_words(notes.language)[described.lower_, "ADJ"]]
        elif act.sent.start != notes.doc[first].sent.start or not _promises(act, last, notes):
            continue
        if footing(act, stage, notes, words) is None and stage is not CommitmentStage.PROPOSED:
            continue
        start, end = min(first, act.i), max(last, act.i + 1)
        whole = (start, act.right_edge.i + 1 if act.i >= last else end)
        names = state_names(project.parties, notes)
        modality = Modality(stage.value)
        yield Promise(act, stage, modality, (), "project", WEAK, whole, names, told=act), project


def _described(first: int, last: int, notes: Notes) -> Token | None:
    """The word of "the planned tunnel", "a proposed plant" before or in the name of the project."""
    doc = notes.doc
    start = doc[last - 1].sent.start
    for i in range(max(start, first - 2), last):
        if doc[i].dep_ == "amod" and first <= doc[i].head.i < last and _puts_ahead(doc[i].lower_, "ADJ", notes):
            return doc[i]
    return None


def _promises(act: Token, last: int, notes: Notes) -> bool:
    """Whether the words that tell the stage put the thing ahead by themselves: "plans for", "planned", "soon to open".

    A finite verb has been asked before; the name of an act ("the construction of") needs "planned" or "proposed" at it.
    """
    if act.pos_ in ("VERB", "AUX"):
        finite = any(child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in act.children)
        ranked = act.head.lefts if act.head.pos_ in ("NOUN", "PROPN") else ()
        if any(words_of(notes.language).has("ranks", one.lower_) for one in ranked):
            return False  # "the first university to open abroad"
        described = act.i >= last and act.dep_ in ("acl", "advcl", "relcl")
        deed = words_of(notes.language).kind(DEED, act.lemma_.lower())
        ahead = described and deed and any(child.tag_ == "TO" for child in act.children)
        return not finite and (ahead or (act.tag_ == "VBN" and _puts_ahead(act.lower_, "ADJ", notes)))
    if _puts_ahead(act.lemma_.lower(), "NOUN", notes):
        return True
    return any(_puts_ahead(child.lower_, "ADJ", notes) for child in act.lefts if child.dep_ == "amod")


def _puts_ahead(word: str, pos: str, notes: Notes) -> bool:
    return cue_words(notes.language).get((word, pos)) in _BY_CUE
