"""The two states that a text is about, where it is about two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from comity.reading.notes import Notes
from comity.records import PartyType

BOTH = 0.75
"""Share of a text's mentions of states and bodies that two of them must have for the text to be about these two. By
hand over own articles and examples: texts on one pair mostly have more, texts on several less."""
EACH = 0.15
"""Share that each of the two must have."""


@dataclass(frozen=True, slots=True)
class Dyad:
    """The two, in the order in which the text names them."""

    names: tuple[str, str]
    first: tuple[int, int]
    """tokens at which each is first named"""
    sentence: tuple[int, int] | None
    """tokens of the first sentence that names both"""


def dyad(notes: Notes) -> Dyad | None:
    """The two states or bodies that a text is about; a person or organisation counts for its state."""
    counted: Counter[str] = Counter()
    first: dict[str, int] = {}
    for mention in notes.mentions:
        for side in {_side(name, notes): None for name in mention.parties}:
            if side is not None:
                counted[side] += 1
                first.setdefault(side, mention.start)
    total = sum(counted.values())
    top = sorted(sorted(counted, key=lambda one: (-counted[one], first[one]))[:2], key=lambda one: first[one])
    if len(top) < 2 or sum(counted[one] for one in top) < BOTH * total:
        return None
    if min(counted[one] for one in top) < EACH * total:
        return None
    a, b = top
    return Dyad((a, b), (first[a], first[b]), _sentence(a, b, notes))


def _side(name: str, notes: Notes) -> str | None:
    """The state that a party is or belongs to, if the text names it; a body stands for itself."""
    party = notes.party(name)
    if party is None:
        return None
    if party.type in (PartyType.STATE, PartyType.IGO):
        return name
    return next((state.name for state in notes.states() if party.iso3 and state.iso3 == party.iso3), None)


def _sentence(a: str, b: str, notes: Notes) -> tuple[int, int] | None:
    for mention in notes.mentions:
        sentence = notes.doc[mention.start].sent
        named = {_side(name, notes) for name in notes.parties_in(sentence.start, sentence.end)}
        if {a, b} <= named:
            return sentence.start, sentence.end
    return None
