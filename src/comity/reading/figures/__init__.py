"""Figures: numbers with their unit, hedge, scope and standing.

From characters (`numbers`, `units`, `spot`) to what is no figure (`refusals`), to what is counted (`nouns`), to what
the sentence says of it (`hedges`, `standing`, `indicators`, `money`).
"""

from __future__ import annotations

from itertools import pairwise

from comity.reading.figures.ages import aged
from comity.reading.figures.changes import direction
from comity.reading.figures.folds import folds
from comity.reading.figures.hedges import bound
from comity.reading.figures.indicators import canonical, indicator
from comity.reading.figures.lending import lend
from comity.reading.figures.money import settle
from comity.reading.figures.nouns import count, names_parties
from comity.reading.figures.numbers import clean, key
from comity.reading.figures.page import Found, Measured, Page, Stand
from comity.reading.figures.points import points
from comity.reading.figures.refusals import Refusals
from comity.reading.figures.spot import shares, spot
from comity.reading.figures.standing import ahead, as_of, earlier, stand
from comity.reading.figures.units import per_after
from comity.reading.figures.votes import votes
from comity.reading.figures.whose import parties
from comity.reading.notes import Notes
from comity.records import Bound, Date, Figure, FigureStatus, Modality, Passage, UnitKind

__all__ = ["read"]

SURE = 0.95
"""Score of a number with a printed unit: money, per cent, a measure."""
COUNTED = 0.85
"""Score of a number whose noun the grammar gives."""
BORROWED = 0.7
"""Score of a number whose unit is said with another one."""
LIST = 10
"""Tokens between two shares of one list."""
VAGUE = 0.5
"""Score of a number that only a range of sizes is said of, and of one that counts nothing named."""


_CONVERTED = (UnitKind.MONEY, UnitKind.MEASURE)


def read(notes: Notes) -> None:
    """Find the figures of a document."""
    page = Page(notes)
    refusals = Refusals(page)
    kept = []
    for one in spot(page, refusals.coded):
        if aged(page, one):
            kept.append(one)
            continue
        if refusals.refuses(one):
            continue
        count(page, one)
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
        _record(page, one)


def _uncounted(page: Page, one: Found) -> bool:
    """ "3,482 views": the page counts them, not the text; "three things" are a way of speaking."""
    if one.noun is None or one.symbol is None:
        return False
    after = page.notes.doc[one.last].lower_ if one.last < len(page.notes.doc) else ""
    compared = any(after in way.comparatives for way in page.words.changes.values())
    filler = one.number.worded and page.words.has("filler_nouns", one.symbol) and not compared
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


def _why(one: Found) -> tuple[str, float]:
    """Name of the rule and score."""
    if one.number.high is not None and one.role != "range":
        return "figures.vague", VAGUE
    if one.elliptic:
        return "figures.elliptic", BORROWED
    if one.role in ("share", "rate", "age", "fold"):
        return f"figures.{one.role}", COUNTED
    if one.unit is not None:
        score = SURE if one.symbol is not None else VAGUE
        return f"figures.{one.kind.value}", score
    return ("figures.count", COUNTED) if one.noun is not None else ("figures.bare", VAGUE)


def _record(page: Page, one: Found) -> None:
    notes = page.notes
    same = one.twin
    leader = same or (one.whole if one.part else None)
    how = leader.stand if leader is not None and leader.stand is not None else stand(page, one)
    date = as_of(page, same or one) or (leader.date if leader is not None and _together(page, leader, one) else None)
    plain = how.status is FigureStatus.ACTUAL and how.modality is Modality.ASSERTED
    if plain and ahead(page, date) and not earlier(page, one):
        assert date is not None
        first = page.notes.tokens(date)[0]
        due = first > 0 and page.words.has("covers_day", page.notes.doc[first - 1].lower_)
        how = Stand(FigureStatus.TARGET if due else FigureStatus.PLANNED, Modality.PLANNED, first)
    one.stand, one.date = how, date
    change = one.twin or one.echo
    one.direction = direction(page, one) or (change.direction if change is not None else None)
    if one.measured is None:
        said = change.measured if change is not None else indicator(page, one) or _neighbour(page, one)
        one.measured = canonical(page, said)
    phrase = notes.source.passage(one.start, one.end)
    start, end = page.sentence(one.first)
    why, score = _why(one)
    symbol = f"{one.symbol}/{one.per}" if one.symbol is not None and one.per is not None else one.symbol
    figure = Figure(
        source=notes.source,
        anchor=phrase,
        variant=str(one.number.start) if one.role in ("from", "to") else "",
        evidence=(phrase, notes.passage(start, end)),
        said_by=notes.said_by(one.first),
        sectors=notes.sectors(one.first),
        modality=_modality(page, one, how),
        parties=parties(page, one, one.measured),
        score=score,
        why=why,
        passages=_passages(page, one, how, date),
        value=clean(one.value),
        high=clean(one.high) if one.high is not None else None,
        bound=one.bound,
        unit=symbol,
        unit_kind=one.kind,
        indicator=one.measured.name if one.measured is not None else None,
        status=how.status,
        as_of=date.value if date is not None else None,
        direction=one.direction,
    )
    one.figure = notes.add(figure)


def _together(page: Page, one: Found, other: Found) -> bool:
    """Whether two figures stand in one sentence."""
    return page.sentence(one.first) == page.sentence(other.first)


def _neighbour(page: Page, one: Found) -> Measured | None:
    """What the figure before measures, in a list of shares that leaves out the verb: "A will hold 60 %, B 40 %"."""
    at = page.found.index(one)
    before = page.found[at - 1] if at else None
    if before is None or not one.kind is before.kind is UnitKind.PERCENT or before.direction is not None:
        return None
    return before.measured if _together(page, before, one) and one.first - before.last < LIST else None


def _modality(page: Page, one: Found, how: Stand) -> Modality:
    """What the clause says; a denial by the speaker goes over it."""
    stretch = page.notes.stretch_at(one.first)
    if stretch is not None and stretch.modality is Modality.DENIED:
        return Modality.DENIED
    return how.modality


def _passages(page: Page, one: Found, how: Stand, date: Date | None) -> dict[str, Passage]:
    """Words of the fields that stand outside the figure's phrase."""
    notes = page.notes
    out: dict[str, Passage] = {}
    if one.measured is not None and not one.first <= one.measured.start < one.measured.end <= one.last:
        out["indicator"] = notes.passage(one.measured.start, one.measured.end)
    if date is not None:
        out["as_of"] = date.anchor
    if how.at is not None:
        out["status"] = notes.passage(how.at, how.at + 1)
    if one.elliptic and one.whole is not None:
        out["unit"] = notes.source.passage(one.whole.start, one.whole.end)
    return out
