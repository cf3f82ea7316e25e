"""Where, when and whether: what stands around an act in its sentence, and which of it belongs to this act."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, is_passive
from comity.reading.events.frames import Lexicon
from comity.reading.events.slots import Head, lemmas
from comity.reading.notes import Notes
from comity.reading.standing import Cue, Standing, cue_words, negated, standing
from comity.records import Date, DateType, EventKind, EventStatus, Place, PlaceKind, stretch

VERBAL = ("VERB", "AUX")
APART = frozenset({"ccomp", "relcl", "advcl", "acl", "parataxis"})
"""Ties across which a day or a place of the upper clause says nothing of the lower one."""
LINE = 40
"""Tokens. A word farther into its line is not told of the date at its head."""
LEAD = ":"
"""Mark behind a date that leads in its line."""
OWN, NEAR, SHARED, SIDE = 0, 1, 2, 3
"""How close a day or place stands to an act: in its clause, on the verb that plans it, on a joined one, on the next."""

_UNSETTLED = frozenset({Cue.AGREED, Cue.PROMISED, Cue.PROPOSED, Cue.WISHED, Cue.REPORTED})
"""A day on one of these is the day of the promise, not of the act."""


# ---- what belongs to the act -----------------------------------------------------------------------------------


def tie(token: Token, head: Head, notes: Notes) -> int | None:
    """How close a word stands to an act; None where it belongs to another."""
    mine = {head.token.i} | ({head.verb.i} if head.verb is not None else set())
    owner: Token | None = None
    for one in token.ancestors:
        if one.i in mine:
            return OWN
        if one.pos_ in VERBAL:
            owner = one
            break
    if owner is None:
        return NEAR if token.sent.root.pos_ not in VERBAL else None  # "12 May: talks in Oslo", a line without a verb
    if owner.dep_ in ("acl", "relcl") and owner.head.i in mine:
        return NEAR
    if "invitation" in head.frame.traits and owner.dep_ == "xcomp" and owner.head.i in mine:
        return NEAR
    act = head.verb if head.verb is not None else head.token
    if owner.is_ancestor(act):
        return _below(token, owner, act, notes)
    if owner.dep_ == "conj" and owner.head.i == act.i and not any(one.dep_ in SUBJECTS for one in owner.children):
        return SIDE
    return None


def _below(token: Token, owner: Token, act: Token, notes: Notes) -> int | None:
    """The tie to a word on a verb above the act."""
    path = [act]
    for one in act.ancestors:
        if one.i == owner.i:
            break
        path.append(one)
    if any(one.dep_ in APART for one in path):
        return None
    if any(one.dep_ == "conj" for one in path):
        return SHARED
    words = cue_words(notes.language)
    cue = words.get((owner.lemma_.lower(), "VERB"))
    if path[-1].dep_ == "xcomp":
        told = cue in _UNSETTLED or (owner.tag_ == "VBD" and not is_passive(owner))
        return None if told and token.i < act.i else NEAR
    return SHARED


Day = tuple[int, Token, Date]
"""First token of a date, the word of it that the sentence governs, and the date."""


def days(notes: Notes, words: Lexicon) -> list[Day]:
    """The dates of a document that can be the day of an act: no durations, no habits, none after which it lies."""
    out = []
    for date in notes.found(Date):
        if date.type in (DateType.DURATION, DateType.SET) or date.mod == "AFTER" or stretch(date.value) is None:
            continue
        first, last = notes.tokens(date)
        top = next(
            (one for one in notes.doc[first:last] if not first <= one.head.i < last or one.head.i == one.i), None
        )
        if top is not None and not (top.head.dep_ in ("prep", "mark") and top.head.lower_ in words.words("since")):
            out.append((first, top, date))
    return sorted(out, key=lambda one: one[0])


def when(head: Head, dated: list[Day], notes: Notes, words: Lexicon) -> tuple[Date, int] | None:
    """The date of an act and how close it stands."""
    mine = dated[bisect_left(dated, head.start, key=_first) : bisect_left(dated, head.end, key=_first)]
    deadlines = words.words("deadline") if "swallows" in head.frame.traits else frozenset()
    best: tuple[int, int, Date] | None = None
    for first, top, date in mine:
        if first < head.opened <= head.token.i or top.head.lower_ in deadlines:
            continue
        rank = tie(top, head, notes)
        if rank is not None:
            one = (rank, abs(first - head.token.i), date)
            best = one if best is None or one[:2] < best[:2] else best
    return (best[2], best[0]) if best is not None else _leading(head, dated, notes) if dated else None


def _leading(head: Head, dated: list[Day], notes: Notes) -> tuple[Date, int] | None:
    """The date that leads in a line, wherever the parse ends sentences: "12 May 2025: political talks, Oslo"."""
    doc, i = notes.doc, head.token.i
    while i > 0 and "\n" not in doc[i - 1].text and head.token.i - i < LINE:
        i -= 1
    while i < head.token.i and (doc[i].is_punct or doc[i].is_space):
        i += 1
    at = bisect_left(dated, i, key=_first)
    if at == len(dated) or dated[at][0] != i:
        return None
    _, last = notes.tokens(dated[at][2])
    return (dated[at][2], NEAR) if last < len(doc) and doc[last].text == LEAD else None


def _first(day: Day) -> int:
    return day[0]


def where(head: Head, notes: Notes, words: Lexicon) -> tuple[str, Token] | None:
    """Name of the place of an act, and the word that names it."""
    start, end = head.start, head.end
    best: tuple[int, bool, int, str, Token] | None = None
    for i in range(start, end):
        name = notes.placed.get(i)
        if name is None:
            continue
        token = notes.doc[i]
        at = _locating(token, head, notes, words)
        if at is None:
            continue
        one = (at, _country(name, notes), abs(i - head.token.i), name, token)
        best = one if best is None or one[:3] < best[:3] else best
    return (best[3], best[4]) if best is not None else None


def _country(name: str, notes: Notes) -> bool:
    """Whether a place is a whole country; a city says more."""
    return any(isinstance(one, Place) and one.name == name and one.kind_ is PlaceKind.COUNTRY for one in notes.items)


def _locating(token: Token, head: Head, notes: Notes, words: Lexicon) -> int | None:
    """How close a place stands to an act, if a preposition of place leads to it."""
    top = token
    while top.dep_ in ("compound", "amod", "nmod", "poss", "appos", "conj", "flat") and top.head.i != top.i:
        top = top.head
    if top.dep_ == "dobj" and top.head.i == head.token.i and head.frame.kind is EventKind.VISIT:
        return OWN
    if top.dep_ != "pobj" or top.head.lower_ not in words.words("where"):
        return None
    above = top.head.head
    beside = above.dep_ == "appos" and above.head.i == head.token.i
    if (
        above.pos_ in ("NOUN", "PROPN")
        and above.i != head.token.i
        and not beside
        and notes.mention_at(above.i) is not None
    ):
        return None
    rank = tie(top, head, notes)
    return rank if rank is None or rank <= SHARED else None


# ---- whether ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class State:
    """Whether an act took place; `status` is None where only other tellings can say."""

    status: EventStatus | None
    standing: Standing


_WISHES = frozenset({Cue.PROPOSED, Cue.WISHED})
_NO_ACT = frozenset({Cue.POSSIBLE, Cue.REFUSED, Cue.DENIED})
_DENIABLE = frozenset({"ccomp", "dobj", "xcomp", "pcomp", "acl", "conj", "prep", "pobj"})
_BINDING = frozenset({Cue.AGREED, Cue.PLANNED, Cue.PROPOSED})
_OFF = frozenset({Cue.CANCELLED, Cue.POSTPONED, Cue.SUSPENDED})
_COMING = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.TALKS, EventKind.SUMMIT, EventKind.SIGNING,
                     EventKind.OPENING, EventKind.CALL, EventKind.EXERCISE, EventKind.VOTE})  # fmt: skip
"""Kinds that are announced before they happen."""


def state(head: Head, notes: Notes, words: Lexicon, *, headline: bool, dated: Date | None) -> State | None:
    """Whether an act took place, by its clause; None where the words name no single act."""
    direct = head.verb is None or head.token.head.i == head.verb.i or head.token.is_ancestor(head.verb)
    put = standing(head.token if direct or head.verb is None else head.verb, notes.language)
    if head.frame.noun and head.verb is None:
        return _standing_alone(head, put, notes, words)
    if head.frame.pos in ("AUX", "ADJ") and not head.frame.traits & {"ahead", "presence"}:
        return State(EventStatus.HAPPENED, put) if not put.negated else None
    verb = head.verb if head.verb is not None else head.token
    setting_out = put.tense == "present" and put.progressive and verb.lemma_.lower() in words.words("setting_out")
    if "ahead" in head.frame.traits or setting_out:
        return None if put.negated else State(EventStatus.EXPECTED, put)
    if denied(head, notes):
        return None if put.negated else State(EventStatus.DENIED, put)
    if head.frame.kind in _COMING and _missed(verb):
        return State(EventStatus.CANCELLED, put)
    if (put.negated or _none_of(head, notes)) and put.cue not in _OFF:
        gone = put.tense == "future" and head.frame.kind in _COMING and dated is not None
        gone |= (
            put.tense == "past"
            and head.frame.noun
            and not head.led
            and head.frame.kind in _COMING
            and verb.lemma_.lower() in words.words("occur")
        )  # "the talks did not take place"
        return State(EventStatus.CANCELLED, put) if gone else None
    if "order" in head.frame.traits and put.cue in _BINDING and put.tense in ("future", "present"):
        return State(EventStatus.HAPPENED, put)
    put = _unhung(head, put, notes)
    return None if _unreal(head, put, notes) else _real(head, put, notes, words, headline=headline, dated=dated)


def _missed(verb: Token) -> bool:
    """Whether an act was once to come and did not: "was to have visited", "was to have been signed"."""
    tags = [one.tag_ for one in verb.children if one.dep_ in ("aux", "auxpass")]
    above = verb.head
    perfect = verb.tag_ == "VBN" and tags[:2] == ["TO", "VB"]
    return perfect and verb.dep_ == "xcomp" and above.pos_ == "AUX" and above.tag_ == "VBD"


def denied(head: Head, notes: Notes) -> bool:
    """Whether a verb stands in what someone denies: "denied that it had closed", "dismissed reports that it had"."""
    tables, below = cue_words(notes.language), head.verb if head.verb is not None else head.token
    for one in below.ancestors:
        if tables.get((one.lemma_.lower(), "VERB")) is Cue.DENIED:
            return below.dep_ in _DENIABLE and below.dep_ != "conj"  # not what the same person "denied and said"
        if below.dep_ not in _DENIABLE:
            return False
        below = one
    return False


def _unhung(head: Head, put: Standing, notes: Notes) -> Standing:
    """A condition behind a finished act, or behind a threat, is one of what was said: "warned them of war if ..."."""
    if put.cue is not Cue.CONDITIONAL or put.at is None or notes.doc[put.at].pos_ != "SCONJ":
        return put
    verb = head.verb if head.verb is not None else head.token
    clause = notes.doc[put.at].head
    said = "swallows" in head.frame.traits and not any(one.tag_ == "MD" for one in verb.children)
    if clause.head.i == verb.i and put.at > verb.i and (verb.tag_ == "VBD" or said):
        return replace(put, cue=None, at=None)
    return put


def _none_of(head: Head, notes: Notes) -> bool:
    """Whether there was none: "no contract has been signed"."""
    verb = head.verb if head.verb is not None else head.token
    return any(one.dep_ in SUBJECTS | {"dobj"} and negated(one, notes.language) for one in verb.children)


def _unreal(head: Head, put: Standing, notes: Notes) -> bool:
    """Whether the clause only weighs the act: what could be, is refused, or hangs on a condition."""
    helped = put.at is not None and notes.doc[put.at].pos_ == "AUX"
    tables = cue_words(notes.language)
    if any(one.tag_ == "WP" and one.dep_ in ("dobj", "attr", "dative") for one in head.token.children):
        return True  # "what they promised each other"
    if put.cue in _NO_ACT or (put.cue in _WISHES and (helped or head.frame.kind not in _COMING)):
        return True
    if put.cue is not Cue.CONDITIONAL:
        return False
    verb = head.verb if head.verb is not None else head.token
    open_ = {tables.get((one.lower_, "AUX")) for one in verb.children} & {Cue.POSSIBLE, Cue.CONDITIONAL}
    return bool(open_) or put.at is None or notes.doc[put.at].pos_ != "SCONJ" or put.tense != "future"


def _real(
    head: Head, put: Standing, notes: Notes, words: Lexicon, *, headline: bool, dated: Date | None
) -> State | None:
    """Whether an act that is told as a fact or a plan took place."""
    verb = head.verb if head.verb is not None else head.token
    if verb.lemma_.lower() in words.words("end_") and head.frame.noun and put.tense != "past":
        return State(EventStatus.UNDER_WAY, put)
    if put.cue is Cue.BEGUN and put.tense == "past":
        return State(EventStatus.HAPPENED, put)
    if put.cue not in (None, Cue.REPORTED, Cue.COMPLETED):
        begins = put.status is EventStatus.UNDER_WAY and _ahead(dated, notes)  # "begins a visit on 3 May"
        return State(EventStatus.EXPECTED if begins else put.status, put)
    if verb.tag_ == "VBG" and not any(one.dep_ == "aux" for one in verb.children):
        return _participle(verb, put, notes, words)
    return _plain(head, put, notes, headline=headline, ahead=_ahead(dated, notes))


def _participle(verb: Token, put: Standing, notes: Notes, words: Lexicon) -> State | None:
    """ "after signing", "before leaving", "meeting in Riga, the ministers agreed"."""
    tense = _tense_above(verb, notes)
    if verb.dep_ == "pcomp":
        if verb.head.lower_ in words.words("by_means") and verb.head.head.pos_ == "VERB":
            above = standing(verb.head.head, notes.language)  # "answered by expelling": done with what is answered
            return State(above.status, put) if above.tense in ("past", "future") else None
        if verb.head.lower_ in words.words("after"):
            return State(EventStatus.HAPPENED, put)
        return (
            State(EventStatus.EXPECTED, put) if verb.head.lower_ in words.words("before") and tense != "past" else None
        )
    if verb.dep_ in ("advcl", "acl", "conj") and tense == "past":
        return State(EventStatus.HAPPENED, put)
    return None


def _plain(head: Head, put: Standing, notes: Notes, *, headline: bool, ahead: bool) -> State | None:
    """An act told without any cue: its tense decides."""
    verb = head.verb if head.verb is not None else head.token
    infinitive = any(one.tag_ == "TO" and one.dep_ != "prep" for one in verb.children)
    if infinitive and put.tense != "future":
        return State(EventStatus.EXPECTED, put) if headline and verb.dep_ in ("ROOT", "relcl") else None
    if put.tense == "present" and put.progressive:
        coming = ahead or "prospective" in head.frame.traits
        return State(EventStatus.EXPECTED if coming else EventStatus.UNDER_WAY, put)
    if (
        put.tense == "present"
        and verb.dep_ == "advcl"
        and standing(verb.head, notes.language).status is EventStatus.EXPECTED
    ):
        return State(EventStatus.EXPECTED, put)
    if put.tense == "present" and verb.pos_ == "AUX" and head.led and not ahead:
        return State(EventStatus.UNDER_WAY, put)  # "is in Oslo on a visit", "are in talks"
    told = headline or "present" in head.frame.traits
    if put.tense == "present" and not told:
        return State(EventStatus.EXPECTED, put) if ahead else None
    if put.tense in (None, "present"):
        return State(EventStatus.HAPPENED, put) if told else None
    return State(put.status, put)


def _standing_alone(head: Head, put: Standing, notes: Notes, words: Lexicon) -> State | None:
    """A noun that no verb carries: "during the visit", "recent talks with", "ahead of the signing"."""
    token = head.token
    if put.negated or put.cue in _NO_ACT:
        return None
    near = lemmas(token.children)
    before = token.dep_ == "dobj" and token.head.lemma_.lower() in words.words("preceded")
    if near & words.words("recent") or before or _listed(token, words):
        return State(EventStatus.HAPPENED, put)
    if put.cue in _OFF:
        return State(EventStatus.CANCELLED, put)
    coloured = put.cue is not None and put.at is not None and notes.doc[put.at].head.i == token.i
    if coloured or near & words.words("next"):
        return State(EventStatus.EXPECTED, put)
    return State(_beside(token, notes, words) if token.dep_ == "pobj" else None, put)


def _beside(noun: Token, notes: Notes, words: Lexicon) -> EventStatus | None:
    """What a preposition of time makes of a noun: after it, before it, during it."""
    tense, preposition = _tense_above(noun, notes), noun.head.lower_
    if preposition in words.words("after"):
        return EventStatus.HAPPENED
    if preposition in words.words("before"):
        return EventStatus.EXPECTED if tense != "past" else None
    if preposition in words.words("during"):
        return {"past": EventStatus.HAPPENED, "future": EventStatus.EXPECTED}.get(tense or "")
    return None


def _listed(token: Token, words: Lexicon) -> bool:
    """Whether a noun is one of what a sentence calls recent: "recent steps include the opening of ..."."""
    return token.dep_ == "dobj" and any(
        one.dep_ == "nsubj" and bool(lemmas(one.children) & words.words("recent")) for one in token.head.children
    )


def _tense_above(token: Token, notes: Notes) -> str | None:
    verb = next((one for one in token.ancestors if one.pos_ in VERBAL), None)
    return standing(verb, notes.language).tense if verb is not None else None


def _ahead(date: Date | None, notes: Notes) -> bool:
    """Whether a date lies after the day of publication."""
    days, today = stretch(date.value) if date is not None else None, stretch(notes.source.published)
    return days is not None and today is not None and days[0] > today[1]


def agrees(date: Date | None, status: EventStatus | None, notes: Notes) -> bool:
    """Whether a date can be the day of an act that took place by the day of publication, or is to come after it."""
    if status is EventStatus.EXPECTED:
        days, today = stretch(date.value) if date is not None else None, stretch(notes.source.published)
        return days is None or today is None or days[1] >= today[0]
    return not (status is EventStatus.HAPPENED and _ahead(date, notes))
