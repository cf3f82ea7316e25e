"""The stages of an agreement, and the verbs that plain frames cannot read."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from comity.lexicon import Language
from comity.reading import staged
from comity.reading.agreements.titles import needs, sets
from comity.reading.clauses import doers, governor, objects
from comity.reading.named import Name
from comity.reading.notes import Notes
from comity.reading.staged import Frame, Ladder, frames_of, nearest_date
from comity.records import AgreementStage, Date, DateType, Modality, stretch

LONG_AGO_DAYS = 365
"""What was "concluded" over a year before the report was signed since; nearer, the signature may be still to come."""

Step = staged.Step[AgreementStage]

_NEGOTIATED = Frame("any", AgreementStage.NEGOTIATING, None, AgreementStage.NEGOTIATING)
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
    found = [_signed_since(one, notes) for one in found] + _in_force(named, notes) + _headline(named, notes)
    need = needs(named, notes.language)
    if need == "signing":
        found = [one for one in found if one.act.lemma_.lower() in sets(notes.language)["signing"]]
    return found or (_dated(named, notes) if need not in ("signed", "signing") else [])


def _special(verb: Token, passive: bool | None, notes: Notes, why: str) -> list[Step] | None:
    """Entry into force; approval by a parliament, which is ratification, and by anyone else, which is not."""
    rungs = ladder(notes.language)
    if verb.pos_ == "AUX" and (behind := _being_talked_of(verb, notes)) is not None:
        return [staged.step(verb, _NEGOTIATED, (verb.i, behind.i + 1), rungs, notes, why)]
    frame = rungs.frames.get((verb.lemma_.lower(), "VERB"))
    if frame is not None and frame.role in ("into force", "in force"):
        behind = _force(verb, notes)
        return [] if behind is None else [staged.step(verb, frame, (verb.i, behind.i + 1), rungs, notes, why)]
    words = sets(notes.language)
    if verb.lemma_.lower() in words.get("approve", ()):
        if not any(token.lemma_.lower() in words["chambers"] for one in doers(verb) for token in one.subtree):
            return None if frame is not None else []
        approved = Frame("object", AgreementStage.RATIFIED, AgreementStage.SIGNED, None)
        return [staged.step(verb, approved, (verb.i, verb.i + 1), rungs, notes, why)]
    return None


def _being_talked_of(verb: Token, notes: Notes) -> Token | None:
    """The noun of "is still under negotiation", "is a draft"."""
    words = sets(notes.language)
    for child in verb.rights:
        if child.dep_ == "attr" and child.lower_ in words.get("draft", ()):
            return child
        noun = next((one for one in child.children if one.dep_ == "pobj"), None)
        if child.dep_ == "prep" and noun is not None and noun.lower_ in words.get("talks", ()):
            return noun
    return None


def _dated(named: Name, notes: Notes) -> list[Step]:
    """ "the 1992 treaty", "an agreement of 1997": the year in a name is that of the signature, unless it lies ahead."""
    head = named.head
    for one in notes.within(Date, head.left_edge.i, head.right_edge.i + 1):
        start, end = notes.tokens(one)
        before = end == head.i or (
            start < head.i and all(t.pos_ in ("NOUN", "PROPN", "ADJ") for t in head.doc[end : head.i])
        )
        of = start == head.i + 2 and head.nbor().lower_ in sets(notes.language)["of"]
        if not (before or of) or stretch(one.value) is None or staged.ahead(one, notes) or _named_period(one):
            continue
        return [staged.Step(AgreementStage.SIGNED, head, (start, end), one, Modality.ASSERTED, "dated")]
    return []


def _named_period(when: Date) -> bool:
    """A stretch of years is the time for which a text holds, not its date."""
    return "/" in (when.value or "") or when.type is not DateType.DATE


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
    """ "the convention, in force since 2010", "an arrangement still under negotiation"."""
    words = sets(notes.language)
    for child in named.head.children:
        if child.dep_ != "prep":
            continue
        noun = next((one for one in child.children if one.dep_ == "pobj"), None)
        if noun is None:
            continue
        if noun.lower_ in words.get("force", ()):
            when = nearest_date(child, child.i, child.right_edge.i + 1, notes)
            return [
                staged.Step(AgreementStage.IN_FORCE, noun, (child.i, noun.i + 1), when, Modality.ASSERTED, "in-force")
            ]
        if noun.i == child.i + 1 and noun.lower_ in words.get("talks", ()):
            at = (child.i, noun.i + 1)
            return [staged.Step(AgreementStage.NEGOTIATING, noun, at, None, Modality.ASSERTED, "in-talks")]
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
