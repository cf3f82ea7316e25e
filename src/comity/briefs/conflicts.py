"""Where sources disagree: values, counts and dates of one thing that nothing reconciles, and sums that do not hold."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from comity.briefs.figures import coverage, series_of
from comity.ledger import Entry, Found, Ledger, Query
from comity.records import (
    Agreement,
    Bound,
    Check,
    Event,
    Figure,
    FigureStatus,
    Item,
    Modality,
    Passage,
    Project,
    Record,
    UnitKind,
    stretch,
)

LEAST_DIGITS = 2
"""Digits that a number is taken to mean at least: `4,000` may be 3,950 to 4,050, not 3,500 to 4,500."""

ABOUT = 0.1
"""How far `about`, `nearly` and `more than` may lie from the number named. Set by hand: journalists say `nearly 30` of
27.4 and `over 170` of 187, not of 250."""

CONTEXT = 240
"""Characters within which the words that a figure rests on are shown in one go."""

BESIDE = 160
"""Characters between an old number and its revision, which one sentence tells; about as long as a sentence."""

DONE = frozenset({"signed", "ratified", "in force", "operating", "happened", "done", "cancelled", "ended"})
"""Stages that came true on a day."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a conflict."""

    value: str
    """as a person reads it: `2.9 billion USD`, `2024-05-21`"""
    found: Found
    passage: Passage
    context: str = ""
    """the words from what a figure measures to the day it is of, where they stand close together"""

    @property
    def told(self) -> str:
        """The words that make the claim, with as much around them as is needed to understand them."""
        return self.context or self.passage.text

    def to_json(self) -> dict[str, Any]:
        """As the contract has it."""
        passage = self.passage
        return {
            "value": self.value,
            "record": self.found.item.id,
            "source": self.found.source.id,
            "passage": {"start": passage.start, "end": passage.end, "text": passage.text},
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims about one thing that cannot all hold."""

    entry: str | None
    """None for a sum or anniversary within one source"""
    title: str
    field: str
    """`value`, `date`, `count`, `sum`, `anniversary`"""
    why: str
    claims: tuple[Claim, ...]

    def to_json(self) -> dict[str, Any]:
        """As the contract has it."""
        return {
            "entry": self.entry,
            "title": self.title,
            "field": self.field,
            "why": self.why,
            "values": [claim.to_json() for claim in self.claims],
        }


def conflicts(ledger: Ledger, pair_of: tuple[str, str] | None = None) -> tuple[Conflict, ...]:
    """Every conflict, or those about a pair of sides; by title."""
    out: list[Conflict] = []
    voices = _Voices(ledger)
    figures = _Figures(ledger)
    for entry in ledger.entries(kinds=("indicator", "agreement", "project", "event"), pair_of=pair_of):
        sources = {member.found.source.id for member in entry.members}
        if len(sources) < 2:
            continue
        if entry.kind == "indicator":
            out += _values(entry, voices)
        else:
            out += _dates(entry, voices)
            out += _counts(entry, voices, figures)
    out += _sums(ledger, pair_of)
    texts = _Texts(ledger)
    out = [replace(one, claims=tuple(map(texts.around, one.claims))) for one in out]
    return tuple(sorted(out, key=lambda one: (one.title, one.field, one.entry or "", one.claims[0].found.item.id)))


# ---- numbers -----------------------------------------------------------------------------------------------


def spans(figure: Figure) -> tuple[float, float]:
    """The values that a figure may stand for: its bound, its range, and the rounding of the digits it is told in."""
    low, high = figure.value, figure.high if figure.high is not None else figure.value
    below, above = low - _rounding(low), high + _rounding(high)
    match figure.bound:
        case Bound.ABOUT:
            return low * (1 - ABOUT), high * (1 + ABOUT)
        case Bound.NEARLY:
            return low * (1 - ABOUT), high
        case Bound.UNDER | Bound.AT_MOST:
            return -math.inf, above
        case Bound.OVER:
            return low, max(high * (1 + ABOUT), above) if figure.high is None else above
        case Bound.AT_LEAST:
            return below, math.inf
    return below, above


def _rounding(value: float) -> float:
    """Half a unit of the last digit that the number is told in."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    digits = f"{abs(value):.12g}"
    bare = digits.partition("e")[0].replace(".", "").lstrip("0").rstrip("0")
    told = max(len(bare), LEAST_DIGITS)
    unit = 10.0 ** (math.floor(math.log10(abs(value))) - told + 1)
    # A small whole number counts things: fourteen is not thirteen and a half.
    return 0.0 if value == int(value) and unit <= 1 else unit / 2


def reconciled(one: Figure, other: Figure) -> bool:
    """Whether some value satisfies both."""
    (a, b), (c, d) = spans(one), spans(other)
    low, high = max(a, c), min(b, d)
    # Where two roundings only touch, neither number was meant; a bound may be met by the number itself.
    return low < high or (low == high and low in (one.value, other.value, one.high, other.high))


def _values(entry: Entry, voices: _Voices) -> Iterable[Conflict]:
    """Actual values of one indicator and coverage."""
    every = series_of(entry)
    for one in every:
        if one.status != FigureStatus.ACTUAL.value or not one.coverage:
            continue
        covering: dict[object, list[Found]] = {}
        for point in one.points:
            covering.setdefault(stretch(point.figure.as_of), []).append(point.found)
        for found in covering.values():
            beside = [
                point.found
                for other in every
                if other is not one and (other.unit, other.status) == (one.unit, one.status)
                for point in other.points
                if any(_close(point.found, told) for told in found)
            ]
            clash = _clash(found, voices, _differ, beside)
            if clash:
                as_of = clash[0].item.as_of if isinstance(clash[0].item, Figure) else None
                why = f"{coverage(as_of)} {as_of}: no bound or rounding reconciles these".strip()
                yield Conflict(entry.id, entry.title, "value", why, tuple(map(_figure_claim, clash)))


def _close(one: Found, other: Found) -> bool:
    """Whether two figures stand side by side in one text."""
    a, b = one.item, other.item
    assert isinstance(a, Figure) and isinstance(b, Figure)
    return one.source.id == other.source.id and abs(a.anchor.start - b.anchor.start) <= BESIDE


def _differ(one: Found, other: Found) -> bool:
    assert isinstance(one.item, Figure) and isinstance(other.item, Figure)
    return not reconciled(one.item, other.item)


def _clash(
    found: list[Found], voices: _Voices, differ: Callable[[Found, Found], bool], beside: Iterable[Found] = ()
) -> list[Found]:
    """Those that disagree with another one, of another voice, whose source does not itself tell of the change.

    Args:
        found: what is compared.
        voices: copies of one text.
        differ: whether two cannot both hold.
        beside: what else a source says in the same sentences: the old number beside the new one.
    """
    said: dict[str, list[Found]] = {}
    for one in (*found, *beside):
        said.setdefault(one.source.id, []).append(one)
    clashing: dict[str, Found] = {}
    for one, other in combinations(found, 2):
        if voices.one(one.source.id, other.source.id) or not differ(one, other):
            continue
        # Who names both values tells of a revision, or of two counts of the same thing: that is no contradiction.
        revised = any(not differ(one, own) for own in said[other.source.id]) or any(
            not differ(other, own) for own in said[one.source.id]
        )
        if not revised:
            clashing[one.item.id], clashing[other.item.id] = one, other
    if not clashing:
        return []
    withdrawn = {
        one.item.id
        for one in found
        if any(own.source.id == one.source.id and differ(own, one) and _borne_out(own, found, differ) for own in found)
        and not _borne_out(one, found, differ)
    }
    seen: set[tuple[str, str]] = set()
    out = []
    for one in found:
        key = one.source.id, _value(one)
        # Between claims that clash, one that two sources revise belongs in the picture.
        if (one.item.id in clashing or any(differ(one, other) for other in clashing.values())) and key not in seen:
            seen.add(key)
            out.append(one)
    out = [one for one in out if one.item.id not in withdrawn]
    return out if len({one.source.id for one in out}) > 1 else []


def _borne_out(one: Found, found: list[Found], differ: Callable[[Found, Found], bool]) -> bool:
    """Whether another source says the same; of two numbers of one source that one is meant, the other is corrected."""
    return any(other.source.id != one.source.id and not differ(one, other) for other in found)


def _value(found: Found) -> str:
    item = found.item
    if isinstance(item, Figure):
        high = f"–{item.high:g}" if item.high is not None else ""
        bound = "" if item.bound is Bound.EXACT else f"{item.bound.value} "
        return f"{bound}{item.value:,.12g}{high} {item.unit or ''}".strip()
    return str(getattr(item, "when", "") or "")


def _figure_claim(found: Found) -> Claim:
    assert isinstance(found.item, Figure)
    return Claim(_value(found), found, found.item.evidence[0])


# ---- days --------------------------------------------------------------------------------------------------


def _dates(entry: Entry, voices: _Voices) -> Iterable[Conflict]:
    """Days on which one stage came true."""
    told: dict[str, list[Found]] = {}
    for member in entry.members:
        item = member.found.item
        stage, days = _done(item), stretch(getattr(item, "when", None))
        if stage is not None and days is not None and (days[1] - days[0]).days < 7:
            told.setdefault(stage, []).append(member.found)
    for stage, found in told.items():
        clash = _clash(found, voices, _other_days)
        if clash:
            claims = tuple(Claim(_value(one), one, _evidence(one)) for one in clash)
            yield Conflict(entry.id, entry.title, "date", f"{stage} on days that do not meet", claims)


def _done(item: Item) -> str | None:
    """The stage of a record where it is said to have come true."""
    if not isinstance(item, Agreement | Project | Event) or item.modality is not Modality.ASSERTED:
        return None
    stage = item.status if isinstance(item, Event) else item.stage
    return stage.value if stage is not None and stage.value in DONE else None


def _other_days(one: Found, other: Found) -> bool:
    a, b = stretch(getattr(one.item, "when", None)), stretch(getattr(other.item, "when", None))
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def _evidence(found: Found) -> Passage:
    assert isinstance(found.item, Record)
    return found.item.evidence[0]


# ---- counts and sums within what is told of a thing --------------------------------------------------------


def _counts(entry: Entry, voices: _Voices, figures: _Figures) -> Iterable[Conflict]:
    """Numbers told with a thing, where each source tells one of that unit: four diplomats and five, a loan of 120."""
    told: dict[tuple[str, str | None], list[Found]] = {}
    for member in entry.members:
        if _done(member.found.item) is None:
            continue
        for one in figures.told_with(member.found):
            figure = one.item
            assert isinstance(figure, Figure)
            told.setdefault((figure.unit_kind.value, figure.unit), []).append(one)
    for (kind, unit), found in told.items():
        counts: dict[str, set[str]] = {}
        for one in found:
            counts.setdefault(one.source.id, set()).add(_value(one))
        if unit is None or any(len(values) > 1 for values in counts.values()):
            continue
        clash = _clash(found, voices, _differ)
        if clash:
            field = "value" if kind == UnitKind.MONEY.value else "count"
            claims = tuple(map(_figure_claim, clash))
            yield Conflict(entry.id, entry.title, field, f"one thing told with other numbers of {unit}", claims)


class _Figures:
    """Figures of sources, to see which are told with a record."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, list[Found]] = {}

    def told_with(self, found: Found) -> list[Found]:
        """Actual figures in the sentence of a record; none where two of a unit stand there."""
        source = found.source.id
        if source not in self._known:
            self._known[source] = list(self._ledger.find(Query(source=source, kinds=(Figure.kind,))))
        words = _evidence(found)
        inside = [
            one
            for one in self._known[source]
            if isinstance(one.item, Figure)
            and one.item.unit_kind in (UnitKind.MONEY, UnitKind.COUNT)
            and one.item.status is FigureStatus.ACTUAL
            and one.item.modality is Modality.ASSERTED
            and one.item.direction is None
            and words.start <= one.item.anchor.start
            and one.item.anchor.end <= words.end
        ]
        units = [one.item.unit for one in inside if isinstance(one.item, Figure)]
        return [one for one, unit in zip(inside, units, strict=True) if units.count(unit) == 1]


def _sums(ledger: Ledger, pair_of: tuple[str, str] | None) -> Iterable[Conflict]:
    """Sums, shares and anniversaries of a source that do not hold by its own words."""
    for found in ledger.find(Query(kinds=(Check.kind,), pair=pair_of)):
        check = found.item
        if isinstance(check, Check) and not check.holds:
            passage = next(check.proofs())
            yield Conflict(None, check.says, check.kind_.value, check.says, (Claim(check.says, found, passage),))


class _Texts:
    """Texts of sources, to show the words around a number."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, str] = {}

    def around(self, claim: Claim) -> Claim:
        """The claim with its context."""
        item, source = claim.found.item, claim.found.source.id
        if not isinstance(item, Figure):
            return claim
        places = [item.anchor, *item.passages.values()]
        start, end = min(one.start for one in places), max(one.end for one in places)
        if end - start > CONTEXT:
            return claim
        if source not in self._known:
            self._known[source] = self._ledger.reading(source).source.text
        words = self._known[source][start:end]
        return claim if "\n" in words else replace(claim, context=words)


class _Voices:
    """Which sources are copies of one text: they count as one voice."""

    def __init__(self, ledger: Ledger) -> None:
        self._of = {source: n for n, voice in enumerate(ledger.voices()) for source in voice}

    def one(self, a: str, b: str) -> bool:
        """Whether two sources are one voice."""
        return a == b or (a in self._of and self._of[a] == self._of.get(b))
