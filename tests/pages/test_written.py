"""Dossiers and briefs on the terminal and as Markdown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from built import Built, after, eve
from comity.briefs import brief, pair
from comity.ledger import Ledger
from comity.pages import markdown, terminal
from comity.records import Figure, UnitKind


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        opened.add(eve().reading())
        opened.add(after().reading())
        yield opened


def shown(made: RenderableType, width: int = 120) -> str:
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, highlight=False).print(made)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_terminal_dossier_shows_records_with_their_words() -> None:
    text = shown(terminal.dossier(eve().reading()))
    assert text.startswith("Norway’s president sails to Kobe\nThe Northern Post · 2025-11-10 · news · 748 characters")
    assert "  4 ~30 bn USD · bilateral trade · nearly · said by Ilma Torvek (op-ed, Kobe Courier)" in text
    assert "“A hydrogen plant in Kobe is under construction with Norwegian help.”" in text
    assert "Norway, Ilma Torvek, Japan, Goro Anzai, Iceland" in text


def test_terminal_brief_cites_each_line(ledger: Ledger) -> None:
    text = shown(terminal.brief(brief(ledger, *pair(["NOR", "JPN"]))))
    assert "Rests on 2 sources, 25 records, published 2025-11-10 to 2025-11-13, by The Northern Post." in text
    assert "Mar 2026     talks: Norway, Japan · expected [2]" in text
    assert "              signed 12 Nov 2025 [2]" in text
    assert "  1 2025-11-10  Norway’s president sails to Kobe" in text


def test_terminal_fits_a_narrow_window(ledger: Ledger) -> None:
    for made in (terminal.dossier(eve().reading()), terminal.brief(brief(ledger, *pair(["NOR", "JPN"])))):
        assert max(map(len, shown(made, width=40).splitlines())) <= 40


def test_terminal_says_when_nothing_is_held(ledger: Ledger) -> None:
    text = shown(terminal.brief(brief(ledger, *pair(["NOR", "ISL"]))))
    assert text == "Norway and Iceland\nThe ledger holds nothing on the two.\nIt knows most of: JPN NOR (2)"
    assert "No records were found." in shown(terminal.dossier(Built("Nothing.").reading()))


def test_terminal_lets_no_control_or_markup_through() -> None:
    built = Built("They paid \x1b]0;owned\x07[bold]30[/bold] \u202eships.", title="\x1b[2J[red]title")
    built.add(Figure, "[bold]30[/bold] \u202eships", value=30.0, unit="\x1b[31mship", unit_kind=UnitKind.COUNT)
    text = shown(terminal.dossier(built.reading()))
    assert "\x1b" not in text and "\x07" not in text and "\u202e" not in text
    assert "[bold]30[/bold] ships" in text
    assert "[2J[red]title" in text


def test_markdown_dossier() -> None:
    text = markdown.dossier(eve().reading())
    assert text.startswith(
        "# Norway’s president sails to Kobe\n\nThe Northern Post · 2025-11-10 · news · 748 characters\n"
    )
    assert (
        "## Figures\n\n4. **\\~30 bn USD** · bilateral trade · nearly · said by Ilma Torvek (op-ed, Kobe Courier)\n"
        in text
    )
    assert "- **Norway** · state · NOR\n" in text
    assert markdown.dossier(eve().reading()) == text


def test_markdown_brief(ledger: Ledger) -> None:
    text = markdown.brief(brief(ledger, *pair(["NOR", "JPN"])))
    assert "- Mar 2026: **talks: Norway, Japan** · expected \\[2\\]\n" in text
    assert (
        "- signed: **Declaration on a Comprehensive Ocean Partnership**\n"
        "  - expected \\[1\\]\n"
        "  - signed 12 Nov 2025 \\[2\\]\n"
    ) in text
    assert text.endswith("2. Norway and Japan sign ocean declaration, 2025-11-13\n")
    assert "holds nothing" in markdown.brief(brief(ledger, *pair(["NOR", "ISL"])))


def test_markdown_lets_no_markup_through() -> None:
    built = Built("They paid <b>30</b> *ships*.", title="# <script>", url="https://example.org/a b>c")
    built.add(Figure, "<b>30</b> *ships*", value=30.0, unit="[ship](javascript:x)", unit_kind=UnitKind.COUNT)
    text = markdown.dossier(built.reading())
    assert "\\# \\<script\\>" in text
    assert "\\[ship\\](javascript:x)" in text
    assert "\\<b\\>30\\</b\\> \\*ships\\*" in text
    assert "<https://example.org/a%20b%3Ec>" in text
