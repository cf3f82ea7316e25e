"""Figures in series: one indicator of one pair, with equal coverage, standing and unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from comity.ledger import Entry, Found, Ledger
from comity.records import SOURCE_ITSELF, Figure, FigureStatus, Modality, UnitKind, stretch


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series."""

    found: Found

    @property
    def figure(self) -> Figure:
        """The record."""
        assert isinstance(self.found.item, Figure)
        return self.found.item

    @property
    def said_by(self) -> tuple[str, ...]:
        """Who says it, outermost last; empty where the source itself does."""
        return tuple(voice.party for voice in self.figure.said_by if voice not in SOURCE_ITSELF)

    def to_json(self) -> dict[str, Any]:
        """As the contract has it."""
        told = self.figure.to_json()
        shown = {name: told[name] for name in ("value", "high", "bound", "status", "as_of", "direction")}
        return {**shown, "said_by": list(self.said_by), "record": self.figure.id, "source": self.found.source.id}


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures that may be set side by side."""

    entry: str
    indicator: str
    unit: str | None
    coverage: str
    """what each point covers: `year`, `9 months`, `quarter`, `month`, `day`; empty where the text leaves it open"""
    status: str
    points: tuple[Point, ...]
    """by what they cover, then by the day of their source"""

    def to_json(self) -> dict[str, Any]:
        """As the contract has it, and what all points share."""
        return {
            "entry": self.entry,
            "indicator": self.indicator,
            "unit": self.unit,
            "coverage": self.coverage,
            "status": self.status,
            "points": [point.to_json() for point in self.points],
        }


def series(ledger: Ledger, pair_of: tuple[str, str]) -> tuple[Series, ...]:
    """The series of a pair, the longest first."""
    return tuple(
        sorted(
            (one for entry in ledger.entries(kinds=("indicator",), pair_of=pair_of) for one in series_of(entry)),
            key=lambda one: (-len(one.points), one.indicator, one.coverage, one.status, one.unit or "", one.entry),
        )
    )


def series_of(entry: Entry) -> list[Series]:
    """The series of one indicator, in the order in which they were begun.

    What is told without a time stands beside the same number only: nobody knows how else to compare it.
    """
    groups: dict[tuple[str | None, str, str, float | None], list[Point]] = {}
    for member in entry.members:
        point = Point(member.found)
        figure = point.figure
        if figure.modality is Modality.DENIED:
            continue
        covers = coverage(figure.as_of)
        key = _unit(figure), covers, figure.status.value, None if covers else figure.value
        groups.setdefault(key, []).append(point)
    return [
        Series(
            entry=entry.id,
            indicator=entry.title,
            unit=unit,
            coverage=covers,
            status=status,
            points=tuple(sorted(points, key=_place)),
        )
        for (unit, covers, status, _), points in groups.items()
    ]


def _unit(figure: Figure) -> str | None:
    # A change in percent and a share in percent are no one series; a direction tells them apart.
    if figure.unit_kind is UnitKind.PERCENT and figure.direction is not None:
        return f"{figure.unit} change"
    return figure.unit


def _place(point: Point) -> tuple[str, str, int, int]:
    days = stretch(point.figure.as_of)
    source = point.found.source
    return days[0].isoformat() if days else "", source.day, source.number, point.figure.anchor.start


def coverage(as_of: str | None) -> str:
    """What a date value covers, in the words of statistics."""
    days = stretch(as_of)
    if days is None:
        return ""
    first, last = days
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    length = (last - first).days + 1
    if not whole:
        return "day" if length == 1 else "week" if length == 7 else f"{length} days"
    months = _months(first, last)
    if months % 12 == 0:
        # A year that begins in July is another one than the calendar's: they are not set side by side.
        began = "" if first.month == 1 else f" from month {first.month}"
        return f"year{began}" if months == 12 else f"{months // 12} years{began}"
    return {1: "month", 3: "quarter"}.get(months, f"{months} months")


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def standing(one: Series) -> str:
    """What the points of a series share, in words: `full year, target`."""
    covers = {"year": "full year", "": "time left open"}.get(one.coverage, one.coverage)
    return covers if one.status == FigureStatus.ACTUAL.value else f"{covers}, {one.status}"
