"""Rates of change beside both amounts, and shares beside their whole: what the printed digits allow is checked."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.checks.cues import Page
from comity.reading.checks.terms import Term, breaks, keep
from comity.reading.figures.numbers import key
from comity.records import Direction, UnitKind

TIGHT = 0.15
"""Width of the rates that two printed amounts allow, as a share of the rate told: narrower than this, a rate fits by
chance once in some twenty sentences that also say the right direction."""
CLOSE_SHARE = 0.03
"""By how much of itself a part may be out through the rounding of its share."""
_GAP = 16
"""Characters between an amount and the share in brackets behind it."""
_HUNDRED = 100.0


def record_rates(page: Page, terms: Sequence[Term]) -> None:
    """Keep a check for every rate that two amounts of its sentence show, and for every share of an amount."""
    for i, rate in enumerate(terms):
        if rate.kind is not UnitKind.PERCENT or rate.figure is None or rate.unit != "percent":
            continue
        around = [
            one
            for one in terms[max(0, i - 6) : i + 7]
            if one.kind in (UnitKind.MONEY, UnitKind.MEASURE, UnitKind.COUNT) and one.exact and _beside(page, one, rate)
        ]
        if rate.figure.direction is not None:
            _change(page, rate, around)
        elif rate.exact:
            _share(page, rate, around)


def _beside(page: Page, one: Term, rate: Term) -> bool:
    """Whether an amount stands in the sentence of a rate."""
    start, end = min(one.end, rate.end), max(one.start, rate.start)
    return breaks(page.text, start, end) == 0 and "\n\n" not in page.text[start:end]


def _change(page: Page, rate: Term, around: Sequence[Term]) -> None:
    """ "from 36.5 to 41.8 million, up 14.5 percent"."""
    pairs = [(a, b) for k, a in enumerate(around) for b in around[k + 1 :] if a.unit == b.unit and a.value != b.value]
    if len(pairs) != 1 or not rate.exact or rate.figure is None:
        return
    small, large = sorted(pairs[0], key=lambda one: one.value)
    before, after = (small, large) if rate.figure.direction is Direction.UP else (large, small)
    low = _HUNDRED * abs(1 - (after.value - after.step / 2) / (before.value + before.step / 2))
    high = _HUNDRED * abs(1 - (after.value + after.step / 2) / (before.value - before.step / 2))
    low, high = min(low, high), max(low, high)
    fits = low - rate.step / 2 <= rate.value <= high + rate.step / 2
    ahead = page.text[max(0, before.start - 8) : before.start]
    told_so = page.words.grows_from.search(ahead) is not None
    if fits and (told_so or high - low + rate.step <= TIGHT * rate.value):
        keep(page.notes, True, f"{before.printed()} to {after.printed()}: {rate.printed()}", (rate, before, after))


def _share(page: Page, rate: Term, around: Sequence[Term]) -> None:
    """ "70 per cent of the 180 million, 126 million", "126 million (70 per cent) of 180 million"."""
    for base in around:
        if base.start < rate.end or page.words.shares_of.fullmatch(key(page.text[rate.end : base.start])) is None:
            continue
        for part in around:
            wanted = rate.value / _HUNDRED * base.value
            room = rate.step / 2 / _HUNDRED * base.value + part.step / 2
            exact = abs(part.value - wanted) <= 1e-9 * base.value
            if part is base or part.unit != base.unit or part.value >= base.value:
                continue
            if exact or (abs(part.value - wanted) <= room <= CLOSE_SHARE * part.value):
                says = f"{rate.printed()} of {base.printed()} = {part.printed()}"
                keep(page.notes, True, says, (part, rate, base))
                return
