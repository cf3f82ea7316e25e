"""Noun phrases as short names: without articles, brackets, dates and numbers."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.figures.page import Measured, Page
from comity.records import UnitKind

_LONG = 9
"""Words of a name; what is longer is cut at its last preposition."""
_NOT_FIRST = ("ADP", "DET", "NUM", "PRON", "PUNCT")
_INSIDE = ("amod", "compound", "nmod", "poss", "nummod", "case", "punct", "advmod", "npadvmod", "quantmod")


def timed(page: Page, noun: Token) -> bool:
    """Whether the noun only says when: "up 12 per cent this year"."""
    unit = page.words.units.names.get(page.words.units.pers.get(noun.lemma_.lower(), ""))
    return unit is not None and unit.kind is UnitKind.TIME


def tail_of(page: Page, noun: Token) -> int:
    """Where the noun phrase ends: behind its short prepositional phrases, without numbers and dates."""
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ != "prep" or child.i > end or child.right_edge.i - noun.i > _LONG:
            break
        inside = list(child.subtree)
        if any(token.dep_ in ("relcl", "acl") or token.i in page.taken for token in inside):
            break
        if page.date_over(inside[0].i, inside[-1].i + 1) is not None:
            break
        end = child.right_edge.i + 1
    return end


def named(page: Page, start: int, noun: Token, end: int) -> Measured | None:
    """A phrase as a name: without articles, brackets and what the number itself said."""
    doc = page.notes.doc
    while start < noun.i and (
        doc[start].is_punct or doc[start].is_space or doc[start].pos_ in _NOT_FIRST or start in page.united
    ):
        if doc[start].pos_ == "NUM" and doc[start + 1].text in ("-", "‑"):
            break  # "two-way trade"
        start += 1
    while start < noun.i and (date := page.date_over(start, start + 1)) is not None:
        start = max(start + 1, page.notes.tokens(date)[1])
        start += doc[start].tag_ == "POS" if start < noun.i else 0
    for i in range(start, noun.i):
        if doc[i].is_punct and doc[i].text in "()[]—–;:":
            start = i + 1
    while end - 1 > noun.i and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].pos_ == "ADP"):
        end -= 1
    if end - start > _LONG:
        end = next((i for i in range(noun.i + 1, end) if doc[i].dep_ == "prep"), noun.i + 1)
    name = " ".join(doc[start:end].text.split())
    return Measured(name, start, end) if name else None


def phrase_of(page: Page, noun: Token) -> Measured | None:
    """The noun with its modifiers and short prepositional phrases; parties and stretches of time are not measured."""
    if timed(page, noun):
        return None
    if page.notes.mention_at(noun.i) is not None:
        return None
    start = noun.i
    for child in noun.lefts:
        if child.dep_ in (*_INSIDE, "det") and child.dep_ != "nummod":
            start = min(start, child.left_edge.i)
    return named(page, start, noun, tail_of(page, noun))
