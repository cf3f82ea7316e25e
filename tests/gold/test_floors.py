"""The gold floors: what the reader once found it may not lose."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def run():
    sys.path.insert(0, str(ROOT / "evals"))
    import run

    yield run
    sys.path.remove(str(ROOT / "evals"))


@pytest.fixture(scope="module")
def counts(run, reader):
    return run.rows(reader)


def test_floors_hold_on_every_kind(run, counts):
    floors = json.loads(run.FLOORS.read_text())
    now = {kind: run.rates(counts[kind]) for kind in floors}
    missed = {
        (kind, name): now[kind][name]
        for kind in floors
        for name in floors[kind]
        if now[kind][name] < floors[kind][name]
    }
    assert missed == {}


def test_no_passage_of_the_gold_texts_is_broken(counts):
    assert counts["spans"]["wrong"] == 0


def test_nothing_that_the_gold_forbids_is_printed_as_speech(counts):
    assert counts["not_quotes"]["wrong"] == 0
