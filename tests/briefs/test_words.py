"""Lines in plain words, and dates as people write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from built import Built, eve
from comity.briefs.days import in_words, ordinal
from comity.briefs.words import line, own_fields
from comity.records import (
    Bound,
    Commitment,
    Direction,
    Event,
    EventKind,
    EventStatus,
    Figure,
    FigureStatus,
    Modality,
    Quote,
    QuoteForm,
    Record,
    UnitKind,
    Voice,
)
from comity.records.base import said


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-11-11", "11 Nov 2025"),
        ("2025-11-11T09:00", "11 Nov 2025"),
        ("2025-11", "Nov 2025"),
        ("2025", "2025"),
        ("2025-Q3", "Q3 2025"),
        ("2025-FA", "autumn 2025"),
        ("2025-W46", "week 46 of 2025"),
        ("202", "2020s"),
        ("20", "21st century"),
        ("2025-11-11/2025-11-12", "11–12 Nov 2025"),
        ("2025-11-30/2025-12-02", "30 Nov – 2 Dec 2025"),
        ("2025-12-30/2026-01-02", "30 Dec 2025 – 2 Jan 2026"),
        ("2025-01/2025-09", "Jan–Sep 2025"),
        ("2024/2026", "2024–2026"),
        ("2025-11-11/2025-11-11", "11 Nov 2025"),
        ("P20Y", "P20Y"),
        ("PRESENT_REF", "PRESENT_REF"),
        ("2025-02-31", "2025-02-31"),
    ],
)
def test_date_is_told_in_words(value: str, words: str) -> None:
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (80, "80th"), (101, "101st")],
)
def test_ordinal(number: int, told: str) -> None:
    assert ordinal(number) == told


def figure(**fields: Any) -> Figure:
    return Built("Some number was named.").add(Figure, "number", **fields)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"value": 30e9, "bound": Bound.NEARLY, "unit": "USD", "unit_kind": UnitKind.MONEY}, "~30 bn USD · nearly"),
        ({"value": 28.4e9, "unit": "USD", "unit_kind": UnitKind.MONEY, "as_of": "2024"}, "28.4 bn USD · 2024"),
        ({"value": 1.5e12, "unit": "KZT", "unit_kind": UnitKind.MONEY}, "1.5 tn KZT"),
        ({"value": 999_999.0, "unit": "EUR", "unit_kind": UnitKind.MONEY}, "999,999 EUR"),
        ({"value": 170.0, "bound": Bound.OVER, "unit": "plant", "unit_kind": UnitKind.COUNT}, ">170 × plant · over"),
        ({"value": 2e6, "unit": "tourist", "unit_kind": UnitKind.COUNT}, "2,000,000 × tourist"),
        ({"value": 85.0, "bound": Bound.ABOUT, "unit": "percent", "unit_kind": UnitKind.PERCENT}, "~85 % · about"),
        ({"value": 10.0, "high": 12.0, "unit": "km", "unit_kind": UnitKind.MEASURE}, "10–12 km"),
        ({"value": 0.00001, "unit": "g", "unit_kind": UnitKind.MEASURE}, "1e-05 g"),
        ({"value": 0.0, "unit": "g", "unit_kind": UnitKind.MEASURE}, "0 g"),
        ({"value": -3.5, "unit": None, "unit_kind": UnitKind.COUNT}, "-3.5"),
        (
            {
                "value": 4.0,
                "unit": "percent",
                "unit_kind": UnitKind.PERCENT,
                "direction": Direction.DOWN,
                "status": FigureStatus.FORECAST,
                "indicator": "exports",
            },
            "4 % · exports · down · forecast",
        ),
        (
            {"value": 4.0, "unit_kind": UnitKind.COUNT, "modality": Modality.DENIED, "said_by": (Voice("Oslo"),)},
            "4 · denied · said by Oslo",
        ),
    ],
)
def test_figure_is_told_with_bound_unit_and_standing(fields: dict[str, Any], told: str) -> None:
    assert line(figure(**fields)) == told


def test_every_kind_has_a_line() -> None:
    told = {item.kind: line(item) for item in reversed(eve().reading().items)}
    assert told == {
        "party": "Norway · state · NOR",
        "place": "Kobe · city · JPN",
        "date": "11–12 Nov 2025 · 11 and 12 November",
        "figure": "~30 bn USD · bilateral trade · nearly · said by Ilma Torvek (op-ed, Kobe Courier)",
        "quote": "“The sea has made us neighbours” · Ilma Torvek · op-ed, Kobe Courier",
        "event": "visit: Ilma Torvek → Japan · 11–12 Nov 2025 · expected",
        "agreement": "declaration on a comprehensive ocean partnership · expected",
        "project": "hydrogen plant · under way · in Kobe · hydrogen",
        "commitment": "Norway: open a school of navigation in Kobe by the end of 2026 · agreed · due 31 Dec 2026",
        "milestone": "70th anniversary: fisheries treaty · since 1955 · 2025",
        "check": "5 + 8 = 13 · sum · holds",
    }


def test_what_is_not_settled_is_left_out_or_said() -> None:
    built = Built("It was said that they met and would build.")
    assert line(built.add(Quote, "It", text="It", form=QuoteForm.PARTIAL)) == "“It” · speaker not settled · partial"
    assert line(built.add(Event, "met", kind_=EventKind.MEETING, status=EventStatus.HAPPENED)) == "meeting · happened"
    assert line(built.add(Commitment, "build", action="build")) == "build"


@dataclass(frozen=True, kw_only=True)
class Toast(Record):
    """A kind that no version has."""

    kind: ClassVar[str] = "toast"

    to: str | None = said("what is drunk to")
    glasses: float | None = said("how many")
    dry: bool | None = said("whether without sugar")


def test_kind_nobody_knows_is_told_by_its_fields() -> None:
    built = Built("They raised two glasses to peace.")
    toast = built.add(Toast, "raised two glasses", to="peace", glasses=2.0, dry=True)
    assert line(toast) == "peace · glasses: 2 · dry: yes"
    assert list(own_fields(toast)) == [("to", "peace"), ("glasses", "2"), ("dry", "yes")]
    assert line(built.add(Toast, "peace")) == "toast"
