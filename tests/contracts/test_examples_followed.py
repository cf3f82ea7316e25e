"""What the README, the tour and `make demo` show of the examples is so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity import intake
from comity.briefs.changes import changes
from comity.briefs.conflicts import conflicts
from comity.briefs.figures import series
from comity.intake import Options
from comity.ledger import Ledger
from comity.reading.reader import reader

CORPUS = Path(__file__).parent.parent.parent / "examples" / "corpus"
PAIR = ("KAZ", "RUS")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("followed") / "ledger.db") as book:
        for number in ("03", "05", "18", "08", "09", "10"):
            (path,) = CORPUS.glob(f"{number}-*")
            known = Options(published="2025-11-11") if number == "08" else Options()
            book.add(reader().read(intake.load(str(path), options=known)))
        yield book


def test_declaration_awaited_and_signed_is_one_entry_with_both_passages(ledger: Ledger) -> None:
    found = [one for one in ledger.entries(kinds=("agreement",), pair_of=PAIR) if "alliance" in one.title]
    steps = [(step.stage, step.when) for step in found[0].steps]
    assert found[0].stage == "signed"
    assert steps[0][0] == "expected"
    assert ("signed", "2025-11-12") in steps
    said = " ".join(member.found.item.evidence[0].text for member in found[0].members)
    assert "are expected to sign a declaration" in said
    assert "put their names to" in said


def test_trade_of_2023_is_a_true_conflict(ledger: Ledger) -> None:
    (one,) = (one for one in conflicts(ledger, PAIR) if one.title == "bilateral trade" and "2023" in one.why)
    assert {claim.told for claim in one.claims} >= {
        "trade in 2023 amounted to almost US$30bn",
        "Trade between Russia and Kazakhstan amounted to $26 billion in 2023",
    }


def test_trade_by_year_is_a_series(ledger: Ledger) -> None:
    first = series(ledger, PAIR)[0]
    assert (first.indicator, first.coverage, first.unit) == ("bilateral trade", "year", "USD")
    assert {"2022", "2023", "2024"} <= {point.figure.as_of for point in first.points}


def test_stage_of_the_declaration_moved_since_the_eve(ledger: Ledger) -> None:
    (eve,) = (one for one in ledger.sources() if one.path and "08-eve" in one.path)
    assert eve.path is not None
    made = changes(ledger, since_source=eve.path, pair_of=PAIR)
    assert ("expected", "signed") in [(one.before, one.step.stage) for one in made.moved]
    assert made == changes(ledger, since_source=eve.id, pair_of=PAIR)
