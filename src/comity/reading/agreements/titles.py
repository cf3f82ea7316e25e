"""Noun phrases that name an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from comity.lexicon import Language
from comity.reading.named import Name, name_of
from comity.reading.notes import Notes


@lru_cache(maxsize=4)
def heads(tables: Language) -> dict[str, tuple[str, str]]:
    """Lower-case head noun -> form and what it needs to count."""
    return {row["word"]: (row["form"], row["needs"]) for row in tables.table("agreements")}


@lru_cache(maxsize=4)
def sets(tables: Language) -> dict[str, frozenset[str]]:
    """The word sets of `agreements.yml`."""
    return {name: frozenset(words) for name, words in tables.tree("agreements").items()}


def needs(name: Name, tables: Language) -> str:
    """What a head noun needs to count as an agreement: `joint`, `stage`, `signed` or nothing."""
    table = heads(tables)
    return (table.get(name.head.lower_) or table[name.head.lemma_.lower()])[1]


def named_in(notes: Notes) -> Iterator[Name]:
    """Every noun phrase of the document that may name an agreement, in order."""
    table, words = heads(notes.language), sets(notes.language)
    for token in notes.doc:
        known = table.get(token.lower_) or table.get(token.lemma_.lower())
        if known is None or token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        if known[1] == "joint" and not any(child.lower_ in words["joint"] for child in token.lefts):
            continue
        if known[1] == "signed" and token.sent.text.rstrip().endswith(":"):
            continue  # "the following documents were signed:" opens a list and is no document
        yield name_of(token, known[0], words, notes)
