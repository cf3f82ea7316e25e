"""Checks: totals against their parts, ranges, repeated quantities. All sentences are ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.records import Check, Reading

Read = Callable[..., Reading]


def sums(reading: Reading) -> list[tuple[bool, str]]:
    return [(one.holds, one.says) for one in reading.items if isinstance(one, Check) and one.kind_ == "sum"]


HOLDS = [
    ("The pass has 13 gates (five rail, eight road).", "five + eight = 13 gates"),
    ("They trained 60 cadets, of whom 35 in Minsk and 25 in Brest.", "35 + 25 = 60 cadets"),
    ("Of the 90 cases, 70 were closed. The remaining 20 are open.", "70 + 20 = 90 cases"),
    (
        "Peru sold goods worth 1.9 billion dollars and bought 1.4 billion, which makes 3.3 billion in all.",
        "1.9 billion dollars + 1.4 billion = 3.3 billion",
    ),
    ("Up to 85 boats, 40 trawlers and 45 cutters, may enter.", "40 trawlers + 45 cutters = Up to 85 boats"),
    ("The line has 8.3 km on one side and 0.9 km on the other, 9.2 km in all.", "8.3 km + 0.9 km = 9.2 km"),
    (
        "Quito got 600 recruits: 420 from the coast and 180 from the hills.",
        "420 + 180 = 600 recruits",
    ),
    (
        "Oslo will hold 55 per cent, Riga 30 per cent and Bergen 15 per cent.",
        "55 per cent + 30 per cent + 15 per cent = 100",
    ),
]


@pytest.mark.parametrize(("text", "says"), HOLDS)
def test_sum_of_parts_holds(read: Read, text: str, says: str) -> None:
    assert sums(read(text)) == [(True, says)]


WRONG = [
    ("The pass has 13 gates (five rail, seven road).", "five + seven = 12 ≠ 13 gates"),
    ("The line has 8.3 km on one side and 0.9 km on the other, 9.4 km in all.", "8.3 km + 0.9 km = 9.2 ≠ 9.4 km"),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_sum_that_does_not_come_out_is_shown(read: Read, text: str, says: str) -> None:
    assert sums(read(text)) == [(False, says)]


NONE = [
    "They trained 60 cadets, of whom 35 are women.",
    "The pass has 13 gates (including five rail, seven road).",
    "Lima has 5 mines and Quito 7; 40 ships came.",
    "The plants give 240 MW at Osh and 360 each at Naryn and Talas, 960 MW in total.",
    "More than 13 gates (five rail, seven road) were opened.",
    "In May 12 boats came, in June 8 boats and in July 20 boats.",
]


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_are_no_total_and_parts_give_no_sum(read: Read, text: str) -> None:
    assert sums(read(text)) == []


def test_check_names_the_figures_it_compares(read: Read) -> None:
    reading = read("The pass has 13 gates (five rail, eight road).")
    check = next(one for one in reading.items if isinstance(one, Check))
    assert list(check.records) == [one.id for one in reading.figures]
    assert [one.text for one in check.evidence] == ["13 gates", "five", "eight"]


def test_range_that_runs_backwards_is_shown(read: Read) -> None:
    reading = read("Duties of between 40 and 25 per cent apply.")
    assert [(one.kind_, one.holds) for one in reading.items if isinstance(one, Check)] == [("range", False)]


def test_one_quantity_with_two_values_is_shown(read: Read) -> None:
    text = (
        "Trade between Kenya and Uganda stood at 900 million dollars in 2024.\n\n"
        "Trade between Kenya and Uganda stood at 940 million dollars in 2024."
    )
    found = [one for one in read(text, published="2025-06-01").items if isinstance(one, Check)]
    assert [(one.kind_, one.holds) for one in found] == [("repeat", False)]


def test_same_paragraph_twice_is_no_contradiction(read: Read) -> None:
    text = "Trade between Kenya and Uganda stood at 900 million dollars in 2024.\n\n" * 2
    assert [one for one in read(text, published="2025-06-01").items if isinstance(one, Check)] == []


def test_anniversary_is_checked(read: Read) -> None:
    reading = read("In 2025 they mark the 20th anniversary of the treaty signed on January 18, 2005.")
    assert [one.holds for one in reading.items if isinstance(one, Check) and one.kind_ == "anniversary"] == [True]
