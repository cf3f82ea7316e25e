"""A reading arranged for people."""

from __future__ import annotations

from built import Built, eve
from comity.briefs import dossier
from comity.records import Figure, UnitKind


def test_sections_come_in_the_order_one_asks_for() -> None:
    made = dossier(eve().reading())
    assert [section.label for section in made.sections] == [
        "Events", "Agreements", "Projects", "Figures", "Commitments", "Quotations", "Milestones", "Checks",
        "Parties", "Places", "Dates",
    ]  # fmt: skip
    assert [section.label for section in made.sections if section.quiet] == ["Parties", "Places", "Dates"]


def test_numbers_follow_the_text_and_leave_quiet_ones_out() -> None:
    made = dossier(eve().reading())
    numbered = sorted((line.number, line.words[0].start) for line in made.lines if line.number is not None)
    assert [number for number, _ in numbered] == list(range(1, 14))
    assert [start for _, start in numbered] == sorted(start for _, start in numbered)
    assert all(line.number is None for section in made.sections if section.quiet for line in section.lines)


def test_every_item_has_its_line() -> None:
    reading = eve().reading()
    assert {line.item.id for line in dossier(reading).lines} == {item.id for item in reading.items}


def test_durations_are_quiet() -> None:
    built = Built("After 20 years and 3 ships.")
    built.add(Figure, "20 years", value=20.0, unit="year", unit_kind=UnitKind.TIME)
    built.add(Figure, "3 ships", value=3.0, unit="ship", unit_kind=UnitKind.COUNT)
    assert [(one.label, one.quiet) for one in dossier(built.reading()).sections] == [
        ("Figures", False),
        ("Durations and ages", True),
    ]


def test_reading_without_items_is_arranged_too() -> None:
    assert dossier(Built("Nothing.").reading()).sections == ()
