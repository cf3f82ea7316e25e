"""What the text around a sentence settles: whom a pronoun means, and whose agreements and rounds a text is about."""

from __future__ import annotations

from spacy.tokens import Span, Token

from comity.reading.clauses import subjects
from comity.reading.dyad import dyad
from comity.reading.events.frames import Lexicon
from comity.reading.events.roles import Cast, named
from comity.reading.events.slots import Head, joined
from comity.reading.notes import Notes

DATELINE = 16
"""Tokens. A dash farther into a sentence ends no dateline."""
DASHES = frozenset("-–—:")


def before(head: Head, notes: Notes, words: Lexicon) -> Cast:
    """Whom a pronoun at the head of a sentence means: the subject of the sentence before it in the paragraph."""
    start = head.token.sent.start
    if start == 0 or "\n" in notes.doc[start - 1].text:
        return Cast()
    root = notes.doc[start - 1].sent.root
    cast = Cast()
    for token in joined(subjects(root)):
        cast.take(named(token, notes, words))
    return cast if len(cast.codes(notes)) == 1 else Cast()


def in_line(verb: Token, notes: Notes) -> Cast:
    """The parties named right before a verb, past adverbs, days and commas, where the parse has lost the subject."""
    i, commas = verb.i - 1, 0
    start = verb.sent.start
    while i >= start:
        token = notes.doc[i]
        if token.is_punct and token.text == "," and commas == 0:
            commas = 1
        elif not (token.pos_ in ("AUX", "ADV", "PART") or _day(token)):
            break
        i -= 1
    return _leftward(notes.doc[i], notes) if i >= start else Cast()


def _day(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or (token.pos_ == "ADP" and token.nbor(1).ent_type_ in ("DATE", "TIME"))


def _leftward(token: Token, notes: Notes) -> Cast:
    """The mention that a word belongs to, and those joined to it on its left."""
    while token.dep_ in ("pobj", "prep", "compound", "amod", "nmod", "det") and notes.mention_at(token.i) is None:
        token = token.head
    while token.dep_ == "pobj" and token.head.head.pos_ in ("NOUN", "PROPN"):
        token = token.head.head
    cast = Cast()
    mention = notes.mention_at(token.i)
    if mention is None or token.dep_ in ("pobj", "dobj", "poss", "amod"):
        return cast
    cast.add(mention.parties, token)
    i = mention.start - 1
    while i > token.sent.start and notes.doc[i].pos_ == "DET":
        i -= 1
    if i > token.sent.start and (notes.doc[i].pos_ == "CCONJ" or notes.doc[i].text == ","):
        beside = notes.mention_at(i - 1)
        if beside is not None and notes.doc[i].pos_ == "CCONJ":
            cast.add(beside.parties, notes.doc[i - 1])
    return cast


def dateline_ends(sent: Span) -> int:
    """Index after the dash that ends a dateline at the head of a sentence; its start where there is none."""
    for one in sent[:DATELINE]:
        if one.text in DASHES and one.i > sent.start + 1 and (one.whitespace_ or one.nbor(-1).whitespace_):
            return one.i + 1
        if one.pos_ in ("VERB", "AUX") and one.ent_type_ == "":
            break
    return sent.start


def pair(notes: Notes) -> Cast:
    """The two states or bodies that a text is about, with the first words that name them; empty where it is not so."""
    cast, two = Cast(), dyad(notes)
    if two is not None:
        for name, at in zip(two.names, two.first, strict=True):
            cast.add((name,), notes.doc[at])
    return cast
