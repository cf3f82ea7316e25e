"""Conflicts: what truly disagrees, and what only seems to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from built import Built
from comity.briefs.conflicts import conflicts, reconciled
from comity.ledger import Ledger
from comity.records import (
    Agreement,
    AgreementForm,
    AgreementStage,
    Bound,
    Event,
    EventKind,
    EventStatus,
    Figure,
    FigureStatus,
    UnitKind,
)

PARTIES = {"parties": ("Chile", "Fiji")}


def text(words: str, day: str) -> Built:
    return Built(words, published=day, title=day).party("Chile", "state", "CHL").party("Fiji", "state", "FJI")


def trade(day: str, *values: float, said: str = "ministry", **fields: Any) -> Built:
    words = (
        f"Of Chile and Fiji the {said} says on {day}: "
        + "; ".join(f"trade was {value:.12g} dollars" for value in values)
        + "."
    )
    built = text(words, day)
    fields = (
        {"unit": "USD", "unit_kind": UnitKind.MONEY, "indicator": "bilateral trade", "as_of": "2024"} | PARTIES | fields
    )
    for value in values:
        built.add(Figure, f"{value:.12g} dollars", words, value=value, **fields)
    return built


def found(folder: Path, *readings: Built) -> list[dict[str, Any]]:
    with Ledger.open(folder / "ledger.db") as book:
        for one in readings:
            book.add(one.reading())
        return [one.to_json() for one in conflicts(book)]


def test_two_values_for_one_year_are_a_conflict_with_both_passages(tmp_path: Path) -> None:
    (one,) = found(tmp_path, trade("2025-01-28", 3.4e9), trade("2025-03-19", 2.9e9, said="other office"))
    assert one["field"] == "value"
    assert [value["value"] for value in one["values"]] == ["3,400,000,000 USD", "2,900,000,000 USD"]
    assert all("trade was" in value["passage"]["text"] for value in one["values"])


@pytest.mark.parametrize(
    "other",
    [
        {"as_of": "2023"},
        {"as_of": "2024-01/2024-09"},
        {"as_of": None},
        {"status": FigureStatus.TARGET},
        {"status": FigureStatus.FORECAST},
        {"unit": "EUR"},
        {"indicator": "investment"},
    ],
)
def test_another_year_coverage_standing_or_unit_is_none(tmp_path: Path, other: dict[str, Any]) -> None:
    assert found(tmp_path, trade("2025-01-28", 3.4e9), trade("2025-03-19", 2.9e9, said="other office", **other)) == []


def test_revision_told_as_one_is_none(tmp_path: Path) -> None:
    assert found(tmp_path, trade("2025-01-28", 3.4e9), trade("2025-06-20", 3.26e9, 3.4e9)) == []


def figure(value: float, bound: str = "=", high: float | None = None, unit_kind: UnitKind = UnitKind.MONEY) -> Figure:
    made = Built(f"{value}", published=None)
    return made.add(Figure, f"{value}", value=value, bound=Bound(bound), high=high, unit_kind=unit_kind)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (figure(28e9), figure(28.4e9), True),
        (figure(28e9), figure(29e9), False),
        (figure(30e9, "<~"), figure(28e9), True),
        (figure(30e9, "<~"), figure(31e9), False),
        (figure(30e9, "~"), figure(27.5e9), True),
        (figure(170, ">"), figure(183), True),
        (figure(170, ">"), figure(165), False),
        (figure(4000, "<="), figure(3700), True),
        (figure(20, "=", 30), figure(25), True),
        (figure(14), figure(17), False),
        (figure(4), figure(5), False),
        (figure(100, ">="), figure(900), True),
        (figure(4000), figure(4500), False),
        (figure(0), figure(0), True),
    ],
)
def test_bounds_and_roundings_reconcile(one: Figure, other: Figure, agree: bool) -> None:
    assert reconciled(one, other) is agree
    assert reconciled(other, one) is agree


def signing(day: str, when: str | None, stage: AgreementStage = AgreementStage.SIGNED) -> Built:
    told = {"2025-09-15": "Long awaited by both, the extradition treaty of Chile and Fiji is dated {}; {} it lay here."}
    words = told.get(day, "Chile and Fiji signed the extradition treaty ({}), it was said on {}.").format(when, day)
    built = text(words, day)
    form = AgreementForm.TREATY
    built.add(
        Agreement, "extradition treaty", words, title="extradition treaty", form=form, stage=stage, when=when, **PARTIES
    )
    return built


def test_days_of_one_signing_that_do_not_meet_are_a_conflict(tmp_path: Path) -> None:
    (one,) = found(tmp_path, signing("2024-05-22", "2024-05-21"), signing("2025-09-15", "2024-05-22"))
    assert (one["field"], [value["value"] for value in one["values"]]) == ("date", ["2024-05-21", "2024-05-22"])


@pytest.mark.parametrize("when", ["2024-05", "2024", None])
def test_coarser_dates_are_no_conflict(tmp_path: Path, when: str | None) -> None:
    assert found(tmp_path, signing("2024-05-22", "2024-05-21"), signing("2025-09-15", when)) == []


def test_plan_and_outcome_are_no_conflict(tmp_path: Path) -> None:
    planned = signing("2024-05-01", "2024-05-20", AgreementStage.EXPECTED)
    assert found(tmp_path, planned, signing("2024-05-22", "2024-05-21")) == []


def expulsion(day: str, many: int, when: str = "2025-09-19") -> Built:
    words = f"Chile expelled {many} diplomats of Fiji, papers wrote on {day}."
    built = text(words, day)
    built.add(
        Event,
        "expelled",
        words,
        kind_=EventKind.EXPULSION,
        actors=("Chile",),
        recipients=("Fiji",),
        iso3_actors=("CHL",),
        iso3_recipients=("FJI",),
        when=when,
        status=EventStatus.HAPPENED,
        **PARTIES,
    )
    built.add(
        Figure, f"{many} diplomats", words, value=float(many), unit="diplomat", unit_kind=UnitKind.COUNT, **PARTIES
    )
    return built


def test_counts_told_with_one_act_are_compared(tmp_path: Path) -> None:
    (one,) = found(tmp_path, expulsion("2025-09-20", 4), expulsion("2025-11-24", 5))
    assert (one["field"], [value["value"] for value in one["values"]]) == ("count", ["4 diplomat", "5 diplomat"])


def test_counts_of_two_acts_are_not(tmp_path: Path) -> None:
    assert found(tmp_path, expulsion("2024-03-09", 2, "2024-03-08"), expulsion("2025-09-20", 4)) == []


def test_copies_of_one_text_are_one_voice(tmp_path: Path) -> None:
    long = " It told at length how the two ministries had counted ships, crates, cattle and tins of fish for a year."
    one = text("Trade of Chile and Fiji was 3 dollars." + long, "2025-01-28")
    two = text("Trade of Chile and Fiji was 4 dollars." + long, "2025-01-29")
    for built, value in ((one, 3.0), (two, 4.0)):
        built.add(
            Figure,
            f"{value:g} dollars",
            value=value,
            unit="USD",
            unit_kind=UnitKind.MONEY,
            indicator="bilateral trade",
            as_of="2024",
            **PARTIES,
        )
    assert found(tmp_path, one, two) == []


def test_sum_that_does_not_hold_is_shown(tmp_path: Path) -> None:
    words = "Chile and Fiji run 13 lines, five northern and nine southern."
    built = text(words, "2025-01-01")
    built.check(words, "5 + 9 = 14, not 13", holds=False)
    (one,) = found(tmp_path, built)
    assert (one["entry"], one["field"], one["values"][0]["passage"]["text"]) == (None, "sum", words)


def test_number_that_its_own_source_corrects_is_no_claim(tmp_path: Path) -> None:
    (one,) = found(
        tmp_path,
        trade("2025-02-12", 281.6e6),
        trade("2025-02-14", 282e6, 381e6, said="paper"),
        trade("2025-08-06", 309e6, said="other office"),
    )
    assert [value["value"] for value in one["values"]] == ["281,600,000 USD", "282,000,000 USD", "309,000,000 USD"]


def test_old_number_beside_the_new_one_is_a_revision_whatever_its_time(tmp_path: Path) -> None:
    revised = trade("2025-06-20", 3.26e9, 3.4e9)
    first, second = [item for item in revised.items if isinstance(item, Figure)]
    revised.items[revised.items.index(second)] = second.but(revised.source, as_of="2025-01")
    assert found(tmp_path, trade("2025-01-28", 3.4e9), revised) == []
    assert first.as_of == "2024"
