"""Whose money is meant, rates of exchange, measures of single countries. All sentences are ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.records import Figure, Reading

Read = Callable[..., Reading]


def amounts(reading: Reading) -> list[tuple[Any, ...]]:
    return [(one.value, one.unit) for one in reading.items if isinstance(one, Figure) and one.unit_kind != "time"]


CASES: list[tuple[str, list[tuple[Any, ...]]]] = [
    # the clause and the state right in front of the amount
    ("Kenya pays 5 billion shillings; Uganda adds 70 billion shillings.", [(5e9, "KES"), (7e10, "UGX")]),
    ("Chile puts in 3 billion pesos and Uruguay 40 million pesos.", [(3e9, None), (4e7, "UYU")]),
    ("Romania and Moldova share the cost: 90 million lei.", [(9e7, None)]),
    # the dateline
    ("NAIROBI, 4 May - Kenya lent Uganda 18 billion shillings.", [(1.8e10, "KES")]),
    ("Dakar, 25 June - Senegal and The Gambia will ask 6,000 francs a lorry.", [(6000, "XOF/lorry")]),
    # rates of exchange
    ("The naira fell to 780 per dollar in Nigeria.", [(780, "NGN")]),
    ("In Pakistan the rupee closed at 278.4 to the dollar.", [(278.4, "PKR")]),
    ("The ringgit stood at 4.18 against the US dollar.", [(4.18, "MYR")]),
    ("One dollar fetched 31 Egyptian pounds.", [(31, "EGP")]),
    ("He paid one dollar for it.", [(1, "USD")]),
    # signs
    ("Nigeria fined the line N42 billion.", [(4.2e10, "NGN")]),
    ("Benin set the levy at CFA 35 billion.", [(3.5e10, "XOF")]),
    ("A load of 120 MT of jute left Khulna.", [(120, "t")]),
    ("Route R12 has no toll.", []),
    ("A loaf costs 27.80 crowns in the Czech Republic.", [(27.8, "CZK")]),
    # scales one behind the other
    ("Trade reached 1 billion 120 million dollars.", [(1.12e9, "USD")]),
    ("The loan is 2 million 300 thousand euros.", [(2.3e6, "EUR")]),
    ("It lent 5 million euros, 300 thousand more than planned.", [(5e6, "EUR"), (3e5, "EUR")]),
    # measures
    ("Thailand leased 2,400 rai, Egypt 540,000 feddans.", [(2400, "rai"), (540_000, "feddan")]),
    ("The canal carries 900 cusecs.", [(900, "ft3/s")]),
    ("Bahrain takes 500 mmscfd of gas.", [(5e8, "ft3/day")]),
    # things behind their size, their class, their verb, their caption
    ("Two 500 MVA transformers came.", [(2, "transformer"), (500, "MVA")]),
    ("Some 12,400 head of cattle crossed.", [(12_400, "cattle")]),
    ("Visitors numbered 1.02 million.", [(1.02e6, "visitor")]),
    ("Permits: 2,500 a day.", [(2500, "permit/day")]),
    ("It built 140 of 225 km.", [(140, "km"), (225, "km")]),
    # how many times as much, and how often
    ("Niger sold twice as many goats as Chad.", [(2, "time")]),
    ("They met twice in May.", []),
    # outcomes of games, codes
    ("Samoa won 2 to 1 at half time.", []),
    ("The code is 4417.", []),
    ("The rate is 15 per cent, up two points.", [(15, "percent"), (2, "pp")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_money_and_measures_of_single_countries_are_read(
    read: Read, text: str, expected: list[tuple[Any, ...]]
) -> None:
    assert amounts(read(text)) == expected


def test_money_that_came_later_is_not_meant(read: Read) -> None:
    text = "Sierra Leone spent 42,000 leones."
    assert amounts(read(text, published="2012-02-05")) == [(42_000, None)]
    assert amounts(read(text, published="2024-02-05")) == [(42_000, "SLE")]
