"""Checks: what the numbers of a text say of each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Item, Passage, said


class CheckKind(StrEnum):
    """What is compared."""

    SUM = "sum"
    ANNIVERSARY = "anniversary"
    RANGE = "range"
    REPEAT = "repeat"


@dataclass(frozen=True, kw_only=True)
class Check(Item):
    """A comparison that the text itself makes possible: five and eight make thirteen."""

    kind: ClassVar[str] = "check"
    plural: ClassVar[str] = "checks"
    label: ClassVar[str] = "Checks"

    kind_: CheckKind = said("what is compared", default=..., facet=True)
    holds: bool = said("whether it comes out right", default=..., facet=True)
    says: str = said("the comparison in one line", default=...)
    records: tuple[str, ...] = said("ids of the records compared", default=(), holds="item")
    evidence: tuple[Passage, ...] = said("the words compared", default=...)

    def proofs(self) -> Iterator[Passage]:
        """The words compared."""
        yield from self.evidence

    def anchored(self) -> tuple[object, ...]:
        """The kind of comparison and the records compared; the places of the words where they are no records."""
        return (self.kind_, *(self.records or [(one.start, one.end) for one in self.evidence]))
