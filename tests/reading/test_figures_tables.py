"""Figures in the cells of tables. All tables are ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.reading.figures.grids import grids, tables
from comity.records import Figure, Reading

Read = Callable[..., Reading]


def cells(reading: Reading) -> list[tuple[Any, ...]]:
    return [(one.value, one.unit, one.as_of) for one in reading.items if isinstance(one, Figure)]


TABLES: list[tuple[str, list[tuple[Any, ...]]]] = [
    (  # unit in the caption, years down the side
        "Trade (million euros; years to June)\n\nYear | Sales to Oman | Purchases\n2022 | 41 | 7.5\n2023 | 44 | 8\n",
        [(41e6, "EUR", "2022"), (7.5e6, "EUR", "2022"), (44e6, "EUR", "2023"), (8e6, "EUR", "2023")],
    ),
    (  # tabs, years along the top, units in the labels of the rows
        "Item\t2023\t2024\nTea exports, USD m\t31\t29\nNurses hired\t410\t1,020\n",
        [
            (31e6, "USD", "2023"),
            (29e6, "USD", "2024"),
            (410, "nurse", "2023"),
            (1020, "nurse", "2024"),
        ],
    ),
    (  # wide blanks, a column of numbers of rows, a column with its own sign
        "No.  Port       Berths    Share\n1    Tema       14        61%\n2    Lome       9         39%\n",
        [(14, "berth", None), (61, "percent", None), (9, "berth", None), (39, "percent", None)],
    ),
    (  # a table of projects: amounts with their own unit, words around a share
        "Scheme | Grant | State\nKasungu wells | €3.5 million | 70% done\nMzimba road | €12m | on paper\n",
        [(3.5e6, "EUR", None), (70, "percent", None), (12e6, "EUR", None)],
    ),
    (  # a fact sheet without a head
        "Area | 28,050 km2\nTrade (2023) | $77 million\n",
        [(28_050, "km2", None), (77e6, "USD", "2023")],
    ),
    (  # bars at both ends, a rule, a scale in words
        "Fees (in thousands of euros)\n| Part | 2021 | 2022 |\n|---|---|---|\n| Staff | 80 | 95 |\n",
        [(80_000, "EUR", "2021"), (95_000, "EUR", "2022")],
    ),
    (  # the caption names what is counted
        "Interns by host\nHost | 2023 | 2024\nIndia | 21 | 34\nTurkey | 8 | 9\n",
        [(21, "intern", "2023"), (34, "intern", "2024"), (8, "intern", "2023"), (9, "intern", "2024")],
    ),
    (  # a row that is shorter than the head is not read
        "Month    Rice, t    Oil, t\nMay 2024    40    12\nJune 2024    55\nJuly 2024    60    9\n",
        [(40, "t", "2024-05"), (12, "t", "2024-05"), (60, "t", "2024-07"), (9, "t", "2024-07")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_cell_has_the_unit_and_time_of_its_headings(read: Read, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert cells(read(text, published="2025-06-10")) == expected


NOT_TABLES = [
    "Pos | Club | P | W | D | L | Pts\n1 | Oran | 6 | 4 | 1 | 1 | 13\n2 | Sfax | 6 | 3 | 2 | 1 | 11\n",
    "Train | From | Dep. | Arr.\n44 | Vac | 08.15 | 10.40\n46 | Szob | 12.30 | 14.05\n",
    "Desk\tTelephone\tRoom\nVisas\t523 87 39\t214\nPress\t523 87 40\t306\n",
    "Desk | Ext.\nVisas | 214\nPress | 306\n",
    "Home | News | Sport\nToday | 12 May | Page 4\n",
    "Article | On | Page\n4 | Visas | 12\n7 | Transit | 19\n",
    "Medals | Gold | Silver\nChile | 3 | 4\nPeru | 2 | 1\n",
    "Day | Place\n3-5 March 2024 | Riga\n12 May 2025 | Baku\n",
]


@pytest.mark.parametrize("text", NOT_TABLES)
def test_timetables_scores_and_lists_of_telephones_hold_no_figures(read: Read, text: str) -> None:
    assert cells(read(text)) == []


def test_cell_is_named_by_its_column_and_its_row(read: Read) -> None:
    text = "Goods | Exports, t\nWheat | 410\nBarley | 88\n"
    assert [one.indicator for one in read(text).items if isinstance(one, Figure)] == [
        "Exports: Wheat",
        "Exports: Barley",
    ]


def test_heading_or_note_makes_a_target_or_a_forecast_of_a_cell(read: Read) -> None:
    text = "Year | Target, MW | Built, MW\n2023 | 300 | 210\n2024* | 320 | 250\n\n* forecast\n"
    found = [one.status.value for one in read(text, published="2024-02-01").items if isinstance(one, Figure)]
    assert found == ["target", "actual", "target", "forecast"]


def test_evidence_of_a_cell_is_its_row(read: Read) -> None:
    text = "Year | Exports, t\n2023 | 410\n2024 | 430\n"
    found = [one for one in read(text).items if isinstance(one, Figure)]
    assert [one.evidence[1].text for one in found] == ["2023 | 410", "2024 | 430"]


def test_lone_line_and_paragraph_are_no_table() -> None:
    assert grids("Press release | 12 May 2025") == []
    assert tables("Home | News\nSport | Travel") == []
    assert grids("A plain text.\nOf two lines.") == []
    assert len(tables("Year | Tons\n2023 | 4\n\nYear | Cars\n2023 | 7")) == 2
