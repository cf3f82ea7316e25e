"""Grammar that all later steps share: who does what in a clause. How the clause puts it is in `standing`.

Reads spaCy's dependency labels (ClearNLP style, as in `en_core_web_*`) and tags. On a Doc without a parser every
question has an empty answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})


# ---- who does what -------------------------------------------------------------------------------------------


def with_conjuncts(token: Token) -> list[Token]:
    """A noun and the nouns joined to it by "and", commas, "as well as"."""
    return [token, *(one for one in token.conjuncts if one.i > token.i)]


def subjects(verb: Token) -> list[Token]:
    """The words that do what the verb says, or undergo it if it is passive.

    A verb without a subject of its own borrows one: from the verb it is joined to, from the verb that governs it
    ("plans to sign"), or from the noun that its relative clause or participle describes.
    """
    seen = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if own:
            if own[0].tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                return with_conjuncts(verb.head)
            return [word for one in own for word in with_conjuncts(one)]
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return with_conjuncts(verb.head)
        if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp"):
            verb = verb.head if verb.head.dep_ != "prep" else verb.head.head
            continue
        return []
    return []


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive: "was signed", "a treaty signed in May"."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def agents(verb: Token) -> list[Token]:
    """The nouns behind "by" of a passive."""
    return [
        word
        for child in verb.children
        if child.dep_ == "agent"
        for noun in child.children
        if noun.dep_ == "pobj"
        for word in with_conjuncts(noun)
    ]


def objects(verb: Token) -> list[Token]:
    """What an active verb is done to; what a passive one's subject is."""
    if is_passive(verb):
        return subjects(verb)
    return [word for child in verb.children if child.dep_ in OBJECTS for word in with_conjuncts(child)]


def doers(verb: Token) -> list[Token]:
    """Who does it, in the active or the passive."""
    return agents(verb) if is_passive(verb) else subjects(verb)


def after(token: Token, *prepositions: str) -> list[Token]:
    """Nouns that a preposition ties to this word: `after(talks, "with")`. Chains ("in talks with") are followed."""
    return [
        word
        for child in token.children
        if child.dep_ in ("prep", "dative", "agent") and (not prepositions or child.lower_ in prepositions)
        for noun in child.children
        if noun.dep_ in ("pobj", "pcomp")
        for word in with_conjuncts(noun)
    ]


def governor(token: Token) -> Token | None:
    """The verb that a word depends on, through nouns and prepositions; None at the root or without a parse."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def phrase(token: Token) -> tuple[int, int]:
    """Token range of the noun phrase that a noun heads, without relative clauses and what follows them."""
    start, end = token.left_edge.i, token.i + 1
    for child in token.rights:
        if child.dep_ in ("relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis"):
            break
        end = child.right_edge.i + 1
    while start < token.i and (token.doc[start].is_punct or token.doc[start].is_space):
        start += 1
    return start, end


def clause(verb: Token) -> tuple[int, int]:
    """Token range of a verb with all that depends on it, without verbs joined to it and their own subjects."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    for child in verb.children:
        if child.dep_ == "conj" and any(one.dep_ in SUBJECTS for one in child.children):
            end = min(end, child.left_edge.i)
        if child.dep_ in ("ccomp", "parataxis") and child.i < verb.i and child.left_edge.i == start:
            start = child.right_edge.i + 1
    while end - 1 > verb.i and (verb.doc[end - 1].is_punct or verb.doc[end - 1].dep_ == "cc"):
        end -= 1
    while start < verb.i and (verb.doc[start].is_punct or verb.doc[start].is_space):
        start += 1
    return start, end


def up(token: Token) -> Iterator[Token]:
    """The heads of a word, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def parsed(doc: Doc) -> bool:
    """Whether the document has dependencies to ask."""
    return doc.has_annotation("DEP")
