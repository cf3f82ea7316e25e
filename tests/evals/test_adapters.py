"""Adapters: from the JSON of a reading to what each scorer takes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

EVALS = Path(__file__).parent.parent.parent / "evals"


@pytest.fixture(scope="module")
def evals():
    sys.path.insert(0, str(EVALS))
    import plover
    import quotes
    import tables
    import timex

    yield {"plover": plover, "quotes": quotes, "tables": tables, "timex": timex}
    sys.path.remove(str(EVALS))


def dated(evals, words: str, value: str | None, kind: str = "DATE", published: str | None = "2025-11-11"):
    date = {
        "evidence": [{"start": 10, "end": 10 + len(words), "text": words}],
        "value": value,
        "type": kind,
        "mod": None,
    }
    return [
        (one["start"] - 10, one["end"] - 10, one["type"], one["value"])
        for one in evals["timex"].times({"source": {"published": published}, "dates": [date]})
    ]


@pytest.mark.parametrize(
    ("words", "value", "parts"),
    [
        ("1979 to 1990", "1979/1990", [(0, 4, "DATE", "1979"), (8, 12, "DATE", "1990")]),
        ("11-12 May", "2025-05-11/2025-05-12", [(0, 2, "DATE", "2025-05-11"), (3, 9, "DATE", "2025-05-12")]),
        ("May to July", "2025-05/2025-07", [(0, 3, "DATE", "2025-05"), (7, 11, "DATE", "2025-07")]),
        ("the first nine months of 2025", "2025-01/2025-09", [(0, 29, "DURATION", "P9M")]),
        ("fiscal 2024", "2023-10/2024-09", [(0, 11, "DATE", "2024")]),
        ("the fiscal year 2024-25", "2024-04/2025-03", [(0, 23, "DATE", "2024")]),
        ("the year to June", "2024-07/2025-06", [(0, 16, "DATE", "2024-07/2025-06")]),
    ],
)
def test_stretch_becomes_what_timeml_marks(evals, words, value, parts):
    assert dated(evals, words, value) == parts


@pytest.mark.parametrize(
    ("words", "value", "mapped"),
    [
        ("8 p.m.", "T20:00", "2025-11-11T20:00"),
        ("this fiscal year", None, "2025"),
        ("last fiscal year", None, "2024"),
        ("March", None, ""),
        ("Tuesday", "2025-11-11", "2025-11-11"),
    ],
)
def test_value_that_lacks_a_day_takes_that_of_writing(evals, words, value, mapped):
    assert dated(evals, words, value)[0][3] == mapped


def test_hour_stays_alone_without_a_day_of_writing(evals):
    assert dated(evals, "8 p.m.", "T20:00", published=None)[0][3] == "T20:00"


def said(form: str, spans: list[tuple[int, int]], cue: tuple[int, int] | None, speaker: tuple[int, int] | None):
    passages = {"cue": cue, "speaker": speaker}
    return {
        "form": form,
        "evidence": [{"start": a, "end": b} for a, b in spans],
        "passages": {name: {"start": one[0], "end": one[1]} for name, one in passages.items() if one},
    }


def test_words_around_one_cue_are_one_attribution(evals):
    first, second = said("direct", [(0, 9)], (15, 19), (10, 14)), said("direct", [(21, 30)], (15, 19), (10, 14))
    found = evals["quotes"].attributions({"quotes": [first, second]})
    assert found == [{"content": [(0, 9), (21, 30)], "source": [(10, 14)]}]


def test_fragment_inside_a_clause_of_the_same_cue_is_dropped(evals):
    clause, fragment = said("indirect", [(10, 40)], (5, 9), (0, 4)), said("partial", [(20, 30)], (5, 9), (0, 4))
    assert [one["content"] for one in evals["quotes"].attributions({"quotes": [clause, fragment]})] == [[(10, 40)]]


def test_quotes_without_a_cue_stay_apart(evals):
    one, two = said("direct", [(0, 9)], None, None), said("direct", [(11, 20)], None, None)
    found = evals["quotes"].attributions({"quotes": [one, two]})
    assert [item["source"] for item in found] == [[], []]


def test_surer_event_comes_first_and_a_denied_one_last(evals):
    def event(kind: str, score: float, status: str, at: int):
        return {
            "plover": kind,
            "score": score,
            "status": status,
            "evidence": [{"start": at}],
            "iso3_actors": ["PER"],
            "iso3_recipients": [],
        }

    listed = [
        event("ACCUSE", 0.9, "denied", 0),
        event("AGREE", 0.6, "happened", 5),
        event("CONSULT", 0.8, "happened", 9),
    ]
    assert [one["type"] for one in evals["plover"].events({"events": listed})] == ["CONSULT", "AGREE", "ACCUSE"]


def test_floors_name_what_fell_and_nothing_else(evals):
    floors = {"times": {"value F1": 90.0}, "absent set": {"value F1": 90.0}}
    assert evals["tables"].low({"times": {"value F1": 90.0}}, floors) == []
    assert evals["tables"].low({"times": {"value F1": 89.9}}, floors) == [
        "times, value F1: 89.9 is under its floor 90.0"
    ]


@pytest.mark.parametrize("name", ["times, first", "times, second", "quotations, first", "quotations, second"])
def test_own_times_and_quotations_keep_their_floors(evals, name):
    import json

    tables = evals["tables"]
    full = next(one for one in tables.SETS if one.startswith(name))
    table, gold = tables.SETS[full]
    floors = json.loads(tables.FLOORS.read_text())
    assert full in floors
    assert tables.low({full: table(gold, [])}, {full: floors[full]}) == []


@pytest.mark.parametrize("kind", ["timex", "quotes"])
def test_gold_spans_are_the_words_they_name(kind):
    import json

    for path in sorted((EVALS.parent / "tests" / "gold" / kind).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            doc = json.loads(line)
            for one in doc.get("timex", ()):
                assert doc["text"][one["start"] : one["end"]] == one["text"]
            for one in doc.get("quotes", ()):
                spans = [*one["content"], *one["source"], *one["cue"]]
                assert all(0 <= start < end <= len(doc["text"]) for start, end in spans)
