"""Agreements: texts that bind, or are meant to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Record, said


class AgreementForm(StrEnum):
    """What kind of text it is."""

    TREATY = "treaty"
    DECLARATION = "declaration"
    MEMORANDUM = "memorandum"
    PROTOCOL = "protocol"
    CONTRACT = "contract"
    AGREEMENT = "agreement"
    STATEMENT = "statement"
    PROGRAMME = "programme"


class AgreementStage(StrEnum):
    """How far it has come, in this order."""

    PROPOSED = "proposed"
    NEGOTIATING = "negotiating"
    EXPECTED = "expected"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """A treaty, declaration, memorandum or the like, at the stage that the source gives it."""

    kind: ClassVar[str] = "agreement"
    plural: ClassVar[str] = "agreements"
    label: ClassVar[str] = "Agreements"

    title: str = said("as the text names it", default=...)
    form: AgreementForm | None = said("what kind of text it is", facet=True)
    stage: AgreementStage | None = said("how far it has come", facet=True)
    when: str | None = said("date value of that stage", holds="date")
