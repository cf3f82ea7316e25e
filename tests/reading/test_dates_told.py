"""Dates that are told within a tale, and those of wire copy. All sentences are ours; 12 March 2025 is a Wednesday."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.reading.dates.needs import Needs
from comity.records import Date, Reading

WEDNESDAY = "2025-03-12"
Read = Callable[..., Reading]


def values(reading: Reading) -> dict[str, str | None]:
    return {one.anchor.text: one.value for one in reading.items if isinstance(one, Date)}


TOLD = [
    ("On Monday a mine caved in. In the morning two men had died.", "the morning", "2025-03-10TMO"),
    ("The dam broke on Sunday. By dawn the valley was flooded.", "dawn", "2025-03-09TMO"),
    ("A ferry sank on Friday. Later in the day divers found it.", "Later in the day", "2025-03-07"),
    ("Crews worked through the night.", "the night", "2025-03-11TNI"),
    ("Crews worked overnight.", "overnight", "2025-03-11TNI"),
    ("Crews will work overnight.", "overnight", "2025-03-12TNI"),
    ("The treaty of 3 May 1994 was hailed. In the evening a ball was held.", "the evening", "1994-05-03TEV"),
    ("A call came on the night of March 3.", "the night of March 3", "2025-03-03TNI"),
    ("They fled in the early hours of Sunday.", "the early hours of Sunday", "2025-03-09TMO"),
    ("Claims fell last week, after a rise the week before.", "the week before", "2025-W09"),
    ("They met on 4 May 2021 and again on the 11th of that month.", "the 11th of that month", "2021-05-11"),
    ("The panel was set up in January 2021. That autumn it split.", "That autumn", "2021-FA"),
    ("The panel was set up in January 2021 and split that June.", "that June", "2021-06"),
    ("A shop burned late on Monday night. The next day it reopened.", "The next day", "2025-03-11"),
    ("Wages rose by a tenth from a year earlier.", "a year earlier", "2024"),
    ("He came the day before yesterday.", "the day before yesterday", "2025-03-10"),
    ("For the rest of the year the gate is shut.", "the rest of the year", "2025"),
]


@pytest.mark.parametrize(("text", "words", "value"), TOLD)
def test_date_counts_from_the_day_that_is_told(read: Read, text: str, words: str, value: str) -> None:
    assert values(read(text, published=WEDNESDAY)).get(words) == value


WIRE = [
    ("Sales grew in the October-December quarter.", "the October-December quarter", "2024-Q4"),
    ("Sales grew in the July through September quarter.", "the July through September quarter", "2024-Q3"),
    ("First-quarter sales are due in May.", "First-quarter", "2025-Q1"),
    ("Sales were below 2023's third quarter.", "2023's third quarter", "2023-Q3"),
    ("Sales grew in the last six months of 2023.", "the last six months of 2023", "2023-07/2023-12"),
    ("Sales grew in the quarter that ended Dec. 31.", "the quarter that ended Dec. 31", "2024-10/2024-12"),
    ("It lost money in the fiscal year that ended on 30 June.", "the fiscal year that ended on 30 June", None),
    ("It lost money in its fiscal second quarter.", "its fiscal second quarter", None),
    ("It fell for the past three quarters.", "the past three quarters", "P3Q"),
    ("It fell over the previous four trading days.", "the previous four trading days", "P4D"),
    ("It rained all week.", "all week", "P1W"),
    ("Rents soared in the '70s.", "the '70s", "197"),
    ("The snow was deep this winter.", "this winter", "2024-WI"),
    ("He flew home this past weekend.", "this past weekend", "2025-W10-WE"),
    ("The plan covers 2026 to 2030.", "2026 to 2030", "2026/2030"),
    ("The present year is a good one.", "The present year", "2025"),
    ("It must close before the year runs out.", "the year", "2025"),
    ("It took half an hour.", "half an hour", "PT30M"),
    ("At the time he was mayor.", "the time", "PAST_REF"),
    ("The mill was once a barn.", "once", "PAST_REF"),
    ("The three-year-old truce held.", "three-year-old", "P3Y"),
    ("He was last seen last Sept. 23 in Oslo.", "last Sept. 23", "2024-09-23"),
    ("It opens next 5 October.", "next 5 October", "2025-10-05"),
    ("In four years' time it will be gone.", "four years' time", "2029"),
    ("He prays five times a day.", "five times a day", "P1D"),
    ("It is a multi-year effort.", "multi-year", "PXY"),
    ("Talks begin at 1530 BST.", "1530 BST", "T15:30"),
    ("Elected in 2001, he called a vote weeks later, in June.", "June", "2001-06"),
    ("Gulls lined the quay in the morning rush.", "the morning", "2025-03-12TMO"),
    ("Stalls open Monday to Friday.", "Monday to Friday", "2025-03-10/2025-03-14"),
]


@pytest.mark.parametrize(("text", "words", "value"), WIRE)
def test_time_of_wire_copy_is_read_whole(read: Read, text: str, words: str, value: str | None) -> None:
    found = values(read(text, published=WEDNESDAY))
    if value is not None:
        assert found.get(words) == value
    assert words in found


LEANS = [
    ("In December they agreed to leave by the end of January.", "the end of January", "2025-01"),
    ("The guests would be sent home by the end of September.", "the end of September", "2025-09"),
    ("The roof had gone by the end of February.", "the end of February", "2025-02"),
    ("It has rained since the start of October.", "the start of October", "2024-10"),
    ("They agreed to leave by the end of June.", "the end of June", "2025-06"),
    ("He did sign the bill in April.", "April", "2024-04"),
    ("Prices are lower than in April.", "April", "2024-04"),
    ("The fair, postponed from January, is to be held in May.", "January", "2025-01"),
    ("They have given him until 27 June to pay.", "27 June", "2025-06-27"),
    ("The case has been adjourned till June 2.", "June 2", "2025-06-02"),
    ("They would all be rich come November.", "November", "2025-11"),
    ("The next round is set for Tuesday.", "Tuesday", "2025-03-18"),
    ("Polls had said she would win the vote on Tuesday.", "Tuesday", "2025-03-11"),
    ("The funeral was expected on Tuesday.", "Tuesday", "2025-03-11"),
    ("He is in Oslo on a visit from Tuesday to Friday.", "Tuesday to Friday", "2025-03-11/2025-03-14"),
    ("It predicts a loss for the year ending in June.", "the year ending in June", "2024-07/2025-06"),
]


@pytest.mark.parametrize(("text", "words", "value"), LEANS)
def test_direction_follows_what_was_promised_done_or_compared(read: Read, text: str, words: str, value: str) -> None:
    assert values(read(text, published=WEDNESDAY)).get(words) == value


@pytest.mark.parametrize(
    "text",
    [
        "A 40-year-old welder was held.",
        "She is 31 years old.",
        "Winds of 90 miles an hour hit the coast.",
        "He runs in the morning.",
        "Shortly before the vote the hall was cleared.",
        "The soon-to-be chairman spoke.",
        "Once the roof was on, they moved in.",
        "Three quarters of the crew were ill.",
        "Come as soon as you can.",
    ],
)
def test_age_rate_habit_and_order_are_no_dates(read: Read, text: str) -> None:
    assert values(read(text, published=WEDNESDAY)) == {}


def test_pattern_needs_only_words_that_no_option_leaves_out() -> None:
    needs = Needs()
    for mark in ("[a]", "[b]", "?", "(", "[c]", "|", "[d]", ")", "[e]", "", "(", "[f]", ")", "?"):
        (needs.operator if mark in "()|?" and mark else needs.word)(mark)
    assert needs.found() == (frozenset("a"), frozenset("e"))
