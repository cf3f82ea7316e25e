from __future__ import annotations

from pathlib import Path

import pytest

from comity.intake.dateline import dates_of
from comity.lexicon import Language, language

DATES = dates_of(language("en"))


@pytest.mark.parametrize(
    ("line", "published", "agency"),
    [
        ("TARTU, May 4, 2023 (Baltic Newswire) - The ministers met.", "2023-05-04", "Baltic Newswire"),
        ("TARTU, 4 May 2023 /Embla News/. The ministers met.", "2023-05-04", "Embla News"),
        ("Tartu, 4th May 2023 – The ministers met.", "2023-05-04", None),
        ("Tartu, Thursday, May 4, 2023: The ministers met.", "2023-05-04", None),
        ("Port of Spain, 4 May 2023. The ministers met.", "2023-05-04", None),
        ("VOLOS, Greece, Sept. 4, 2023 (Aegean Press) — The ministers met.", "2023-09-04", "Aegean Press"),
        ("RIGA/TARTU, 04.05.2023 (Balt) -- The ministers met.", "2023-05-04", "Balt"),
        ("Riga / Tartu, 4 May 2023", "2023-05-04", None),
        ("2023-05-04 - The ministers met.", "2023-05-04", None),
        ("TARTU, May 4 (Baltic Newswire) - The ministers met.", None, "Baltic Newswire"),
        ("TARTU. May 4. BALTINFORM - The ministers met.", None, "BALTINFORM"),
        ("TARTU (Baltic Newswire) - The ministers met.", None, "Baltic Newswire"),
        ("TARTU — The ministers met.", None, None),
        ("TARTU, 30 February 2023 - The ministers met.", None, None),
        ("TARTU, 3/4/2023 (Balt) - The ministers met.", None, "Balt"),
    ],
)
def test_dateline_gives_day_and_agency(line: str, published: str | None, agency: str | None) -> None:
    found = DATES.dateline(line)
    assert found is not None
    assert (found.published, found.agency) == (published, agency)


@pytest.mark.parametrize(
    "line",
    [
        "On 4 May 2023 the ministers met in Tartu.",
        "Tartu, 4 May 2023 was a cold day.",
        "The town - the second of the country - hosted them.",
        "Tartu - the second town - hosted them.",
        "By 4 May 2023 all had signed.",
        "Ministers met.",
        "",
    ],
)
def test_a_sentence_is_no_dateline(line: str) -> None:
    assert DATES.dateline(line) is None


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Published: 4 May 2023", ["2023-05-04"]),
        ("Posted 14/05/2023 09:42 | Updated 15/05/2023 11:15", ["2023-05-14", "2023-05-15"]),
        ("TARTU | Emajõe Kuller | 2023-05-04", ["2023-05-04"]),
        ("The Tartu Gazette, Thursday 4 May 2023", ["2023-05-04"]),
        ("Published on Thursday, May 4th, 2023 at 10:20 am GMT", ["2023-05-04"]),
        ("Tartu Review · May 2023 · Vol. 3", ["2023-05"]),
        ("The Tartu Gazette, 4 May", [None]),
        ("Released 05.06.2023", ["2023-06-05"]),
        ("Released 05/06/2023", [None]),
        ("Workers on the bridge in May 2023. Photo: Aino", []),
        ("State visit to Estonia, 11-12 May 2023", []),
        ("State visit to Estonia, 11 – 12 May 2023", []),
        ("Ministers meet on Thursday, 4 May 2023", []),
        ("Established: 4 May 1919", []),
    ],
)
def test_dates_that_stand_by_themselves(line: str, values: list[str | None]) -> None:
    assert [one.value for one in DATES.printed(line)] == values


def test_a_language_without_a_table_reads_numbers(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    dates = dates_of(Language(tmp_path / "xx"))
    assert [one.value for one in dates.printed("2023-05-04")] == ["2023-05-04"]
    assert dates.dateline("TARTU, 4 May 2023 - abc") is None


def test_a_long_line_of_capitals_is_quick() -> None:
    assert DATES.dateline("AB, CD / EF GH, " * 2000) is None
