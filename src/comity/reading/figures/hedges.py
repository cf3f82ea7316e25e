"""What the words around a number say of it: about, nearly, more than, at least."""

from __future__ import annotations

from comity.reading.figures.numbers import key
from comity.reading.figures.page import Found, Page
from comity.reading.figures.words import REACH
from comity.records import Bound, UnitKind


def bound(page: Page, found: Found) -> None:
    """Set the bound and stretch the phrase over the hedge."""
    text, words = page.text, page.words
    sign = words.signs.get(text[found.start - 1 : found.start]) if found.start else None
    if sign is not None:
        found.bound, found.start = sign, found.start - 1
        found.first = page.token(found.start)
        return
    low = max(0, found.start - REACH)
    ahead = words.hedge.search(text, low, found.start)
    if ahead is not None:
        phrase = key(ahead["hedge"])
        if _hedges(page, found, phrase, ahead.start()):
            found.bound = words.hedges[phrase]
            found.start = ahead.start()
            found.first = page.token(found.start)
    behind = words.hedge_after.match(text, found.end)
    inner = words.hedge_after.match(text, found.number.end) if found.noun is not None else None
    if inner is not None and behind is None and found.bound is Bound.EXACT:  # "70 or more mayors"
        found.bound = words.hedges_after[key(inner["hedge"])]
    if behind is not None and (ahead is None or found.bound is Bound.EXACT):
        phrase = key(behind["hedge"])
        follows = text[behind.end() : behind.end() + 1]
        if not follows.isalnum():
            found.bound = words.hedges_after[phrase]
            found.end = behind.end()
            found.last = page.token(found.end - 1) + 1
    elif found.number.high is not None and found.bound is Bound.EXACT:
        found.bound = Bound.ABOUT


def _hedges(page: Page, found: Found, phrase: str, at: int) -> bool:
    """Whether the words in front hedge the number, and do not place it: "a dispute over 12 islands"."""
    words = page.words
    if words.has("verb_hedges", phrase):
        return found.noun is None or found.unit is not None
    if not words.has("place_hedges", phrase):
        return True
    before = key(page.text[max(0, at - 20) : at]).rpartition(" ")[2]
    if words.has("topics", before):
        return False
    between = page.text[at + len(phrase) : found.number.start]
    if found.role == "age":
        return True
    if found.kind is UnitKind.TIME:
        return not between.strip() and words.has("time_hedges_after", before)
    if words.has("strict_place_hedges", phrase) and page.parsed and found.kind is UnitKind.COUNT:
        token = page.notes.doc[page.token(at)]
        return token.dep_ not in ("prep", "agent", "mark")
    return True
