"""Terms of sums: figures with what their printed digits are worth, and the words that present totals and parts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from comity.lexicon import Language
from comity.reading.figures.numbers import numbers, numerals, words_like
from comity.reading.notes import Notes
from comity.records import Bound, Check, CheckKind, Figure, Passage, UnitKind

SLIP = 1e-9
"""Share of a value that the noise of binary fractions may reach."""
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?!\d)|[.!?][\"”’')\]]*\s*\n|;\s")
"""A stop or a semicolon with what closes behind it: the next words are another clause."""


@dataclass(frozen=True, slots=True)
class SumWords:
    """Words that present totals and parts, compiled; each field is a list of `checks.yml` or `figures.yml`."""

    together: re.Pattern[str]
    closes: re.Pattern[str]
    combined: re.Pattern[str]
    named: re.Pattern[str]
    rest: re.Pattern[str]
    of_which: re.Pattern[str]
    makes_up: re.Pattern[str]
    some_of: re.Pattern[str]
    from_whole: re.Pattern[str]
    each_words: re.Pattern[str]
    introduces: re.Pattern[str]
    joins: re.Pattern[str]
    brings: re.Pattern[str]
    up_to: re.Pattern[str]
    differs: re.Pattern[str]
    leaves: re.Pattern[str]
    compares_to: re.Pattern[str]
    times: re.Pattern[str]
    shares_of: re.Pattern[str]
    grows_from: re.Pattern[str]
    articles: re.Pattern[str]
    totals: re.Pattern[str]


@lru_cache(maxsize=4)
def sum_words(tables: Language) -> SumWords:
    """The words of a language."""
    tree = {**tables.tree("figures"), **tables.tree("checks")}

    def like(name: str) -> re.Pattern[str]:
        words = words_like(str(one) for one in tree.get(name) or ())
        return re.compile(rf"(?<!\w)(?i:{words})(?!\w)")

    return SumWords(*(like(one.name) for one in fields(SumWords)))


@dataclass(frozen=True, slots=True)
class Term:
    """A figure, or a thing named with an article, as a term of a sum."""

    words: Passage
    value: float
    step: float
    """what one more in its last printed place is worth"""
    unit: str | None
    kind: UnitKind
    figure: Figure | None = None

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.words.start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.words.end

    @property
    def exact(self) -> bool:
        """Whether no hedge stands with it."""
        return self.figure is None or self.figure.bound is Bound.EXACT

    @property
    def loose(self) -> bool:
        """Whether it does not say what it counts."""
        return self.figure is None and self.unit is None

    @property
    def grain(self) -> float:
        """What its last digit that is no nought is worth, where it is large enough to have been rounded."""
        grain = self.step
        if self.value >= _ROUNDED * self.step or self.value >= _ROUNDED:
            while whole(self.value / (grain * 10)):
                grain *= 10
        return grain

    def lends_to(self, other: Term) -> bool:
        """Whether the other figure takes its unit from this one."""
        words = other.figure.passages.get("unit") if other.figure is not None else None
        return words is not None and words.start < self.end and words.end > self.start

    def printed(self) -> str:
        """Its words in one line."""
        return " ".join(self.words.text.split())


ROUGH = 0.02
"""Share of a total beyond which rounding explains nothing: a billion is not 610 million."""
_ROUNDED = 1000
"""Numbers under a thousand are counted one by one and seldom rounded."""


def whole(value: float) -> bool:
    """Whether a number is whole, but for the noise of fractions."""
    return value >= 1 - SLIP and abs(value - round(value)) <= SLIP * max(1.0, value)


def terms_of(notes: Notes) -> list[Term]:
    """The figures of a document that may stand in a sum, in order."""
    scan = numerals(notes.language).scan
    out: list[Term] = []
    for figure in sorted(notes.found(Figure), key=lambda one: (one.anchor.start, one.anchor.end)):
        if figure.high is None and figure.value > 0:
            unit = figure.unit.partition("/")[0] if figure.unit else None
            out.append(Term(figure.anchor, figure.value, _step(figure, scan), unit, figure.unit_kind, figure))
    if len(out) > 1:
        out = sorted([*out, *_left_over(notes, out)], key=lambda one: (one.start, one.end))
    return out


def _left_over(notes: Notes, known: Sequence[Term]) -> Iterator[Term]:
    """ "The other seven", "leaving 12": numbers that no noun follows."""
    words, page = sum_words(notes.language), numerals(notes.language)
    starts = [one.start for one in known]
    for pattern in (words.rest, words.leaves):
        for found in pattern.finditer(notes.text):
            number = page.scan.match(notes.text, found.end() + 1)
            if number is None or _UNIT.match(notes.text, number.end()):
                continue
            before = bisect_right(starts, number.start())
            if any(one.end > number.start() for one in known[max(0, before - 3) : before]):
                continue
            value = next((one.value for one in numbers(number[0], page, {})), 0.0)
            if 1 <= value < _ROUNDED and whole(value):
                place = notes.source.passage(number.start(), number.end())
                yield Term(place, value, 1.0, None, UnitKind.COUNT)


_UNIT = re.compile(r"[%:.,/-]?\d|%|-\w")
"""Behind a number, these make it something other than a count."""


def alike(a: Term, b: Term) -> bool:
    """Whether two terms count the same thing, as far as they say what."""
    return a.unit == b.unit or a.kind is not b.kind or a.lends_to(b) or b.lends_to(a) or a.loose or b.loose


def _step(figure: Figure, scan: re.Pattern[str]) -> float:
    """Worth of the last printed place: a value of 1.15 billion is known to ten million."""
    found = scan.search(figure.anchor.text)
    if found is None:
        return 1.0
    digits = re.sub(r"[^\d.]", "", found[0])
    try:
        scale = figure.value / float(digits)
    except (ValueError, ZeroDivisionError):
        return 1.0
    return scale * float(10.0 ** -len(digits.partition(".")[2]))


def told(terms: Iterable[Term]) -> float:
    """The largest value in units of the last digit that is no nought in all of them: how much a match of them tells.

    Numbers that all end in five or nought count in fives.

    61.9 + 250.5 = 312.4 tells 3124: by chance one in some thousand would fit; 30 + 40 = 70 tells 7.
    """
    values = [one.value for one in terms]
    grain = min(one.step for one in terms)
    for _ in range(15):
        if not all(whole(value / (grain * 10)) for value in values):
            break
        grain *= 10
    if all(whole(value / (grain * 5)) for value in values):
        grain *= 5
    return max(values) / grain


def may_be_part(total: Term, part: Term) -> bool:
    """Whether a figure is of the sort of a total: a large count may be money whose name was not repeated."""
    sort = part.kind is total.kind or (
        total.kind is UnitKind.MONEY and part.kind is UnitKind.COUNT and part.value >= _AMOUNT
    )
    return sort and part.value < total.value


_AMOUNT = 1e6
"""From here on a number without the name of money beside it may still be money: "1.2 million of exports"."""


def slack(terms: Sequence[Term]) -> float:
    """By how much a right sum may be out because each of its terms was rounded."""
    grains = [one.grain for one in terms]
    return 0.0 if max(grains) <= 1 and all(whole(one.value) for one in terms) else 0.5 * sum(grains)


def makes(total: Term, parts: Sequence[Term]) -> bool:
    """Whether the parts make the total, as far as it is printed."""
    off = abs(sum(one.value for one in parts) - total.value)
    finest = max(one.step for one in parts)
    coarser = total.step > finest * (1 + SLIP)
    return off <= (min(0.5 * total.step, ROUGH * total.value) if coarser else SLIP * total.value)


def exactly(total: Term, parts: Sequence[Term]) -> bool:
    """Whether the parts make the total to the last digit."""
    return abs(sum(one.value for one in parts) - total.value) <= SLIP * total.value


def breaks(text: str, start: int, end: int) -> int:
    """How many sentences or clauses end between two places."""
    return sum(1 for _ in SENTENCE_END.finditer(text, start, end))


def keep(notes: Notes, holds: bool, says: str, terms: Sequence[Term]) -> None:
    """Record a comparison."""
    notes.add(
        Check(
            source=notes.source,
            kind_=CheckKind.SUM,
            holds=holds,
            says=says,
            records=tuple(one.figure.id for one in terms if one.figure is not None),
            evidence=tuple(one.words for one in terms),
        )
    )
