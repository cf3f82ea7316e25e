"""The two states that a text is about, where it is about two."""

from __future__ import annotations

from collections import Counter

from comity.reading.named import state_names
from comity.reading.notes import Notes
from comity.records import Party, PartyType

LEAD_SENTENCES = 6
"""Headline, dateline and the first sentences: where news, releases and communiqués name whom they are about."""
MARGIN = 0.5
"""The third most named state must stay at or under this share of the second; found on the examples, where a text on two
states names the others in passing."""


def dyad(notes: Notes) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """The two states or bodies that the text is about, and the tokens of the sentence in its lead that names both.

    Nothing where the lead names both nowhere, or where a third is named nearly as often.
    """
    kinds = {party.name: party.type for party in notes.found(Party)}
    actors = (PartyType.STATE, PartyType.IGO)
    counts: Counter[str] = Counter()
    for mention in notes.mentions:
        counts.update(name for name in mention.parties if kinds.get(name) in actors)
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[2]] > MARGIN * counts[ranked[1]]):
        return (), None
    pair = set(ranked[:2])
    for number, sentence in enumerate(notes.doc.sents):
        if number >= LEAD_SENTENCES:
            break
        inside = state_names(notes.parties_in(sentence.start, sentence.end), notes)
        named = [name for name in inside if name in pair]
        if len(named) == 2:
            return tuple(named), (sentence.start, sentence.end)
    return (), None
