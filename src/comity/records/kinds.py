"""The kinds of item, in the order in which the contract prints them. A new kind is one entry here."""

from __future__ import annotations

from comity.records.agreement import Agreement
from comity.records.base import Item
from comity.records.check import Check
from comity.records.commitment import Commitment
from comity.records.date import Date
from comity.records.event import Event
from comity.records.figure import Figure
from comity.records.milestone import Milestone
from comity.records.party import Party
from comity.records.place import Place
from comity.records.project import Project
from comity.records.quote import Quote

KINDS: tuple[type[Item], ...] = (
    Party,
    Place,
    Date,
    Figure,
    Quote,
    Event,
    Agreement,
    Project,
    Commitment,
    Milestone,
    Check,
)


def kind_named(name: str) -> type[Item] | None:
    """The kind with this singular or plural name, or None."""
    return next((kind for kind in KINDS if name in (kind.kind, kind.plural)), None)
