"""Who does what in a clause."""

from __future__ import annotations

import pytest

from comity.reading.clauses import doers, objects


@pytest.mark.parametrize(
    ("text", "word", "who", "what"),
    [
        ("Chile and Peru signed a pact.", "signed", ["Chile", "Peru"], ["pact"]),
        ("A pact was signed by Chile.", "signed", ["Chile"], ["pact"]),
        ("Chile plans to sign a pact.", "sign", ["Chile"], ["pact"]),
        ("Chile met Peru and signed a pact.", "signed", ["Chile"], ["pact"]),
        ("Chile, which signed a pact, left.", "signed", ["Chile"], ["pact"]),
    ],
)
def test_doers_and_objects_are_found_through_passive_and_control(reader, text, word, who, what):
    token = next(one for one in reader.nlp(text) if one.text == word)
    assert ([one.text for one in doers(token)], [one.text for one in objects(token)]) == (who, what)
