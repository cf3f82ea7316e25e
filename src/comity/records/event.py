"""Events: what parties do to and with each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Record, said


class EventKind(StrEnum):
    """Finer than PLOVER, which has one type for all consultation."""

    VISIT = "visit"
    MEETING = "meeting"
    CALL = "call"
    SUMMIT = "summit"
    SIGNING = "signing"
    TALKS = "talks"
    STATEMENT = "statement"
    PUBLICATION = "publication"
    OPENING = "opening"
    SANCTION = "sanction"
    EXPULSION = "expulsion"
    EXERCISE = "exercise"
    ATTACK = "attack"
    PROTEST = "protest"
    VOTE = "vote"
    OTHER = "other"


class EventStatus(StrEnum):
    """Whether it took place."""

    HAPPENED = "happened"
    UNDER_WAY = "under way"
    EXPECTED = "expected"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Plover(StrEnum):
    """The 16 event types of the PLOVER manual of February 2024."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """An act between parties: the visitor is actor and the host recipient; at a joint meeting all are actors."""

    kind: ClassVar[str] = "event"
    plural: ClassVar[str] = "events"
    label: ClassVar[str] = "Events"

    plover: Plover | None = said("PLOVER event type", facet=True)
    mode: str | None = said("PLOVER mode, where the type has modes")
    kind_: EventKind = said("finer kind", default=..., facet=True)
    actors: tuple[str, ...] = said("names of the parties that act", default=(), holds="party")
    recipients: tuple[str, ...] = said("names of the parties acted upon", default=(), holds="party")
    iso3_actors: tuple[str, ...] = said("codes of the actors' states", default=(), facet=True)
    iso3_recipients: tuple[str, ...] = said("codes of the recipients' states", default=(), facet=True)
    place: str | None = said("where, by name", facet=True)
    when: str | None = said("date value of the act, not of the report", holds="date")
    status: EventStatus = said("whether it took place", default=..., facet=True)
