"""Who and where: the first step, on whose mentions all later ones rest."""

from __future__ import annotations

from comity.reading.notes import Notes
from comity.reading.parties.bodies import find_bodies
from comity.reading.parties.groups import find_groups
from comity.reading.parties.lone import find_lone
from comity.reading.parties.people import find_people
from comity.reading.parties.places import find_named_places, find_places
from comity.reading.parties.refer import author_of, find_offices, find_owners, find_pronouns
from comity.reading.parties.roll import Roll
from comity.reading.parties.sheet import sheet
from comity.reading.parties.states import find_states


def read(notes: Notes) -> None:
    """Find the parties and places of a document, and every token that names one.

    Longer names are found first and keep their words: no state is found inside "Bank of China".
    """
    page, roll = sheet(notes), Roll()
    find_named_places(page, roll)
    find_bodies(page, roll)
    find_people(page, roll)
    author = author_of(page, roll)
    find_offices(page, roll)
    capitals = find_states(page, roll)
    find_places(page, roll, capitals)
    find_lone(page, roll)
    find_groups(page, roll)
    find_pronouns(page, roll, author)
    find_owners(page, roll)
    roll.write(notes)
