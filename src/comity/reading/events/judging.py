"""What makes an act a record: enough of it known, parties of the right sort, and the type that its status gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from comity.reading.events.context import pair
from comity.reading.events.frames import Frame, Lexicon
from comity.reading.events.roles import Cast, named
from comity.reading.events.settings import NEAR, State
from comity.reading.events.slots import Head, fillers, lemmas
from comity.reading.notes import Notes
from comity.records import Date, EventKind, EventStatus, Party, PartyType, Plover

CARRIED, ALONE, UNNAMED = 0.85, 0.7, 0.6
"""Scores: a verb or a carried noun with its parties; a noun that stands alone; an act whose doers are not named.
By hand over own articles; to be calibrated."""

_KIND = EventKind
MEETINGS = frozenset({_KIND.MEETING, _KIND.TALKS, _KIND.SUMMIT, _KIND.CALL})
UNMANNED = frozenset({_KIND.SIGNING, _KIND.OPENING, _KIND.PROTEST, _KIND.VOTE}) | MEETINGS
"""Kinds that are worth a record although nobody is named as doing them, if their day or place is."""
SPOKEN = frozenset({Plover.AGREE, Plover.ACCUSE, Plover.REQUEST, Plover.REJECT, Plover.THREATEN, Plover.MOBILIZE})
"""Types that stay what they are when they lie ahead."""
OFFICIAL = (PartyType.STATE, PartyType.PERSON, PartyType.IGO)
HOSTILE = frozenset({Plover.SANCTION, Plover.COERCE, Plover.ASSAULT, Plover.PROTEST})


@dataclass(slots=True)
class Act:
    """One telling of an event, before tellings are put together."""

    head: Head
    kind: EventKind
    plover: Plover | None
    mode: str | None
    actors: Cast
    recipients: Cast
    place: tuple[str, Token] | None
    date: Date | None
    tie: int
    state: State
    score: float
    headline: bool
    known: bool
    """a definite phrase that names nobody: "the visit" - it can only tell more of an event already told"""
    senders: frozenset[str] = frozenset()
    """codes of the actors' states, and names of those without"""
    receivers: frozenset[str] = frozenset()

    @property
    def frame(self) -> Frame:
        """The frame that was met."""
        return self.head.frame

    @property
    def status(self) -> EventStatus | None:
        """Whether it took place, as far as this telling says."""
        return self.state.status


def worth(act: Act, notes: Notes, words: Lexicon) -> bool:
    """Whether what is known of an act makes a record, alone or with an earlier telling; settles its type."""
    traits = act.frame.traits
    _by_pair(act, notes, words)
    act.senders, act.receivers = sides(act.actors, notes), sides(act.recipients, notes)
    if not _cast_right(act, notes, words):
        return False
    if "needs_when" in traits and act.date is None:
        return False
    alone = act.head.verb is None and act.frame.noun
    if alone and (("needs_verb_or_when" in traits and act.date is None) or not _single(act, words)):
        return False
    if not act.actors and not _without_doer(act, notes, words):
        return False
    _type(act, notes)
    return True


def _by_pair(act: Act, notes: Notes, words: Lexicon) -> None:
    """Fill in the one side that the clause leaves open where the text is about two: "the president's trip to Peru"."""
    sent, got = act.actors.codes(notes), act.recipients.codes(notes)
    if act.frame.joint:
        open_ = act.kind in MEETINGS and len(sent) == 1 and _nameless(act, notes, words)
    elif "other_state" in act.frame.traits and act.kind is _KIND.VISIT:
        host = not act.recipients and len(sent) == 1 and act.place is None and act.date is not None
        open_ = (host and _guests(act, notes, words)) or (
            not act.actors and len(got) == 1 and _nameless(act, notes, words)
        )
    else:
        return
    two = pair(notes) if open_ else Cast()
    codes = two.codes(notes)
    if len(codes) != 2 or not {*sent, *got} < set(codes):
        return
    side = act.actors if act.frame.joint or not act.actors else act.recipients
    for name, at in two.names.items():
        if not {*notes.codes((name,))} & {*sent, *got}:
            side.add((name,), at)
    act.score = UNNAMED


def _nameless(act: Act, notes: Notes, words: Lexicon) -> bool:
    """Whether an official takes part of whom the clause says only the office: "the minister"."""
    slots = sorted({slot for union in act.frame.actor for slot in union} - {"modifier"})
    found = (one for slot in slots for one in fillers(act.head, slot))
    return any(lemmas([one]) & words.words("person") and not named(one, notes, words) for one in found)


def _without_doer(act: Act, notes: Notes, words: Lexicon) -> bool:
    """Whether an act of which nobody is named as the doer is worth keeping."""
    act.score = UNNAMED
    if act.kind in UNMANNED and (act.date is not None or act.place is not None):
        act.score = CARRIED
        return True
    act.known = definite(act, words)
    ahead = act.kind is _KIND.SIGNING and act.status is EventStatus.EXPECTED and bool(pair(notes))
    against = act.kind in (_KIND.ATTACK, _KIND.PROTEST) and bool(act.recipients)
    return act.known or ahead or against


def _cast_right(act: Act, notes: Notes, words: Lexicon) -> bool:
    """Whether the parties are such as the frame asks for."""
    traits = act.frame.traits
    sent, got = set(act.actors.codes(notes)), set(act.recipients.codes(notes))
    right: dict[str, Callable[[], bool]] = {
        "guest": lambda: _guests(act, notes, words),
        "needs_recipient": lambda: bool(act.recipients),
        "official": lambda: any(_is(name, notes, *OFFICIAL) for name in act.actors.names),
        "other_party": lambda: bool(act.recipients) and got != sent,
        "other_state": lambda: _abroad(act, sent, got, words),
        "person_object": lambda: _persons(act, notes, words),
        "two": lambda: len(act.senders) > 1,
        "two_states": lambda: len(sent) > 1,
    }
    if act.kind in MEETINGS and act.frame.joint and not _met_by_whom(act, notes, words):
        return False
    return all(test() for trait, test in right.items() if trait in traits)


def _abroad(act: Act, sent: set[str], got: set[str], words: Lexicon) -> bool:
    """Whether a journey leads to another state; one whose traveller is not named must have a day or place."""
    if act.actors and not got and act.head.verb is None and definite(act, words):
        act.known = True
        return True
    if act.actors:
        return bool(got) and not got & sent
    return act.date is not None or act.place is not None or definite(act, words)


def _met_by_whom(act: Act, notes: Notes, words: Lexicon) -> bool:
    """Whether a meeting has two sides, is a body's, or has a day or place; else it may tell more of one told before."""
    if act.date is None and act.head.verb is None and not act.actors and definite(act, words):
        act.known = True
        return True
    if act.headline or len(act.senders) > 1 or any(_is(name, notes, PartyType.IGO) for name in act.actors.names):
        return True
    if (act.date is not None or act.place is not None) and (act.frame.noun or not act.senders):
        return True
    act.known = definite(act, words)
    return act.known


def sides(cast: Cast, notes: Notes) -> frozenset[str]:
    """Codes of the states in a cast; the names of those that have none."""
    return frozenset(cast.codes(notes)) | {name for name in cast.names if not notes.codes((name,))}


def _persons(act: Act, notes: Notes, words: Lexicon) -> bool:
    things = [*fillers(act.head, "object"), *fillers(act.head, "dative")]
    if lemmas(things) & words.words("person"):
        return True
    return any(_is(name, notes, PartyType.PERSON) for one in things for name in named(one, notes, words).names)


def _guests(act: Act, notes: Notes, words: Lexicon) -> bool:
    """Whether who acts is a person or a delegation, not a country or a paper."""
    if lemmas(fillers(act.head, "subject")) & words.words("person"):
        return True
    return any(_is(name, notes, PartyType.PERSON) for name in act.actors.names)


def _is(name: str, notes: Notes, *types: PartyType) -> bool:
    party = notes.party(name)
    return isinstance(party, Party) and party.type in types


def _single(act: Act, words: Lexicon) -> bool:
    """Whether a noun that stands alone means one act and not a habit: dated, recent or next, or with both its sides."""
    token = act.head.token
    near = lemmas(token.children)
    if act.date is not None and act.tie <= NEAR:
        return True
    if near & (words.words("recent") | words.words("next")):
        return True
    if token.tag_ in ("NNS", "NNPS") and act.kind is not _KIND.TALKS:
        return False
    if act.kind is _KIND.VISIT:
        return bool(act.actors) or definite(act, words)
    return definite(act, words) and act.status is not None


def definite(act: Act, words: Lexicon) -> bool:
    """Whether a phrase means something already told: "the", "this", "his"."""
    return act.frame.noun and bool(lemmas(act.head.token.children) & words.words("definite"))


def _type(act: Act, notes: Notes) -> None:
    """The PLOVER type and mode, which turn with the status."""
    if "joint_if_two" in act.frame.traits and len(act.actors.codes(notes)) > 1:
        act.plover, act.mode = Plover.COOPERATE, None
    if act.kind is _KIND.VISIT and "cancels" in act.frame.traits:
        return
    if act.status is None or act.status in (EventStatus.HAPPENED, EventStatus.UNDER_WAY, EventStatus.DENIED):
        return
    if act.plover in HOSTILE:
        act.plover, act.mode = Plover.THREATEN, None
    elif act.plover not in SPOKEN and act.kind is not _KIND.PUBLICATION:
        act.plover, act.mode = Plover.AGREE, None
