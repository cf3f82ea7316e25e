"""Products: so many times so much, and the amount that it comes to."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.checks.cues import Page
from comity.reading.checks.sums import REACH
from comity.reading.checks.terms import Term, breaks, exactly, keep, whole
from comity.reading.figures.numbers import key
from comity.records import UnitKind

MOST_TIMES = 1000
"""A number of instalments, ships or months; larger ones are amounts themselves."""
_GAP = 40
"""Characters between a number of things and the amount of each."""
_EACH = 16
"""Characters behind an amount in which "each" makes it that of one."""


def record_products(page: Page, terms: Sequence[Term]) -> None:
    """Keep a check for every amount that so many times another make."""
    for i, one in enumerate(terms):
        if one.kind in (UnitKind.PERCENT, UnitKind.TIME) or not one.exact:
            continue
        times = _times(page, terms, i)
        if times is None:
            continue
        for total in terms:
            if total is one or total is times or total.unit != one.unit or total.kind is not one.kind:
                continue
            if _apart(page, total, times, one) or not exactly(total, [one] * int(times.value)):
                continue
            says = f"{times.printed()} × {one.printed()} = {total.printed()}"
            keep(page.notes, True, says, (total, times, one))
            break


def _apart(page: Page, total: Term, times: Term, one: Term) -> bool:
    """Whether the product stands elsewhere than its factors."""
    start, end = min(total.start, times.start), max(total.end, one.end)
    return end - start > REACH or "\n\n" in page.text[start:end] or breaks(page.text, start, end) > 1


def _times(page: Page, terms: Sequence[Term], i: int) -> Term | None:
    """The number of things of which a figure is the amount of each."""
    one = terms[i]
    rate = one.figure.unit.partition("/")[2] if one.figure is not None and one.figure.unit else ""
    if rate:
        spans = [
            t for t in terms if t.kind is UnitKind.TIME and t.unit == rate and not _breaks(page, t, one) and _few(t)
        ]
        return min(spans, key=lambda t: abs(t.start - one.start), default=None)
    before = terms[i - 1] if i else None
    if before is None or before.kind is not UnitKind.COUNT or not _few(before) or one.start - before.end > _GAP:
        return None
    gap = page.text[before.end : one.start]
    if "," in gap or _breaks(page, before, one):
        return None
    each = page.words.each_words.search(page.text, one.end, one.end + _EACH) is not None
    tied = page.words.times.fullmatch(key(gap)) is not None
    return before if tied or each or page.words.each_words.search(gap) is not None else None


def _few(term: Term) -> bool:
    return whole(term.value) and 2 <= term.value <= MOST_TIMES and term.exact


def _breaks(page: Page, a: Term, b: Term) -> int:
    return breaks(page.text, min(a.end, b.end), max(a.start, b.start))
