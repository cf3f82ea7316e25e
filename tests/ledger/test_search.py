"""Full-text search: the same words find the same records in a file and on a server."""

from __future__ import annotations

import pytest

from built import Built, after, eve
from comity.errors import SettingsError
from comity.ledger import Ledger, Query
from comity.ledger.search import terms
from comity.records import Agreement, AgreementForm


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(eve().reading())
    ledger.add(after().reading())
    accents = Built("The Charte de Nouméa bound Fiji.", published="2020-01-02")
    accents.add(Agreement, "Charte de Nouméa", title="Charte de Nouméa", form=AgreementForm.DECLARATION)
    ledger.add(accents.reading())
    return ledger


def titles(found: tuple[object, ...]) -> list[str]:
    return [one.item.title for one in found if hasattr(one.item, "title")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("declaration partnership", 2),
        ("declarations", 2),
        ('"comprehensive ocean partnership"', 2),
        ('"ocean comprehensive"', 0),
        ("fisher*", 1),
        ("Nouméa", 1),
        ("signed fisheries", 1),
        ("hovercraft", 0),
        ("Kobe hovercraft", 0),
    ],
)
def test_words_are_all_wanted_in_any_form(filled: Ledger, words: str, many: int) -> None:
    assert len(filled.find(Query(words=words, kinds=("agreement",)))) == many


def test_words_elsewhere_in_the_source_do_not_count(filled: Ledger) -> None:
    # Iceland stands in the text, in no passage of an agreement.
    assert filled.find(Query(words="Iceland", kinds=("agreement",))) == ()
    assert filled.find(Query(words="Iceland", kinds=("party",)))


def test_limit_is_of_what_holds_the_words(filled: Ledger) -> None:
    assert titles(filled.find(Query(words="declaration", kinds=("agreement",), limit=1))) == [
        "Declaration on a Comprehensive Ocean Partnership"
    ]


def test_days_party_and_pair_narrow_it(filled: Ledger) -> None:
    asked = {"words": "declaration", "kinds": ("agreement",)}
    assert len(filled.find(Query(**asked, pair=("JPN", "NOR")))) == 2
    assert len(filled.find(Query(**asked, since="2025-11-11"))) == 1
    assert len(filled.find(Query(**asked, until="2025-11-12"))) == 1
    assert filled.find(Query(**asked, all_of=(("side", "NOR"), ("side", "ISL")))) == ()
    assert len(filled.find(Query(**asked, all_of=(("side", "NOR"), ("side", "JPN"))))) == 2


def test_who_says_it_is_a_filter(filled: Ledger) -> None:
    said = filled.find(Query(facets={"said_by": ("Ilma Torvek",)}))
    assert {one.item.kind for one in said} == {"quote", "figure"}


def test_what_nobody_decided_on(filled: Ledger) -> None:
    every = filled.find(Query(kinds=("agreement",)))
    assert filled.find(Query(kinds=("agreement",), decided=True)) == ()
    assert len(filled.find(Query(kinds=("agreement",), decided=False))) == len(every)


@pytest.mark.parametrize(
    "words", ["'; drop table source; --", 'NEAR("a" "b")', "a AND (b", "source:x", '"', "declaration OR"]
)
def test_marks_of_the_database_are_only_words(filled: Ledger, words: str) -> None:
    try:
        filled.find(Query(words=words))
    except SettingsError as error:
        assert "no word" in str(error)
    assert filled.count(Query()) > 0


@pytest.mark.parametrize("words", ["", "*", '""', "…"])
def test_nothing_to_search_for_is_said(words: str) -> None:
    with pytest.raises(SettingsError, match="holds no word"):
        terms(words)
