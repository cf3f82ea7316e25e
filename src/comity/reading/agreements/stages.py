"""The stages of an agreement, and the verbs that plain frames cannot read."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from comity.lexicon import Language
from comity.reading import staged
from comity.reading.agreements.titles import sets
from comity.reading.clauses import doers, governor, objects
from comity.reading.named import Name
from comity.reading.notes import Notes
from comity.reading.staged import Frame, Ladder, frames_of, nearest_date
from comity.records import AgreementStage, Date, Modality, stretch

LONG_AGO_DAYS = 365
"""What was "concluded" over a year before the report was signed since; nearer, the signature may be still to come."""

Step = staged.Step[AgreementStage]

_SIGNED = Frame("object", AgreementStage.SIGNED, None, AgreementStage.EXPECTED)


@lru_cache(maxsize=4)
def ladder(tables: Language) -> Ladder[AgreementStage]:
    """The words of `agreement_stages.csv` and what they do."""
    words = sets(tables)
    return Ladder(
        frames=frames_of(tables.table("agreement_stages"), AgreementStage),
        leads={"of": words.get("of", frozenset()), "on": words.get("on", frozenset())},
        facts=frozenset({AgreementStage.SIGNED, AgreementStage.RATIFIED, AgreementStage.IN_FORCE}),
        cancelled=AgreementStage.ENDED,
        suspended=AgreementStage.SUSPENDED,
        proposed=AgreementStage.PROPOSED,
        special=_special,
        softened=frozenset({AgreementStage.EXPECTED}),
    )


def steps_of(named: Name, notes: Notes) -> list[Step]:
    """The stages that the clauses around a mention give it, in order of the text."""
    found = staged.steps_of(named.head, named.end, ladder(notes.language), notes)
    found = found or _names_put(named, notes) or _together_with(named, notes)
    return [_signed_since(one, notes) for one in found] + _in_force(named, notes) + _headline(named, notes)


def _special(verb: Token, passive: bool | None, notes: Notes, why: str) -> list[Step] | None:
    """Entry into force; approval by a parliament, which is ratification, and by anyone else, which is not."""
    rungs = ladder(notes.language)
    frame = rungs.frames.get((verb.lemma_.lower(), "VERB"))
    if frame is not None and frame.role in ("into force", "in force"):
        behind = _force(verb, notes)
        return [] if behind is None else [staged.step(verb, frame, (verb.i, behind.i + 1), rungs, notes, why)]
    words = sets(notes.language)
    if frame is None and verb.lemma_.lower() in words.get("approve", ()):
        if not any(token.lemma_.lower() in words["chambers"] for one in doers(verb) for token in one.subtree):
            return []
        approved = Frame("object", AgreementStage.RATIFIED, AgreementStage.SIGNED, None)
        return [staged.step(verb, approved, (verb.i, verb.i + 1), rungs, notes, why)]
    return None


def _force(verb: Token, notes: Notes) -> Token | None:
    """The noun of "into force", "effect" behind a verb."""
    force = sets(notes.language)["force"]
    for child in verb.children:
        if child.lower_ in force and child.dep_ in ("dobj", "obj", "attr"):
            return child
        if child.dep_ == "prep":
            noun = next((one for one in child.children if one.lower_ in force), None)
            if noun is not None:
                return noun
    return None


def _in_force(named: Name, notes: Notes) -> list[Step]:
    """ "the convention, in force since 2010"."""
    force = sets(notes.language).get("force", frozenset())
    for child in named.head.children:
        if child.dep_ == "prep":
            noun = next((one for one in child.children if one.lower_ in force and one.dep_ == "pobj"), None)
            if noun is not None:
                when = nearest_date(child, child.i, child.right_edge.i + 1, notes)
                words = (child.i, noun.i + 1)
                return [staged.Step(AgreementStage.IN_FORCE, noun, words, when, Modality.ASSERTED, "in-force")]
    return []


def _names_put(named: Name, notes: Notes) -> list[Step]:
    """ "put their names to the treaty", "set his signature under the text": a name put there is a signature."""
    words, token = sets(notes.language), staged.chief(named.head)
    if token.dep_ != "pobj" or token.head.head.lemma_.lower() not in words.get("put", ()):
        return []
    verb = token.head.head
    if not any(one.lemma_.lower() in words["signature"] for one in objects(verb)):
        return []
    return [staged.step(verb, _SIGNED, (verb.i, token.head.i + 1), ladder(notes.language), notes, "verb")]


def _together_with(named: Name, notes: Notes) -> list[Step]:
    """ "was signed together with the protocol": joined to what the verb is told of."""
    words, preposition = sets(notes.language), named.head.head
    if named.head.dep_ != "pobj" or preposition.lower_ not in words["with"] or preposition.i == 0:
        return []
    if preposition.nbor(-1).lower_ not in words.get("along", ()):
        return []
    verb = governor(preposition)
    return staged.by_verb(verb, ladder(notes.language), notes, passive=True, why="verb") if verb is not None else []


def _headline(named: Name, notes: Notes) -> list[Step]:
    """ "Oslo and Riga sign ferry pact": a headline's verb that the parser took for part of the name."""
    if named.start in {0, named.head.left_edge.i}:
        return []
    act = named.head.doc[named.start - 1]
    frame = ladder(notes.language).frames.get((act.lemma_.lower(), "VERB"))
    if frame is None or act.pos_ == "VERB" or act.lower_ not in sets(notes.language).get("headline", ()):
        return []
    return [staged.Step(frame.done, act, (act.i, act.i + 1), None, Modality.ASSERTED, "headline")]


def _signed_since(step: Step, notes: Notes) -> Step:
    """A text settled long ago ("concluded in 1988") counts as signed."""
    frame = ladder(notes.language).frames.get((step.act.lemma_.lower(), "VERB"))
    settled = frame is not None and frame.done is AgreementStage.EXPECTED
    if step.stage is AgreementStage.EXPECTED and settled and _long_ago(step.when, notes):
        return staged.Step(AgreementStage.SIGNED, step.act, step.words, step.when, step.modality, step.why)
    return step


def _long_ago(when: Date | None, notes: Notes) -> bool:
    days, now = stretch(when.value) if when else None, staged.published(notes)
    return days is not None and now is not None and (now - days[1]).days > LONG_AGO_DAYS
