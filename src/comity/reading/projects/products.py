"""What a project makes, and the companies that a sentence names beside a product."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading.clauses import objects, phrase, with_conjuncts
from comity.reading.named import is_firm
from comity.reading.notes import Notes
from comity.reading.projects.names import heads, sets

MAKING = ("acl", "advcl", "relcl", "conj")
"""How the parser may tie a participle of making to the thing that makes or the verb that builds it."""


def products_of(head: Token, notes: Notes) -> tuple[str, ...]:
    """Objects of a verb of making that describes the project, or the verb over it: "plants, producing tyres"."""
    produce = sets(notes.language)["produce"]
    makers = [child for child in (*head.children, *head.head.children) if child.dep_ in MAKING]
    out: list[str] = []
    for verb in makers:
        if verb.lemma_.lower() in produce and verb.i > head.i:
            out += [text for one in objects(verb) if (text := _goods(one, notes))]
    out += [text for one in _made_of(head, notes) if (text := _goods(one, notes))]
    return tuple(dict.fromkeys(out))


def _made_of(head: Token, notes: Notes) -> list[Token]:
    """ "production of tyres"."""
    table = heads(notes.language)
    if table.get(head.lemma_.lower(), ("", ""))[1] != "maker":
        return []
    of = sets(notes.language)["of"]
    return [
        one
        for child in head.rights
        if child.dep_ == "prep" and child.lower_ in of
        for noun in child.children
        if noun.dep_ == "pobj"
        for one in with_conjuncts(noun)
    ]


def _goods(noun: Token, notes: Notes) -> str | None:
    """The product's own words; "other products" names none."""
    if noun.lemma_.lower() in sets(notes.language)["generic"]:
        return None
    start, end = phrase(noun)
    while start < noun.i and noun.doc[start].lower_ in sets(notes.language)["leading"]:
        start += 1
    return " ".join(noun.doc[start : min(end, noun.i + 1)].text.split())


def ventures(notes: Notes) -> Iterator[tuple[Token, Token, str]]:
    """A noun of cooperation, a company behind it and what they make: "work with Acme on pumps and Bolt for valves".

    Reads along the words, not the parse: small parsers tie the second company to the first one's product. Yields the
    noun of cooperation, the head of the product, and the company's name.
    """
    words = sets(notes.language)
    for token in notes.doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in words["together"]:
            continue
        if token.i + 1 == len(notes.doc) or token.nbor().lower_ not in words["with"]:
            continue
        for mention in notes.mentions:
            firm = mention.parties[0]
            if not (token.i < mention.start < mention.end < token.sent.end) or not is_firm(firm, notes):
                continue
            lead = notes.doc[mention.end]
            if lead.lower_ in words["for"]:
                yield from ((token, child, firm) for child in lead.children if child.dep_ == "pobj")
