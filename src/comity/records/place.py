"""Places: where things happen, lie or lead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comity.records.base import Mentioned, said


class PlaceKind(StrEnum):
    """What a place is."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    FACILITY = "facility"
    CROSSING = "crossing"
    ROUTE = "route"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Place(Mentioned):
    """A place that the text names as a place. A capital that acts is a party, not a place."""

    kind: ClassVar[str] = "place"
    plural: ClassVar[str] = "places"
    label: ClassVar[str] = "Places"

    # The contract calls this field `kind`; the class attribute above names the list, so the field has its own name
    # in Python and is written as `kind`.
    kind_: PlaceKind = said("what it is", default=..., facet=True)
    iso3: str | None = said("ISO 3166-1 alpha-3 of the country it lies in", facet=True)
    lat: float | None = said("degrees north, from the packaged gazetteer")
    lon: float | None = said("degrees east, from the packaged gazetteer")
    from_: str | None = said("where a route begins")
    to: str | None = said("where a route ends")
