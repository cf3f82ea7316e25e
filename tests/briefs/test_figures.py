"""Figures in series: what may be set side by side, and what may not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from built import Built
from comity.briefs.figures import coverage, series, standing
from comity.ledger import Ledger
from comity.records import Direction, Figure, FigureStatus, Modality, UnitKind


def told(day: str, value: float, **fields: Any) -> Built:
    words = f"Trade of Chile with Fiji {value:g} ({day})."
    built = Built(words, published=day).party("Chile", "state", "CHL").party("Fiji", "state", "FJI")
    fields = {
        "unit": "USD",
        "unit_kind": UnitKind.MONEY,
        "indicator": "bilateral trade",
        "parties": ("Chile", "Fiji"),
    } | fields
    built.add(Figure, f"{value:g}", words, value=value, **fields)
    return built


def filed(folder: Path, *readings: Built) -> Ledger:
    book = Ledger.open(folder / "ledger.db")
    for one in readings:
        book.add(one.reading())
    return book


def test_years_stand_in_order_whatever_the_order_of_reports(tmp_path: Path) -> None:
    with filed(
        tmp_path,
        told("2025-03-01", 31e6, as_of="2024"),
        told("2024-03-01", 28e6, as_of="2023"),
        told("2026-03-01", 25e6, as_of="2022"),
    ) as book:
        (one,) = series(book, ("CHL", "FJI"))
    assert [point.figure.as_of for point in one.points] == ["2022", "2023", "2024"]
    assert (one.indicator, one.unit, one.coverage, one.status) == ("bilateral trade", "USD", "year", "actual")


@pytest.mark.parametrize(
    "other",
    [
        {"as_of": "2024-01/2024-09"},
        {"as_of": "2024", "status": FigureStatus.TARGET},
        {"as_of": "2024", "status": FigureStatus.FORECAST},
        {"as_of": "2024", "unit": "EUR"},
        {"as_of": "2024", "unit": "percent", "unit_kind": UnitKind.PERCENT, "direction": Direction.UP},
        {"as_of": None},
    ],
)
def test_other_coverage_standing_or_unit_is_another_series(tmp_path: Path, other: dict[str, Any]) -> None:
    with filed(tmp_path, told("2025-03-01", 31e6, as_of="2024"), told("2025-04-01", 9.0, **other)) as book:
        made = series(book, ("FJI", "CHL"))
    assert [len(one.points) for one in made] == [1, 1]


def test_denied_figure_is_in_no_series(tmp_path: Path) -> None:
    with filed(tmp_path, told("2025-03-01", 31e6, as_of="2024", modality=Modality.DENIED)) as book:
        assert series(book, ("CHL", "FJI")) == ()


def test_figure_of_nothing_settled_is_in_no_series(tmp_path: Path) -> None:
    with filed(tmp_path, told("2025-03-01", 31e6, as_of="2024", indicator=None)) as book:
        assert series(book, ("CHL", "FJI")) == ()


@pytest.mark.parametrize(
    ("as_of", "covers"),
    [
        ("2024", "year"),
        ("2024-01/2024-12", "year"),
        ("2024-01/2024-09", "9 months"),
        ("2024-Q1", "quarter"),
        ("2024-02", "month"),
        ("2024-02-03", "day"),
        ("2024-W05", "week"),
        ("2020/2024", "5 years"),
        ("2024-04-03/2024-04-12", "10 days"),
        ("P3Y", ""),
        (None, ""),
    ],
)
def test_coverage_is_told_in_the_words_of_statistics(as_of: str | None, covers: str) -> None:
    assert coverage(as_of) == covers


def test_standing_names_targets(tmp_path: Path) -> None:
    with filed(tmp_path, told("2025-03-01", 31e6, as_of="2030", status=FigureStatus.TARGET)) as book:
        (one,) = series(book, ("CHL", "FJI"))
    assert standing(one) == "full year, target"
    assert one.to_json()["points"][0]["status"] == "target"


def test_year_that_begins_in_july_is_no_calendar_year(tmp_path: Path) -> None:
    assert coverage("2024-07/2025-06") == "year from month 7"
    with filed(
        tmp_path, told("2025-03-01", 31e6, as_of="2024"), told("2025-08-01", 34e6, as_of="2024-07/2025-06")
    ) as book:
        assert [len(one.points) for one in series(book, ("CHL", "FJI"))] == [1, 1]


def test_numbers_without_a_time_stand_beside_the_same_number_only(tmp_path: Path) -> None:
    with filed(
        tmp_path, told("2025-03-01", 31e6), told("2025-04-01", 31e6), told("2025-05-01", 9e6), told("2025-06-01", 1e9)
    ) as book:
        assert [len(one.points) for one in series(book, ("CHL", "FJI"))] == [2, 1, 1]
