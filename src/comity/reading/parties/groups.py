"""Groups: "the two countries", "both sides", "the two presidents", "the Presidents", where the text settles which."""

from __future__ import annotations

from comity.reading.parties.roll import Entry, Roll
from comity.reading.parties.sheet import Sheet

_GROUP_SPAN = 4
"""Tokens between the number and the noun: "the two fraternal neighbouring countries"."""
_AHEAD = 2.0
"""How many times oftener than the third the second state of a text must be named for "the two countries" to mean the
first two; below it, texts about three states were found to mix."""


def find_groups(page: Sheet, roll: Roll) -> None:
    """ "The two countries", "both sides", "the two presidents", where the text settles which."""
    words = page.words
    numbers = words.map("numbers")
    for i, low in enumerate(page.lows):
        if low in numbers:
            _numbered(page, roll, i, int(numbers[low]))
        elif page.marks[i] == "t" and page.lows[i + 1 : i + 2]:
            noun = i + 1
            if page.lows[noun] in words.set("bare_groups") and noun not in roll.covered:
                _group(page, roll, (i, noun + 1), _states(page, roll, i, noun, 2))
            elif page.texts[noun][:1].isupper() and _is_office_group(page, noun) and noun not in roll.covered:
                end = noun + 1
                while end < len(page.marks) and page.marks[end] == "O":
                    end += 1
                _group(page, roll, (i, end), _people(page, roll, noun, 2))


def _is_office_group(page: Sheet, noun: int) -> bool:
    low = page.lows[noun]
    return page.marks[noun] == "O" and page.words.plural(low) and low in page.words.set("person_groups")


def _numbered(page: Sheet, roll: Roll, i: int, number: int) -> None:
    for noun in range(i + 1, min(i + 1 + _GROUP_SPAN, len(page.lows))):
        low = page.lows[noun]
        if page.marks[noun] in '.,n"(pdi&' or noun in roll.covered:
            return
        start = i - 1 if i and page.marks[i - 1] == "t" else i
        if low in page.words.set("state_groups"):
            if page.marks[noun + 1 : noun + 2] == ["o"]:
                return
            _group(page, roll, (start, noun + 1), _states(page, roll, i, noun, number))
            return
        if low in page.words.set("person_groups"):
            if start == i and low not in page.words.set("person_groups"):
                return
            found = _people(page, roll, noun, number)
            _group(page, roll, (start, noun + 1), found)
            return


def _group(page: Sheet, roll: Roll, span: tuple[int, int], entries: list[Entry]) -> None:
    if entries:
        roll.name(*span, entries, "group")


def _states(page: Sheet, roll: Roll, at: int, noun: int, number: int) -> list[Entry]:
    """The states that a number of countries means: those of this sentence and the last one, if they are so many;
    else the text's main ones, if they stand out."""
    barred = _addressing(page, roll, noun)
    states = [entry for entry in roll.of("state") if entry.name not in barred]
    here = page.sentence[at]
    for back in (0, 1):
        near = [e for e in states if any(here - back <= page.sentence[s] <= here and s < at for s, _ in e.at)]
        if len(near) == number:
            return near
    ranked = sorted(states, key=lambda e: (-len(e.at), min(e.at, default=(0, 0))))
    if len(ranked) < number or not ranked[number - 1].at:
        return []
    rest = len(ranked[number].at) if len(ranked) > number else 0
    return sorted(ranked[:number], key=lambda e: min(e.at)) if len(ranked[number - 1].at) >= _AHEAD * rest else []


def _addressing(page: Sheet, roll: Roll, noun: int) -> set[str]:
    """The states that act on a group and so are not in it: "Peru called on both sides"."""
    token = page.doc[noun]
    verb = token.head if token.dep_ in ("dobj", "dative") else token.head.head if token.dep_ == "pobj" else None
    if verb is None or verb.pos_ != "VERB":
        return set()
    subjects = [one for child in verb.children if child.dep_ == "nsubj" for one in (child, *child.conjuncts)]
    return {entry.name for one in subjects for entry in roll.at(one.i)}


def _people(page: Sheet, roll: Roll, noun: int, number: int) -> list[Entry]:
    """The persons whom "the two presidents" means: so many of that office are named before, or in the whole text."""
    one = page.words.singular(page.lows[noun])
    levels = page.words.set("leader_levels")
    said = {page.lows[i] for i in range(max(0, noun - _GROUP_SPAN), noun) if page.marks[i] in "OwW"}
    deputies = page.words.set("deputies")
    leaders = one in page.words.set("leader_words") or page.levels.get(noun, "") in levels

    def fits(entry: Entry) -> bool:
        if one in page.words.set("leader_words"):
            return entry.level in levels
        if leaders:
            return entry.level == page.levels.get(noun)
        role = (entry.role or "").lower().split()
        if one not in role or not said <= set(role) or (role[0] in deputies and role[0] not in said):
            return False
        return page.levels.get(noun, "") in ("", entry.level, "person")

    some = [entry for entry in roll.of("person") if entry.at and fits(entry)]
    before = [entry for entry in some if min(entry.at)[0] < noun]
    for group in (before, some):
        if len(group) == number:
            return sorted(group, key=lambda e: min(e.at))
    here = page.sentence[noun]
    if leaders and (states := {entry.iso3 for entry in _states(page, roll, noun, noun, number)}):
        theirs = [entry for entry in some if entry.iso3 in states]
        if len(theirs) == number == len({entry.iso3 for entry in theirs}):
            return sorted(theirs, key=lambda e: min(e.at))
    near = [e for e in before if any(here - 1 <= page.sentence[s] <= here and s < noun for s, _ in e.at)]
    return near if len(near) == number else []
