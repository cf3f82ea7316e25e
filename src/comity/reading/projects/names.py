"""Noun phrases that name something built, run or founded together."""

from __future__ import annotations

from collections.abc import Iterator
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
    """Type and need of a head noun; the word before it may decide ("border post", "working group")."""
    table, lemma = heads(tables), token.lemma_.lower()
    found = table.get(token.lower_) or table.get(lemma)
    if token.i > 0:
        before = token.nbor(-1).lower_
        found = table.get(f"{before} {token.lower_}") or table.get(f"{before} {lemma}") or found
    return found


def needs(name: Name, tables: Language) -> str:
    """What a head noun needs to count as a project: `stage`, `named`, `maker` or nothing."""
    found = known(name.head, tables)
    return found[1] if found is not None else "stage"


def named_in(notes: Notes) -> Iterator[Name]:
    """Every noun phrase of the document that may name a project, in order."""
    words = sets(notes.language)
    last_words = {word.rsplit(" ", 1)[-1] for word in heads(notes.language)}
    for token in notes.doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        if token.lemma_.lower() not in last_words and token.lower_ not in last_words:
            continue
        found = known(token, notes.language)
        if found is not None and found[1] != "maker" and not _inside_party(token, notes):
            yield name_of(token, found[0], words, notes)


def _inside_party(token: Token, notes: Notes) -> bool:
    """A word that another word of a party's name governs names the party; the head of such a name may be founded."""
    mention = notes.mention_at(token.i)
    return mention is not None and mention.start <= token.head.i < mention.end and token.head.i != token.i
