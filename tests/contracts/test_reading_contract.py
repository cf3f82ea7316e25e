"""What every reading keeps: its words, its schema, its bytes. Walked over all examples."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity import intake
from comity.errors import EvidenceError
from comity.records import KINDS, Figure, Passage, Reading, Source, UnitKind
from comity.records.schema import json_schema

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples" / "corpus").iterdir())


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def reading(request, reader):
    return reader.read(intake.load(str(request.param)))


def test_every_passage_equals_its_slice(reading):
    text = reading.source.text
    proofs = [passage for item in reading.items for passage in item.proofs()]
    assert proofs
    assert [one for one in proofs if text[one.start : one.end] != one.text] == []


def test_reading_conforms_to_the_schema(reading):
    jsonschema.validate(reading.to_json(), json_schema(), cls=jsonschema.Draft202012Validator)


def test_reading_comes_back_from_its_own_json(reading):
    data = json.loads(reading.to_text())
    assert Reading.from_json(data, path=reading.source.path).to_text() == reading.to_text()


def test_reading_twice_gives_the_same_bytes(reading, reader):
    assert reader.read(reading.source).to_text() == reading.to_text()


def test_ids_are_unique_and_references_resolve(reading):
    ids = [item.id for item in reading.items]
    assert len(ids) == len(set(ids))
    names = {party.name for party in reading.parties}
    assert {name for event in reading.events for name in (*event.actors, *event.recipients)} <= names
    assert {one.about for one in reading.commitments if one.about} <= set(ids)
    assert {one.cost for one in reading.projects if one.cost} <= set(ids)
    assert {id for check in reading.checks for id in check.records} <= set(ids)


def test_every_example_says_something(reading):
    assert len(reading.parties) >= 2
    assert sum(len(getattr(reading, kind.plural)) for kind in KINDS) > 10


@given(st.text(min_size=1), st.integers(0, 40), st.integers(1, 40), st.text(min_size=1, max_size=40))
def test_a_record_is_built_only_on_words_that_stand_in_its_source(text, start, length, words):
    source = Source(text=text)
    real = text[start : start + length]
    if real:
        passage = source.passage(start, start + len(real))
        made = Figure(source=source, evidence=(passage,), anchor=passage, value=1, unit_kind=UnitKind.COUNT, why="test")
        assert made.evidence[0].text == real
    forged = Passage(start, start + len(words), words)
    if text[start : start + len(words)] != words:
        with pytest.raises(EvidenceError):
            Figure(source=source, evidence=(forged,), anchor=forged, value=1, unit_kind=UnitKind.COUNT, why="test")


@settings(deadline=None)  # the first text of a run loads the tables, too
@given(st.text(max_size=400))
def test_any_text_is_read_without_falling_over(text):
    from comity.reading.reader import reader

    found = reader().read(Source(text=text))
    assert all(text[p.start : p.end] == p.text for item in found.items for p in item.proofs())
