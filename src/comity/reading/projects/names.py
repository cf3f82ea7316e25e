"""Noun phrases that name something built, run or founded together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Token

from comity.lexicon import Language
from comity.reading.named import Name, name_of
from comity.reading.notes import Notes


@lru_cache(maxsize=4)
def heads(tables: Language) -> dict[str, tuple[str, str]]:
    """Head noun, or two words with it, in lower case -> type of project and what it needs to count."""
    return {row["word"]: (row["what"], row["needs"]) for row in tables.table("projects")}


@lru_cache(maxsize=4)
def sets(tables: Language) -> dict[str, frozenset[str]]:
    """The word sets of `projects.yml`."""
    return {name: frozenset(words) for name, words in tables.tree("projects").items()}


def known(token: Token, tables: Language) -> tuple[str, str] | None:
    """Type and need of a head noun; the word beside it may decide ("border post", "consulate general").

    A word for any undertaking takes its type from the noun before it: "the harbour road project" is a road.
    """
    table, lemma = heads(tables), token.lemma_.lower()
    found = table.get(token.lower_) or table.get(lemma)
    if token.i == 0:
        return found
    before = token.nbor(-1)
    found = table.get(f"{before.lower_} {token.lower_}") or table.get(f"{before.lower_} {lemma}") or found
    if found is not None and found[1] == "named":
        inner = _before(token, tables)
        return (inner[0], "stage") if inner is not None else found
    return found


def _before(token: Token, tables: Language) -> tuple[str, str] | None:
    """The type of the nearest noun of the table within the words before a head: "road rehabilitation project"."""
    table = heads(tables)
    for child in reversed(list(token.lefts)):
        if child.dep_ in ("compound", "nmod", "amod"):
            found = table.get(child.lower_) or table.get(child.lemma_.lower())
            if found is not None and found[1] not in ("named", "never", "maker", "part"):
                return found
            found = _before(child, tables)
            if found is not None:
                return found
    return None


def needs(name: Name, tables: Language) -> str:
    """What a head noun needs to count as a project: `stage`, `named`, `maker`, `part`, or nothing."""
    found = known(name.head, tables)
    if found is None:
        return "stage"
    if found[1] == "part":  # "the first phase of the railway", "Unit 2 of the power plant", "a burn unit"
        fitted = any(child.dep_ == "compound" and child.pos_ == "NOUN" for child in name.head.lefts)
        return "stage" if fitted or name.words & heads(tables).keys() else "never"
    return found[1]


def named_in(notes: Notes) -> Iterator[Name]:
    """Every noun phrase of the document that may name a project, in order."""
    words = sets(notes.language)
    last_words = _last_words(notes.language)
    for token in notes.doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        if token.lemma_.lower() not in last_words and token.lower_ not in last_words:
            continue
        found = known(token, notes.language)
        if found is not None and found[1] != "maker" and not _inside_party(token, notes):
            name = name_of(token, found[0], words, notes)
            yield replace(name, sort="") if name.points_back and found[1] == "named" else name


@lru_cache(maxsize=4)
def _last_words(tables: Language) -> frozenset[str]:
    """The last word of each entry of the table: a cheap gate."""
    return frozenset(word.rsplit(" ", 1)[-1] for word in heads(tables))


def _inside_party(token: Token, notes: Notes) -> bool:
    """A word that another word of a party's name governs names the party; the head of such a name may be founded."""
    mention = notes.mention_at(token.i)
    return mention is not None and mention.start <= token.head.i < mention.end and token.head.i != token.i
