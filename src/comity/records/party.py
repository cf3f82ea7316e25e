"""Parties: the states, bodies, organisations and persons that records are about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Mentioned, said


class PartyType(StrEnum):
    """What a party is."""

    STATE = "state"
    IGO = "igo"
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Party(Mentioned):
    """A state, international organisation, organisation or person that the text makes act, speak or take part."""

    kind: ClassVar[str] = "party"
    plural: ClassVar[str] = "parties"
    label: ClassVar[str] = "Parties"

    type: PartyType = said("what it is", default=..., facet=True)
    iso3: str | None = said("ISO 3166-1 alpha-3 of the state, or of the state it belongs to", facet=True)
    role: str | None = said("office of a person: `President of Kazakhstan`")
