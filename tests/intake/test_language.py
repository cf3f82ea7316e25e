from __future__ import annotations

import sys

import pytest

from comity.errors import UnreadLanguage
from comity.intake import language

ENGLISH = (
    "The two governments agreed on Tuesday that the bridge will be built by a company from the north, and that the "
    "cost is to be shared. It was announced at a meeting in the capital, with both ministers of transport there."
)


def test_english_is_found_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("the model was asked"))
    assert language.detect(ENGLISH, "a.txt").code == "en"


def test_the_model_is_not_loaded_by_the_module() -> None:
    import subprocess

    heavy = ("py3langid", "spacy", "trafilatura", "lxml", "docx", "pypdfium2", "httpx", "charset_normalizer")
    code = f"import sys, comity.intake; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Minister will in der Stadt, in der er war, über den Handel an der Grenze sprechen.", "German"),
        ("Le ministre a signé un accord sur le transport de gaz, et la ratification est attendue.", "French"),
        ("Министр прибыл в столицу и подписал соглашение о транзите газа.", "Russian"),
        ("El ministro firmó a mediados de mes un acuerdo sobre el comercio a ambos lados.", "Spanish"),
        ("两国部长在首都签署了贸易协定。", "Chinese"),
        ("Министр елордаға келіп, газ тасымалы туралы келісімге қол қойды.", "Kazakh"),
        ("Bakan başkente geldi ve doğal gaz taşıma anlaşmasını imzaladı.", "Turkish"),
    ],
)
def test_another_language_is_named(text: str, name: str) -> None:
    with pytest.raises(UnreadLanguage) as caught:
        language.detect(text, "nota.txt")
    assert str(caught.value) == (f"nota.txt: is in {name}; Comity reads English (en); if it is that, add --language en")


@pytest.mark.parametrize(
    "text",
    [
        "Oslo and Riga signed a protocol.",
        "Exports rose 5 percent.",
        "Kazakhstan: trade USD 28 billion",
        "Tbilisi, Baku talk gas",
        "28.7 %",
    ],
)
def test_short_english_is_not_refused(text: str) -> None:
    assert language.detect(text, "a.txt").code == "en"


def test_english_with_foreign_names_is_english() -> None:
    names = (
        "Nguyễn Văn Thưởng, Lương Cường, Phạm Minh Chính and Trần Cẩm Tú were in the hall when the paper was signed. "
    )
    assert language.detect(names + ENGLISH, "a.txt").code == "en"


def test_a_chosen_language_must_be_read() -> None:
    assert language.chosen(" EN ", "a.txt").code == "en"
    with pytest.raises(UnreadLanguage, match=r"a\.txt: --language xx is not read; Comity reads English \(en\)"):
        language.chosen("xx", "a.txt")
