"""Organisations without a noun that says so: what the model takes for one, where it looks and acts like a name."""

from __future__ import annotations

import re

from comity.reading.parties.capitals import dateline
from comity.reading.parties.names import gazetteer
from comity.reading.parties.roll import Roll
from comity.reading.parties.sheet import Sheet
from comity.reading.parties.states import state_of

_TITLE = re.compile(r'"([NW]+)[,.]?"')
_OFFICE_BEHIND = re.compile(r",[at]?[wW]{0,3}O")
_POSTED = re.compile(r"O(?:[ifo]t?[SKk]+)+,?$")
_WINDOW = 12
"""Tokens looked back for the office of a name; "Ambassador of the Republic of" and its state need eight."""


def plain(page: Sheet, roll: Roll, start: int, end: int) -> None:
    """Put an organisation on the roll under the words that name it; its state is the one beside it."""
    iso3 = None
    if end + 1 < len(page.marks) and page.marks[end] == "o" and page.marks[end + 1] == "S":
        iso3 = state_of(page, page.known[end + 1])
    before = next((i for i in range(start - 1, max(-1, start - 6), -1) if page.marks[i] not in 'wgx"ptN'), None)
    if iso3 is None and before is not None and page.marks[before] in "AS" and page.marks[start - 1] in 'g"p':
        iso3 = state_of(page, page.known[before])
    entry = roll.entry(page.text(start, end), "organisation", iso3)
    if roll.name(start, end, [entry], "name"):
        page.taken.update(range(start, end))
        page.put(start, end, "C")


def find_by_entity(page: Sheet, roll: Roll) -> None:
    """What the model takes for an organisation, if it looks like a name: several words, or an acronym."""
    nobody = page.words.set("not_names") | _quoted_titles(page)
    for ent in page.doc.ents:
        if ent.label_ != "ORG" or any(i in roll.covered or page.headline[i] for i in range(ent.start, ent.end)):
            continue
        start, end = ent.start, ent.end
        while start < end and page.marks[start] not in "NWAkZC":
            start += 1
        while end > start and page.marks[end - 1] not in "NWSC":
            end -= 1
        marks = "".join(page.marks[start:end])
        if not marks or set(marks) - set("NWSAk-CB") or "N" not in marks or marks[0] == "S":
            continue
        said = [one for i in range(ent.start, ent.end) for one in (page.texts[i], page.words.singular(page.texts[i]))]
        if start and end - start == 1 and page.marks[start - 1] == "A" and page.doc[start - 1].tag_ == "NNP":
            start -= 1  # "Georgian Dream": tagged as a name, the adjective is part of it
        if dateline(page, start, end) or not nobody.isdisjoint(said):
            continue
        if any(char.isdigit() for char in ent.text):
            continue
        if placed_by_grammar(page, start) or named_otherwise(page, start, end) or _of_longer_name(page, start, end):
            continue
        alone = page.marks[end : end + 1] != ["-"]
        acronym = alone and end - start == 1 and page.texts[start].isupper() and 3 <= len(page.texts[start]) <= 8
        lone = end - start == 1 and not page.texts[start].isupper()
        if (
            acronym
            or (not lone and sum(mark in "NW" for mark in marks) > 1 and "-" not in marks)
            or (lone and _acts(page, start) and not part_of_person(page, page.texts[start]))
        ):
            plain(page, roll, start, end)


def part_of_person(page: Sheet, word: str) -> bool:
    """Whether a word stands elsewhere as part of a person's name: "President Amara Keita", then "Keita"."""
    if any(one.kind == "leader" for one in gazetteer(page.tables).values.get(word, ())):
        return True
    for i, text in enumerate(page.texts):
        if text != word or page.marks[i] != "N":
            continue
        start, end = i, i + 1
        while start and page.marks[start - 1] == "N":
            start -= 1
        while page.marks[end : end + 1] == ["N"]:
            end += 1
        if start and page.marks[start - 1] in "OH":
            return True
        if end - start > 1 and "PERSON" in page.ents[start:end]:
            return True
    return False


def _of_longer_name(page: Sheet, start: int, end: int) -> bool:
    """Whether the words stand elsewhere in a longer name of a person: "Sule Musa Abba, minister of mines"."""
    words = page.texts[start:end]
    for i in range(len(page.texts) - len(words)):
        if i == start or page.texts[i] != words[0] or page.texts[i : i + len(words)] != words:
            continue
        stop = i + len(words)
        longer = i > 0 and page.marks[i - 1] == "N" and page.marks[stop : stop + 1] != ["N"]
        if longer and (_OFFICE_BEHIND.match(page.row, stop) or "PERSON" in page.ents[i - 1 : stop]):
            return True
    return False


def placed_by_grammar(page: Sheet, start: int) -> bool:
    """Whether a preposition of place stands before a name."""
    at = start - 1
    while at >= 0 and page.marks[at] in "t":
        at -= 1
    return at >= 0 and page.marks[at] == "i"


def _quoted_titles(page: Sheet) -> set[str]:
    """Capitalised words that stand alone between quotation marks somewhere: titles of exercises, books, programmes."""
    return {page.texts[i] for found in _TITLE.finditer(page.row) for i in range(*found.span(1))}


def named_otherwise(page: Sheet, start: int, end: int) -> bool:
    """A ship, an exercise, a field: after a noun that is no organisation's, quoted, or before a place's noun."""
    if (page.quoted[start] and page.marks[start - 1] == '"') or page.marks[end : end + 1] in (["l"], ["L"]):
        return True
    if start == 0 or page.marks[start - 1] in "oOH" or "".join(page.marks[start - 2 : start]) == "O,":
        return True
    if page.marks[end : end + 1] == ["O"] and _no_name(page, end):
        return True  # "appointed Nicolas Grau Finance Minister"
    office = _OFFICE_BEHIND.match(page.row, end)
    if office is not None and _no_name(page, office.end() - 1):
        return True  # "Viktar Labkovich, deputy head of the administration"
    if _POSTED.search("".join(page.marks[max(0, start - _WINDOW) : start])):
        return True  # "Ambassador to Kuwait Nikolay V Makarov"
    return page.marks[start - 1] in "xl" and page.doc[start - 1].pos_ == "NOUN"


def _no_name(page: Sheet, at: int) -> bool:
    """Whether no name follows an office: "Finance Minister." and not "Finance Minister Grau"."""
    while page.marks[at : at + 1] == ["O"]:
        at += 1
    return page.marks[at : at + 1] not in (["N"], ["E"], ["H"])


def _acts(page: Sheet, i: int) -> bool:
    """Whether a word is the subject of a verb or owns something."""
    token = page.doc[i]
    return token.dep_ in ("nsubj", "agent", "poss") and not page.doc[i].is_sent_start
