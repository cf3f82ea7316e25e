"""Projects: things built, run or founded together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Record, said


class ProjectType(StrEnum):
    """What is built, run or founded."""

    PLANT = "plant"
    INFRASTRUCTURE = "infrastructure"
    BORDER_CROSSING = "border crossing"
    ROUTE = "route"
    CAMPUS = "campus"
    CULTURAL_SITE = "cultural site"
    ORGANISATION = "organisation"
    FORUM = "forum"
    JOINT_VENTURE = "joint venture"
    PROGRAMME = "programme"
    OTHER = "other"


class ProjectStage(StrEnum):
    """How far it has come."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    AGREED = "agreed"
    UNDER_WAY = "under way"
    OPERATING = "operating"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Project(Record):
    """A plant, a route, a campus, an organisation or another joint undertaking."""

    kind: ClassVar[str] = "project"
    plural: ClassVar[str] = "projects"
    label: ClassVar[str] = "Projects"

    name: str = said("short name", default=...)
    what: ProjectType = said("what is built, run or founded", default=ProjectType.OTHER, facet=True)
    products: tuple[str, ...] = said("what it makes", default=())
    place: str | None = said("where, by name", facet=True)
    stage: ProjectStage | None = said("how far it has come", facet=True)
    when: str | None = said("date value of that stage", holds="date")
    cost: str | None = said("id of the figure that gives its cost", holds="item")
