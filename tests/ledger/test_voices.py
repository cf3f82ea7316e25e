"""Copies and light edits of one text are one voice; two reports on one matter are two."""

from __future__ import annotations

from pathlib import Path

import pytest

from built import Built
from comity.briefs.coverage import coverage
from comity.ledger import Ledger
from comity.ledger.voices import shared, shingles

WIRE = (
    "The harbour of Suva will be dredged by a Chilean company, the two governments said on Monday. Work is to begin in "
    "March and to last two years. It will cost 40 million dollars, three quarters of which Chile lends at two percent. "
    "The minister of works called the contract the largest of its kind. Fishermen asked where they would land their "
    "catch meanwhile, and were told that a wharf in Lami would be widened."
)
EDITED = WIRE.replace("on Monday", "yesterday").replace(
    "The minister of works called", "Its works minister has called"
) + (" Reporting by our correspondent.")
OTHER = (
    "Chile lends Fiji thirty million dollars for the port of its capital. A firm from Valparaíso has won the order to "
    "dredge the basin and starts in March. In Lami a wharf is widened first so that boats can unload there. The loan "
    "bears two percent and the whole work costs forty million, the treasury in Suva explained to deputies."
)


def source(text: str, path: str, publisher: str | None = None, day: str | None = "2025-03-04") -> Built:
    return Built(text, path=path, publisher=publisher, published=day)


def test_light_edit_is_one_voice_and_another_report_is_not(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as book:
        for text, path in ((WIRE, "a"), (OTHER, "b"), (EDITED, "c")):
            book.add(source(text, path).reading())
        assert book.voices() == ((source(WIRE, "").source.id, source(EDITED, "").source.id),)


def test_copies_of_copies_are_one_voice(tmp_path: Path) -> None:
    cut = EDITED.rsplit(".", 3)[0]
    with Ledger.open(tmp_path / "l.db") as book:
        for text in (EDITED, WIRE, cut):
            book.add(source(text, "x").reading())
        (voice,) = book.voices()
    assert len(voice) == 3


@pytest.mark.parametrize(
    ("one", "other", "share"), [("a b c d", "a b c d", 1.0), ("a b c d", "w x y z", 0.0), ("a", "a", 1.0)]
)
def test_share_is_of_the_shorter(one: str, other: str, share: float) -> None:
    assert shared(shingles(one), shingles(other)) == share


def test_coverage_counts_sources_voices_days_and_refusals(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as book:
        book.add(source(WIRE, "a", "Agency").reading())
        book.add(source(EDITED, "b", "Paper", None).reading())
        book.refuse("c.pdf", "c.pdf: damaged")
        book.refuse("c.pdf", "c.pdf: still damaged")
        told = coverage(book).to_json()
    assert (told["sources"], told["independent"], told["undated"], told["days"]) == (
        2,
        1,
        1,
        ["2025-03-04", "2025-03-04"],
    )
    assert told["publishers"] == [{"name": "Agency", "sources": 1}, {"name": "Paper", "sources": 1}]
    assert told["refused"] == [{"path": "c.pdf", "why": "c.pdf: still damaged"}]
    assert len(told["voices"]) == 1


def test_what_is_read_after_all_is_no_longer_refused(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as book:
        book.refuse("a.txt", "a.txt: empty")
        book.add(source(WIRE, "a.txt").reading())
        assert book.refusals() == ()
