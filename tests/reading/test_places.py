"""Places: where things happen, lie or lead. All sentences are the project's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.reading import parties
from comity.reading.notes import Notes
from comity.records import Place, Source


@pytest.fixture(scope="module")
def places(reader: Any) -> Callable[[str], dict[str, Place]]:
    """Places of a text by name, after the parties step alone."""

    def one(text: str) -> dict[str, Place]:
        new = Notes(reader.nlp(text), Source(text=text), reader.tables)
        parties.read(new)
        for i, name in new.placed.items():
            assert 0 <= i < len(new.doc)
            assert any(place.name == name for place in new.found(Place))
        return {place.name: place for place in new.found(Place)}

    return one


@pytest.mark.parametrize(
    ("text", "name", "kind", "iso3"),
    [
        ("The envoys met in Ankara on Friday.", "Ankara", "city", "TUR"),
        ("WARSAW, 3 May (Vistula Wire) - The talks were short.", "Warsaw", "city", "POL"),
        ("The office in Karachi was closed.", "Karachi", "city", "PAK"),
        ("She travelled across Bolivia by bus.", "Bolivia", "country", "BOL"),
        ("The fair was held in Norway and drew crowds.", "Norway", "country", "NOR"),
        ("They met at Republic Square after dark.", "Republic Square", "facility", None),
        ("The guest landed at Tolkan airport.", "Tolkan airport", "facility", None),
        ("Herders crossed into Uvsal Province.", "Uvsal Province", "region", None),
        ("Guards reopened the Zhelan checkpoint.", "Zhelan checkpoint", "crossing", None),
    ],
)
def test_place_is_found(
    places: Callable[[str], dict[str, Place]], text: str, name: str, kind: str, iso3: str | None
) -> None:
    found = places(text)
    assert name in found
    assert found[name].kind_ == kind
    assert found[name].iso3 == iso3


@pytest.mark.parametrize(
    "text", ["Ankara said no.", "Ties with Lima have cooled.", "Tehran's position is known.", "Norway will pay."]
)
def test_what_acts_is_no_place(places: Callable[[str], dict[str, Place]], text: str) -> None:
    assert places(text) == {}


@pytest.mark.parametrize(
    ("text", "from_", "to"),
    [
        ("Work on the Tolkan-Uvsal road has stopped.", "Tolkan", "Uvsal"),
        ("They will widen the “Northern Steppe – Southern Coast” highway.", "Northern Steppe", "Southern Coast"),
        ("The Riga-Tallinn railway was repaired.", "Riga", "Tallinn"),
    ],
)
def test_route_has_two_ends(places: Callable[[str], dict[str, Place]], text: str, from_: str, to: str) -> None:
    routes = [place for place in places(text).values() if place.kind_ == "route"]
    assert [(place.from_, place.to) for place in routes] == [(from_, to)]


def test_quoted_name_is_one_place(places: Callable[[str], dict[str, Place]]) -> None:
    found = places("The “Long Bridge of Laos and Thailand” was painted.")
    assert "Long Bridge of Laos and Thailand" in found


def test_city_has_coordinates_and_an_unknown_place_has_none(places: Callable[[str], dict[str, Place]]) -> None:
    found = places("The convoy left Karachi and stopped at Tolkan airport.")
    assert found["Karachi"].lat == pytest.approx(24.9, abs=0.3)
    assert found["Tolkan airport"].lat is None
    assert found["Tolkan airport"].lon is None


def test_namesake_city_follows_the_country_named(places: Callable[[str], dict[str, Place]]) -> None:
    assert places("Guyana will host the fair. It opens in Georgetown.")["Georgetown"].iso3 == "GUY"
    assert places("Malaysia will host the fair. It opens in George Town.")["George Town"].iso3 == "MYS"


def test_country_of_a_place_is_still_named(reader: Any) -> None:
    text = "Prices fell in Bolivia."
    new = Notes(reader.nlp(text), Source(text=text), reader.tables)
    parties.read(new)
    assert new.parties_in(0, len(new.doc)) == ("Bolivia",)
