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
from comity.records import Modality, ProjectStage, ProjectType

Step = staged.Step[ProjectStage]

_WORKS = Frame("any", ProjectStage.OPERATING, None, ProjectStage.PLANNED)
_BEING_BUILT = Frame("any", ProjectStage.UNDER_WAY, None, ProjectStage.PLANNED, ProjectStage.UNDER_WAY)
_TO_BE = Frame("any", None, None, ProjectStage.PLANNED)

WHOLE = "100"
"""The share at which a work is no longer under way."""


@lru_cache(maxsize=4)
def ladder(tables: Language) -> Ladder[ProjectStage]:
    """The words of `project_stages.csv` and what they do."""
    words = sets(tables)
    return Ladder(
        frames=frames_of(tables.table("project_stages"), ProjectStage),
        leads={role: words.get(role, frozenset()) for role in ("of", "for", "on", "text")},
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
    return found or _in_state(name, notes) or _share_of(name, notes) or _recurring(name, notes)


def _special(verb: Token, passive: bool | None, notes: Notes, why: str) -> list[Step] | None:
    """Set up a commission, put a line into operation; a bridge is open, under construction, 60 % complete."""
    rungs = ladder(notes.language)
    if verb.pos_ == "AUX":
        frame, behind = _state(verb, notes)
        words = (verb.i, behind.i + 1) if behind is not None else (verb.i, verb.i + 1)
        return [] if frame is None else [staged.step(verb, frame, words, rungs, notes, why)]
    frame = rungs.frames.get((verb.lemma_.lower(), "VERB"))
    if frame is not None and frame.done is ProjectStage.OPERATING and (share := _share(verb, notes)) is not None:
        words = (min(verb.i, share.i), max(verb.i, share.i) + 1)
        return [staged.step(verb, _BEING_BUILT, words, rungs, notes, why)]
    if frame is not None and frame.role == "subject" and _tells_the_way(verb, notes):
        return []
    if frame is None or frame.role not in ("up", "into"):
        return None
    up = sets(notes.language)["up"]
    for child in verb.children:
        nouns = [child] if child.dep_ in ("prt", "dobj") else list(child.children) if child.dep_ == "prep" else []
        fits = passive is not False if frame.role == "up" else not passive
        if any(one.lower_ in up for one in nouns) and fits:
            return [staged.step(verb, frame, (verb.i, verb.i + 1), rungs, notes, why)]
    return []


def _tells_the_way(verb: Token, notes: Notes) -> bool:
    """ "the road runs from Linz to Graz", "runs 40 km": where it lies, not whether it is there."""
    words = sets(notes.language)
    if verb.lemma_.lower() not in words.get("lie", ()):
        return False
    return any(child.dep_ == "prep" and child.lower_ in words["where"] for child in verb.rights)


def _state(verb: Token, notes: Notes) -> tuple[Frame[ProjectStage] | None, Token | None]:
    """What stands behind a form of "be": the stage that it means, and its word."""
    words = sets(notes.language)
    for child in verb.rights:
        if child.dep_ == "acomp" and child.lower_ in words["working"]:
            return _WORKS, child
        if child.dep_ == "acomp" and child.lower_ in words["complete"]:
            share = any(token.lower_ in words["percent"] for token in verb.doc[verb.i : child.right_edge.i + 1])
            return (_BEING_BUILT if share else None), child
        if child.dep_ in ("acomp", "attr") and child.lower_ in words.get("measured", ()):
            return _TO_BE, child  # "will be 210 km long"
        noun = next((one for one in child.children if one.dep_ == "pobj" and one.i == child.i + 1), None)
        if child.dep_ == "prep" and noun is not None and noun.lower_ in words["building"]:
            return _BEING_BUILT, noun
    return None, None


def _share(verb: Token, notes: Notes) -> Token | None:
    """The percent sign or word of "is 71% built", "has been 60 percent completed"; None for all of it."""
    percent = sets(notes.language)["percent"]
    for child in verb.children:
        if child.dep_ in ("npadvmod", "advmod", "nmod", "dep") and child.lower_ in percent:
            return None if any(one.text == WHOLE for one in child.lefts) else child
    return None


def _in_state(name: Name, notes: Notes) -> list[Step]:
    """ "a bridge under construction near Akko", told by a preposition behind the noun."""
    building = sets(notes.language)["building"]
    for child in name.head.rights:
        noun = next((one for one in child.children if one.dep_ == "pobj" and one.i == child.i + 1), None)
        if child.dep_ == "prep" and noun is not None and noun.lower_ in building and not list(noun.children):
            words = (child.i, noun.i + 1)
            return [staged.Step(ProjectStage.UNDER_WAY, noun, words, None, Modality.ASSERTED, "state")]
    return []


def _share_of(name: Name, notes: Notes) -> list[Step]:
    """ "60 percent of the road has been paved", "half of the works on the dam are complete": under way."""
    token, words = staged.chief(name.head), sets(notes.language)
    for _ in range(2):
        if token.dep_ != "pobj" or token.head.dep_ != "prep":
            return []
        token = token.head.head
        if token.lower_ in words["percent"] or token.lower_ in words.get("part", ()):
            break
    else:
        return []
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return []
    frame = ladder(notes.language).frames.get((token.head.lemma_.lower(), "VERB"))
    done = frame is not None and frame.done is ProjectStage.OPERATING
    if not done and not any(child.lower_ in words["complete"] for child in token.head.rights):
        return []
    verb = token.head
    return [staged.step(verb, _BEING_BUILT, (token.i, verb.i + 1), ladder(notes.language), notes, "verb")]


def _recurring(name: Name, notes: Notes) -> list[Step]:
    """An "annual forum" exists: it comes back every year."""
    for child in name.head.lefts:
        meets = name.sort == ProjectType.FORUM and name.head.is_title
        if meets and child.lower_ in sets(notes.language).get("recurring", ()):
            words = (child.i, child.i + 1)
            return [staged.Step(ProjectStage.OPERATING, child, words, None, Modality.ASSERTED, "recurring")]
    return []
