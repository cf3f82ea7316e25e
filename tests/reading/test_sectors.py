"""Sectors by the words of a sentence."""

from __future__ import annotations

import pytest

from comity.reading.sectors import sectors_of


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("They spoke of nuclear power plants and of visas.", {"nuclear", "migration"}),
        ("Two railways will carry the wheat.", {"transport", "agriculture"}),
        ("He smiled.", set()),
    ],
)
def test_sectors_are_those_of_the_words(reader, text, sectors):
    assert sectors <= set(sectors_of(reader.nlp(text)[:], reader.tables))
    assert bool(sectors) == bool(sectors_of(reader.nlp(text)[:], reader.tables))
