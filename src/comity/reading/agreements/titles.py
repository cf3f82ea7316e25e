"""Noun phrases that name an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from comity.lexicon import Language
from comity.reading.named import Name, name_of
from comity.reading.notes import Notes

LONGEST = 3
"""Words of the longest names of a form: "letter of intent"."""


@lru_cache(maxsize=4)
def heads(tables: Language) -> dict[str, tuple[str, str]]:
    """Lower-case head noun -> form and what it needs to count."""
    return {row["word"]: (row["form"], row["needs"]) for row in tables.table("agreements")}


@lru_cache(maxsize=4)
def sets(tables: Language) -> dict[str, frozenset[str]]:
    """The word sets of `agreements.yml`."""
    return {name: frozenset(words) for name, words in tables.tree("agreements").items()}


def known(token: Token, tables: Language) -> tuple[str, str] | None:
    """Form and need of a head noun; the words behind or before it may decide ("letter of intent", "credit line")."""
    table = heads(tables)
    if token.i + LONGEST <= len(token.doc):
        words = [one.lower_ for one in token.doc[token.i : token.i + LONGEST]]
        found = table.get(" ".join(words))
        if found is not None:
            return found
    if token.i > 0:
        found = table.get(f"{token.nbor(-1).lower_} {token.lower_}")
        if found is not None:
            return found
    return table.get(token.lower_) or table.get(token.lemma_.lower())


def needs(name: Name, tables: Language) -> str:
    """What a head noun needs to count as an agreement: `joint`, `stage`, `signed`, `signing` or nothing."""
    found = known(name.head, tables)
    return found[1] if found is not None else "stage"


@lru_cache(maxsize=4)
def _gate(tables: Language) -> frozenset[str]:
    """The first and the last word of each entry: a cheap test before the table is asked."""
    return frozenset(part for word in heads(tables) for part in (word.split(" ")[0], word.rsplit(" ", 1)[-1]))


def named_in(notes: Notes) -> Iterator[Name]:
    """Every noun phrase of the document that may name an agreement, in order."""
    words, gate = sets(notes.language), _gate(notes.language)
    for token in notes.doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        if token.lower_ not in gate and token.lemma_.lower() not in gate:
            continue
        found = known(token, notes.language)
        if found is None or (token.dep_ == "appos" and known(token.head, notes.language) is not None):
            continue  # a short form in brackets names nothing new
        if found[1] == "joint" and not any(child.lower_ in words["joint"] for child in token.lefts):
            continue
        if found[1] == "signed" and token.sent.text.rstrip().endswith(":"):
            continue  # "the following documents were signed:" opens a list and is no document
        if found[1] in ("signed", "signing") and _idle(token, notes):
            continue
        yield name_of(token, found[0], words, notes)


def _idle(token: Token, notes: Notes) -> bool:
    """Whether an everyday word names no text of its own: "memorandum of understanding", "text settled"."""
    of = sets(notes.language)["of"]
    if token.i > 1 and token.nbor(-1).lower_ in of and known(token.nbor(-2), notes.language) is not None:
        return True
    bare = not any(child.dep_ in ("det", "amod", "compound", "nummod", "poss") for child in token.lefts)
    if bare and token.lemma_.lower() == token.lower_:
        return not any(child.dep_ == "prep" for child in token.rights)
    return False
