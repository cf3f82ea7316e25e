"""Numbers that are names, places in a list, times or addresses, beside figures. All sentences are ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.records import Figure, Reading

Read = Callable[..., Reading]


def amounts(reading: Reading) -> list[tuple[Any, ...]]:
    return [
        (one.value, one.unit) if one.high is None else (one.value, one.high, one.unit)
        for one in reading.items
        if isinstance(one, Figure) and one.unit_kind != "time"
    ]


CASES: list[tuple[str, list[tuple[Any, ...]]]] = [
    # times of day with a dot, and rates and levels that look like them
    ("The consuls met at 16.40.", []),
    ("Doors close at 05.30 and open by 9.15.", []),
    ("Visas: 8.30-12.45", []),
    ("The chamber sits on Tuesdays at 11.", []),
    ("The krone stood at 11.20.", [(11.2, None)]),
    ("Inflation was put at 6.45 per cent.", [(6.45, "percent")]),
    ("It sold the grain at 9.15 dollars.", [(9.15, "USD")]),
    # sections, notes, years cut short, formats
    ("3.1 The sides met twice.\n3.2 Malta will host 40 fishermen.", [(40, "fisherman")]),
    ("As told before,[7] it lent 12 tugs [8].", [(12, "tug")]),
    ("In '97 and '98 the pact held.", []),
    ("The 15+1 forum and the 4+2 talks are over.", []),
    ("He scored twice (8, 61).", []),
    ("Its 50+ tugs are idle.", [(50, "tug")]),
    ("1 ha = 2.47 acres", []),
    # labels with decimals, abbreviated, and lists behind them
    ("The text is version 2.4.", []),
    ("See docs. 12 to 16 and paras. 4-9.", []),
    ("They took train 44 and bus 7.", []),
    ("Laos is ranked 117.", []),
    ("By Day 30, 45 monitors had come.", [(45, "monitor")]),
    ("The team had 9.5 points 4.5 steals.", [(9.5, "point"), (4.5, "steal")]),
    ("Berth 4 took 36 barges.", [(36, "barge")]),
    # places on the globe
    ("The hull lies at 41 degrees 20 minutes north.", []),
    ("It was seen at 38.25 N, 20.4 E.", []),
    ("The beam points 12 degrees west.", []),
    ("It was 31 degrees in Doha.", [(31, "degree")]),
    # addresses
    ("Consulate, 14 Harbour Road, Lagos", []),
    ("The office is at 3 Rue Saint-Jean, 69005 Lyon.", []),
    ("It closed 14 roads.", [(14, "road")]),
    # names of aircraft behind their maker, letters of roads that are also money
    ("Pakistan wants the Airbus 320-200.", []),
    ("Two lanes of the R21 are shut; R4 road is not.", [(2, "lane")]),
    ("South Africa set aside R21 million.", [(21_000_000, "ZAR")]),
    ("The COP 28 hosts spoke.", []),
    ("Colombia paid COP 28 million.", [(28_000_000, "COP")]),
    # ages of groups
    ("Entry is free for those under 12.", []),
    ("It bars men over 60 and children under 7.", []),
    ("Fares are low for pupils under 16 and over 5.", []),
    ("It sent home 40 pupils under 12 teachers.", [(40, "pupil"), (12, "teacher")]),
    # ratings are no shares
    ("It was given 6.5 out of 10.", []),
    ("Six out of ten envoys agreed.", [(60, "percent")]),
    # those named before
    ("The six presidents dined.", []),
    ("Six presidents dined.", [(6, "president")]),
    ("The two Heads of Government met.", []),
    ("The two towns in 2024 had little to say.", []),
    # what headlines promise, names in quotation marks, attributes
    ("7 things to know about the strait", []),
    ('He quoted the "Seven Rules" of trade.', []),
    ("A 19-gun salute and a 180-degree turn followed.", []),
    # the rest, the whole in another unit, "there are"
    (
        "Of 44 crates 31 were freed. Pier two was shut. The other 13 are held.",
        [(44, "crate"), (31, "crate"), (13, "crate")],
    ),
    ("It has 20 tugs; the remaining 8 are old.", [(20, "tug"), (8, "tug")]),
    ("Of its 90 km some 35 are paved.", [(90, "km"), (35, "km")]),
    ("It ran four ferries; there are now nine.", [(4, "ferry"), (9, "ferry")]),
    # factors, dozens, digits of other countries
    ("Output rose by a factor of eight.", [(8, "time")]),
    ("Fees went up by factors of three.", [(3, "time")]),
    ("A dozen and a half tugs left.", [(18, "tug")]),
    ("Two and a half million tugs left.", [(2_500_000, "tug")]),
    ("The fund holds 2'300'000 euros.", [(2_300_000, "EUR")]),
    ("Growth was 1,8 % and the loan 4,5 million euros.", [(1.8, "percent"), (4_500_000, "EUR")]),
    ("Pages 1,8 and 9 are gone.", []),
    ("The port took 3.5 m tonnes and is 3.5 m deep.", [(3_500_000, "t"), (3.5, "m")]),
    ("It has a 30-per-cent stake.", [(30, "percent")]),
    ("The share rose four points to 38%.", [(4, "pp"), (38, "percent")]),
    ("It made four points.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_number_is_a_figure_or_a_name(read: Read, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert amounts(read(text)) == expected


RESPECTIVE = [
    ("In 2021 and 2022 trade was $4 million and $5 million respectively.", ["2021", "2022"]),
    ("Sales came to 12 and 19 tonnes in 2019 and 2020 respectively.", ["2019", "2020"]),
    ("In 2019, 2020 and 2021 it sent 40, 50 and 60 tugs respectively.", ["2019", "2020", "2021"]),
]


@pytest.mark.parametrize(("text", "expected"), RESPECTIVE)
def test_lists_of_years_and_amounts_go_together(read: Read, text: str, expected: list[str]) -> None:
    assert [one.as_of for one in read(text, published="2025-03-04").items if isinstance(one, Figure)] == expected
