"""Whether an act is one that is undertaken towards a target: not a state, not an outcome, not a meeting."""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token

from comity.reading.clauses import is_passive, objects, subjects
from comity.reading.commitments import doers as who
from comity.reading.commitments.words import DEED, DROPPED, ENCOUNTER, RECEIVE, Words
from comity.reading.notes import Notes
from comity.records import Agreement, Date, DateType, Event, EventKind, Figure, Project, SourceKind, UnitKind, stretch

_MEETINGS = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.CALL, EventKind.SUMMIT, EventKind.TALKS})
_OWN_VOICE = frozenset({SourceKind.COMMUNIQUE, SourceKind.TREATY})
_FIRM_VOICE = _OWN_VOICE | {SourceKind.SPEECH, SourceKind.PRESS_RELEASE, SourceKind.OP_ED}


class Fit(Enum):
    """Who is seen to act."""

    PARTY = "a party does it"
    THING = "it is done, or comes about by plan"


def fits(
    act: Token, doing: tuple[Token, ...], carried: bool, notes: Notes, words: Words, *, wilful: bool = False
) -> Fit | None:
    """Whether an act may be promised in this clause, and by whom it is seen to be done.

    Args:
        act: the verb.
        doing: the nouns that do it.
        carried: a word that promises governs it, so that more verbs count than behind a bare "will".
        notes: the document.
        words: the language's words.
        wilful: only a party can be the subject, whether the text names it or not.
    """
    verb = _behind_phase(act, words)
    lemma = verb.lemma_.lower()
    if _is_meeting(verb, doing, notes, words) or _takes_back(verb, words):
        return None
    if words.kind(RECEIVE, lemma):
        return Fit.THING if _counted(verb, notes) else None
    passive = is_passive(verb)
    by_party = wilful or any(who.is_party(one, notes, words) for one in doing)
    if by_party and not passive:
        return _by_party(verb, lemma, carried, notes, words)
    if passive:
        return _undergone(verb, lemma, by_party, carried, notes, words)
    return _of_itself(verb, lemma, carried, notes, words)


def _by_party(verb: Token, lemma: str, carried: bool, notes: Notes, words: Words) -> Fit | None:
    deed = words.kind(DEED, lemma)
    if not deed and (words.has("states", lemma) or not (carried or notes.source.kind in _OWN_VOICE)):
        return None
    if words.classes.get(DEED, {}).get(lemma) == "into" and not _into_service(verb, words):
        return None
    targets = objects(verb)
    if not targets and not _complemented(verb, notes):
        return None
    if targets and all(words.has("soft", one.lemma_.lower()) or is_gathering(one, words) for one in targets):
        return None if not any(_has_figure(one, notes) for one in targets) else Fit.PARTY
    return Fit.PARTY


def _undergone(verb: Token, lemma: str, by_party: bool, carried: bool, notes: Notes, words: Words) -> Fit | None:
    if not words.kind(DEED, lemma) and not words.has("signed", lemma):
        return None
    things = subjects(verb)
    if things and all(is_gathering(one, words) or words.has("soft", one.lemma_.lower()) for one in things):
        return None
    known = any(_covered(one, notes) for one in things)
    firm = by_party or carried or known or notes.source.kind in _FIRM_VOICE
    if not (firm or has_date(verb, notes)):
        return None
    return Fit.PARTY if by_party else Fit.THING


def _of_itself(verb: Token, lemma: str, carried: bool, notes: Notes, words: Words) -> Fit | None:
    """ "the border will open in May", "the line comes into operation next year": a day is needed."""
    takes = words.classes.get(DEED, {}).get(lemma, "")
    if takes == "into":
        if not _into_service(verb, words):
            return None
    elif takes != "schedule" and not _made_ready(verb, words):
        return None
    things = subjects(verb)
    if not things or all(is_gathering(one, words) for one in things):
        return None
    return Fit.THING if has_date(verb, notes) else None


def _into_service(verb: Token, words: Words) -> bool:
    """ "goes into operation", "comes into use"."""
    inside = [noun for child in verb.children if child.dep_ in ("prep", "dobj") for noun in (child, *child.children)]
    return any(words.has("service", one.lower_) for one in inside)


def _made_ready(verb: Token, words: Words) -> bool:
    """ "will be operational"."""
    if not words.has("be", verb.lemma_.lower()):
        return False
    return any(child.dep_ in ("acomp", "attr") and words.has("ready", child.lower_) for child in verb.children)


def _behind_phase(act: Token, words: Words) -> Token:
    """ "continue to support": the verb behind says what is done."""
    if words.has("phases", act.lemma_.lower()):
        return next((one for one in act.children if one.dep_ == "xcomp" and one.pos_ == "VERB"), act)
    return act


def _is_meeting(verb: Token, doing: tuple[Token, ...], notes: Notes, words: Words) -> bool:
    """Visits, meetings and the like, which events carry."""
    lemma = verb.lemma_.lower()
    if _pays(verb, notes):
        return False
    done_to = words.kind(DEED, lemma) and bool(objects(verb))  # "return the frigate" is no visit
    if not done_to and any(one.kind_ in _MEETINGS for one in notes.within(Event, verb.i, verb.i + 1)):
        return True
    if not words.kind(ENCOUNTER, lemma):
        return False
    if not words.kind(DEED, lemma):
        return True
    return any(who.is_person(one, notes) or who.is_party(one, notes, words) for one in doing)


def _takes_back(verb: Token, words: Words) -> bool:
    """ "agreed to give up the plan": that ends a promise and does not say which."""
    particle = words.classes.get(DROPPED, {}).get(verb.lemma_.lower())
    if particle is None or (particle and not any(child.lower_ == particle for child in verb.children)):
        return False
    return any((one.lemma_.lower(), "NOUN") in words.carriers for one in objects(verb))


def _pays(verb: Token, notes: Notes) -> bool:
    """ "will meet 40 per cent of the cost"."""
    return any(
        figure.unit_kind in (UnitKind.PERCENT, UnitKind.MONEY)
        for one in objects(verb)
        if not is_passive(verb)
        for figure in notes.within(Figure, one.left_edge.i, one.right_edge.i + 1)
    )


def _counted(verb: Token, notes: Notes) -> bool:
    things = [] if is_passive(verb) else objects(verb)
    return any(_has_figure(one, notes) or any(child.like_num for child in one.lefts) for one in things)


def _has_figure(noun: Token, notes: Notes) -> bool:
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    return any(True for _ in notes.within(Figure, start, end))


def _complemented(verb: Token, notes: Notes) -> bool:
    """Whether an act without an object has a target behind a preposition or a verb, and not only a date."""
    dated = {i for one in notes.within(Date, verb.i, verb.right_edge.i + 1) for i in range(*notes.tokens(one))}
    for child in verb.rights:
        if child.dep_ in ("xcomp", "prt"):
            return True
        if child.dep_ in ("prep", "dative") and any(
            noun.dep_ in ("pobj", "pcomp") and noun.i not in dated for noun in child.children
        ):
            return True
    return False


def is_gathering(noun: Token, words: Words) -> bool:
    """Whether a noun is a meeting, a vote, a price: things that happen and that no one promises."""
    return words.has("gatherings", noun.lemma_.lower()) or words.has("gatherings", noun.lower_)


def has_date(verb: Token, notes: Notes) -> bool:
    """Whether a day, month or year stands in the clause of a verb."""
    found = notes.within(Date, verb.left_edge.i, verb.right_edge.i + 1)
    return any(one.type is DateType.DATE and (one.value is None or stretch(one.value) is not None) for one in found)


def _covered(noun: Token, notes: Notes) -> bool:
    """Whether a noun heads a project or an agreement found before."""
    for kind in (Project, Agreement):
        for one in notes.found(kind):
            first, last = notes.tokens(one)
            if first <= noun.i < last:
                return True
    return False
