"""Dates: what a time expression means, with its precision and no more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Record, said


class DateType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, kw_only=True)
class Date(Record):
    """A time expression and its value in ISO 8601 / TIMEX3 (ISO-TimeML, Pustejovsky et al. 2010)."""

    kind: ClassVar[str] = "date"
    plural: ClassVar[str] = "dates"
    label: ClassVar[str] = "Dates"

    value: str | None = said(
        "`2025-11-11`, `2025-11-11/2025-11-12`, `2025`, `P20Y`; null when unsettled", facet=True, holds="date"
    )
    type: DateType = said("TIMEX3 type", default=DateType.DATE, facet=True)
    mod: str | None = said("TIMEX3 modifier: `APPROX`, `START`, `END`, `MID`, `BEFORE`, `AFTER`, `MORE_THAN`, ...")
