"""What a record is. Standard library only."""

from comity.records.agreement import Agreement, AgreementForm, AgreementStage
from comity.records.base import (
    CONTRACT,
    SOURCE_ITSELF,
    Item,
    Mentioned,
    Passage,
    PublishedFrom,
    Record,
    Source,
    SourceKind,
    Voice,
    source_id,
)
from comity.records.check import Check, CheckKind
from comity.records.commitment import Commitment, CommitmentStage
from comity.records.date import Date, DateType
from comity.records.event import Event, EventKind, EventStatus, Plover
from comity.records.figure import Direction, Figure, FigureStatus, UnitKind
from comity.records.kinds import KINDS, kind_named
from comity.records.milestone import Milestone
from comity.records.party import Party, PartyType
from comity.records.place import Place, PlaceKind
from comity.records.project import Project, ProjectStage, ProjectType
from comity.records.quote import Quote, QuoteForm
from comity.records.reading import Reading
from comity.records.values import Bound, Modality, Sector, precision, stretch

__all__ = [
    "CONTRACT",
    "KINDS",
    "SOURCE_ITSELF",
    "Agreement",
    "AgreementForm",
    "AgreementStage",
    "Bound",
    "Check",
    "CheckKind",
    "Commitment",
    "CommitmentStage",
    "Date",
    "DateType",
    "Direction",
    "Event",
    "EventKind",
    "EventStatus",
    "Figure",
    "FigureStatus",
    "Item",
    "Mentioned",
    "Milestone",
    "Modality",
    "Party",
    "PartyType",
    "Passage",
    "Place",
    "PlaceKind",
    "Plover",
    "Project",
    "ProjectStage",
    "ProjectType",
    "PublishedFrom",
    "Quote",
    "QuoteForm",
    "Reading",
    "Record",
    "Sector",
    "Source",
    "SourceKind",
    "UnitKind",
    "Voice",
    "kind_named",
    "precision",
    "source_id",
    "stretch",
]
