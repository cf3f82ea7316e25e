"""What newly filed sources have changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from built import after, eve
from comity.briefs.changes import changes
from comity.errors import LedgerError, SettingsError
from comity.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        opened.add(eve().reading())
        opened.add(after().reading())
        yield opened


def test_stage_that_moved_names_before_and_after(ledger: Ledger) -> None:
    made = changes(ledger, since_source=eve().source.id)
    moved = {one.entry.title: (one.before, one.step.stage) for one in made.moved}
    assert moved["declaration on a comprehensive ocean partnership"] == ("expected", "signed")
    assert ("under way", "operating") in moved.values()
    assert [one.id for one in made.sources] == [after().source.id]


def test_new_things_and_figures_are_those_of_new_sources(ledger: Ledger) -> None:
    made = changes(ledger, since_source=eve().source.id)
    assert [one.kind for one in made.new] == ["event"]
    assert [one.point.figure.value for one in made.figures] == [28.4e9]


def test_everything_is_new_to_who_was_never_there(ledger: Ledger) -> None:
    made = changes(ledger, since="2000-01-01")
    assert len(made.sources) == 2
    assert made.moved == ()
    assert {one.kind for one in made.new} >= {"agreement", "project", "commitment", "milestone"}


def test_nothing_is_new_after_the_last(ledger: Ledger) -> None:
    made = changes(ledger, since_source=after().source.id)
    assert made.to_json() == {"sources": [], "new": [], "moved": [], "figures": [], "conflicts": []}
    assert changes(ledger, since="2999").sources == ()


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        ({}, SettingsError, "give either"),
        ({"since": "2025", "since_source": "x"}, SettingsError, "give either"),
        ({"since": "soon"}, SettingsError, "'soon' is no date"),
        ({"since_source": "feedbeef"}, LedgerError, "no source feedbeef"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    ledger: Ledger, asked: dict[str, str], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        changes(ledger, **asked)
