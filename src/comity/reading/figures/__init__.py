"""Figures: numbers with their unit, hedge, scope and standing.

From characters (`numbers`, `units`, `spot`) to what is no figure (`refusals`), to what is counted (`nouns`), to what
the sentence says of it (`hedges`, `standing`, `indicators`, `money`).
"""

from __future__ import annotations

from itertools import pairwise

from comity.reading.figures.ages import aged
from comity.reading.figures.filing import record
from comity.reading.figures.folds import folds
from comity.reading.figures.hedges import bound
from comity.reading.figures.lending import lend
from comity.reading.figures.money import settle
from comity.reading.figures.nouns import count, names_parties
from comity.reading.figures.numbers import clean, key
from comity.reading.figures.page import Found, Page
from comity.reading.figures.points import points
from comity.reading.figures.refusals import Refusals
from comity.reading.figures.spot import shares, spot
from comity.reading.figures.standing import earlier
from comity.reading.figures.tables import tabled
from comity.reading.figures.units import per_after
from comity.reading.figures.votes import votes
from comity.reading.notes import Notes
from comity.records import Bound, UnitKind

__all__ = ["read"]

_TEASED = 20
"""Things, ways and reasons that a headline promises; more are counted."""
_CONVERTED = (UnitKind.MONEY, UnitKind.MEASURE)


def read(notes: Notes) -> None:
    """Find the figures of a document."""
    page = Page(notes)
    refusals = Refusals(page)
    kept = []
    cells, others = tabled(page, spot(page, refusals.coded))
    for one in others:
        if aged(page, one):
            kept.append(one)
            continue
        if refusals.refuses(one):
            continue
        count(page, one)
        if one.cell is not None and _leaves(one):
            continue
        if not names_parties(page, one) and not _uncounted(page, one):
            kept.append(one)
    page.found = lend(page, folds(page, shares(page, votes(page, kept))))
    page.taken = frozenset(i for one in page.found for i in range(one.core, one.last) if i != one.noun)
    page.united = frozenset(i for one in page.found if one.unit is not None for i in range(one.core, one.last))
    page.kinds = {one.last: one.kind for one in page.found}
    points(page, page.found)
    settle(page, page.found)
    for one in page.found:
        _borrow(page, one)
        _per(page, one)
        bound(page, one)
    _same_amounts(page)
    for one in page.found:
        record(page, one)
    settle(page, cells)
    for one in cells:
        _hedge(page, one)
        record(page, one)


def _hedge(page: Page, one: Found) -> None:
    """The bound of a number in a table, from its own cell alone."""
    start, first = one.start, one.first
    bound(page, one)
    if any(letter in page.text[one.start : start] for letter in "|\t\n") or "  " in page.text[one.start : start]:
        one.start, one.first, one.bound = start, first, Bound.EXACT


def _leaves(one: Found) -> bool:
    """Whether a number among the words of a cell counts nothing there, or something in the next cell."""
    assert one.cell is not None
    bare = one.unit is None and one.noun is None and not one.number.scaled
    return bare or (one.cell.limit is not None and one.end > one.cell.limit)


def _uncounted(page: Page, one: Found) -> bool:
    """ "3,482 views": the page counts them, not the text; "three things" are a way of speaking."""
    if one.noun is None or one.symbol is None:
        return False
    after = page.notes.doc[one.last].lower_ if one.last < len(page.notes.doc) else ""
    compared = any(after in way.comparatives for way in page.words.changes.values())
    ahead = page.notes.doc[one.first - 1].lower_ if one.first else ""
    way = any(page.words.has(name, ahead) for name in ("up.adverbs", "down.adverbs"))
    led = (way or page.words.has("to_words", after)) and page.words.has("point_nouns", one.symbol)
    filler = one.number.worded and page.words.has("filler_nouns", one.symbol) and not (compared or led)
    filler = filler or (one.value <= _TEASED and page.words.has("teaser_nouns", one.symbol))
    furniture = page.words.has("furniture_nouns", one.symbol)
    tail = page.tail(one)
    told = page.words.has("traded_nouns", one.symbol) and any(
        up.pos_ == "VERB" and up.i < tail.i for up in tail.ancestors
    )
    return filler or (furniture and not told)


def _borrow(page: Page, one: Found) -> None:
    """Take over the unit of the figure that lends it."""
    whole = one.whole
    if not one.elliptic or whole is None:
        return
    if whole.unit is not None and one.unit is None and one.role not in ("from", "to"):
        one.value = clean(one.value * whole.unit.times)
        one.high = clean(one.high * whole.unit.times) if one.high is not None else None
    one.symbol, one.kind = whole.symbol, whole.kind
    if one.per is None and (one.role in ("from", "to") or earlier(page, one)):
        one.per = whole.per


def _per(page: Page, one: Found) -> None:
    """Counted things a year, a day, a month; and the unit's own "per"."""
    if one.unit is None and one.kind is UnitKind.COUNT:
        found = per_after(page.text, one.end, page.words.units, far=False)
        if found is not None:
            one.end, one.per = found
            one.last = page.token(one.end - 1) + 1
    if one.unit is not None and one.unit.per is not None:
        one.per = one.unit.per


def _same_amounts(page: Page) -> None:
    """The hedge of an amount also hedges the same amount in other money or units in the brackets behind it."""
    for one, after in pairwise(page.found):
        if after.kind is not one.kind or one.symbol == after.symbol:
            _restated(page, one, after)
            continue
        if one.kind not in _CONVERTED:
            continue
        between = key(page.text[one.end : after.number.start])
        if after.unit is not None and after.unit.start < after.number.start:
            between = key(page.text[one.end : after.unit.start])
        choice = between.strip(" ,").partition(" ")[0]
        again = between == "/" and one.twin is not None
        converted = (between.startswith("(") or again) and page.text[after.end :].lstrip()[:1] in (")", "/", ",", ";")
        if converted or (one.kind is UnitKind.MONEY and page.words.has("choice_words", choice)):
            after.twin = one
            if after.bound is Bound.EXACT and (again or between == "("):
                after.bound = one.bound


def _restated(page: Page, one: Found, after: Found) -> None:
    """A change in other terms: "up 12 points, or 0.4 per cent", "by 4 lei (2%)"."""
    if after.kind is not UnitKind.PERCENT or one.kind is UnitKind.TIME:
        return
    between = key(page.text[one.end : after.start]).strip(", ")
    bracket = between == "(" and page.text[after.end : after.end + 1] == ")"
    if bracket or page.words.has("choice_words", between):
        after.echo = one
