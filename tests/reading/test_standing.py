"""How a clause puts an act."""

from __future__ import annotations

import pytest

from comity.reading.standing import standing

STANDINGS = [
    ("A declaration is expected to be signed.", "signed", "expected", "expected"),
    ("The ministers signed a protocol on Tuesday.", "signed", "asserted", "happened"),
    ("They will visit Minsk and sign a pact.", "sign", "planned", "expected"),
    ("He denied signing any paper.", "signing", "denied", "denied"),
    ("The visit was cancelled.", "visit", "asserted", "cancelled"),
    ("The planned visit to Rome was postponed.", "visit", "asserted", "cancelled"),
    ("The minister said that the bridge would be opened in May.", "opened", "planned", "expected"),
    ("If traffic grows, the second line would be built.", "built", "conditional", "expected"),
    ("A second phase will be built only if traffic passes 500,000.", "built", "conditional", "expected"),
    ("The treaty has not been ratified.", "ratified", "denied", "denied"),
    ("They agreed to open a consulate.", "open", "planned", "expected"),
    ("Tokyo refused to sign the accord.", "sign", "denied", "denied"),
    ("The president is visiting Oslo.", "visiting", "asserted", "under way"),
    ("Talks on a plant have been suspended.", "Talks", "asserted", "cancelled"),
    ("He called for the signing of a treaty.", "signing", "proposed", "expected"),
    ("Both sides hope to sign the deal in June.", "sign", "proposed", "expected"),
    ("The document, which was signed in 2005, is in force.", "signed", "asserted", "happened"),
    ("There is no plan to build a port.", "build", "denied", "denied"),
    ("The government plans to build a port.", "build", "planned", "expected"),
    ("Ms Lee proposed building a hospital.", "building", "proposed", "expected"),
    ("The Court is to rule in May.", "rule", "planned", "expected"),
    ("They have yet to sign it.", "sign", "denied", "denied"),
    ("The presidents did not sign the accord.", "sign", "denied", "denied"),
    ("Oslo to open embassy in Lima", "open", "planned", "expected"),
    ("Seoul to build gas plant in Ghana", "build", "planned", "expected"),
    ("He backed her initiative to establish a joint fund.", "establish", "proposed", "expected"),
]


@pytest.mark.parametrize(("text", "word", "modality", "status"), STANDINGS)
def test_standing_tells_done_from_ahead_and_denied(reader, text, word, modality, status):
    token = next(one for one in reader.nlp(text) if one.text == word)
    how = standing(token, reader.tables)
    assert (how.modality, how.status) == (modality, status)
