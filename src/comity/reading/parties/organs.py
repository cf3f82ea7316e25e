"""Organs of a state: its ministries and services under one name, those of several states at once, its government."""

from __future__ import annotations

import re

from comity.reading.parties.roll import Roll
from comity.reading.parties.sheet import Sheet
from comity.reading.parties.states import cite, state_name, state_of

_OF_STATES = re.compile(r"ot?S+(?:(?:,t?S+)*&t?S+)?")
_SERVICE = re.compile(r"t[wW]?(A)(N)(?![NGOE-])")
_ORGAN = re.compile(r"(A+|[SK]+p)([wW]*)g")
_ACRONYM_LENGTH = 6
"""Letters."""


def of_several(page: Sheet, roll: Roll, start: int, end: int) -> bool:
    """ "The Foreign Ministries of Azerbaijan and Georgia": an organ of each; true where there were several."""
    head = head_of(page, start, end)
    organ = page.words.map("organ_plurals").get(page.texts[head]) if head is not None else None
    if organ is None or head is None:
        return False
    found = _OF_STATES.match(page.row, head + 1)
    codes = [state_of(page, page.known[i]) for i in range(*found.span()) if page.marks[i] == "S"] if found else []
    if head == end - 1 or page.marks[head + 1 : head + 2] == ["o"]:
        name = ministry(page, organ, page.text(start, head))
        of = page.words.tree.get("owner_word", "")
        some = [
            roll.entry(f"{name} {of} {state_name(page, code)}", "organisation", code)
            for code in dict.fromkeys(codes)
            if code is not None
        ]
        if some and roll.name(start, head + 1, some, "name"):
            page.taken.update(range(start, head + 1))
    return True


def whole_state(page: Sheet, roll: Roll, span: tuple[int, int], owner: str | None) -> bool:
    """ "The Government of Uzbekistan" is the state, as "the government of Uzbekistan" is."""
    start, end = span
    head = head_of(page, start, end)
    if (
        head is None
        or page.texts[head] not in page.words.set("whole_state")
        or set(page.marks[start:end]) & set("NkZC")
    ):
        return False
    inside = [i for i in range(start, end) if page.marks[i] == "S"]
    code = owner or (state_of(page, page.known[inside[-1]]) if inside else None)
    if code is None:
        return False
    if roll.name(start, end, [roll.entry(state_name(page, code), "state", code)], "name"):
        page.taken.update(range(start, end))
    return True


def head_of(page: Sheet, start: int, end: int) -> int | None:
    """The noun that says what it is: the last one before "of", else the last one."""
    stop = next((i for i in range(start, end) if page.marks[i] in "of"), end)
    heads = [i for i in range(start, end) if page.marks[i] == "G"]
    before = [i for i in heads if i < stop]
    return before[-1] if before else heads[0] if heads else None


def ministry(page: Sheet, head: str, domain: str) -> str:
    """An organ in full: "foreign" and "Ministry" give "Ministry of Foreign Affairs"."""
    if not domain:
        return head
    in_full = page.words.map("domains_in_full").get(domain.lower(), domain[:1].upper() + domain[1:])
    return f"{head} {page.words.tree.get('owner_word', '')} {in_full}".replace("  ", " ")


def find_services(page: Sheet, roll: Roll) -> None:
    """ "The Belarusian KGB": an acronym behind a state's adjective."""
    for found in _SERVICE.finditer(page.row):
        owner, i = page.known[found.start(1)], found.start(2)
        acronym = page.texts[i].isalpha() and page.texts[i].isupper() and 2 < len(page.texts[i]) <= _ACRONYM_LENGTH
        if not acronym or page.ents[i] not in ("ORG", "") or i in roll.covered or page.headline[i]:
            continue
        if roll.name(i, i + 1, [roll.entry(page.texts[i], "organisation", state_of(page, owner))], "name"):
            page.taken.add(i)
            page.put(i, i + 1, "C")


def find_organs(page: Sheet, roll: Roll) -> None:
    """Lower-case organs with their state: "Brazil's transport ministry", "the Japanese embassy"."""
    nouns = page.words.map("organ_nouns")
    for found in _ORGAN.finditer(page.row):
        start, end = found.start(), found.end()
        noun = page.lows[end - 1]
        if noun not in nouns or start in roll.covered:
            continue
        iso3 = state_of(page, page.known[start])
        if iso3 is None:
            continue
        name = ministry(page, nouns[noun], page.text(*found.span(2)) if found.group(2) else "")
        entry = roll.entry(
            f"{name} {page.words.tree.get('owner_word', '')} {state_name(page, iso3)}", "organisation", iso3
        )
        if roll.name(start, end, [entry], "name"):
            cite(page, roll, start, end)
            page.taken.update(range(start, end))
            page.put(end - 1, end, "C")
