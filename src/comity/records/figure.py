"""Figures: numbers with their unit, hedge, scope and standing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Record, said
from comity.records.values import Bound


class UnitKind(StrEnum):
    """What a unit counts."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    MEASURE = "measure"
    TIME = "time"


class FigureStatus(StrEnum):
    """Whether a number is reached, aimed at, laid down or foreseen."""

    ACTUAL = "actual"
    TARGET = "target"
    PLANNED = "planned"
    FORECAST = "forecast"


class Direction(StrEnum):
    """Whether a number tells of a rise or a fall."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """A number that a source gives."""

    kind: ClassVar[str] = "figure"
    plural: ClassVar[str] = "figures"
    label: ClassVar[str] = "Figures"

    value: float = said("the number; lower end of a range", default=...)
    high: float | None = said("upper end of a range")
    bound: Bound = said("what the hedge says", default=Bound.EXACT, facet=True)
    unit: str | None = said("ISO 4217 code, `percent`, a unit symbol, or the counted noun in the singular", facet=True)
    unit_kind: UnitKind = said("what the unit counts", default=..., facet=True)
    indicator: str | None = said("what is measured, short: `bilateral trade`", facet=True)
    status: FigureStatus = said("actual, target, planned or forecast", default=FigureStatus.ACTUAL, facet=True)
    as_of: str | None = said("date value: the day, year or stretch that it covers", holds="date")
    direction: Direction | None = said("rise or fall", facet=True)
