"""Commitments: what parties undertake to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Record, said


class CommitmentStage(StrEnum):
    """How firm it is, or what came of it."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    AGREED = "agreed"
    EXPECTED = "expected"
    UNDER_WAY = "under way"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class Commitment(Record):
    """An undertaking to act towards a target: discrete, public and future. Wishes, praise and appeals are none."""

    kind: ClassVar[str] = "commitment"
    plural: ClassVar[str] = "commitments"
    label: ClassVar[str] = "Commitments"

    who: tuple[str, ...] = said("names of the parties that undertake it", default=(), facet=True, holds="party")
    to_whom: tuple[str, ...] = said("names of the parties it is made to", default=(), holds="party")
    action: str = said("verb phrase as in the text", default=...)
    due: str | None = said("date value of the due date", holds="date")
    stage: CommitmentStage | None = said("how firm it is, or what came of it", facet=True)
    about: str | None = said("id of the agreement, project or event that it concerns", holds="item")
