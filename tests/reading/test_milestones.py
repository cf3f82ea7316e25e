"""Anniversaries, the year that each implies, and the sums that check them. All sentences are ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.reading.milestones import anniversary_checks
from comity.reading.notes import Notes
from comity.records import Check, Milestone, Reading, Source

Read = Callable[..., Reading]
PUBLISHED = "2025-03-12"


def found(reading: Reading) -> list[tuple[int, str | None, str | None, int | None]]:
    return [(one.ordinal, one.of, one.on, one.anchor_year) for one in reading.items if isinstance(one, Milestone)]


def checks(reader: object, text: str, published: str | None = PUBLISHED) -> list[Check]:
    from comity.reading import dates, milestones

    notes = Notes(reader.nlp(text), Source(text=text, published=published), reader.tables)  # type: ignore[attr-defined]
    dates.read(notes)
    milestones.read(notes)
    return anniversary_checks(notes)


CASES = [
    (
        "The upcoming 80th anniversary of the end of the war will be marked in both capitals.",
        (80, "the end of the war", "2025", 1945),
    ),
    ("This year they mark 35 years of diplomatic relations.", (35, "diplomatic relations", "2025", 1990)),
    ("In 2022 they marked three decades of diplomatic relations.", (30, "diplomatic relations", "2022", 1992)),
    ("They celebrated the golden jubilee of the bridge in 2024.", (50, "the bridge", "2024", 1974)),
    ("The centenary of the university falls in 2027.", (100, "the university", "2027", 1927)),
    ("Last year's feast for the 30th anniversary of independence drew crowds.", (30, "independence", "2024", 1994)),
    ("The Council's 15th anniversary was observed last month.", (15, "The Council", "2025-02", 2010)),
    (
        "The Salt Committee, founded in 1996, will mark its 30th anniversary next year.",
        (30, "The Salt Committee", "2026", 1996),
    ),
    (
        "The twenty-fifth anniversary of the treaty, signed on 4 April 2000, is marked this year.",
        (25, "the treaty", "2025-04-04", 2000),
    ),
    ("Forty years ago today the two countries exchanged envoys.", (40, None, "2025-03-12", 1985)),
    ("It is thirty years since the treaty was signed.", (30, None, "2025", 1995)),
    ("The two cities mark 25 years as twin towns.", (25, "twin towns", "2025", 2000)),
    ("Both are marking half a century of diplomatic relations.", (50, "diplomatic relations", "2025", 1975)),
    ("A quarter of a century has passed since the pact was signed.", (25, None, "2025", 2000)),
    ("Forty years have passed since the convention was adopted.", (40, None, "2025", 1985)),
    ("2025 is the 60th year since relations were established.", (60, None, "2025", 1965)),
    (
        "Dear friends, good evening. Thirty-five years. Our states set up relations in March 1990.",
        (35, None, "2025", 1990),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_anniversary_implies_the_year_commemorated(
    read: Read, text: str, expected: tuple[int, str | None, str | None, int | None]
) -> None:
    assert found(read(text, published=PUBLISHED)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The second session of the commission was held in May.",
        "The 12th meeting and the 30th round took place there.",
        "They have joked about it for 30 years.",
        "It is one year since that day.",
        "Half a century of quarrels lies behind them.",
        "Thirty years. That is what the judges gave him.",
        "The anniversary dinner was cancelled.",
    ],
)
def test_numbered_meeting_and_length_of_time_are_no_anniversaries(read: Read, text: str) -> None:
    assert found(read(text, published=PUBLISHED)) == []


def test_year_that_nothing_settles_is_null(read: Read) -> None:
    assert found(read("They will mark the 30th anniversary of the port.")) == [(30, "the port", None, None)]
    assert found(read("They marked the 30th anniversary of the port.", published=PUBLISHED))[0][2:] == (None, None)


def test_date_of_the_event_settles_its_year_without_any_date_of_writing(read: Read) -> None:
    (one,) = found(read("The 20th anniversary of the pact, signed on 2 May 2004, drew near."))
    assert one == (20, "the pact", "2024-05-02", 2004)


def test_event_told_a_sentence_before_is_found_by_the_sum(read: Read) -> None:
    text = "Relations were established on June 9, 1992. Their 33rd anniversary was celebrated last month."
    reading = read(text, published="2025-07-18")
    (one,) = [item for item in reading.items if isinstance(item, Milestone)]
    assert (one.on, one.anchor_year, one.passages["anchor_year"].text) == ("2025-06", 1992, "June 9, 1992")


SUMS = [
    ("The 25th anniversary of the pact, signed on 2 May 2000, will be celebrated this year.", True, "2000 + 25 = 2025"),
    (
        "The 25th anniversary of the pact, signed on 2 May 2001, will be celebrated this year.",
        False,
        "2001 + 25 = 2026, not 2025",
    ),
    ("In 2027 they mark the 55th anniversary of their relations, which began in 1972.", True, "1972 + 55 = 2027"),
]


@pytest.mark.parametrize(("text", "holds", "says"), SUMS)
def test_sum_of_an_anniversary_is_checked_where_both_years_are_told(
    reader: object, text: str, holds: bool, says: str
) -> None:
    (check,) = checks(reader, text)
    assert (check.holds, check.says) == (holds, says)
    assert len(check.evidence) == 3


def test_year_found_by_the_sum_itself_is_no_check(reader: object) -> None:
    text = "The 20th anniversary of the pact signed on 2 May 2005 is marked this year."
    assert checks(reader, text, published=None) == []


def test_day_of_writing_alone_is_no_second_witness(reader: object) -> None:
    assert checks(reader, "The 20th anniversary of the pact, signed on 2 May 2005, will be marked in Oslo.") == []
