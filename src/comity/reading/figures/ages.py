"""Ages: "aged 40", "under the age of 5", "Ana Ruiz, 52,", "she will be 35"."""

from __future__ import annotations

from comity.reading.figures.page import Found, Measured, Page
from comity.records import UnitKind

_OLDEST = 120
"""The largest number that can be the age of a person; an age with its word ("a 900-year-old wall") has no such end."""
_YEAR = "year"
_PERSON = "PERSON"


def aged(page: Page, found: Found) -> bool:
    """Whether the number is an age; if so it gets the unit and says what it measures."""
    words = page.words
    if found.kind is UnitKind.TIME:
        old = found.symbol == _YEAR and words.old_after.match(page.text, found.end) is not None
        if not old and not _worded(page, found):
            return False
        found.role, found.measured = found.role or "age", _age(page, found)
        return True
    number = found.number
    whole = found.unit is None and found.noun is None and number.step >= 1 and not number.scaled
    if not whole or not 0 < found.value <= _OLDEST or (found.high is not None and found.role != "range"):
        return False
    if not (_worded(page, found) or _behind_name(page, found) or _said_of_person(page, found)):
        return False
    found.symbol, found.kind, found.role = _YEAR, UnitKind.TIME, "age"
    found.measured = _age(page, found)
    return True


def _age(page: Page, found: Found) -> Measured | None:
    name = page.words.tree.get("age_name")
    return Measured(str(name), found.first, found.last) if name is not None else None


def _worded(page: Page, found: Found) -> bool:
    """Behind "aged", "at the age of"."""
    return page.words.age_before.search(page.text, max(0, found.start - 30), found.start) is not None


def grouped(page: Page, found: Found) -> bool:
    """Whether the number is the age at which a group of people begins or ends: "free for those under 12"."""
    doc, words = page.notes.doc, page.words
    i = found.first - 1
    if found.number.bare is None or not 0 < found.value <= _OLDEST or i < 1:
        return False
    if found.last < len(doc) and doc[found.last].pos_ in ("NOUN", "PROPN", "SYM"):
        return False
    if words.has("age_group_hedges", doc[i].lower_):
        j = i - 1
        if words.has("range_joiners", doc[j].lower_) and j > 1 and doc[j - 1].like_num:
            j = next((k for k in range(j - 2, max(-1, j - 4), -1) if words.has("age_groups", doc[k].lower_)), j)
        return words.has("age_groups", doc[j].lower_)
    return False


def _behind_name(page: Page, found: Found) -> bool:
    """Between commas or in brackets behind the name of a person."""
    doc, text = page.notes.doc, page.text
    if found.number.worded or found.first < 2 or found.last >= len(doc):
        return False
    marks = (doc[found.first - 1].text, text[found.number.end : found.number.end + 1])
    if marks not in ((",", ","), (",", "."), ("(", ")")):
        return False
    before = doc[found.first - 2]
    return before.ent_type_ == _PERSON and before.pos_ == "PROPN"


def _said_of_person(page: Page, found: Found) -> bool:
    """What one who is "he" or "she" is, or turns: "she was 35"."""
    if not page.parsed:
        return False
    tail = page.tail(found)
    verb = tail.head
    if tail.dep_ not in ("attr", "acomp", "dobj", "oprd") or not page.words.has("age_verbs", verb.lemma_.lower()):
        return False
    if page.notes.doc[found.first - 1].i < verb.i - 1:
        return False
    return any(
        one.dep_ == "nsubj" and (page.words.has("age_pronouns", one.lower_) or one.ent_type_ == _PERSON)
        for one in verb.children
    )
