"""Sums: a total that the text gives beside its parts.

Two things make a sum: that the numbers fit, and that the text puts them together. The more digits fit, the less the
words have to say: three numbers of four digits do not fit by chance, 30 and 40 and 70 do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.reading.checks.cues import Page
from comity.reading.checks.terms import Term, alike, breaks, exactly, keep, makes, may_be_part, told
from comity.records import UnitKind

MOST = 8
"""Parts of one total; longer lists were not met outside tables."""
REACH = 500
"""Characters between a total and a part of it: about three sentences."""
PAIR_TELLS, ROW_TELLS, LIST_TELLS, SKIP_TELLS = 250, 100, 25, 1000
"""How much a match must tell (see `told`) to need no words: of two parts, of two parts in one sentence with the total,
of three or more, with a figure left out. In texts of forty figures some ten pairs are tried, so that a chance match
comes once in thirty texts; a row of two or three is tried far more seldom."""
_LATEST = 3
"""Figures in front of "the other seven" of which two may make it."""
JOINED_TELLS = 40
"""The same for two parts that "and" joins, beside their total: in a sentence of three amounts of one unit the first or
last is the sum of a joined pair often enough that a fit of two digits leaves little doubt."""
LISTED_TELLS = 20
"""The same for three parts or more of a total that is called one of several things together."""
CUE_TELLS = 100
"""The same for parts with a figure left out between them, or in another paragraph, where words do add them up."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with parts that make it."""

    total: Term
    parts: tuple[Term, ...]
    cued: bool
    tells: float
    less: bool = False
    """whether the text takes one of the parts from the total"""

    @property
    def rank(self) -> tuple[object, ...]:
        """Order in which sums are believed: with words first, then the telling ones, then the short ones."""
        terms = (self.total, *self.parts)
        return (not self.cued, -self.tells, max(one.end for one in terms) - min(one.start for one in terms))

    def says(self) -> str:
        """The sum in one line."""
        if self.less:
            whole, gone, left = self.total.printed(), *(one.printed() for one in self.parts)
            return f"{whole} - {gone} = {left}"
        return " + ".join(one.printed() for one in self.parts) + f" = {self.total.printed()}"


def sums(page: Page, terms: Sequence[Term]) -> list[Sum]:
    """Every total whose parts the text gives and that they make, in the order of the text."""
    kept = _chosen(_all(page, terms), [])
    # A part may itself be told in parts: without those the larger sum shows.
    inner = {part.start for one in kept if one.cued for part in one.parts}
    if inner:
        kept = _chosen(_all(page, [one for one in terms if one.start not in inner]), kept)
    return sorted(kept, key=lambda one: min(one.total.start, one.parts[0].start))


def _all(page: Page, terms: Sequence[Term]) -> list[Sum]:
    """Every sum that could be meant."""
    found: list[Sum] = []
    for i, total in enumerate(terms):
        if total.kind not in (UnitKind.PERCENT, UnitKind.TIME):
            found += _behind(page, terms, i)
            found += _before(page, terms, i)
            found += _less(page, terms, i)
            found += _compared(page, terms, i)
            found += _told_apart(page, terms, i)
    return found


def _chosen(found: Sequence[Sum], before: Sequence[Sum]) -> list[Sum]:
    """The sums to believe, beside those chosen before: no figure is a part of two, and none is told twice."""
    kept = list(before)
    taken = {part.start for one in kept for part in one.parts}
    known = {_values(one) for one in kept}
    for one in sorted(found, key=lambda one: one.rank):
        parts = {part.start for part in one.parts}
        if parts & taken or _values(one) in known or (one.less and one.total.start in taken):
            continue
        taken |= parts
        known.add(_values(one))
        kept.append(one)
    return kept


def _values(one: Sum) -> tuple[float, ...]:
    return (one.total.value, *sorted(part.value for part in one.parts))


def record_sums(page: Page, terms: Sequence[Term]) -> set[int]:
    """Keep a check for every sum that holds; gives the places of their totals."""
    found = sums(page, terms)
    for one in found:
        keep(page.notes, True, one.says(), (one.total, *one.parts))
    return {one.total.start for one in found}


# ---- where parts are looked for ------------------------------------------------------------------------------------


def _alike(total: Term, part: Term, loose: bool) -> bool:
    """Whether a figure can be a part: of the same unit, or also of another counted noun when `loose`."""
    if not may_be_part(total, part):
        return False
    if part.kind is not total.kind:
        return True
    return part.unit == total.unit or (loose and part.kind is UnitKind.COUNT) or total.lends_to(part)


def _near(page: Page, terms: Sequence[Term], i: int, step: int, loose: bool) -> list[Term]:
    """Figures that can be parts of a total, nearest first: behind it (step 1) or before it (step -1)."""
    total = terms[i]
    out: list[Term] = []
    at = i + step
    while 0 <= at < len(terms) and len(out) < MOST:
        one = terms[at]
        low, high = (total.end, one.start) if step > 0 else (one.end, total.start)
        if high - low > REACH:
            break
        if _alike(total, one, loose):
            if page.apart(low, high) > 1:
                break
            out.append(one)
        at += step
    return out


def _heads(total: Term, near: Sequence[Term]) -> Iterator[list[Term]]:
    """The first figures of a list that make the total; then the same with one figure left out."""
    for skipped in (None, *range(min(3, len(near)))) if len(near) > 2 else (None,):
        row = [one for k, one in enumerate(near) if k != skipped]
        for count in range(2, len(row) + 1):
            if skipped is not None and skipped >= count:
                continue
            if makes(total, row[:count]):
                yield row[:count]
                break


def _skips(near: Sequence[Term], parts: Sequence[Term]) -> bool:
    return list(near[: len(parts)]) != list(parts)


def _bare(page: Page, total: Term, parts: Sequence[Term], skips: bool) -> bool:
    """Whether the digits alone show that the parts are meant as such."""
    terms = (total, *parts)
    start, end = min(one.start for one in terms), max(one.end for one in terms)
    if not exactly(total, parts) or page.apart(start, end):
        return False
    if any(one.unit != total.unit and not total.lends_to(one) and not one.lends_to(total) for one in parts):
        return not skips and page.in_a_row(parts) and told(terms) >= (PAIR_TELLS if len(parts) == 2 else LIST_TELLS)
    if skips:
        return told(terms) >= SKIP_TELLS
    row = page.in_a_row(parts)
    stops = breaks(page.text, start, end)
    pair = PAIR_TELLS
    if row and stops < 2:
        joined = len(parts) == 2 and page.joined(*parts)
        near = not stops or parts[0].start > total.end
        pair = JOINED_TELLS if joined and near else PAIR_TELLS if stops else ROW_TELLS
    return told(terms) >= (LIST_TELLS if row and len(parts) > 2 else pair)


def _behind(page: Page, terms: Sequence[Term], i: int) -> Iterator[Sum]:
    """Parts that follow their total."""
    total = terms[i]
    for loose in (False, True) if total.kind is UnitKind.COUNT else (False,):
        near = _near(page, terms, i, 1, loose)
        for parts in _heads(total, near):
            skips = _skips(near, parts)
            cued = not skips and _presented(page, total, parts, loose)
            if cued or _bare(page, total, parts, skips):
                yield Sum(total, tuple(parts), cued, told((total, *parts)))


def _told_apart(page: Page, terms: Sequence[Term], i: int) -> Iterator[Sum]:
    """Parts anywhere behind a total that is called the value of all together: contracts told one by one."""
    total = terms[i]
    if not page.combined(total):
        return
    alike = [one for one in terms[i + 1 :] if _alike(total, one, False) and one.unit == total.unit][:MOST]
    for count in range(3, len(alike) + 1):
        parts = tuple(alike[:count])
        if exactly(total, parts) and told((total, *parts)) >= LISTED_TELLS:
            yield Sum(total, parts, True, told((total, *parts)))
            return


def _presented(page: Page, total: Term, parts: list[Term], loose: bool) -> bool:
    """Whether the words put these figures as parts of the total before them."""
    if page.bulleted(total, parts):
        return True
    apart = page.apart(total.end, parts[-1].end) > 0
    if not apart and (page.apposed(total, parts) or page.equated(total, parts) or page.taken_from(total, parts)):
        return True
    if page.of_which(total, parts[0]) and (page.in_a_row(parts) or page.rest(parts)):
        return not loose or not apart
    if loose:
        return False
    if page.combined(total) and (len(parts) > 2 or told((total, *parts)) >= CUE_TELLS):
        return True
    return not apart and page.rest(parts)


def _before(page: Page, terms: Sequence[Term], i: int) -> Iterator[Sum]:
    """Parts that stand in front of their total: "1.9 and 1.4, which makes 3.3"."""
    total = terms[i]
    for loose in (False, True) if total.kind is UnitKind.COUNT else (False,):
        near = _near(page, terms, i, -1, loose)
        for parts in _heads(total, near):
            row, skips = parts[::-1], _skips(near, parts)
            cued = page.adds_up(total, row[-1]) and (not loose or page.in_a_row(row))
            if cued and skips:
                cued = page.raises(total, row[-1]) or told((total, *row)) >= CUE_TELLS
            if cued or _bare(page, total, row, skips):
                yield Sum(total, tuple(row), cued, told((total, *row)))


def _less(page: Page, terms: Sequence[Term], i: int) -> Iterator[Sum]:
    """What is left: the figure at `i` is the difference of two that stand before it."""
    left = terms[i]
    start, end = max(0, left.start - 60), left.end + 24
    rest = page.words.rest.search(page.text, max(0, left.start - 24), left.end)
    if rest is None and page.words.differs.search(page.text, start, end) is None:
        return
    near = [one for one in terms[max(0, i - MOST) : i] if left.start - one.end <= REACH]
    for k in range(len(near) - 1, 0, -1):
        for other in near[k - 1 :: -1]:
            whole, gone = (near[k], other) if near[k].value > other.value else (other, near[k])
            if not exactly(whole, (gone, left)) or not _one_unit(whole, gone, left) or not (whole.exact and gone.exact):
                continue
            spare = left.loose and other in near[-_LATEST:] and alike(whole, gone)
            within = gone.start <= whole.start and whole.end <= gone.end  # "26 of the 40 boats"
            tells = told((whole, gone, left))
            together = not page.text.count("\n", other.end, left.start)
            if (
                tells >= CUE_TELLS
                or (together and (within or spare))
                or (together and page.in_a_row((other, near[k], left)))
            ):
                yield Sum(whole, (gone, left), True, tells, less=True)
                return


def _compared(page: Page, terms: Sequence[Term], i: int) -> Iterator[Sum]:
    """ "26 dollars, three dollars under the price of 29"; "48 ships, 12 more than the 36 of last year"."""
    apart = terms[i]
    if i + 1 == len(terms) or page.words.compares_to.match(page.text[apart.end : apart.end + 24].lstrip()) is None:
        return
    for other in (terms[i - 1] if i else None, terms[i + 2] if i + 2 < len(terms) else None):
        if other is None or not page.in_a_row(sorted((other, apart, terms[i + 1]), key=lambda one: one.start)):
            continue
        small, large = sorted((other, terms[i + 1]), key=lambda one: one.value)
        if exactly(large, (small, apart)) and _one_unit(large, small, apart):
            yield Sum(large, (small, apart), True, told((large, small, apart)))
            return


def _one_unit(whole: Term, gone: Term, left: Term) -> bool:
    """Whether the three are of one unit, or lend it to each other."""
    if not may_be_part(whole, gone) or not may_be_part(whole, left):
        return False
    pairs = ((whole, gone), (whole, left), (gone, left))
    return sum(alike(a, b) for a, b in pairs) >= 2
