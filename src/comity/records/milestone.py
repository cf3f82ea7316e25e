"""Milestones: anniversaries and what they commemorate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comity.records.base import Record, said


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """An anniversary, and the year that it implies."""

    kind: ClassVar[str] = "milestone"
    plural: ClassVar[str] = "milestones"
    label: ClassVar[str] = "Milestones"

    ordinal: int = said("which anniversary: 80", default=...)
    of: str | None = said("what is commemorated")
    on: str | None = said("date value of the anniversary", holds="date")
    anchor_year: int | None = said("the year commemorated, implied: 1945")
