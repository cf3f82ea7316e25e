"""The stages of a project."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from comity.lexicon import Language
from comity.reading import staged
from comity.reading.named import Name
from comity.reading.notes import Notes
from comity.reading.projects.names import sets
from comity.reading.staged import Ladder, frames_of
from comity.records import Modality, ProjectStage

Step = staged.Step[ProjectStage]


@lru_cache(maxsize=4)
def ladder(tables: Language) -> Ladder[ProjectStage]:
    """The words of `project_stages.csv` and what they do."""
    words = sets(tables)
    return Ladder(
        frames=frames_of(tables.table("project_stages"), ProjectStage),
        leads={"of": words.get("of", frozenset()), "for": words.get("for", frozenset())},
        facts=frozenset({ProjectStage.OPERATING, ProjectStage.UNDER_WAY}),
        cancelled=ProjectStage.CANCELLED,
        suspended=ProjectStage.SUSPENDED,
        proposed=ProjectStage.PROPOSED,
        special=_set_up,
        softened=frozenset({ProjectStage.PLANNED}),
    )


def steps_of(name: Name, notes: Notes) -> list[Step]:
    """The stages that the clauses around a mention give it, in order of the text."""
    found = staged.steps_of(name.head, name.end, ladder(notes.language), notes)
    return found or _recurring(name, notes)


def _set_up(verb: Token, passive: bool | None, notes: Notes, why: str) -> list[Step] | None:
    """Set up a commission, put a line into operation: the particle or the phrase makes the verb mean founding."""
    rungs = ladder(notes.language)
    frame = rungs.frames.get((verb.lemma_.lower(), "VERB"))
    if frame is None or frame.role != "up":
        return None
    up = sets(notes.language)["up"]
    for child in verb.children:
        nouns = [child] if child.dep_ == "prt" else list(child.children) if child.dep_ == "prep" else []
        if any(one.lower_ in up for one in nouns) and passive is not False:
            return [staged.step(verb, frame, (verb.i, verb.i + 1), rungs, notes, why)]
    return []


def _recurring(name: Name, notes: Notes) -> list[Step]:
    """An "annual forum" exists: it comes back every year."""
    for child in name.head.lefts:
        if child.lower_ in sets(notes.language).get("recurring", ()) and name.head.is_title:
            words = (child.i, child.i + 1)
            return [staged.Step(ProjectStage.OPERATING, child, words, None, Modality.ASSERTED, "recurring")]
    return []
