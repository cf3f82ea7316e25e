"""Whether a text is about two states, and which."""

from __future__ import annotations

import pytest

from comity.reading.dyad import dyad
from comity.reading.notes import Notes
from comity.reading.pipeline import STEPS
from comity.records import Source


def two(reader, text: str):
    notes = Notes(reader.nlp(text), Source(text=text), reader.tables)
    STEPS[0].read(notes)
    return dyad(notes)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oman and Malta met. Malta asked for gas; Oman promised some.", ("Oman", "Malta")),
        ("Chad fined a Fijian ship. Fiji protested. Chad kept the ship, and Togo said nothing.", ("Chad", "Fiji")),
        ("The Peruvian president flew to Nepal. Nepal thanked Peru.", ("Peru", "Nepal")),
    ],
)
def test_dyad_is_the_two_that_most_of_the_text_names(reader, text, names):
    found = two(reader, text)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "text",
    [
        "Oman, Malta and Chad met.",
        "Nepal votes in May. Nepal is ready.",
        "Fiji, Tonga, Samoa and Palau wrote to Japan and Chile.",
        "It rained all day.",
    ],
)
def test_no_dyad_where_one_or_many_are_named(reader, text):
    assert two(reader, text) is None
