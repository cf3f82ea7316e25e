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
    inner = words.hedge_after.match(text, found.number.end) if _behind_hedge(found) else None
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


def _behind_hedge(found: Found) -> bool:
    """Whether its noun or unit may stand behind a hedge that follows the number."""
    return found.noun is not None or (found.unit is not None and found.unit.start > found.number.end)


def _hedges(page: Page, found: Found, phrase: str, at: int) -> bool:
    """Whether the words in front hedge the number, and do not place it: "a dispute over 12 islands"."""
    words = page.words
    if words.has("verb_hedges", phrase):
        if found.role == "vote":
            return False
        return found.noun is None or found.unit is not None
    if words.has("relative_hedges", phrase) and _relates(page, found, phrase, at):
        return False
    return not words.has("place_hedges", phrase) or _not_placed(page, found, phrase, at)


def _relates(page: Page, found: Found, phrase: str, at: int) -> bool:
    """Whether the word compares, is part of a verb, or names a frame: "12 per cent over $35 million", "rolled over $2
    billion", "under a $7 billion programme"."""
    i = page.token(at)
    if found.kind is not UnitKind.PERCENT and page.kinds.get(i) is UnitKind.PERCENT:
        return True
    if page.parsed and page.notes.doc[i].dep_ == "prt":
        return True
    article = page.text[at + len(phrase) : found.number.start].split()
    top = page.notes.doc[found.core : found.last].root if page.parsed else None
    single = bool(article) and len(article[0]) < 3 and article[0].isalpha()
    return single and top is not None and found.unit is not None and top.head.i >= found.last


def _not_placed(page: Page, found: Found, phrase: str, at: int) -> bool:
    """Whether a word that may also say where, whither or on what is a hedge here."""
    words = page.words
    up = page.notes.doc[page.token(at)]
    if up.i and words.has("moved_hedges", phrase) and words.has("motion_verbs", up.nbor(-1).lemma_.lower()):
        return False  # "go up to 40 euros"
    before = key(page.text[max(0, at - 20) : at]).rpartition(" ")[2]
    if words.has("topics", before):
        return False
    between = page.text[at + len(phrase) : found.number.start]
    if words.has("strict_place_hedges", phrase) and words.has("pointers", between.strip().lower()):
        # "above the 40 tonnes of last year" compares; "above the 40 tonne mark" bounds
        behind = page.notes.doc[found.last].lemma_.lower() if found.last < len(page.notes.doc) else ""
        return words.has("marks", behind)
    if found.kind is UnitKind.TIME:
        return found.role == "age" or (not between.strip() and words.has("time_hedges_after", before))
    if words.has("strict_place_hedges", phrase) and page.parsed and found.kind is UnitKind.COUNT:
        token = page.notes.doc[page.token(at)]
        return token.dep_ not in ("prep", "agent", "mark")
    return True
