"""The stages of a project."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from comity.lexicon import Language
from comity.reading import staged
from comity.reading.named import Name
from comity.reading.notes import Notes
from comity.reading.projects.names import sets
from comity.reading.staged import Frame, Ladder, frames_of
from comity.records import Modality, ProjectStage

Step = staged.Step[ProjectStage]


@lru_cache(maxsize=4)
def ladder(tables: Language) -> Ladder[ProjectStage]:
    """The words of `project_stages.csv` and what they do."""
    words = sets(tables)
    return Ladder(
        frames=frames_of(tables.table("project_stages"), ProjectStage),
        leads={role: words.get(role, frozenset()) for role in ("of", "for", "on")},
        facts=frozenset({ProjectStage.OPERATING, ProjectStage.UNDER_WAY}),
        cancelled=ProjectStage.CANCELLED,
        suspended=ProjectStage.SUSPENDED,
        proposed=ProjectStage.PROPOSED,
        agreed=ProjectStage.AGREED,
        special=_special,
        softened=frozenset({ProjectStage.PLANNED}),
    )


def steps_of(name: Name, notes: Notes) -> list[Step]:
    """The stages that the clauses around a mention give it, in order of the text."""
    found = staged.steps_of(name.head, name.end, ladder(notes.language), notes)
    return found or _recurring(name, notes)


def _special(verb: Token, passive: bool | None, notes: Notes, why: str) -> list[Step] | None:
    """Set up a commission, put a line into operation; a bridge is open, under construction, 60 % complete."""
    rungs = ladder(notes.language)
    if verb.pos_ == "AUX":
        frame, behind = _state(verb, notes)
        words = (verb.i, behind.i + 1) if behind is not None else (verb.i, verb.i + 1)
        return [] if frame is None else [staged.step(verb, frame, words, rungs, notes, why)]
    frame = rungs.frames.get((verb.lemma_.lower(), "VERB"))
    if frame is None or frame.role not in ("up", "into"):
        return None
    up = sets(notes.language)["up"]
    for child in verb.children:
        nouns = [child] if child.dep_ in ("prt", "dobj") else list(child.children) if child.dep_ == "prep" else []
        fits = passive is not False if frame.role == "up" else not passive
        if any(one.lower_ in up for one in nouns) and fits:
            return [staged.step(verb, frame, (verb.i, verb.i + 1), rungs, notes, why)]
    return []


def _state(verb: Token, notes: Notes) -> tuple[Frame[ProjectStage] | None, Token | None]:
    """What stands behind a form of "be": the stage that it means, and its word."""
    words = sets(notes.language)
    works = Frame("any", ProjectStage.OPERATING, None, ProjectStage.PLANNED)
    being_built = Frame("any", ProjectStage.UNDER_WAY, None, ProjectStage.PLANNED, ProjectStage.UNDER_WAY)
    for child in verb.rights:
        if child.dep_ == "acomp" and child.lower_ in words["working"]:
            return works, child
        if child.dep_ == "acomp" and child.lower_ in words["complete"]:
            share = any(token.lower_ in words["percent"] for token in child.subtree)
            return (being_built if share else None), child
        noun = next((one for one in child.children if one.dep_ == "pobj" and one.i == child.i + 1), None)
        if child.dep_ == "prep" and noun is not None and noun.lower_ in words["building"]:
            return being_built, noun
    return None, None


def _recurring(name: Name, notes: Notes) -> list[Step]:
    """An "annual forum" exists: it comes back every year."""
    for child in name.head.lefts:
        if child.lower_ in sets(notes.language).get("recurring", ()) and name.head.is_title:
            words = (child.i, child.i + 1)
            return [staged.Step(ProjectStage.OPERATING, child, words, None, Modality.ASSERTED, "recurring")]
    return []
