"""Quotes: the words that someone is given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Record, said


class QuoteForm(StrEnum):
    """Whole sentences between marks, a fragment between marks, or reported speech."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


@dataclass(frozen=True, kw_only=True)
class Quote(Record):
    """What a speaker is quoted with."""

    kind: ClassVar[str] = "quote"
    plural: ClassVar[str] = "quotes"
    label: ClassVar[str] = "Quotations"

    text: str = said("the exact words, without the marks", default=...)
    speaker: str | None = said("name of the party that speaks", facet=True, holds="party")
    addressee: str | None = said("name of the party spoken to", holds="party")
    form: QuoteForm = said("direct, partial or indirect", default=..., facet=True)
    through: str | None = said("the medium: `op-ed, Rossiyskaya Gazeta`")
