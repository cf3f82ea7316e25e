"""How many times as much: "sixfold", "doubled", "trebled its output"."""

from __future__ import annotations

from comity.reading.figures.numbers import Number
from comity.reading.figures.page import Found, Page
from comity.reading.figures.units import PERCENT, Unit
from comity.records import Direction, UnitKind


def folds(page: Page, found: list[Found]) -> list[Found]:
    """The numbers found and those that a word holds: six in "sixfold", two in the verb "doubled"."""
    words = page.words
    out = _times(page, found)
    for one in words.fold.finditer(page.low):
        token = page.notes.doc[page.token(one.start())]
        word = one[0].lower()
        if (times := words.folds.get(word)) is not None:
            way = None
        elif page.tagged and token.pos_ == "VERB" and token.dep_ not in ("amod", "compound"):
            times, way = words.fold_verbs[word], Direction.UP
        else:
            continue
        if any(other.start < one.end() and other.end > one.start() for other in found):
            continue
        out.append(_made(page, one.start(), one.end(), times, way))
    return sorted([*found, *out], key=lambda one: one.start) if out else found


def _times(page: Page, found: list[Found]) -> list[Found]:
    """ "Twice as many as in 2019": a factor; "twice in May" tells how often."""
    out = []
    for one in page.words.fold_adverb.finditer(page.text):
        if not any(other.start < one.end() and other.end > one.start() for other in found):
            times = page.words.fold_adverbs[one["times"].lower()]
            out.append(_made(page, one.start(), one.end("times"), times, None))
    return out


def _made(page: Page, start: int, end: int, times: float, way: Direction | None) -> Found:
    """The find of a word; what is halved falls by 50 per cent."""
    symbol, kind = str(page.words.tree.get("fold_unit")), UnitKind.COUNT
    if times < 1:
        times, symbol, kind, way = 100 * (1 - times), PERCENT, UnitKind.PERCENT, Direction.DOWN
    number = Number(start, end, times, worded=True)
    one = Found(number, start, end, times, None, Unit(start, end, symbol, kind), symbol=symbol, kind=kind)
    one.role, one.direction = "fold", way
    page.place(one)
    return one
