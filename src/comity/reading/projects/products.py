"""What a project makes, and the companies that a sentence names beside a product."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading.clauses import objects, phrase, with_conjuncts
from comity.reading.notes import Notes
from comity.reading.projects.names import heads, sets
from comity.records import PartyType

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

    Yields the cooperation noun, the head of the product, and the company's name.
    """
    words = sets(notes.language)
    together, lead = words["together"], words["for"]
    for token in notes.doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in together:
            continue
        for child in token.rights:
            if child.dep_ != "prep" or child.lower_ not in words["with"]:
                continue
            for firm in [one for noun in child.children if noun.dep_ == "pobj" for one in with_conjuncts(noun)]:
                yield from _beside(token, firm, lead, notes)


def _beside(token: Token, firm: Token, lead: frozenset[str], notes: Notes) -> Iterator[tuple[Token, Token, str]]:
    names = [name for name in notes.parties_of([firm]) if is_firm(name, notes)]
    following = [child for child in firm.rights if child.dep_ == "prep" and child.lower_ in lead]
    if names and not following and firm.dep_ == "pobj":  # "collaboration with Acme for pumps": tied to the noun
        following = [child for child in token.rights if child.dep_ == "prep" and child.lower_ in lead]
    for preposition in following[:1]:
        for product in (child for child in preposition.children if child.dep_ == "pobj"):
            for name in names:
                yield token, product, name


def is_firm(name: str, notes: Notes) -> bool:
    """Whether a party is an organisation: a company, a university, a museum."""
    party = notes.party(name)
    return party is not None and party.type is PartyType.ORGANISATION
