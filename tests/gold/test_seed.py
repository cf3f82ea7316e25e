"""The first article: everything of these kinds that it states, with the right values, and nothing beyond."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from comity.records import Source

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT.parent / "shared" / "seed" / "tokayev-visit.txt"
GOLD = json.loads((Path(__file__).parent / "seed.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the article is not part of this repository")


@pytest.fixture(scope="module")
def reading(reader):
    return reader.read(Source(text=SEED.read_text(encoding="utf-8"), kind="news"))


@pytest.fixture(scope="module")
def result(reading):
    sys.path.insert(0, str(ROOT / "evals"))
    import score_reading

    sys.path.remove(str(ROOT / "evals"))
    return score_reading.score(reading.to_json(), GOLD)


KINDS = [
    "parties", "figures", "dates", "quotes", "events", "agreements", "projects", "commitments", "milestones", "checks",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_seed_states_nothing_that_is_missed(result, kind):
    assert result[kind]["missed"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_seed_reading_states_nothing_beyond(result, kind):
    row = result[kind]
    assert (row["printed"], row.get("wrong", [])) == (row["found"], [])


@pytest.mark.parametrize("kind", ["agreements", "projects", "commitments"])
def test_seed_stages_are_right(result, kind):
    assert result[kind]["stage"] == result[kind]["found"]


def test_seed_speaker_and_bounds_are_right(result):
    assert result["quotes"]["speaker"] == 9
    assert result["figures"]["bound"] == result["figures"]["found"]
    assert result["not_quotes"]["wrong"] == []


def test_seed_quotes_keep_their_chain(reading):
    through = {
        quote.text.split()[0]: [(one.party, one.through) for one in quote.said_by]
        for quote in reading.quotes
        if quote.form != "indirect"
    }
    op_ed = [("Kassym-Jomart Tokayev", "op-ed, Rossiyskaya Gazeta"), ("source", None)]
    assert [through[word] for word in ("Kazakhstan", "belt", "integral", "As")] == [op_ed] * 4
    assert through["milestone"] == [("Kassym-Jomart Tokayev", None), ("source", None)]
