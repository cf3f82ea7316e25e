"""Whom an act is directed at where its own phrase names nobody: whose deed it answers, or whose land it falls on."""

from __future__ import annotations

from comity.reading.events.frames import Lexicon
from comity.reading.events.judging import HOSTILE, Act
from comity.reading.events.roles import Cast, named
from comity.reading.events.slots import Head, fillers, lemmas
from comity.reading.notes import Notes
from comity.records import Plover

FAR = 60
"""Tokens. A deed told farther back is not what "the launch" means. By hand over own articles."""
_BLAMED = HOSTILE | {Plover.MOBILIZE, Plover.REJECT, Plover.THREATEN}
_PRAISED = frozenset({Plover.RETREAT, Plover.CONCEDE, Plover.AID, Plover.SUPPORT, Plover.AGREE, Plover.COOPERATE})
_ANSWERED = {Plover.ACCUSE: _BLAMED, Plover.SUPPORT: _PRAISED}
_ON_LAND = frozenset({Plover.ASSAULT, Plover.COERCE})


def toward(head: Head, actors: Cast, told: list[Act], notes: Notes, words: Lexicon) -> Cast:
    """The recipients that lie outside the slots of a frame; an empty cast where the text does not settle them."""
    if not actors:
        return Cast()
    if head.frame.plover in _ON_LAND:
        return _on_land(head, actors, notes, words)
    answered = _ANSWERED.get(head.frame.plover) if head.frame.plover is not None else None
    return _answered(head, actors, told, notes, words) if answered is not None else Cast()


def _on_land(head: Head, actors: Cast, notes: Notes, words: Lexicon) -> Cast:
    """The other state in which an attack takes place: "struck targets in southern Lebanon"."""
    cast, own = Cast(), set(actors.codes(notes))
    for preposition in sorted(words.words("in")):
        for token in fillers(head, preposition):
            cast.take(named(token, notes, words))
    codes = set(cast.codes(notes))
    return cast if codes and not codes & own else Cast()


def _answered(head: Head, actors: Cast, told: list[Act], notes: Notes, words: Lexicon) -> Cast:
    """Whose deed is blamed or praised: "Chad closed the border, and Niger condemned the step"."""
    things = fillers(head, "object")
    if not lemmas(things) & words.words("deed") or not _told(head, things[0].i, notes, words):
        return Cast()
    own = set(actors.codes(notes))
    types = _ANSWERED[head.frame.plover] if head.frame.plover is not None else frozenset()
    last = next((one for one in reversed(told) if one.actors and one.head.token.i < head.token.i), None)
    if last is None or head.token.i - last.head.token.i > FAR or last.plover not in types:
        return Cast()
    if len(last.actors.codes(notes)) != 1 or own & set(last.actors.codes(notes)):
        return Cast()
    return last.actors


def _told(head: Head, i: int, notes: Notes, words: Lexicon) -> bool:
    """Whether a noun means something told before, and says nothing of whose it is."""
    noun = notes.doc[i]
    before = [one for one in noun.children if one.i < i]
    return bool(lemmas(before) & words.words("definite")) and not any(one.dep_ == "prep" for one in noun.children)
