"""Whom a figure is about: the parties of its phrase, and the pair that "bilateral" means."""

from __future__ import annotations

from comity.reading.figures.page import Found, Measured, Page
from comity.records import Party, PartyType


def parties(page: Page, found: Found, measured: Measured | None) -> tuple[str, ...]:
    """Parties that the figure is about: those in its phrase, and the one other state of its sentence; no persons."""
    notes = page.notes
    here = _no_persons(page, notes.parties_in(*page.sentence(found.first)))
    if measured is None:
        return here
    named = _no_persons(page, notes.parties_in(measured.start, measured.end))
    if any(page.words.has("pair_words", word) for word in measured.name.lower().split()):
        return named if len(named) > 1 else _pair(page, found) or named or here
    if len(named) == 1 and len(states := _states(page, here)) == 2 and named[0] in states:
        return states
    return named or here


def _no_persons(page: Page, names: tuple[str, ...]) -> tuple[str, ...]:
    out = []
    for name in names:
        party = page.notes.party(name)
        if not (isinstance(party, Party) and party.type is PartyType.PERSON):
            out.append(name)
    return tuple(out)


def _pair(page: Page, found: Found) -> tuple[str, ...]:
    """The pair that a text about two states means by "bilateral": of the sentence, of the last group, of the text."""
    notes = page.notes
    here = _states(page, notes.parties_in(*page.sentence(found.first)))
    if len(here) == 2:
        return here
    for mention in reversed([one for one in notes.mentions if one.start < found.first]):
        if mention.how == "group" and len(states := _states(page, mention.parties)) == 2:
            return states
    return page.pair


def _states(page: Page, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        name for name in names if isinstance(party := page.notes.party(name), Party) and party.type is PartyType.STATE
    )
