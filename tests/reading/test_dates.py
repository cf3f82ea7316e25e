"""Dates. All sentences are ours; `WEDNESDAY` is the day of publication unless a case says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.lexicon import language
from comity.reading import dates as step
from comity.reading.dates import due_of
from comity.reading.dates.arithmetic import easter, moved, period
from comity.reading.notes import Notes
from comity.records import Date, Reading, Source

WEDNESDAY = "2025-03-12"
Read = Callable[..., Reading]


def dates(reading: Reading) -> dict[str, Any]:
    return {one.anchor.text: one for one in reading.items if isinstance(one, Date)}


def values(reading: Reading) -> dict[str, str | None]:
    return {words: one.value for words, one in dates(reading).items()}


EXPLICIT = [
    ("The envoys met on 12 November 2024.", "12 November 2024", "2024-11-12"),
    ("The envoys met on Nov. 14, 2024, in Doha.", "Nov. 14, 2024", "2024-11-14"),
    ("The pact dates from the 5th of May 2019.", "the 5th of May 2019", "2019-05-05"),
    ("The note was filed on 2024-11-20.", "2024-11-20", "2024-11-20"),
    ("The note was filed on 20.11.2024.", "20.11.2024", "2024-11-20"),
    ("The note was filed on 25/12/2024.", "25/12/2024", "2024-12-25"),
    ("Talks ran from 28 November to 2 December 2024.", "28 November to 2 December 2024", "2024-11-28/2024-12-02"),
    ("Talks ran from June 3-5, 2024.", "June 3-5, 2024", "2024-06-03/2024-06-05"),
    ("Talks were held on 21 and 22 October 2023.", "21 and 22 October 2023", "2023-10-21/2023-10-22"),
    ("Talks were held between 3 and 5 June 2024.", "3 and 5 June 2024", "2024-06-03/2024-06-05"),
    ("Exports rose between January and August 2024.", "January and August 2024", "2024-01/2024-08"),
    ("The loan covers November 2024 to March 2025.", "November 2024 to March 2025", "2024-11/2025-03"),
    ("The plan covers 2026-2028.", "2026-2028", "2026/2028"),
    ("It grew in 2024–26.", "2024–26", "2024/2026"),
    ("Trade fell from 2018 to 2022.", "2018 to 2022", "2018/2022"),
    ("They were rivals in the 1990s.", "the 1990s", "199"),
    ("The fort is of the 19th century.", "the 19th century", "18"),
    ("Rates held in the third quarter of 2024.", "the third quarter of 2024", "2024-Q3"),
    ("Rates held in H2 2023.", "H2 2023", "2023-H2"),
    ("The port opens in the second half of 2027.", "the second half of 2027", "2027-H2"),
    ("The port opens in autumn 2026.", "autumn 2026", "2026-FA"),
    ("In the first ten months of 2024 trade rose.", "the first ten months of 2024", "2024-01/2024-10"),
    ("It rose in the nine months to September 2024.", "the nine months to September 2024", "2024-01/2024-09"),
    ("It rose in the quarter ended 30 September 2024.", "the quarter ended 30 September 2024", "2024-07/2024-09"),
    ("The academic year 2024/25 was short.", "The academic year 2024/25", "2024/2025"),
    ("The fiscal year 2024-25 ended on 30 June.", "The fiscal year 2024-25", "2024-07/2025-06"),
]


@pytest.mark.parametrize(("text", "words", "value"), EXPLICIT)
def test_date_that_says_its_year_needs_no_source_date(read: Read, text: str, words: str, value: str) -> None:
    assert values(read(text))[words] == value


RELATIVE = [
    ("He arrived yesterday.", "yesterday", "2025-03-11"),
    ("He leaves tomorrow.", "tomorrow", "2025-03-13"),
    ("He spoke last night.", "last night", "2025-03-11TNI"),
    ("She came two days ago.", "two days ago", "2025-03-10"),
    ("The two met three years ago.", "three years ago", "2022"),
    ("In two weeks he will be in Rome.", "two weeks", "2025-W13"),
    ("The ministers met on Tuesday.", "Tuesday", "2025-03-11"),
    ("The ministers met on Wednesday.", "Wednesday", "2025-03-12"),
    ("The ministers will meet on Tuesday.", "Tuesday", "2025-03-18"),
    ("The ministers met last Friday.", "last Friday", "2025-03-07"),
    ("The ministers will meet next Monday.", "next Monday", "2025-03-17"),
    ("Ten years from now it will be gone.", "Ten years from now", "2035"),
    ("It opens in the spring of next year.", "the spring of next year", "2026-SP"),
    ("He visited last month.", "last month", "2025-02"),
    ("He returns next week.", "next week", "2025-W12"),
    ("Earlier this month a bridge fell.", "Earlier this month", "2025-03"),
    ("Trade grew last year.", "last year", "2024"),
    ("The line opened last autumn.", "last autumn", "2024-FA"),
    ("The plan was revised last October.", "last October", "2024-10"),
    ("Sales rose in the year to June.", "the year to June", "2023-07/2024-06"),
    ("The ministers met in December.", "December", "2024-12"),
    ("The ministers will meet in December.", "December", "2025-12"),
    ("The treaty was signed on 20 November.", "20 November", "2024-11-20"),
    ("The treaty will be signed on 20 November.", "20 November", "2025-11-20"),
    ("The vote was set for 20 June.", "20 June", "2025-06-20"),
    ("They agreed to sign the pact in May.", "May", "2025-05"),
    ("They managed to sign the pact in May.", "May", "2024-05"),
    ("Work begins in January.", "January", "2026-01"),
    ("The office has been shut since October.", "October", "2024-10"),
    ("Half the staff had left by March 1.", "March 1", "2025-03-01"),
    ("The rest must leave by February 1.", "February 1", "2026-02-01"),
    ("From January to February this year trade grew.", "January to February this year", "2025-01/2025-02"),
    ("He will return at Christmas.", "Christmas", "2025-12-25"),
]


@pytest.mark.parametrize(("text", "words", "value"), RELATIVE)
def test_date_without_year_is_settled_by_the_source_and_by_tense(read: Read, text: str, words: str, value: str) -> None:
    assert values(read(text, published=WEDNESDAY))[words] == value


LENGTHS = [
    ("It stood empty for a decade.", "a decade", "P10Y", "DURATION", None),
    ("The forum has met for over two decades.", "over two decades", "P20Y", "DURATION", "MORE_THAN"),
    ("A 30-year contract was signed.", "30-year", "P30Y", "DURATION", None),
    ("It fell in recent weeks.", "recent weeks", "PXW", "DURATION", None),
    ("It took several years.", "several years", "PXY", "DURATION", None),
    ("Over the past eight months it rose.", "the past eight months", "P8M", "DURATION", None),
    ("It took two and a half years.", "two and a half years", "P2.5Y", "DURATION", None),
    ("The council meets annually.", "annually", "P1Y", "SET", None),
    ("The council meets every two years.", "every two years", "P2Y", "SET", None),
    ("The council meets every Friday.", "every Friday", "XXXX-WXX-5", "SET", None),
    ("The gate closes at 6 p.m. daily.", "6 p.m.", "T18:00", "TIME", None),
    ("He left at 6 p.m. on Monday.", "6 p.m. on Monday", "2025-03-10T18:00", "TIME", None),
    ("They are currently in talks.", "currently", "PRESENT_REF", "DATE", None),
    ("They met recently.", "recently", "PAST_REF", "DATE", None),
    ("A square will soon open.", "soon", "FUTURE_REF", "DATE", None),
    ("It will be ready by the end of 2026.", "the end of 2026", "2026", "DATE", "END"),
    ("It will be ready by the end of the year.", "the end of the year", "2025", "DATE", "END"),
    ("Gas will flow by mid-2027.", "mid-2027", "2027", "DATE", "MID"),
    ("It broke down in early February.", "early February", "2025-02", "DATE", "START"),
]


@pytest.mark.parametrize(("text", "words", "value", "kind", "mod"), LENGTHS)
def test_length_repeat_hour_and_vague_date_have_timex_values(
    read: Read, text: str, words: str, value: str, kind: str, mod: str | None
) -> None:
    found = dates(read(text, published=WEDNESDAY))[words]
    assert (found.value, found.type, found.mod) == (value, kind, mod)


NONE = [
    "May the two peoples prosper.",
    "The ministers may meet.",
    "A protest march on the capital was banned.",
    "Theresa May and April Jones were not asked.",
    "Resolution 2231 and Agenda 2030 were cited, and so was Vision 2030.",
    "COP29 and road M32 and flight 1945 have nothing to do with it.",
    "They ordered 2025 vehicles and 1998 trucks.",
    "It cost $2019 in all.",
    "Call +32 2 2019 01 63.",
    "See https://example.org/2025/11/12/visit or write to a@2025.org.",
    "Regulation (EU) 2019/1020 was amended.",
    "They won 20-21 and lost 2-1; see items 1-12.",
    "A quarter of the exports went there.",
    "The second session elected a chair.",
    "24-hour news channels ran it.",
    "Friday prayers were led by the imam.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_looks_like_a_date_and_is_none_is_left(read: Read, text: str) -> None:
    assert values(read(text, published=WEDNESDAY)) == {}


def test_name_with_a_weekday_does_not_hide_the_weekday(read: Read) -> None:
    found = values(read("The Sunday Times said on Sunday that talks had failed.", published=WEDNESDAY))
    assert found == {"Sunday": "2025-03-09"}


UNSETTLED = [
    "They met on Monday.",
    "They met last year.",
    "The bridge opened in March.",
    "They will meet in two weeks' time, on 3 June.",
]


@pytest.mark.parametrize("text", UNSETTLED)
def test_date_that_nothing_settles_is_null(read: Read, text: str) -> None:
    found = [one.value for one in dates(read(text)).values() if one.type == "DATE"]
    assert found
    assert set(found) == {None}


def test_ambiguous_numeric_date_waits_for_another_that_settles_the_order(read: Read) -> None:
    assert values(read("It was dated 05/06/2024."))["05/06/2024"] is None
    assert values(read("It was dated 05/06/2024 and sent on 25/06/2024."))["05/06/2024"] == "2024-06-05"
    assert values(read("It was dated 05/06/2024 and sent on 06/25/2024."))["05/06/2024"] == "2024-05-06"


DATELINES = [
    "OSLO, May 5, 2025 (Fjord News) - The ministers met on Friday.",
    "Ministers meet again\n\nOslo, 5 May 2025. The ministers met on Friday.",
    "Ministers meet again\nPublished: 5 May 2025\n\nThe ministers met on Friday.",
    "Remarks by the chair at the spring dinner in Oslo, 5 May 2025.\n\nThe ministers met on Friday.",
    "The ministers met on Friday.\n\nDone at Oslo on 5 May 2025.",
]


@pytest.mark.parametrize("text", DATELINES)
def test_dateline_is_the_day_of_writing_and_is_shown(read: Read, text: str) -> None:
    friday = dates(read(text))["Friday"]
    assert friday.value == "2025-05-02"
    assert "2025" in friday.passages["value"].text


def test_full_date_of_a_past_act_is_no_dateline(read: Read) -> None:
    assert values(read("The treaty signed on 3 May 1995 was praised. In March they met."))["March"] is None


SETTLED = [
    (
        "The presidents will meet on November 11-12, following talks held on October 10, 2025.",
        "November 11-12",
        "2025-11-11/2025-11-12",
    ),
    (
        "A recent round was held on 4 February 2024. The next is due on 9 May. This year it is Oman's turn.",
        "This year",
        "2024",
    ),
    ("The 20th anniversary of the pact signed on 2 May 2005 is marked this year.", "this year", "2025"),
    ("The meeting follows talks on 20 December 2024. They will sign on 15 January.", "15 January", "2025-01-15"),
]


@pytest.mark.parametrize(("text", "words", "value"), SETTLED)
def test_text_settles_its_own_year_and_shows_the_words(read: Read, text: str, words: str, value: str) -> None:
    found = dates(read(text))[words]
    assert found.value == value
    assert found.passages["value"].text[-4:].isdigit()


def test_talks_late_in_one_year_and_a_visit_early_in_the_next_leave_this_year_open(read: Read) -> None:
    text = "The meeting follows talks on 20 December 2024. They will sign on 15 January. Trade grew this year."
    assert values(read(text))["this year"] is None


def test_part_of_a_year_is_carried_to_the_same_part_of_another(read: Read) -> None:
    text = "In January-October trade rose, against the same period of 2023."
    found = values(read(text, published=WEDNESDAY))
    assert found == {"January-October": "2024-01/2024-10", "the same period of 2023": "2023-01/2023-10"}


def test_month_after_a_season_ahead_in_one_sentence_follows_it(read: Read) -> None:
    text = "Forty paintings will travel to Cadiz in the spring of 2026 and ten vases to Fez in the autumn."
    assert values(read(text, published=WEDNESDAY))["the autumn"] == "2026-FA"


def test_verb_that_moves_a_date_makes_two_of_a_range(read: Read) -> None:
    text = "The launch was moved from 2025 to 2026. The vote slipped from April to July."
    found = values(read(text, published=WEDNESDAY))
    assert found == {"2025": "2025", "2026": "2026", "April": "2025-04", "July": "2025-07"}


def test_entry_of_a_chronicle_counts_from_its_own_date(read: Read) -> None:
    text = "OSLO, 3 March 2025 - A chronology.\n\n5 December 2023. The consulate was told to close by 10 January."
    assert values(read(text))["10 January"] == "2024-01-10"


def test_day_of_that_year_takes_the_year_before_it(read: Read) -> None:
    text = "Talks ended in the summer of 2022; the text was initialled on 6 July of that year."
    assert values(read(text, published=WEDNESDAY))["6 July of that year"] == "2022-07-06"


def test_two_days_of_one_month_are_two_dates(read: Read) -> None:
    found = values(read("They will meet on 3 and 17 October.", published=WEDNESDAY))
    assert found == {"3": "2025-10-03", "17 October": "2025-10-17"}


DUE = [
    ("It will be ready by the end of 2026.", "2026-12-31"),
    ("It will be ready by the end of March.", "2025-03-31"),
    ("It will be ready by mid-2027.", "2027"),
    ("It will be ready by 1 July.", "2025-07-01"),
    ("It will be ready in the second half of 2027.", "2027-H2"),
    ("It will be ready at a later date.", None),
    ("It will take three months.", None),
]


@pytest.mark.parametrize(("text", "due"), DUE)
def test_due_is_the_last_day_only_of_an_end(read: Read, text: str, due: str | None) -> None:
    (found,) = dates(read(text, published=WEDNESDAY)).values()
    assert due_of(found) == due


def test_dates_are_read_without_parser_or_sentences() -> None:
    import spacy

    text = "OSLO, 5 May 2025 - They will meet on 3 June and met in March 2024."
    notes = Notes(spacy.blank("en")(text), Source(text=text), language("en"))
    step.read(notes)
    assert [one.value for one in notes.found(Date)] == ["2025-05-05", "2025-06-03", "2024-03"]
    assert notes.settled_year == 2025


def test_language_without_a_table_finds_no_dates(tmp_path: Any) -> None:
    import spacy

    (tmp_path / "qq").mkdir()
    (tmp_path / "qq" / "language.yml").write_text("name: Toy\n", encoding="utf-8")
    notes = Notes(spacy.blank("xx")("12 May 2025"), Source(text="12 May 2025"), language("qq", tmp_path))
    step.read(notes)
    assert notes.items == []


def test_language_that_writes_dates_in_its_own_words_needs_only_a_table(tmp_path: Any) -> None:
    import spacy

    table = "words: {month: {mayo: 5}}\nrules:\n  day: {make: day, patterns: ['{day} de {month} de {year}']}\n"
    (tmp_path / "ee").mkdir()
    (tmp_path / "ee" / "language.yml").write_text("name: Toy\n", encoding="utf-8")
    (tmp_path / "ee" / "dates.yml").write_text(table, encoding="utf-8")
    text = "el 12 de mayo de 2025"
    notes = Notes(spacy.blank("xx")(text), Source(text=text), language("ee", tmp_path))
    step.read(notes)
    assert [(one.anchor.text, one.value) for one in notes.found(Date)] == [("12 de mayo de 2025", "2025-05-12")]


MOVED = [
    ("2025-01-31", "M", 1, "2025-02"),
    ("2025-03", "Y", -1, "2024-03"),
    ("2025-Q3", "Y", -1, "2024-Q3"),
    ("2025-01/2025-10", "Y", -1, "2024-01/2024-10"),
    ("2024-02-29", "Y", 1, "2025"),
    ("2025", "M", 1, None),
]


@pytest.mark.parametrize(("value", "unit", "count", "result"), MOVED)
def test_moved_value_keeps_no_more_than_both_precisions(value: str, unit: str, count: int, result: str | None) -> None:
    assert moved(value, unit, count) == result


def test_period_counts_decades_in_years_and_leaves_uncounted_ones() -> None:
    assert [period("E", "2"), period("E", "X"), period("TH", "3"), period("F", "1")] == ["P20Y", "PXE", "PT3H", "P2W"]


def test_easter_is_reckoned() -> None:
    assert [easter(year).isoformat() for year in (2024, 2025, 2038)] == ["2024-03-31", "2025-04-20", "2038-04-25"]


NEAR = [
    ("Polls close on Tuesday at noon; at 8 p.m. the doors of the hall shut.", "8 p.m.", "2025-03-18T20:00"),
    ("Doors open at 10 p.m. tonight.", "10 p.m. tonight", "2025-03-12T22:00"),
    ("The flight left at 1530 GMT on Monday.", "1530 GMT on Monday", "2025-03-10T15:30"),
    ("The convoy waits at 0600 hours.", "0600 hours", "T06:00"),
    ("He spent the weekend in Rome.", "the weekend", "2025-W10-WE"),
    ("They will meet over the weekend.", "the weekend", "2025-W11-WE"),
    ("The sides have met twice since mid-March 2024 ended.", "mid-March 2024", "2024-03"),
    ("The road has been shut since mid-January.", "mid-January", "2025-01"),
    ("On 4 May 2024 a bridge fell. That afternoon the army came.", "That afternoon", "2024-05-04TAF"),
    ("On 4 May 2024 a bridge fell. It had rained the night before.", "the night before", "2024-05-03TNI"),
    ("On 4 May 2024 a bridge fell. It was open again the next morning.", "the next morning", "2024-05-05TMO"),
    (
        "Sales fell in the second quarter of 2024; the previous quarter had been strong.",
        "the previous quarter",
        "2024-Q1",
    ),
    ("The bank expects growth in the second half of the year.", "the second half of the year", "2025-H2"),
    ("The talks were put off until March 28.", "March 28", "2025-03-28"),
    ("The vote was moved to April 2.", "April 2", "2025-04-02"),
    ("The hearing was adjourned till Friday.", "Friday", "2025-03-14"),
    ("Output is back at 2019 levels.", "2019", "2019"),
    ("She won in the spring of 1958. Six years later she won again.", "Six years later", "1964"),
    ("It was signed in 1985. Forty years on, it still holds.", "Forty years on", "2025"),
]


@pytest.mark.parametrize(("text", "words", "value"), NEAR)
def test_date_takes_what_it_lacks_from_the_words_beside_it(read: Read, text: str, words: str, value: str) -> None:
    assert values(read(text, published=WEDNESDAY)).get(words) == value


SOME = [
    ("The years-long quarrel is over.", "years", "PXY", "DURATION"),
    ("He fled hours after the verdict.", "hours", "PTXH", "DURATION"),
    ("After decades of war the port is open.", "decades", "PXE", "DURATION"),
    ("They spent months apart.", "months", "PXM", "DURATION"),
    ("A week-long truce began.", "A week", "P1W", "DURATION"),
    ("The choir sings every May.", "every May", "XXXX-05", "SET"),
    ("The pass closes each winter.", "each winter", "XXXX-WI", "SET"),
    ("The guard changes every morning.", "every morning", "XXXX-XX-XXTMO", "SET"),
]


@pytest.mark.parametrize(("text", "words", "value", "kind"), SOME)
def test_uncounted_lengths_and_parts_of_every_year_are_read(
    read: Read, text: str, words: str, value: str, kind: str
) -> None:
    found = dates(read(text, published=WEDNESDAY))[words]
    assert (found.value, found.type.value) == (value, kind)


@pytest.mark.parametrize(
    "text",
    [
        "These were the years of the great drought.",
        "The museum keeps the hours of its founder.",
        "He lost 2019 dollars at cards.",
    ],
)
def test_words_of_time_that_measure_nothing_are_left(read: Read, text: str) -> None:
    assert not dates(read(text, published=WEDNESDAY))


def test_hour_stays_alone_where_its_sentence_names_two_days(read: Read) -> None:
    found = values(read("On Monday and on Tuesday the doors open at 9 a.m.", published=WEDNESDAY))
    assert "T09:00" in found.values() or "2025-03-11T09:00" in found.values()
