"""What follows from the ledger, on the terminal: entries, what is due, series, conflicts, changes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from built import Built, after, eve
from comity.briefs.changes import changes
from comity.briefs.conflicts import conflicts
from comity.briefs.due import due
from comity.briefs.figures import series
from comity.ledger import Ledger
from comity.pages import entries as page
from comity.pages import lists
from comity.records import Commitment, CommitmentStage, Figure, Modality, UnitKind


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        opened.add(eve().reading())
        opened.add(after().reading())
        yield opened


def shown(made: RenderableType, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, highlight=False).print(made)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_entry_shows_each_stage_with_its_source_and_words(ledger: Ledger) -> None:
    (one,) = (one for one in ledger.entries(kinds=("agreement",)) if "ocean" in one.title)
    assert (
        shown(page.entries((one,))).splitlines()
        == [
            "signed     declaration on a comprehensive ocean partnership",
            f"  agreement · 2 records · 2 sources · {one.id}",
            "  expected  The Northern Post, 10 Nov 2025",
            "    “A declaration on a comprehensive ocean partnership is expected to be signed in Kobe.”",
            "  signed 12 Nov 2025  Norway and Japan sign ocean declaration, 13 Nov 2025",
            "    “On 12 November Norway and Japan signed the Declaration on a Comprehensive Ocean Partnership in",
            "    Kobe.”",
            "",
        ][:-1]
    )


def test_compact_entries_take_one_line_each(ledger: Ledger) -> None:
    found = ledger.entries()
    lines = shown(page.entries(found, compact=True), 80).splitlines()
    assert len(lines) == len(found)
    assert max(map(len, lines)) <= 80
    assert any("visit: Ilma Torvek → Japan" in line for line in lines)


def test_due_counts_states_and_has_a_line_for_each(ledger: Ledger) -> None:
    found = due(ledger, at="2027-02-01")
    first, *lines = shown(lists.due(found, "2027-02-01", compact=True), 80).splitlines()
    assert first == "As of 1 Feb 2027: 2 overdue, 2 kept"
    assert len(lines) == len(found)
    assert "open a school of navigation in Kobe" in "".join(lines)


def test_promises_of_one_sentence_share_its_words(tmp_path: Path) -> None:
    text = "Chile and Fiji will open a mine, and will close a quarry."
    built = Built(text, published="2025-03-03", title="Two things")
    built.party("Chile", "state", "CHL").party("Fiji", "state", "FJI")
    for anchor, action in (("open a mine", "open a mine"), ("close a quarry", "close a quarry")):
        fields = {"action": action, "stage": CommitmentStage.PLANNED, "modality": Modality.PLANNED}
        built.add(Commitment, anchor, text, who=("Chile", "Fiji"), parties=("Chile", "Fiji"), **fields)
    with Ledger.open(tmp_path / "ledger.db") as book:
        book.add(built.reading())
        said = shown(lists.due(due(book, at="2025-04-01"), "2025-04-01"))
    assert "open a mine  Chile, Fiji" in said
    assert said.count("“Chile and Fiji will open a mine") == 1


def test_series_of_one_point_stand_in_a_line_below(ledger: Ledger) -> None:
    said = shown(lists.series(series(ledger, ("JPN", "NOR"))), 140)
    assert "Told once" in said
    assert "28.4 bn USD  bilateral trade  2024, full year  Norway and Japan sign ocean declaration, 13 Nov 2025" in said


def trade(day: str, says: str, number: str, value: float) -> Built:
    built = Built(f"{says}\n\nChile and Fiji, {day}.", published=day, title=day)
    built.party("Chile", "state", "CHL").party("Fiji", "state", "FJI")
    passages = {"as_of": built.words("2024"), "indicator": built.words("rade")}
    built.add(
        Figure,
        number,
        value=value,
        unit="USD",
        unit_kind=UnitKind.MONEY,
        indicator="bilateral trade",
        as_of="2024",
        parties=("Chile", "Fiji"),
        passages=passages,
    )
    return built


def test_conflict_shows_the_words_from_the_indicator_to_the_day(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as book:
        book.add(trade("2025-01-02", "Trade came to 9.1 bn dollars in 2024.", "9.1 bn dollars", 9.1e9).reading())
        book.add(trade("2025-02-02", "In 2024 trade reached 8.2 bn dollars.", "8.2 bn dollars", 8.2e9).reading())
        said = shown(lists.conflicts(conflicts(book)))
    assert "9.1 bn USD" in said
    assert "“rade came to 9.1 bn dollars in 2024”" in said
    assert "“2024 trade reached 8.2 bn dollars”" in said


def test_changes_are_cut_where_asked(ledger: Ledger) -> None:
    made = changes(ledger, since_source=eve().source.id)
    said = shown(lists.changes(made, limit=1))
    assert "1 new source\n" in said
    assert "expected → signed 12 Nov 2025  declaration on a comprehensive ocean partnership" in shown(
        lists.changes(made)
    )
    assert "more" in said
    assert "signed 12 Nov 2025" not in said


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lists_fit_the_window(ledger: Ledger, width: int) -> None:
    found = due(ledger, at="2027-02-01")
    made = (
        page.entries(ledger.entries()),
        page.entries(ledger.entries(), compact=True),
        lists.due(found, "2027-02-01"),
        lists.due(found, "2027-02-01", compact=True),
        lists.series(series(ledger, ("JPN", "NOR"))),
        lists.changes(changes(ledger, since_source=eve().source.id)),
    )
    assert max(len(line) for one in made for line in shown(one, width).splitlines()) <= width
